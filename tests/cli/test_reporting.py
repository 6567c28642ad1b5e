"""`casualties report`: where it writes, and that a public report lies alone."""

from __future__ import annotations

import sys

import pytest

from casualties.cli import app
from casualties.cli._ending import ended

CLAIMS = "row_id,harm,value,place,country,date\n1,killed,4,Beni,CD,2017-01-08\n"


@pytest.fixture
def report(tmp_path, monkeypatch):
    """Runs `casualties report` on a stored run; gives the exit code."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["casualties", *map(str, arguments)])
        return ended(app)

    (tmp_path / "claims.csv").write_text(CLAIMS)
    assert run("reconcile", tmp_path / "claims.csv", "-o", tmp_path / "out") == 0
    return lambda *arguments: run("report", tmp_path / "out", *arguments)


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_a_public_report_has_a_folder_of_its_own(report, tmp_path):
    assert report("--xlsx") == 0
    assert report("--profile", "public") == 0
    assert "casualties.xlsx" in names(tmp_path / "out" / "report")
    assert "casualties.xlsx" not in names(tmp_path / "out" / "report-public")


def test_a_public_report_is_not_put_into_an_internal_one(report, tmp_path, capsys):
    assert report("-o", tmp_path / "shown", "--xlsx") == 0
    before = {path: path.read_bytes() for path in (tmp_path / "shown").iterdir()}
    assert report("-o", tmp_path / "shown", "--profile", "public") == 2
    assert "holds a report of the internal profile; name another folder with -o" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (tmp_path / "shown").iterdir()} == before


def test_what_was_asked_for_before_does_not_stay_beside_newer_tables(report, tmp_path):
    assert report("--xlsx", "--hxl") == 0
    assert {"casualties.xlsx", "claims.hxl.csv"} <= names(tmp_path / "out" / "report")
    assert report() == 0
    assert not {"casualties.xlsx", "claims.hxl.csv"} & names(tmp_path / "out" / "report")


def test_suppression_is_for_the_public(report, capsys):
    assert report("--suppress-below", "5") == 2
    assert "add --profile public" in capsys.readouterr().err
