"""Check tables: each by the suite of its column map, or of the table of ours that its name says it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from casualties.checks.engine import Failure, run
from casualties.checks.fields import Fielded, with_fields
from casualties.checks.located import Located, Spot
from casualties.checks.prepared import Prepared, columns_of, prepared
from casualties.datasets.cells import bound
from casualties.model import Finding
from casualties.rulebook.datasets import DatasetMap
from casualties.rulebook.expectations import Suite
from casualties.scopes import Gazetteer

__all__ = ["Checkable", "check_table"]

_ROWS_TOLD = 1_000


@dataclass(frozen=True, slots=True)
class Checkable:
    """A table to check: its file, the suite's name, its rows as text columns, each row's line, an earlier release.

    `mapped` is its column map, where it has one, and `columns` the file's column for each name of the map.
    """

    path: Path
    suite: str
    rows: pl.DataFrame
    lines: Sequence[int]
    previous: pl.DataFrame | None = None
    mapped: DatasetMap | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


def check_table(
    table: Checkable, suite: Suite, today: date, gazetteer: Gazetteer
) -> tuple[list[Located], int, tuple[str, ...]]:
    """The findings on a table, how many expectations ran, and what was not checked and why.

    A failing expectation gives a finding for each row, up to 1,000; one more says how many rows there are beyond.
    """
    fielded = with_fields(table.suite, suite, table.rows, table.mapped, table.columns)
    earlier = table.previous
    before = (
        with_fields(table.suite, suite, earlier, table.mapped, _there(table, earlier)) if earlier is not None else None
    )
    ready = prepared(table.suite, suite, fielded, before, today, gazetteer)
    found = [each for failure in run(table.suite, ready) for each in _told(failure, table, suite, ready, fielded)]
    return found, len(ready.ready), tuple(f"{table.path.name}: {reason}" for reason in ready.not_checked)


def _there(table: Checkable, earlier: pl.DataFrame) -> dict[str, str]:
    return bound(table.columns, earlier.columns)


def _told(failure: Failure, table: Checkable, suite: Suite, ready: Prepared, fielded: Fielded) -> list[Located]:
    if not failure.rows:
        observed = _observed(failure, table)
        return [
            _located(
                failure, table, f"{table.path.name}: {failure.ready.expectation.says}{observed}", "table", None, fielded
            )
        ]
    keys = ready.rows[suite.key].cast(pl.String) if suite.key in ready.rows.columns and suite.key else None
    found = []
    seen: Counter[str] = Counter()
    for row in failure.rows[:_ROWS_TOLD]:
        line = table.lines[row]
        name = (keys[row] if keys is not None else None) or f"line {line}"
        seen[name] += 1
        key = name if seen[name] == 1 else f"{name}#{seen[name]}"
        cells = _cells(failure, table, row, fielded)
        message = f"{table.path.name}, row {name}: {failure.ready.expectation.says}{cells}"
        found.append(_located(failure, table, message, key, line, fielded))
    beyond = len(failure.rows) - _ROWS_TOLD
    if beyond > 0:
        more = f"{table.path.name}: {failure.ready.expectation.says}, on {beyond:,} rows more"
        found.append(_located(failure, table, more, "beyond", None, fielded))
    return found


def _observed(failure: Failure, table: Checkable) -> str:
    """What was found of a table as a whole, in words."""
    expectation, found = failure.ready.expectation, failure.observed.removesuffix(" 00:00:00")
    if expectation.rows_change is not None and table.previous is not None:
        return f" ({table.rows.height:,} rows, {table.previous.height:,} before)"
    if expectation.drift is not None:
        divergence = f"{float(found):.2f}" if found else "without bound"
        return f" (divergence {divergence}, where {expectation.drift.most:g} is the most)"
    return f" (found: {found})" if found and expectation.arguments else ""


def _cells(failure: Failure, table: Checkable, row: int, fielded: Fielded) -> str:
    """The cells that the expectation speaks of, under the headers that the table has for them."""
    names = columns_of(failure.ready.expectation) if failure.ready.expectation.arguments else []
    names = names or [failure.ready.shown, *_spoken_of(failure)]
    headers = [header for name in names for header in fielded.headers.get(name, (name,))]
    here = [header for header in dict.fromkeys(headers) if header in table.rows.columns]
    cells = ((header, table.rows[header][row]) for header in here)
    shown = ", ".join(f"{header} = {cell if cell is not None else 'empty'}" for header, cell in cells)
    return f" ({shown})" if shown else ""


def _spoken_of(failure: Failure) -> list[str]:
    expectation = failure.ready.expectation
    return columns_of(expectation) if expectation.holds is not None or expectation.in_country is not None else []


def _located(failure: Failure, table: Checkable, message: str, key: str, line: int | None, fielded: Fielded) -> Located:
    expectation = failure.ready.expectation
    column = fielded.header(failure.ready.shown)
    finding = Finding(
        code=expectation.id,
        name=expectation.id,
        severity=expectation.severity,
        claims=(),
        message=message,
        resolve=expectation.todo,
        key=f"{table.path.as_posix()}:{column}:{key}",
    )
    return Located(finding=finding, spot=Spot(path=str(table.path), line=line, column=column))
