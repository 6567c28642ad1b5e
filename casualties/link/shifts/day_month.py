"""Day and month: a dataset whose days and months are swapped, all of them."""

from __future__ import annotations

from itertools import combinations

import polars as pl

from casualties.rulebook.linking import Linking

__all__ = ["month_first", "months_back"]

_MONTHS = 12
_KEYS = ("name", "cell")


def month_first(nodes: pl.DataFrame, rules: Linking) -> set[int]:
    """The datasets (numbers of their sources) that meet another in place and day only with day and month swapped.

    A dataset with a day above the twelfth is not swapped throughout; where both of two have one, or neither has,
    nothing tells which is, and nothing is said.
    """
    single = nodes.filter(~pl.col("text") & (pl.col("first") == pl.col("last"))).select(
        "source",
        "name",
        day="first",
        cell=(pl.col("latitude") * 10).round().cast(pl.Int32) * 10_000
        + (pl.col("longitude") * 10).round().cast(pl.Int32),
    )
    of_day = pl.col("day").cast(pl.Date).dt.day()
    datasets = {
        int(source): (rows, int(rows.select(of_day.max()).item()) <= _MONTHS)
        for (source,), rows in single.partition_by("source", as_dict=True).items()
        if rows.height >= rules.limit("shift_rows")
    }
    found = set()
    for pair in combinations(sorted(datasets), 2):
        early = [source for source in pair if datasets[source][1]]
        if len(early) == 1:
            (mine,) = early
            (other,) = set(pair) - {mine}
            if _meets_swapped(datasets[mine][0], datasets[other][0], rules):
                found.add(mine)
    return found


def months_back(nodes: pl.DataFrame, sources: set[int]) -> pl.DataFrame:
    """The nodes with day and month of these sources swapped, where they are of one day."""
    wrong = pl.col("source").is_in(sorted(sources)) & (pl.col("first") == pl.col("last"))
    return nodes.with_columns(
        pl.when(wrong).then(_swapped(column)).otherwise(column).alias(column) for column in ("first", "last")
    )


def _meets_swapped(rows: pl.DataFrame, other: pl.DataFrame, rules: Linking) -> bool:
    told = rows.with_columns(swapped=_swapped("day")).filter(pl.col("swapped") != pl.col("day"))
    for key in _KEYS:
        there = other.select(key, "day").drop_nulls()
        given = told.join(there, on=[key, "day"], how="semi").height
        swapped = told.join(there, left_on=[key, "swapped"], right_on=[key, "day"], how="semi").height
        clear = swapped - given >= rules.limit("shift_clear") * (given + 1) ** 0.5
        many = swapped >= rules.limit("shift_rows") and swapped >= rules.limit("shift_gain") * given
        if clear and many:
            return True
    return False


def _swapped(column: str) -> pl.Expr:
    """The day (since 1970-01-01) with day and month swapped; as it is where that is no day of the calendar."""
    day = pl.col(column).cast(pl.Date)
    turned = pl.date(day.dt.year(), day.dt.day().clip(1, _MONTHS), day.dt.month()).cast(pl.Int32)
    return pl.when(day.dt.day() <= _MONTHS).then(turned).otherwise(column)
