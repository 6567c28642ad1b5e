"""The periods of rows: start, end and precision from the date cells, once all rows of a column are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from casualties.datasets.days import Days, Order, TwoWays, order_of, read_days, reads
from casualties.datasets.problems import cell_problems
from casualties.datasets.sheet import LINE
from casualties.model import Precision
from casualties.rulebook.datasets import PeriodMap
from casualties.rulebook.tables import TableRules

__all__ = ["dated"]

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
    """
    rows, problems = _joined_parts(rows, names)
    read: dict[str, _Read] = {}
    for name in ("date_cell", "start_cell", "end_cell", "reported_cell", "as_of_cell"):
        if name in rows.columns:
            read[name] = _read_column(rows[name], period, rules, names.get(name, name))
            problems.append(cell_problems(rows[LINE], names.get(name, name), read[name].problem, row_is_lost=True))
    first = [read[name] for name in ("start_cell", "date_cell", "end_cell") if name in read]
    last = [read[name] for name in ("end_cell", "date_cell", "as_of_cell", "start_cell") if name in read]
    none = pl.Series([None], dtype=pl.Date).new_from_index(0, len(rows))
    start, end = _first([column.start for column in first], none), _first([column.end for column in last], none)
    columns = {
        "start": start,
        "end": end.set(start.is_null(), None),
        "reported": read["reported_cell"].start if "reported_cell" in read else none,
        "as_of": read["as_of_cell"].end if "as_of_cell" in read else none,
        "read_precision": _first(
            [column.precision for column in first], pl.Series([None], dtype=pl.String).new_from_index(0, len(rows))
        ),
    }
    warnings = [column.warning for column in read.values()]
    frame = rows.drop(*read, strict=False).with_columns(
        *(column.alias(name) for name, column in columns.items()),
        pl.concat_str(warnings, separator="; ", ignore_nulls=True).alias("day_warning")
        if warnings
        else pl.lit(None, pl.String).alias("day_warning"),
    )
    unclear = [read[name].warning.is_not_null() for name in ("date_cell", "start_cell", "end_cell") if name in read]
    if unclear:
        kept = ~pl.any_horizontal([flag.alias(f"unclear {at}") for at, flag in enumerate(unclear)])
        frame = frame.with_columns(pl.when(kept).then(pl.col("start", "end")))
    frame = frame.with_columns(pl.when(pl.col("day_warning") != "").then("day_warning").alias("day_warning"))
    return _exactly(frame, period, problems, names), problems


def _first(columns: list[pl.Series], none: pl.Series) -> pl.Series:
    found = none
    for column in reversed(columns):
        found = column.zip_with(column.is_not_null(), found)
    return found


def _read_column(cells: pl.Series, period: PeriodMap, rules: TableRules, name: str) -> _Read:
    """Read each distinct cell once; day and month by the map's order, else by what the column shows."""
    counts = cells.drop_nulls().value_counts(name="rows")
    texts = counts.to_series(0).to_list()
    order = period.order or order_of(texts)
    given = {text: read_days(text, rules, order) for text in texts}
    days = {text: value for text, value in given.items() if isinstance(value, Days)}
    wrong = {text: value for text, value in given.items() if isinstance(value, str)}
    warning = _two_ways(given, dict(zip(texts, counts["rows"].to_list(), strict=True)), cells, name)
    unclear = {text: warning for text, value in given.items() if isinstance(value, TwoWays)}
    return _Read(
        _by_text(cells, {text: value.start for text, value in days.items()}, pl.Date()),
        _by_text(cells, {text: value.end for text, value in days.items()}, pl.Date()),
        _by_text(cells, {text: str(value.precision) for text, value in days.items()}, pl.String()),
        _by_text(cells, wrong, pl.String()),
        _by_text(cells, unclear, pl.String()),
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
        f"{first.day_first.isoformat()} or {first.month_first.isoformat()}; read day first {readable['day_first']} of "
        f"{sum(rows_of.values())} dates hold, month first {readable['month_first']}"
    )


def _by_text(cells: pl.Series, by: Mapping[str, object], kind: pl.DataType) -> pl.Series:
    if not by:
        return pl.Series(cells.name, [None], dtype=kind).new_from_index(0, len(cells))
    meanings = pl.Series(list(by.values()), dtype=kind)
    return cells.replace_strict(pl.Series(list(by)), meanings, default=None, return_dtype=kind)


