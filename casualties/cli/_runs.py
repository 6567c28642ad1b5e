"""Carry out the commands that read and write: what stands between the options and the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

import polars as pl
from rich.console import Console
from rich.status import Status

from casualties.errors import InputError
from casualties.model import MEMBERS, Decision, Report
from casualties.pipeline import Options
from casualties.pipeline import reconcile as walk
from casualties.reports import print_summary, tables_of, write_folder
from casualties.rulebook import Rulebook
from casualties.rulebook.decisions import read_decisions

__all__ = ["rulebook_of", "run_reconcile"]

_LONG = 60
"""Seconds after which a run says on a log, too, what it does."""


def rulebook_of(rules: Path | None) -> Rulebook:
    """The shipped rules, with the user's folder laid over them."""
    return Rulebook(*([rules] if rules else []))


def run_reconcile(
    paths: Sequence[Path], output: Path, options: Options, rules: Path | None, decisions: Path | None
) -> None:
    """Reconcile, write the tables into `output`, and print the summary."""
    console = Console(highlight=False, soft_wrap=False)
    progress = Console(stderr=True, highlight=False)
    with progress.status("starting") as status:
        tell = _telling(progress, status)
        report = walk(
            paths,
            rulebook_of(rules),
            options,
            decisions=_decided(output, decisions),
            previous=_previous(output),
            tell=tell,
        )
        _read_something(report)
        tell("writing")
        write_folder(output, tables_of(report))
    print_summary(report, output, console)


def _read_something(report: Report) -> None:
    """Refuse a run of which nothing could be read: an empty folder of tables would look like an answer."""
    counts, first = report.run.counts, next(iter(report.unread), None)
    if first is None or counts["documents"] or counts["datasets"] or counts["claims"]:
        return
    where = first.input if first.line is None else f"{first.input}:{first.line}"
    more = len(report.unread) - 1
    others = f", and {more} more could not be read either" if more else ""
    raise InputError(where, f"{first.problem}{others}", "as nothing was read, nothing was written; mend it")


def _telling(progress: Console, status: Status) -> Callable[[str], None]:
    """How each step is told: in place on a terminal; elsewhere as a line, once the run has taken long."""
    begun = monotonic()

    def tell(step: str) -> None:
        status.update(step)
        if not progress.is_terminal and monotonic() - begun > _LONG:
            progress.print(f"casualties: {step} …")

    return tell


def _decided(output: Path, decisions: Path | None) -> tuple[Decision, ...]:
    kept = output / "decisions.jsonl"
    found = read_decisions(kept) if kept.is_file() else ()
    return found + (read_decisions(decisions) if decisions and decisions != kept else ())


def _previous(output: Path) -> pl.DataFrame | None:
    """The members of an earlier run in the same folder: its incident ids are kept."""
    path = output / "members.csv"
    if not path.is_file():
        return None
    try:
        return pl.read_csv(path.read_bytes(), schema_overrides=MEMBERS, columns=list(MEMBERS))
    except (pl.exceptions.PolarsError, OSError) as error:
        what = f"is not the members table of an earlier run ({str(error).splitlines()[0]})"
        raise InputError(path, what, "name another output folder, or remove it") from None
