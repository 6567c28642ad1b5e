"""What paths name: every file is read, or told; nothing hangs and nothing is silently left out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from casualties.errors import InputError
from casualties.pipeline import files_of


def names(found):
    return sorted(path.name for path in found)


def test_a_folder_gives_its_documents_and_datasets_and_names_the_rest(tmp_path):
    for name in ("a.csv", "b.txt", "c.bin", "README.md", ".hidden.csv"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.csv").write_text("x")
    files, passed_over = files_of([tmp_path])
    assert names(files) == ["a.csv", "b.txt"]
    assert [Path(each).name for each in passed_over] == ["README.md", "c.bin"]


def test_a_report_that_we_wrote_is_passed_over_and_told(tmp_path):
    (tmp_path / "claims.csv").write_text("x")
    (tmp_path / "report").mkdir()
    for name in ("report.html", "datapackage.json", "methodology.md", "claims.csv"):
        (tmp_path / "report" / name).write_text("x")
    files, passed_over = files_of([tmp_path])
    assert files == [tmp_path / "claims.csv"]
    assert passed_over == [f"{tmp_path / 'report'} (a report that casualties wrote)"]


def test_a_run_that_we_wrote_is_passed_over_and_told_unless_it_is_named(tmp_path):
    (tmp_path / "events.csv").write_text("x")
    (tmp_path / "out").mkdir()
    for name in ("run.json", "claims.csv", "members.csv", "findings.csv"):
        (tmp_path / "out" / name).write_text("x")
    files, passed_over = files_of([tmp_path])
    assert files == [tmp_path / "events.csv"]
    assert passed_over == [f"{tmp_path / 'out'} (a run that casualties wrote)"]
    assert "claims.csv" in names(files_of([tmp_path / "out"])[0])


def test_a_name_that_only_begins_like_a_note_on_others_is_read(tmp_path):
    for name in ("sources_2017.csv", "readmes.txt", "Sources.md", "LICENSE.txt"):
        (tmp_path / name).write_text("x")
    files, passed_over = files_of([tmp_path])
    assert names(files) == ["readmes.txt", "sources_2017.csv"]
    assert [Path(each).name for each in passed_over] == ["LICENSE.txt", "Sources.md"]


@pytest.mark.parametrize("suffix", ["csv", "txt"])
def test_a_pipe_is_told_and_not_waited_for(tmp_path, suffix):
    os.mkfifo(tmp_path / f"a.{suffix}")
    with pytest.raises(InputError, match="is a pipe or a device, not a file; save it as a file"):
        files_of([tmp_path / f"a.{suffix}"])


def test_links_that_lead_nowhere_or_round_are_told(tmp_path):
    (tmp_path / "gone.csv").symlink_to("nowhere.csv")
    (tmp_path / "round.csv").symlink_to("round.csv")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "a.csv").write_text("x")
    with pytest.raises(InputError, match="is a link to something that is not there"):
        files_of([tmp_path / "gone.csv"])
    files, passed_over = files_of([tmp_path])
    assert files == [tmp_path / "a.csv"]
    assert [Path(each).name for each in passed_over] == ["gone.csv (no file)", "round.csv (no file)"]


def test_a_name_that_is_no_text_is_told(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.csv"))
    path.write_text("x")
    for given in (path, tmp_path):
        with pytest.raises(InputError, match="has a name that is not UTF-8; rename it"):
            files_of([given])


def test_a_folder_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.csv").write_text("x")
    listed = os.scandir

    def closed(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(InputError, match=r"closed: cannot be opened \(Permission denied\); check the path"):
        files_of([tmp_path])
