"""Twins: two rows of one dataset that are one row typed twice.

Rows alike in days, place, cause and perpetrator are twins the more surely the rarer the figures, ages and words are
that they share: among rows alike in all but their figures, some share them by chance, and only what goes beyond that
chance is typing twice. Rows of a list of single victims share their figure always, so it proves nothing there.
"""

from __future__ import annotations

import polars as pl

from casualties.link.bits import probability
from casualties.link.nodes import HARMS
from casualties.link.rarity import tail
from casualties.rulebook.linking import Linking

__all__ = ["ALIKE", "TWINS", "alike_rows", "twins"]

ALIKE = ["source", "first", "last", "name", "latitude", "longitude", "admin1", "country", "cause", "perpetrator"]
_SAID = [f"{harm}_said" for harm in HARMS]
TWINS: dict[str, pl.DataType] = {
    "left": pl.UInt32(),
    "right": pl.UInt32(),
    "bits": pl.Float64(),
    "probability": pl.Float64(),
    "reasons": pl.String(),
}


def twins(nodes: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """`left`, `right` (nodes, the first of its twins left), `bits`, `probability`, `reasons`, in order of nodes."""
    alike = alike_rows(nodes)
    if alike.is_empty():
        return pl.DataFrame(schema=TWINS)
    exact = [*ALIKE, *_SAID, "age", "sex"]
    same = alike.filter((pl.len().over(exact) > 1) & (pl.max_horizontal(_SAID) > 0))
    pairs = same.select("node", "quote", "age", *exact[:1], *_SAID, key=pl.struct(exact).rank("dense"))
    first = pairs.group_by("key", maintain_order=True).first()
    met = pairs.join(first, on="key", suffix="_first").filter(pl.col("node") != pl.col("node_first"))
    share = _share(alike, rules)
    chance = _chance(nodes, rules)
    told = met.join(share, on="source", how="left").join(chance, on=["source", *_SAID], how="left", nulls_equal=True)
    figures = -pl.col("chance").log(2)
    ages = pl.when(pl.col("age").is_not_null()).then(rules.limit("twin_age_bits")).otherwise(0.0)
    words = _words(rules)
    start = (pl.col("share") / (1 - pl.col("share"))).log(2)
    return (
        told.with_columns(start=start, figures=figures, ages=ages, words=words)
        .with_columns(bits=pl.sum_horizontal("start", "figures", "ages", "words"))
        .select(
            left="node_first",
            right="node",
            bits="bits",
            probability=probability(pl.col("bits")),
            reasons=pl.format(
                "one dataset: same day, place and cause {} | same figures {} | same age {} | words of the rows {}",
                *(pl.col(part).round(1) for part in ("start", "figures", "ages", "words")),
            ),
        )
        .sort("left", "right")
    )


def alike_rows(nodes: pl.DataFrame) -> pl.DataFrame:
    """The rows with a day and a place that agree with another of their dataset in all of `ALIKE`."""
    placed = (
        ~pl.col("text")
        & pl.col("first").is_not_null()
        & (pl.col("name").is_not_null() | pl.col("latitude").is_not_null())
    )
    again = nodes.select(pl.struct(ALIKE).hash().is_duplicated()).to_series()
    columns = [
        "node",
        "quote",
        "age",
        "sex",
        *ALIKE,
        *(f"{harm}_{bound}" for harm in HARMS for bound in ("said", "low")),
    ]
    return nodes.select(*columns, "text").filter(placed & again).filter(pl.len().over(ALIKE) > 1)


def _chance(nodes: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """How often a row of a dataset has these figures by chance, the two rows themselves left out."""
    lent = rules.limit("twin_pseudo")
    rare = pl.lit(1.0)
    for said in _SAID:
        rare = rare * pl.when(pl.col(said).is_not_null()).then(tail(pl.col(said))).otherwise(1.0)
    counts = nodes.select("text", "source", *_SAID).filter(~pl.col("text")).group_by("source", *_SAID).len()
    return counts.with_columns(rows=pl.col("len").sum().over("source")).select(
        "source", *_SAID, chance=((pl.col("len") - 2).clip(0) + lent * rare) / ((pl.col("rows") - 2).clip(0) + lent)
    )


def _share(alike: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """How many of a dataset's pairs alike in day, place and cause are twins: those that share their figures beyond
    what chance gives, with some pairs lent from the rules."""
    lent = rules.limit("pseudo_pairs")
    pair = pl.len() * (pl.len() - 1) / 2
    groups = alike.group_by(ALIKE).agg(pairs=pair)
    equal = alike.group_by([*ALIKE, *_SAID, "age", "sex"]).agg(equal=pair)
    exact = ["source", *_SAID, "age", "sex"]
    figures = alike.group_by(exact).len().sort(exact)
    by_chance = figures.group_by("source").agg(chance=(pl.col("len") / pl.col("len").sum()).pow(2).sum())
    seen = (
        groups.group_by("source").agg(pl.col("pairs").sum())
        .join(equal.group_by("source").agg(pl.col("equal").sum()), on="source")
        .join(by_chance, on="source")
    )  # fmt: skip
    beyond = (pl.col("equal") - pl.col("chance") * pl.col("pairs")).clip(0)
    return seen.select(
        "source", share=((lent * rules.limit("twin_share") + beyond) / (lent + pl.col("pairs"))).clip(0, 0.9)
    )


def _words(rules: Linking) -> pl.Expr:
    """Bits for what the quotes share; 0 where a row has none."""
    mine, other = (
        pl.col(column).str.to_lowercase().str.extract_all(r"\p{L}{3,}").list.unique()
        for column in ("quote", "quote_first")
    )
    shared = mine.list.set_intersection(other).list.len() / pl.min_horizontal(mine.list.len(), other.list.len())
    like, unlike = rules.limit("twin_words_like"), rules.limit("twin_words_unlike")
    bits = rules.limit("twin_words_bits")
    return pl.when(shared >= like).then(bits).when(shared <= unlike).then(-bits).otherwise(0.0)
