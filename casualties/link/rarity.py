"""Rarity: agreement on what is rare says more than agreement on what is common.

A number or place that both sides share weighs more the fewer nodes have it: by log2(how often two nodes agree by chance
on average / how often on this value), the term-frequency adjustment of Winkler (1989).
"""

from __future__ import annotations

from math import pi

import numpy as np
import polars as pl

from casualties.link.nodes import HARMS as FIGURES
from casualties.rulebook.linking import Linking

__all__ = ["tail", "with_rarity"]

_MOST_BITS = 6.0
_TAIL_AGREES = pi**2 / 3 - 3
"""How often two draws from the long tail of counts agree: the sum of 1 / (v (v + 1))² over v = 1, 2, …"""
_LENT = 2
"""Nodes that every place is given before it is called rare, so that one seen twice is not held to be unique."""
_SHARED = ("spot", "near and same name", "near", "same name", "like name")


def with_rarity(
    answers: pl.DataFrame, nodes: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame, rules: Linking, *, seen: bool
) -> pl.DataFrame:
    """The answers with `<figure>_adjust` and `place_adjust` (bits, null where nothing rare is shared).

    `seen` says whether the two groups of nodes are many enough to tell what is common among them; where they are not,
    only the figures' long tail counts.
    """
    both = pl.concat([left, right])
    for figure in FIGURES:
        chances = _chance_of_count(both[f"{figure}_said"], rules.limit("pseudo_pairs") if seen else None)
        answers = answers.join(
            chances.select(
                pl.col("value").cast(pl.Float32).alias(f"{figure}_measure"), pl.col("bits").alias(f"{figure}_adjust")
            ),
            on=f"{figure}_measure",
            how="left",
            maintain_order="left",
        )
    return answers.with_columns(_place_adjust(answers, nodes, both, rules)) if seen else answers


def tail(value: pl.Expr) -> pl.Expr:
    """The long tail that casualty counts start from: 1 / (v (v + 1)), and one half for nobody."""
    return 1 / pl.when(value > 0).then(value * (value + 1)).otherwise(2)


def _chance_of_count(counts: pl.Series, lent: float | None) -> pl.DataFrame:
    """`value`, `bits`: how much rarer it is that two figures are both this value than that they agree at all.

    The share of those seen, with the long tail counted as `lent` figures more, or the tail alone where `lent` is None.
    """
    values = counts.drop_nulls().rename("value").to_frame().group_by("value").len()
    if lent is None:
        chances = values.select("value", chance=tail(pl.col("value")))
        usual = _TAIL_AGREES
    else:
        chances = values.select(
            "value", chance=(pl.col("len") + lent * tail(pl.col("value"))) / (pl.col("len").sum() + lent)
        )
        usual = float(np.square(chances["chance"].to_numpy()).sum())
    return chances.select("value", bits=_bits(usual / pl.col("chance"))).sort("value")


def _place_adjust(answers: pl.DataFrame, nodes: pl.DataFrame, both: pl.DataFrame, rules: Linking) -> pl.Series:
    """Bits for a place where few nodes are, against one as busy as that of the usual pair."""
    levels = [level.id for level in rules.comparison("place").levels]
    shared = pl.Series(sorted(levels.index(name) for name in _SHARED), dtype=pl.Int8)
    key = pl.coalesce(
        pl.col("name").cast(pl.Int64),
        -1
        - (pl.col("latitude") * 10).round().cast(pl.Int64) * 10_000
        - (pl.col("longitude") * 10).round().cast(pl.Int64),
    )
    busy = both.select("node", key=key).with_columns(
        count=pl.when(pl.col("key").is_not_null()).then(pl.len().over("key"))
    )
    usual = busy["count"].fill_null(0).sum() / max(busy.height, 1)
    count = pl.concat([nodes.select("node"), busy.select("node", "count")], how="align_left")["count"]
    sides = pl.DataFrame({side: count.gather(answers[side]) for side in ("left", "right")})
    few = pl.min_horizontal("left", "right") + _LENT
    return (
        sides.with_columns(level=answers["place"])
        .select(place_adjust=pl.when(pl.col("level").is_in(shared.implode())).then(_bits((usual + _LENT) / few)))
        .to_series()
    )


def _bits(ratio: pl.Expr) -> pl.Expr:
    return ratio.log(2).clip(-_MOST_BITS, _MOST_BITS).cast(pl.Float32)
