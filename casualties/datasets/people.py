"""Lists of people: the rows of one incident, a person each, counted as one figure of it."""

from __future__ import annotations

import polars as pl

from casualties.datasets.sheet import LINE

__all__ = ["people_counted"]

_ALIKE = ("status", "age", "sex", "role", "nationality")
_EACH = ("age_years",)
_NUMBERS = ("value", "low", "best", "high")
_KEY = ("incident", "harm", "figure", "start", "end", "place_text")


def people_counted(frame: pl.DataFrame) -> pl.DataFrame:
    """Figures (a line each, with their rows' slots) of one `incident`, harm and day added up; others as they are.

    The row id is that of the incident. Who is counted is said where it holds for all of them, the age of one alone.
    """
    if "incident" not in frame.columns:
        return frame
    key = [name for name in _KEY if name in frame.columns]
    named, alone = frame.filter(pl.col("incident").is_not_null()), frame.filter(pl.col("incident").is_null())
    one = pl.len() == 1
    said = [
        pl.when(pl.col(name).n_unique() == 1).then(pl.col(name).first()).alias(name)
        for name in _ALIKE
        if name in frame.columns
    ]
    ages = [pl.when(one).then(pl.col(name).first()).alias(name) for name in _EACH if name in frame.columns]
    sums = [
        pl.when(pl.col(name).null_count() == 0).then(pl.col(name).sum()).alias(name)
        for name in _NUMBERS
        if name in frame.columns
    ]
    told = {*key, *_ALIKE, *_EACH, *_NUMBERS, "row_id"}
    rest = [pl.col(name).first() for name in frame.columns if name not in told]
    counted = named.group_by(key, maintain_order=True).agg(*said, *ages, *sums, *rest)
    counted = counted.with_columns(pl.col("incident").alias("row_id"))
    return pl.concat([alone, counted], how="diagonal_relaxed").sort(LINE, "figure").drop("incident")
