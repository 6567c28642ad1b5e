"""Companions: rows of one dataset that each give one harm of one incident, here the killed and there the injured."""

from __future__ import annotations

import polars as pl

from casualties.link.nodes import HARMS
from casualties.link.twins import ALIKE, TWINS, alike_rows
from casualties.rulebook.linking import Linking

__all__ = ["companions"]


def companions(nodes: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """`left`, `right` (nodes), `bits`, `probability`, `reasons`, in order of nodes.

    Only in a dataset that never gives two harms in one row, and only where each harm of a day, place, cause and
    perpetrator stands in one row: two rows of one harm are two incidents, and nothing tells whose the others are.
    """
    harms = pl.sum_horizontal(pl.col(f"{harm}_low").is_not_null() for harm in HARMS)
    slot = pl.coalesce(pl.when(pl.col(f"{harm}_low").is_not_null()).then(at) for at, harm in enumerate(HARMS))
    wide = nodes.select(pl.col("source").filter(harms > 1).unique()).to_series()
    rows = alike_rows(nodes.filter(~pl.col("source").is_in(wide.implode()))).with_columns(slot=slot)
    together = rows.filter(pl.len().over(ALIKE) == pl.col("slot").n_unique().over(ALIKE)).sort("slot", "node")
    first = together.with_columns(left=pl.col("node").first().over(ALIKE)).filter(pl.col("left") != pl.col("node"))
    sure = rules.limit("companion")
    said = "one dataset: same day, place, cause and perpetrator, another harm"
    return (
        first.select(
            "left",
            right="node",
            bits=pl.lit(sure / (1 - sure)).log(2),
            probability=pl.lit(sure),
            reasons=pl.lit(said),
        )
        .cast(pl.Schema(TWINS))
        .sort("left", "right")
    )
