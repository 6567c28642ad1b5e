"""How exactly the days of rows are known: by the dataset's code, else by how the cells were written."""

from __future__ import annotations

from datetime import date

import polars as pl

from casualties.datasets.problems import cell_problems
from casualties.datasets.sheet import LINE
from casualties.model import Precision
from casualties.rulebook.datasets import DayCode, PeriodMap

__all__ = ["exactly_dated"]


def exactly_dated(
    frame: pl.DataFrame, period: PeriodMap, names: dict[str, str]
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """`date_precision` from the code, else from the cells and the days; codes widen the days as the map says.

    The second value are the codes that mean nothing.
    """
    frame, problems = _coded(frame, period, names.get("precision_code", ""))
    start, end = pl.col("start"), pl.col("end")
    implied = (
        pl.when(start == end)
        .then(pl.lit("day"))
        .when(pl.col("read_precision").is_in(["month", "year"]) & (start.dt.truncate("1mo") == start) & _one_unit())
        .then(pl.col("read_precision"))
        .otherwise(pl.lit("span"))
    )
    precision = pl.when(start.is_not_null() & end.is_not_null()).then(pl.coalesce("coded_precision", implied))
    done = frame.with_columns(precision.alias("date_precision"))
    return done.drop("coded_precision", "read_precision", "precision_code", strict=False), problems


def _one_unit() -> pl.Expr:
    """Whether the days are one whole month or year, as the cell's own precision says."""
    start, end = pl.col("start"), pl.col("end")
    month = end == start.dt.month_end()
    year = (start.dt.month() == 1) & (start.dt.day() == 1) & (end == start.dt.offset_by("1y").dt.offset_by("-1d"))
    return pl.when(pl.col("read_precision") == "month").then(month).otherwise(year)


def _coded(frame: pl.DataFrame, period: PeriodMap, column: str) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """`coded_precision`, days widened, and the codes that are none of the map's (or, without codes, no precision)."""
    if "precision_code" not in frame.columns:
        return frame.with_columns(pl.lit(None, pl.String).alias("coded_precision")), []
    codes = period.codes or {str(word): DayCode(precision=word) for word in Precision}
    code = pl.col("precision_code").str.replace(r"\.0+$", "").str.to_lowercase()
    frame = frame.with_columns(code.alias("precision_code"))
    known = {word.casefold(): meaning for word, meaning in codes.items()}
    told = frame.select(
        pl.when(~pl.col("precision_code").is_in(list(known))).then(
            pl.format('"{}" is no precision of dates (' + ", ".join(codes) + ")", "precision_code")
        )
    ).to_series()
    problems = [cell_problems(frame[LINE], column, told, row_is_lost=False)]
    return frame.with_columns(_widened(known)), problems


def _widened(codes: dict[str, DayCode]) -> list[pl.Expr]:
    """Precision, start and end by the codes."""
    precision, start, end = pl.lit(None, pl.String), pl.col("start"), pl.col("end")
    for code, meaning in codes.items():
        here = pl.col("precision_code") == code
        precision = pl.when(here).then(pl.lit(str(meaning.precision))).otherwise(precision)
        if meaning.around_days:
            days = here & (pl.col("read_precision") == "day")
            start = pl.when(days).then(pl.col("start").dt.offset_by(f"-{meaning.around_days}d")).otherwise(start)
            end = pl.when(days).then(pl.col("end").dt.offset_by(f"{meaning.around_days}d")).otherwise(end)
        if meaning.whole is not None:
            unit = {"month": "1mo", "year": "1y"}[meaning.whole]
            start = pl.when(here).then(pl.col("start").dt.truncate(unit)).otherwise(start)
            last = pl.col("end").dt.truncate(unit).dt.offset_by(unit).dt.offset_by("-1d")
            end = pl.when(here).then(last).otherwise(end)
    start, end = (days.clip(date.min, date.max) for days in (start, end))  # no widening leaves the calendar
    return [precision.alias("coded_precision"), start.alias("start"), end.alias("end")]
