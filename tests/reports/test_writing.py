"""Files are found whole or not at all."""

from __future__ import annotations

import pytest

from casualties.errors import OutputError
from casualties.reports.writing import write_file, write_folder, write_lines


def test_all_files_of_a_folder_are_written_and_others_stay(tmp_path):
    (tmp_path / "mine.txt").write_text("kept")
    write_folder(tmp_path, {"a.csv": b"1", "b.csv": b"2"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.csv", "mine.txt"]


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match=r"is a file, not a folder; name another output folder"):
        write_folder(tmp_path / "out", {"a.csv": b"1"})


def test_where_one_file_cannot_be_made_none_is_left(tmp_path):
    with pytest.raises(OutputError):
        write_folder(tmp_path / "out", {"a.csv": b"1", "no/such/b.csv": b"2"})
    assert list((tmp_path / "out").iterdir()) == []


def test_a_line_that_cannot_be_made_leaves_the_old_file(tmp_path):
    path = tmp_path / "claims.jsonl"
    path.write_text("old\n")

    def lines():
        yield "new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_lines(path, lines())
    assert path.read_text() == "old\n"
    assert [each.name for each in tmp_path.iterdir()] == ["claims.jsonl"]


def test_a_file_that_is_a_folder_is_told(tmp_path):
    with pytest.raises(OutputError, match="is a folder, not a file"):
        write_file(tmp_path, b"x")
