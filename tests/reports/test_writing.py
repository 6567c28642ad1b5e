"""Files are found whole or not at all."""

from __future__ import annotations

import errno
import os
import resource
from pathlib import Path

import polars as pl
import pytest

from casualties.errors import OutputError
from casualties.reports.writing import CsvTable, write_file, write_folder, write_lines


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
    assert list(tmp_path.iterdir()) == []


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


def test_where_a_file_cannot_be_put_in_place_the_old_ones_come_back(tmp_path, monkeypatch):
    write_folder(tmp_path, {"a.csv": b"old a", "b.csv": b"old b"})
    moved = Path.replace

    def failing(self, target):
        if self.name == "b.csv" and Path(target).parent == tmp_path and self.read_bytes() == b"new b":
            raise OSError(errno.EIO, "Input/output error")
        return moved(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OutputError, match=r"cannot be written \(Input/output error\)"):
        write_folder(tmp_path, {"a.csv": b"new a", "b.csv": b"new b", "c.csv": b"new c"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.csv": b"old a", "b.csv": b"old b"}


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_moved(tmp_path):
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(OutputError, match=r"b\.csv: is a folder where a file has to go"):
        write_folder(tmp_path, {"a.csv": b"1", "b.csv": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.csv"]


def test_a_name_that_is_too_long_is_told(tmp_path):
    with pytest.raises(OutputError, match="File name too long"):
        write_folder(tmp_path / ("x" * 300), {"a.csv": b"1"})
    with pytest.raises(OutputError, match="File name too long"):
        write_file(tmp_path / ("x" * 300), b"1")


def test_a_file_with_a_name_as_long_as_a_name_may_be_is_written(tmp_path):
    write_file(tmp_path / ("x" * 255), b"1")
    assert (tmp_path / ("x" * 255)).read_bytes() == b"1"


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.jsonl").write_text("old\n")
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    write_lines(tmp_path / "link.jsonl", ["new"])
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text() == "new\n"


def test_a_pipe_is_written_to_and_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, b"43")
    assert os.read(reader, 10) == b"43"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    "write", [lambda path: write_folder(path, {"a.csv": b"x" * 4096}), lambda path: write_file(path, b"x" * 4096)]
)
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, write):
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, resource.RLIM_INFINITY))
    try:
        with pytest.raises(OutputError, match="make room, or name another place; what was there before is unchanged"):
            write(tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_writing_left_goes_with_it(tmp_path):
    write_folder(tmp_path, {"a.csv": b"1", "casualties.xlsx": b"old"})
    (tmp_path / "mine.txt").write_text("kept")
    write_folder(tmp_path, {"a.csv": b"2"}, outdated=["casualties.xlsx", "never.csv"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "mine.txt"]


def test_a_table_is_written_as_it_is_given_whole(tmp_path):
    table = CsvTable(pl.DataFrame({"place": ["Gao", None, "Idlib, إدلب"], "killed": [3, 0, None]}))
    write_folder(tmp_path, {"a.csv": table})
    assert (tmp_path / "a.csv").read_bytes() == bytes(table)
    assert bytes(table).decode("utf-8-sig") == 'place,killed\nGao,3\n,0\n"Idlib, إدلب",\n'
