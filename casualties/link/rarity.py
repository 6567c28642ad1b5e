"""Rarity: agreement on what is rare says more than agreement on what is common.

A number or place that both sides share weighs more the fewer nodes have it: by log2(how often two nodes agree by chance
on average / how often on this value), the term-frequency adjustment of Winkler (1989).
"""

from __future__ import annotations

import polars as pl

from casualties.link.nodes import HARMS as FIGURES
from casualties.rulebook.linking import Linking

__all__ = ["with_rarity"]

_MOST_BITS = 6.0
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
        chances = _chance_of_count(both[f"{figure}_said"], rules.limit("pseudo_pairs"), seen=seen)
        answers = answers.join(
            chances.select(
                pl.col("value").cast(pl.Float32).alias(f"{figure}_measure"),
                _bits((pl.col("chance") ** 2).sum() / pl.col("chance")).alias(f"{figure}_adjust"),
            ),
            on=f"{figure}_measure",
            how="left",
            maintain_order="left",
        )
    return answers.with_columns(_place_adjust(answers, nodes, both, rules)) if seen else answers


def _chance_of_count(counts: pl.Series, pseudo: float, *, seen: bool) -> pl.DataFrame:
    """`value`, `chance`: how often a figure has this value, the share of those seen with, as `pseudo` figures more, the
    long tail 1 / ((v+1)(v+2)) that casualty counts start from."""
    values = counts.drop_nulls().rename("value").to_frame().group_by("value").len()
    tail = 1 / ((pl.col("value") + 1) * (pl.col("value") + 2))
    share = (pl.col("len") + pseudo * tail) / (pl.col("len").sum() + pseudo)
    return values.select("value", chance=share if seen else tail).sort("value")


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
