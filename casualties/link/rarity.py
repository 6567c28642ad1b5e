"""Rarity: agreement on what is rare says more than agreement on what is common.

A number or place that both sides share weighs more the fewer nodes have it: by log2(how often two nodes agree by chance
on average / how often on this value), the term-frequency adjustment of Winkler (1989).
"""

from __future__ import annotations

from math import pi

import numpy as np
import polars as pl

from casualties.link.nodes import HARMS
from casualties.rulebook.linking import Linking

__all__ = ["Rarity", "tail"]

_MOST_BITS = 6.0
_TAIL_AGREES = pi**2 / 3 - 3
"""How often two draws from the long tail of counts agree: the sum of 1 / (v (v + 1))² over v = 1, 2, …"""
_LENT = 2
"""Nodes that every place is given before it is called rare, so that one seen twice is not held to be unique."""
_SHARED = ("spot", "near and same name", "near", "same name", "like name")


class Rarity:
    """How rare the figures and places of two groups of nodes are.

    `seen` says whether the nodes are many enough to tell what is common among them; where they are not, only the
    figures' long tail counts.
    """

    def __init__(self, both: pl.DataFrame, nodes: pl.DataFrame, rules: Linking, *, seen: bool) -> None:
        lent = rules.limit("pseudo_pairs") if seen else None
        self._figures = {harm: _of_counts(both[f"{harm}_said"], lent) for harm in HARMS}
        self._place = _of_places(both, nodes.height) if seen else None
        levels = [level.id for level in rules.comparison("place").levels]
        self._shared = pl.Series(sorted(levels.index(name) for name in _SHARED), dtype=pl.Int8)

    def added(self, answers: pl.DataFrame) -> pl.DataFrame:
        """The answers with `<harm>_adjust` and `place_adjust` (bits, null where nothing rare is shared)."""
        for harm, bits in self._figures.items():
            answers = answers.join(
                bits.select(pl.col("value").alias(f"{harm}_measure"), rare="bits"),
                on=f"{harm}_measure",
                how="left",
                maintain_order="left",
            )
            answers = answers.with_columns(pl.coalesce("rare", f"{harm}_adjust").alias(f"{harm}_adjust")).drop("rare")
        if self._place is None:
            return answers
        rarest = pl.max_horizontal(
            pl.lit(self._place.gather(answers["left"])), pl.lit(self._place.gather(answers["right"]))
        )
        return answers.with_columns(place_adjust=pl.when(pl.col("place").is_in(self._shared.implode())).then(rarest))


def tail(value: pl.Expr) -> pl.Expr:
    """The long tail that casualty counts start from: 1 / (v (v + 1)), and one half for nobody."""
    return 1 / pl.when(value > 0).then(value * (value + 1)).otherwise(2)


def _of_counts(counts: pl.Series, lent: float | None) -> pl.DataFrame:
    """`value`, `bits`: how much rarer it is that two figures are both this value than that they agree at all.

    The share of those seen, with the long tail counted as `lent` figures more, or the tail alone where `lent` is None.
    """
    values = counts.drop_nulls().rename("value").to_frame().group_by("value").len().sort("value")
    if lent is None:
        chances = values.select("value", chance=tail(pl.col("value")))
        usual = _TAIL_AGREES
    else:
        chances = values.select(
            "value", chance=(pl.col("len") + lent * tail(pl.col("value"))) / (pl.col("len").sum() + lent)
        )
        usual = float(np.square(chances["chance"].to_numpy()).sum())
    return chances.select(pl.col("value").cast(pl.Float32), bits=_bits(usual / pl.col("chance"))).sort("value")


def _of_places(both: pl.DataFrame, count: int) -> pl.Series:
    """For every node by number, the bits for a place where few nodes are, against one as busy as that of the usual
    node; null where it has no place."""
    north, east = ((pl.col(axis) * 10).round().cast(pl.Int64) for axis in ("latitude", "longitude"))
    key = pl.coalesce(pl.col("name").cast(pl.Int64), -1 - (north + 900) * 10_000 - (east + 1800))
    placed = both.select("node", key=key).drop_nulls()
    nodes = placed.select("node", count=pl.len().over("key"))
    usual = float(nodes["count"].sum()) / max(both.height, 1)
    bits = nodes.select("node", bits=_bits((usual + _LENT) / (pl.col("count") + _LENT)))
    every = np.full(count, np.nan, np.float32)
    every[bits["node"].to_numpy()] = bits["bits"].to_numpy()
    return pl.Series(every).fill_nan(None)


def _bits(ratio: pl.Expr) -> pl.Expr:
    return ratio.log(2).clip(-_MOST_BITS, _MOST_BITS).cast(pl.Float32)
