"""A long run says on a log what it does; a short one says nothing there."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

import casualties.cli._runs as runs


@pytest.mark.parametrize(("seconds", "told"), [(5, ""), (70, "casualties: linking 3 figures …\n")])
def test_a_step_is_a_line_on_a_log_once_the_run_has_taken_long(monkeypatch, seconds, told):
    clock = iter([100, 100 + seconds])
    monkeypatch.setattr(runs, "monotonic", lambda: next(clock))
    log = io.StringIO()
    progress = Console(file=log, force_terminal=False)
    with progress.status("starting") as status:
        runs._telling(progress, status)("linking 3 figures")
    assert log.getvalue() == told
