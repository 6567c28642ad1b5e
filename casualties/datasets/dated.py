"""The periods of rows: start, end and precision from the date cells, once all rows of a column are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from casualties.datasets.day_spans import read_days_or_span
from casualties.datasets.days import Days, Order, TwoWays, order_of, reads
from casualties.datasets.exactness import exactly_dated
from casualties.datasets.problems import cell_problems
from casualties.datasets.sheet import LINE
from casualties.datasets.short_years import written_out
from casualties.datasets.turned_round import turned_round
from casualties.rulebook.datasets import PeriodMap
from casualties.rulebook.tables import TableRules

__all__ = ["dated"]

_CLOCK = r"^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*$"
_PARTS = ("year_cell", "month_cell", "day_cell")


@dataclass(frozen=True, slots=True)
class _Read:
    """A column of date cells as read: days, what is wrong, and what can be read two ways."""

    start: pl.Series
    end: pl.Series
    precision: pl.Series
    problem: pl.Series
    warning: pl.Series


def dated(
    rows: pl.DataFrame, period: PeriodMap, rules: TableRules, names: dict[str, str]
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """`start`, `end`, `date_precision`, `reported`, `as_of` and `day_warning` for rows with date cells; the problems.

    A broken date loses the row. A date of two readings leaves the period open and is told in `day_warning` with both.
    Where a start has no end, the day up to which the data reach is its end; else a total runs to the day it was
    reported, and an incident is of one day.
    """
    rows = _joined_parts(rows)
    named = {"date_cell": names["year_cell"], **names} if "year_cell" in names else names
    read: dict[str, _Read] = {}
    problems = []
    for name in ("date_cell", "start_cell", "end_cell", "reported_cell", "as_of_cell"):
        if name in rows.columns:
            column = named.get(name, name)
            read[name] = _read_column(rows[name], period, rules, column)
            problems.append(cell_problems(rows[LINE], column, read[name].problem, row_is_lost=name != "reported_cell"))
    running = _running(rows)
    frame = rows.drop(*read, strict=False).with_columns(_days(read, running))
    frame, wrong = exactly_dated(frame, period, named)
    return frame, [*problems, *wrong]


def _running(rows: pl.DataFrame) -> pl.Series:
    """Which rows are totals."""
    if "coverage" not in rows.columns:
        return pl.Series("total", [False]).new_from_index(0, len(rows))
    return (rows["coverage"].str.to_lowercase() == "total").fill_null(False)


def _days(read: dict[str, _Read], running: pl.Series) -> list[pl.Series]:
    """The days of rows from the cells read; `running` tells the totals."""
    count = len(running)
    none = pl.Series([None], dtype=pl.Date).new_from_index(0, count)
    no_text = pl.Series([None], dtype=pl.String).new_from_index(0, count)
    begins = [read[name] for name in ("start_cell", "date_cell") if name in read]
    ends = [read[name] for name in ("end_cell", "date_cell") if name in read]
    start = _first([column.start for column in begins], none)
    reported = read["reported_cell"].start if "reported_cell" in read else none
    as_of = read["as_of_cell"].end if "as_of_cell" in read else none
    opening = read["start_cell"].end if "start_cell" in read else none
    beyond = _first([as_of, reported.zip_with(running, opening)], none).set(start.is_null(), None)
    end = _first([*(column.end for column in ends), beyond], none)
    two_ways = [read[name].warning for name in ("date_cell", "start_cell", "end_cell") if name in read]
    unclear = _together(two_ways, count).is_not_null()
    return [
        start.set(unclear, None).alias("start"),
        end.set(unclear, None).alias("end"),
        reported.alias("reported"),
        as_of.alias("as_of"),
        _first([column.precision for column in begins], no_text).alias("read_precision"),
        _together([column.warning for column in read.values()], count).alias("day_warning"),
    ]


def _together(texts: list[pl.Series], count: int) -> pl.Series:
    """Texts of a row joined; None where there is none."""
    if not texts:
        return pl.Series([None], dtype=pl.String).new_from_index(0, count)
    frame = pl.DataFrame([text.alias(f"{at}") for at, text in enumerate(texts)])
    joined = frame.select(pl.concat_str(pl.all(), separator="; ", ignore_nulls=True)).to_series()
    return joined.set(joined == "", None)


def _first(columns: list[pl.Series], none: pl.Series) -> pl.Series:
    found = none
    for column in reversed(columns):
        found = column.zip_with(column.is_not_null(), found)
    return found


def _read_column(cells: pl.Series, period: PeriodMap, rules: TableRules, name: str) -> _Read:
    """Read each distinct cell once; day and month by the map's order, else by what the column shows."""
    cells = cells.str.replace(_CLOCK, "$1")
    counts = cells.drop_nulls().value_counts(name="rows")
    texts = counts.to_series(0).to_list()
    full = written_out(texts, period.since)
    cells_read = [full.get(text, text) for text in texts]
    order = period.order or order_of(cells_read)
    given = {text: read_days_or_span(cell, rules, order) for text, cell in zip(texts, cells_read, strict=True)}
    mixed = turned_round(texts, rules.turned_round.cells)
    given |= mixed
    days = {text: value for text, value in given.items() if isinstance(value, Days)}
    wrong = {text: value for text, value in given.items() if isinstance(value, str)}
    if mixed:
        warning = _mixed(given, cells, name)
    else:
        warning = _two_ways(given, dict(zip(texts, counts["rows"].to_list(), strict=True)), cells, name)
    unclear = {text: warning for text, value in given.items() if isinstance(value, TwoWays)}
    return _Read(
        _by_text(cells, {text: value.start for text, value in days.items()}, pl.Date()),
        _by_text(cells, {text: value.end for text, value in days.items()}, pl.Date()),
        _by_text(cells, {text: str(value.precision) for text, value in days.items()}, pl.String()),
        _by_text(cells, wrong, pl.String()),
        _by_text(cells, unclear, pl.String()),
    )


