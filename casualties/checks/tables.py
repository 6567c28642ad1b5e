"""Check tables: each by the suite of its column map, or of the table of ours that its name says it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from casualties.checks.engine import Failure, run
from casualties.checks.located import Located, Spot
from casualties.checks.prepared import Prepared, prepared
from casualties.model import Finding
from casualties.rulebook.expectations import Suite

__all__ = ["Checkable", "check_table"]

_ROWS_TOLD = 1_000


@dataclass(frozen=True, slots=True)
class Checkable:
    """A table to check: its file, the suite's name, its rows as text columns, each row's line, an earlier release."""

    path: Path
    suite: str
    rows: pl.DataFrame
    lines: Sequence[int]
    previous: pl.DataFrame | None = None


def check_table(table: Checkable, suite: Suite, today: date) -> tuple[list[Located], int, tuple[str, ...]]:
    """The findings on a table, how many expectations ran, and what was not checked and why.

    A failing expectation gives a finding for each row, up to 1,000; one more says how many rows there are beyond.
    """
    ready = prepared(table.suite, suite, table.rows, table.previous, today)
    found = [each for failure in run(table.suite, ready) for each in _told(failure, table, suite, ready)]
    return found, len(ready.ready), tuple(f"{table.path.name}: {reason}" for reason in ready.not_checked)


def _told(failure: Failure, table: Checkable, suite: Suite, ready: Prepared) -> list[Located]:
    if not failure.rows:
        observed = f" (found: {failure.observed})" if failure.observed and failure.ready.expectation.arguments else ""
        return [
            _located(failure, table, f"{table.path.name}: {failure.ready.expectation.says}{observed}", "table", None)
        ]
    keys = ready.rows[suite.key].cast(pl.String) if suite.key in ready.rows.columns and suite.key else None
    found = []
    seen: Counter[str] = Counter()
    for row in failure.rows[:_ROWS_TOLD]:
        line = table.lines[row]
        name = (keys[row] if keys is not None else None) or f"line {line}"
        seen[name] += 1
        key = name if seen[name] == 1 else f"{name}#{seen[name]}"
        cells = _cells(failure, table, row)
        message = f"{table.path.name}, row {name}: {failure.ready.expectation.says}{cells}"
        found.append(_located(failure, table, message, key, line))
    beyond = len(failure.rows) - _ROWS_TOLD
    if beyond > 0:
        more = f"{table.path.name}: {failure.ready.expectation.says}, on {beyond:,} rows more"
        found.append(_located(failure, table, more, "beyond", None))
    return found


def _cells(failure: Failure, table: Checkable, row: int) -> str:
    expectation = failure.ready.expectation
    names = pl.sql_expr(expectation.holds).meta.root_names() if expectation.holds else [failure.ready.shown]
    here = [name for name in dict.fromkeys(names) if name in table.rows.columns]
    shown = ", ".join(
        f"{name} = {table.rows[name][row] if table.rows[name][row] is not None else 'empty'}" for name in here
    )
    return f" ({shown})" if shown else ""


def _located(failure: Failure, table: Checkable, message: str, key: str, line: int | None) -> Located:
    expectation = failure.ready.expectation
    finding = Finding(
        code=expectation.id,
        name=expectation.id,
        severity=expectation.severity,
        claims=(),
        message=message,
        resolve=expectation.todo,
        key=f"{table.path.name}:{failure.ready.shown}:{key}",
    )
    return Located(finding=finding, spot=Spot(path=str(table.path), line=line, column=failure.ready.shown))
