"""Figures: whether the numbers of one harm are equal, can both hold, are close, or far apart."""

from __future__ import annotations

import polars as pl

from casualties.link.compare._sides import Sides
from casualties.rulebook.linking import Comparison, Linking

__all__ = ["figures"]

_SCARCE = 64
"""How many times the usual a number may be before being close says no more."""


def figures(sides: Sides, comparison: Comparison, rules: Linking) -> pl.DataFrame:
    """`level` (Int8, null where a side gives no figure of this harm), `measure` (the number that agrees, else null),
    `adjust` (bits, where numbers are close: of a long tail, few others are close to a large one)."""
    harm = comparison.id
    of = sides.of(f"{harm}_said", f"{harm}_low", f"{harm}_high", "other_harm")
    said = [pl.col(f"{side}_{harm}_said") for side in "lr"]
    low = [pl.col(f"{side}_{harm}_low") for side in "lr"]
    high = [pl.col(f"{side}_{harm}_high") for side in "lr"]
    stated = low[0].is_not_null() & low[1].is_not_null()
    if harm == "others":
        stated &= pl.col("l_other_harm") == pl.col("r_other_harm")
    equal = (said[0] == said[1]).fill_null(False)
    meet = (low[0] <= high[1]) & (low[1] <= high[0])
    top, bottom = (
        extreme(pl.coalesce(said[0], low[0]), pl.coalesce(said[1], low[1]))
        for extreme in (pl.max_horizontal, pl.min_horizontal)
    )
    ratio = (top + 1) / (bottom + 1)
    at = {level.id: number for number, level in enumerate(comparison.levels)}
    up_to = {level.id: level.up_to for level in comparison.levels}
    level = (
        pl.when(~stated).then(None)
        .when(equal).then(at["equal"])
        .when(meet).then(at["meet"])
        .when(ratio <= up_to["close"]).then(at["close"])
        .when(ratio <= up_to["differ"]).then(at["differ"])
        .otherwise(at["far"])
    )  # fmt: skip
    scarce = (top / rules.limit("close_usual")).clip(1, _SCARCE).log(2)
    return of.select(
        level=level.cast(pl.Int8),
        measure=pl.when(equal & stated).then(said[0]).cast(pl.Float32),
        adjust=pl.when(level == at["close"]).then(scarce).cast(pl.Float32),
    )
