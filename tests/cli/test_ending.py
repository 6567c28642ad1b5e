"""However a command ends, it is one message and an exit code that says which."""

from __future__ import annotations

import errno
import io
import sys

import pytest

from casualties.cli import app
from casualties.cli._ending import ended
from casualties.errors import InputError


def asked(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["casualties", *arguments])
    return ended(app)


def raising(error):
    def command(**_):
        raise error

    return command


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["reconcile", "", "-o", "out"], "an empty path; name a file or a folder"),
        (["reconcile", "x.csv", "-o", " "], "an empty path; name a file or a folder"),
        (["reconcile", "x.csv"], "Missing option '--output' / '-o'; see `casualties reconcile --help`"),
        (["report", "out", "--profile", "pubic"], 'did you mean "public"?; see `casualties report --help`'),
        (["check", "x.csv", "--format", "jsno"], 'did you mean "json"?'),
        (["totals", "out", "--by", "moth"], 'did you mean "month"?'),
        (["recncile"], "Did you mean 'reconcile'?"),
        (["reconcile", "x.csv", "--polcy", "x"], "--policy"),
        (["explain", "C01", "x"], "unexpected extra argument"),
        (["report", "out", "--suppress-below", "few"], "--suppress-below"),
        (["totals", "out", "--from", "2017-99-01"], '--from "2017-99-01": not a day'),
    ],
)
def test_a_mistake_on_the_command_line_is_one_line_and_2(monkeypatch, capsys, arguments, said):
    assert asked(monkeypatch, *arguments) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.startswith("casualties: ")
    assert told.count("\n") == 1


def test_a_mistake_of_ours_has_a_code_that_no_finding_has(capsys):
    assert ended(raising(RuntimeError("a branch nobody thought of \x1b[31m"))) == 70
    told = capsys.readouterr().err
    assert "a branch nobody thought of \\x1b[31m" in told
    assert told.endswith("casualties: an error in casualties itself; please report what stands above\n")


def test_without_a_command_it_says_how_to_begin(monkeypatch, capsys):
    assert asked(monkeypatch) == 0
    assert "casualties reconcile articles/ events.csv -o out" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command", ["reconcile", "extract", "totals", "check", "report", "explain", "methodology"]
)  # fmt: skip
def test_each_help_shows_examples_in_a_hundred_columns(monkeypatch, capsys, command):
    monkeypatch.setenv("COLUMNS", "100")
    assert asked(monkeypatch, command, "--help") == 0
    shown = capsys.readouterr().out
    assert f"  casualties {command}" in shown
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (InputError("a\x1b[2Jb.csv", "is empty", "leave it out"), 2, "a\\x1b[2Jb.csv: is empty; leave it out\n"),
        (InputError("x" * 10_000, "is empty", "leave it out"), 2, "characters left out"),
        (PermissionError(errno.EACCES, "Permission denied", "mine/waivers.yaml"), 2, "mine/waivers.yaml: Permission"),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "the standard output: No space left on device;"),
        (RecursionError(), 2, "nested too deeply"),
        (MemoryError(), 2, "give it in parts"),
        (KeyboardInterrupt(), 130, "stopped; what was there before is unchanged"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
    ],
)  # fmt: skip
def test_what_goes_wrong_below_is_told_without_a_traceback(capsys, error, code, said):
    assert ended(raising(error)) == code
    told = capsys.readouterr().err
    assert said in told
    assert len(told) < 1_500
    assert "Traceback" not in told


def test_an_output_that_is_full_is_told(monkeypatch, capsys):
    class Full(io.StringIO):
        def write(self, _):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    assert asked(monkeypatch, "--version") == 2
    assert "the standard output: No space left on device" in capsys.readouterr().err


def test_a_closed_output_is_told(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", None)
    assert asked(monkeypatch, "--version") == 2
    assert "the standard output is closed" in capsys.readouterr().err
