"""Words: how much of what is rare in one quote the other quote shares."""

from __future__ import annotations

import polars as pl

from casualties.link.compare._sides import Sides
from casualties.rulebook.linking import Comparison

__all__ = ["words"]


def words(sides: Sides, comparison: Comparison) -> pl.DataFrame:
    """`level` (Int8, null where a side has no quote with rare words), `measure` (number of rare words shared)."""
    if "words" not in sides.nodes.columns:
        return pl.DataFrame({"level": pl.Series([None] * len(sides.left), dtype=pl.Int8)})
    of = sides.of("words").select(
        shared=pl.col("l_words").list.set_intersection("r_words").list.len().cast(pl.Float32),
        fewer=pl.min_horizontal(pl.col("l_words").list.len(), pl.col("r_words").list.len()),
    )
    share = pl.col("shared") / pl.col("fewer")
    level = pl.lit(len(comparison.levels) - 1, pl.Int8)
    for at in reversed(range(len(comparison.levels) - 1)):
        level = pl.when(share >= comparison.levels[at].up_to).then(pl.lit(at, pl.Int8)).otherwise(level)
    return of.select(
        level=pl.when((pl.col("fewer") > 0).fill_null(False)).then(level),
        measure="shared",
    )