def _joined_parts(rows: pl.DataFrame, names: dict[str, str]) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Year, month and day in columns of their own as one date cell; 0 or nothing is "not known"."""
    if "year_cell" not in rows.columns:
        return rows, []
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
    names["date_cell"] = names["year_cell"]
    if "date_cell" in rows.columns:
        cell = pl.coalesce(pl.col("date_cell"), cell)
    return rows.with_columns(cell.alias("date_cell")).drop(there), []


def _exactly(
    frame: pl.DataFrame, period: PeriodMap, problems: list[pl.DataFrame], names: dict[str, str]
) -> pl.DataFrame:
    """`date_precision` from the code, else from the cells and the days; codes widen the days as the map says."""
    start, end = pl.col("start"), pl.col("end")
    if "precision_code" in frame.columns:
        if period.codes:
            frame = _coded(frame, period, problems, names)
        else:
            words = [str(word) for word in Precision]
            known = frame["precision_code"].str.to_lowercase()
            wrong = known.set(known.is_in(words), None)
            told = pl.Series(
                [None if text is None else f'"{text}" is no precision ({", ".join(words)})' for text in wrong],
                dtype=pl.String,
            )
            problems.append(cell_problems(frame[LINE], names.get("precision_code", ""), told, row_is_lost=False))
            frame = frame.with_columns(known.set(wrong.is_not_null(), None).alias("coded_precision"))
    else:
        frame = frame.with_columns(pl.lit(None, pl.String).alias("coded_precision"))
    implied = (
        pl.when(start.is_null() & end.is_null())
        .then(None)
        .when(start == end)
        .then(pl.lit("day"))
        .when(pl.col("read_precision").is_in(["month", "year"]) & (start.dt.truncate("1mo") == start) & _one_unit())
        .then(pl.col("read_precision"))
        .otherwise(pl.lit("span"))
    )
    dated_at_all = start.is_not_null() | end.is_not_null()
    precision = pl.when(dated_at_all).then(pl.coalesce("coded_precision", implied))
    return frame.with_columns(precision.alias("date_precision")).drop(
        "coded_precision", "read_precision", "precision_code", strict=False
    )


def _one_unit() -> pl.Expr:
    """Whether the days are one whole month or year, as the cell's own precision says."""
    start, end = pl.col("start"), pl.col("end")
    month = end == start.dt.month_end()
    year = (start.dt.month() == 1) & (start.dt.day() == 1) & (end == start.dt.offset_by("1y").dt.offset_by("-1d"))
    return pl.when(pl.col("read_precision") == "month").then(month).otherwise(year)


def _coded(frame: pl.DataFrame, period: PeriodMap, problems: list[pl.DataFrame], names: dict[str, str]) -> pl.DataFrame:
    codes = frame["precision_code"].str.replace(r"\.0+$", "")
    known = list(period.codes)
    unknown = codes.set(codes.is_in(known), None)
    told = pl.Series(
        [None if code is None else f"code {code} is none of {', '.join(known)}" for code in unknown], dtype=pl.String
    )
    problems.append(cell_problems(frame[LINE], names.get("precision_code", ""), told, row_is_lost=False))
    start, end = pl.col("start"), pl.col("end")
    coded = pl.lit(None, pl.String)
    for code, meaning in period.codes.items():
        here = pl.col("precision_code") == code
        coded = pl.when(here).then(pl.lit(str(meaning.precision))).otherwise(coded)
        if meaning.around_days:
            days = here & (pl.col("read_precision") == "day")
            start = pl.when(days).then(pl.col("start").dt.offset_by(f"-{meaning.around_days}d")).otherwise(start)
            end = pl.when(days).then(pl.col("end").dt.offset_by(f"{meaning.around_days}d")).otherwise(end)
        if meaning.whole == "month":
            start = pl.when(here).then(pl.col("start").dt.month_start()).otherwise(start)
            end = pl.when(here).then(pl.col("end").dt.month_end()).otherwise(end)
        if meaning.whole == "year":
            start = pl.when(here).then(pl.col("start").dt.truncate("1y")).otherwise(start)
            end = (
                pl.when(here)
                .then(pl.col("end").dt.truncate("1y").dt.offset_by("1y").dt.offset_by("-1d"))
                .otherwise(end)
            )
    return frame.with_columns(codes.alias("precision_code")).with_columns(
        coded.alias("coded_precision"), start.alias("start"), end.alias("end")
    )