def _mixed(given: dict[str, Days | TwoWays | str], cells: pl.Series, name: str) -> str:
    """What is said of a column that a spreadsheet seems to have turned round in part: the first such date both ways."""
    texts = (text for text in cells.unique(maintain_order=True) if text is not None)
    example, first = next((text, value) for text in texts if isinstance(value := given[text], TwoWays))
    return (
        f"column {name} has days written year first, none after the twelfth, and days written year last, all after it, "
        f"as a spreadsheet leaves them that took day for month: {example} is {first.month_first.isoformat()} or "
        f"{first.day_first.isoformat()}"
    )


def _two_ways(given: dict[str, Days | TwoWays | str], rows_of: dict[str, int], cells: pl.Series, name: str) -> str:
    """What is said of a column whose day and month can be turned round: the first such date both ways, and counts."""
    texts = (text for text in cells.unique(maintain_order=True) if text is not None)
    found = ((text, value) for text in texts if isinstance(value := given[text], TwoWays))
    example, first = next(found, ("", None))
    if first is None:
        return ""
    orders: tuple[Order, ...] = ("day_first", "month_first")
    readable = {order: sum(rows for text, rows in rows_of.items() if reads(text, order)) for order in orders}
    return (
        f"nothing in column {name} tells day from month: {example} is "
        f"{first.day_first.isoformat()} or {first.month_first.isoformat()} (read day first {readable['day_first']} of "
        f"{sum(rows_of.values())} dates hold, month first {readable['month_first']})"
    )


def _by_text(cells: pl.Series, by: Mapping[str, object], kind: pl.DataType) -> pl.Series:
    if not by:
        return pl.Series(cells.name, [None], dtype=kind).new_from_index(0, len(cells))
    meanings = pl.Series(list(by.values()), dtype=kind)
    return cells.replace_strict(pl.Series(list(by)), meanings, default=None, return_dtype=kind)


def _joined_parts(rows: pl.DataFrame) -> pl.DataFrame:
    """Year, month and day in columns of their own as one date cell; 0 or nothing is "not known"."""
    if "year_cell" not in rows.columns:
        return rows
    there = [name for name in _PARTS if name in rows.columns]
    texts = {name: pl.col(name).str.replace(r"\.0+$", "") for name in there}
    known = {name: pl.when(~text.is_in(["0", "00", "-9", "-99"])).then(text) for name, text in texts.items()}
    year = known["year_cell"].str.zfill(4)
    month = known["month_cell"].str.zfill(2) if "month_cell" in known else pl.lit(None, pl.String)
    day = known["day_cell"].str.zfill(2) if "day_cell" in known else pl.lit(None, pl.String)
    cell = (
        pl.when(month.is_null())
        .then(year)
        .when(day.is_null())
        .then(pl.concat_str([year, month], separator="-"))
        .otherwise(pl.concat_str([year, month, day], separator="-"))
    )
    if "date_cell" in rows.columns:
        cell = pl.coalesce(pl.col("date_cell"), cell)
    return rows.with_columns(cell.alias("date_cell")).drop(there)
