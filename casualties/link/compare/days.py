"""Days: how far apart the periods of two nodes lie; 0 where they share a day."""

from __future__ import annotations

import polars as pl

from casualties.link.compare._sides import Sides
from casualties.rulebook.linking import Comparison, Linking

__all__ = ["days"]


def days(sides: Sides, comparison: Comparison, rules: Linking) -> pl.DataFrame:
    """`level` (Int8), `adjust` (bits: a longer period meets others more easily), `measure` (days apart)."""
    of = sides.of("first", "last")
    gap = pl.max_horizontal(pl.col("l_first") - pl.col("r_last"), pl.col("r_first") - pl.col("l_last"), pl.lit(0))
    reach = pl.col("l_last") - pl.col("l_first") + pl.col("r_last") - pl.col("r_first") + 1
    level = pl.lit(len(comparison.levels) - 1, pl.Int8)
    for at in reversed(range(len(comparison.levels) - 1)):
        level = pl.when(pl.col("measure") <= comparison.levels[at].up_to).then(pl.lit(at, pl.Int8)).otherwise(level)
    return of.select(measure=gap.cast(pl.Float32), reach=reach).select(
        level=level,
        adjust=-(pl.col("reach") / rules.limit("days_per_span")).clip(1).log(2).cast(pl.Float32),
        measure="measure",
    )
