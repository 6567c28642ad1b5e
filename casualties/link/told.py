"""Told: the frames of a linkage, from groups of nodes and the pairs that were weighed."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from casualties.link.ids import incident_ids
from casualties.model import JOIN, LINKS, MEMBERS, SUMS

__all__ = ["certainty_of", "links_of", "members_of", "sums_of", "with_people", "with_shifts"]

_NOTHING_BEFORE = pl.DataFrame(schema={"claim_id": pl.String(), "before": pl.Float64()})


def links_of(pairs: pl.DataFrame, claim: pl.Series) -> pl.DataFrame:
    """Pairs of nodes as links (schema `LINKS`) of the claims that stand for them, in order of the claims."""
    rank = claim.rank("ordinal")
    order = pl.DataFrame({side: rank.gather(pairs[side]) for side in ("left", "right")})
    pairs = pairs.select("left", "right", "probability", "reasons")[
        order.select(pl.arg_sort_by("left", "right"))["left"]
    ]
    return pairs.select(
        left_claim=claim.gather(pairs["left"]),
        right_claim=claim.gather(pairs["right"]),
        probability=pl.col("probability").cast(pl.Float64).round(4),
        decided_by=pl.lit("model"),
        reasons="reasons",
    ).select(list(LINKS))


def with_people(links: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The links, with those that people decided."""
    if people.is_empty():
        return links
    return pl.concat([links, people]).sort("left_claim", "right_claim", "decided_by")


def sums_of(pairs: pl.DataFrame, claim: pl.Series, members: pl.DataFrame) -> pl.DataFrame:
    """Pairs of nodes `whole` and `part` as sums (schema `SUMS`): every claim of a whole that is a total, the one that
    stands for it where it is an incident, and the one that stands for the part; in order of the claims."""
    parts = pairs.with_columns(
        part_claim=claim.gather(pairs["part"]), as_total=~pl.col("beside"), first_claim=claim.gather(pairs["whole"])
    )
    wholes = members.filter(pl.col("node").is_in(pairs["whole"].implode())).select("node", whole_claim="claim_id")
    return (
        parts.join(wholes, left_on="whole", right_on="node")
        .filter(pl.col("as_total") | (pl.col("whole_claim") == pl.col("first_claim")))
        .select(
            "whole_claim",
            "part_claim",
            pl.col("probability").round(4),
            pl.lit("model").alias("decided_by"),
            "reasons",
            "as_total",
        )
        .sort("whole_claim", "part_claim")
        .cast(pl.Schema(SUMS))
    )


def certainty_of(held: pl.DataFrame, same: pl.DataFrame) -> pl.DataFrame:
    """`node`, `probability`: how sure the surest link of a node is; what people call the same is sure."""
    sides = [held.select("probability", node=side) for side in ("left", "right")]
    sides += [same.select(pl.lit(1.0).alias("probability"), node=side) for side in ("left", "right")]
    return pl.concat(sides).group_by("node").agg(pl.col("probability").max())


def members_of(
    claims: pl.DataFrame, group: pl.Series, certainty: pl.DataFrame, previous: pl.DataFrame | None
) -> pl.DataFrame:
    """Every incident claim (`claim_id`, `node`, dataset, row_id, document) in its incident (schema `MEMBERS`), as sure
    as the `certainty` of its node. What only an earlier run joined is as sure as it was there, and a claim alone is
    sure to be of its own incident."""
    before = _NOTHING_BEFORE if previous is None else previous.select("claim_id", before="probability")
    claims = claims.with_columns(group=group.gather(claims["node"])).with_row_index("rank")
    ids = incident_ids(claims.select("claim_id", "group", "rank"), previous)
    claims = claims.join(ids, on="group", how="left").drop("group", "rank")
    claims = claims.join(certainty, on="node", how="left").drop("node").join(before, on="claim_id", how="left")
    return (
        claims.with_columns(pl.coalesce(pl.col("probability").cast(pl.Float64), "before", pl.lit(1.0)).round(4))
        .select(list(MEMBERS))
        .sort("incident_id", "claim_id")
    )


def with_shifts(pairs: pl.DataFrame, source: pl.Series, words: Mapping[int, str]) -> pl.DataFrame:
    """The pairs, their reasons naming what was undone in either dataset before they were compared."""
    if not words:
        return pairs
    numbers, texts = list(words), list(words.values())
    changed = [
        source.gather(pairs[side]).replace_strict(numbers, texts, default=None, return_dtype=pl.String).alias(side)
        for side in ("left", "right")
    ]
    return pairs.with_columns(
        reasons=pl.concat_str(["reasons", pl.DataFrame(changed)["left"], pl.DataFrame(changed)["right"]],
                              separator=JOIN, ignore_nulls=True)
    )  # fmt: skip
