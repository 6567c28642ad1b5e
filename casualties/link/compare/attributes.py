"""Attributes: age and sex of the victims, country, perpetrator and cause."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from casualties.link.compare._sides import Sides
from casualties.model import Relation
from casualties.rulebook.linking import Comparison

__all__ = ["age", "same_or_other", "tree"]


def age(sides: Sides, comparison: Comparison) -> pl.DataFrame:
    """`level` (Int8, null where a side gives no age), `measure` (years apart)."""
    apart = sides.of("age").select(years=(pl.col("l_age") - pl.col("r_age")).abs())
    level = pl.lit(len(comparison.levels) - 1, pl.Int8)
    for at in reversed(range(len(comparison.levels) - 1)):
        level = pl.when(pl.col("years") <= comparison.levels[at].up_to).then(pl.lit(at, pl.Int8)).otherwise(level)
    return apart.select(
        level=pl.when(pl.col("years").is_not_null()).then(level), measure=pl.col("years").cast(pl.Float32)
    )


def same_or_other(sides: Sides, column: str) -> pl.DataFrame:
    """`level` 0 where both sides say the same, 1 where they differ, null where one is silent."""
    equal = pl.col(f"l_{column}") == pl.col(f"r_{column}")
    return sides.of(column).select(
        level=pl.when(equal).then(pl.lit(0, pl.Int8)).when(equal.not_()).then(pl.lit(1, pl.Int8))
    )


def tree(sides: Sides, column: str, words: pl.Series, relate: Callable[[str, str], Relation]) -> pl.DataFrame:
    """`level` 0 for the same word, 1 where one lies within the other or they share a part, 2 where neither can hold
    with the other, null where one side is silent or nothing can be told."""
    pairs = sides.of(column)
    mine, other = f"l_{column}", f"r_{column}"
    distinct = pairs.drop_nulls().unique().sort(mine, other)
    answers = [_LEVEL.get(relate(words[a], words[b])) for a, b in distinct.iter_rows()]
    known = distinct.with_columns(level=pl.Series(answers, dtype=pl.Int8))
    return pairs.join(known, on=[mine, other], how="left", maintain_order="left").select("level")


_LEVEL = {
    Relation.EQUAL: 0,
    Relation.WITHIN: 1,
    Relation.CONTAINS: 1,
    Relation.OVERLAPS: 1,
    Relation.DISJOINT: 2,
}
