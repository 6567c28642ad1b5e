"""Rarity: agreement on what is rare says more than agreement on what is common.

A number or place that both sides share weighs more the fewer nodes have it: by log2(how often two nodes agree by chance
on average / how often on this value), the term-frequency adjustment of Winkler (1989).
"""

from __future__ import annotations

import polars as pl

from casualties.rulebook.linking import Linking

__all__ = ["chance_of_count", "with_rarity"]

_MOST_BITS = 6.0
_FIGURES = ("killed", "injured", "others")


def chance_of_count(counts: pl.Series, pseudo: float) -> pl.DataFrame:
    """`value`, `chance`: how often a figure has this value, the share of those seen with, as `pseudo` figures more, the
    long tail 1 / ((v+1)(v+2)) that casualty counts start from."""
    seen = counts.drop_nulls().rename("value").to_frame().group_by("value").len()
    tail = 1 / ((pl.col("value") + 1) * (pl.col("value") + 2))
    return seen.select(
        "value", chance=((pl.col("len") + pseudo * tail) / (pl.col("len").sum() + pseudo)).cast(pl.Float64)
    ).sort("value")  # fmt: skip


def with_rarity(
    answers: pl.DataFrame, nodes: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame, rules: Linking
) -> pl.DataFrame:
    """The answers with `<figure>_adjust` and `place_adjust` (bits, null where nothing rare is shared)."""
    pseudo = rules.limit("pseudo_pairs")
    both = pl.concat([left, right])
    for figure in _FIGURES:
        chances = chance_of_count(both[f"{figure}_said"], pseudo)
        average = (chances["chance"] ** 2).sum()
        bits = chances.select(
            pl.col("value").cast(pl.Float32).alias(f"{figure}_measure"),
            (average / pl.col("chance"))
            .log(2)
            .clip(-_MOST_BITS, _MOST_BITS)
            .cast(pl.Float32)
            .alias(f"{figure}_adjust"),
        )
        answers = answers.join(bits, on=f"{figure}_measure", how="left", maintain_order="left")
    return answers
