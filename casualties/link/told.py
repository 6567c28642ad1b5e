"""Told: the frames of a linkage, from groups of nodes and the pairs that were weighed."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from casualties.link.ids import incident_ids
from casualties.link.nodes import Nodes
from casualties.model import JOIN, LINKS, MEMBERS, SUMS

__all__ = ["links_of", "members_of", "sums_of", "with_shifts"]

_NOTHING_BEFORE = pl.DataFrame(schema={"claim_id": pl.String(), "before": pl.Float64()})


def links_of(pairs: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """Pairs of nodes as links (schema `LINKS`) of the claims that stand for them, in order of the claims."""
    claim = frame["claim"]
    return pairs.select(
        left_claim=claim.gather(pairs["left"]),
        right_claim=claim.gather(pairs["right"]),
        probability=pl.col("probability").cast(pl.Float64).round(4),
        decided_by=pl.lit("model"),
        reasons="reasons",
    ).select(list(LINKS))


def sums_of(pairs: pl.DataFrame, nodes: Nodes) -> pl.DataFrame:
    """Pairs of nodes `whole` and `part` as sums (schema `SUMS`): every claim of the whole, and the one that stands
    for the part; in order of the claims."""
    parts = pairs.with_columns(part_claim=nodes.frame["claim"].gather(pairs["part"]))
    wholes = nodes.claims.select("node", whole_claim="claim_id")
    return (
        parts.join(wholes, left_on="whole", right_on="node")
        .select(
            "whole_claim", "part_claim", pl.col("probability").round(4), pl.lit("model").alias("decided_by"), "reasons"
        )
        .sort("whole_claim", "part_claim")
        .cast(pl.Schema(SUMS))
    )


def members_of(nodes: Nodes, group: pl.Series, certainty: pl.DataFrame, previous: pl.DataFrame | None) -> pl.DataFrame:
    """Every incident claim in its incident (schema `MEMBERS`); `certainty` (`node`, `probability`) holds, line by line,
    how sure a link of a node is: the surest counts. What only an earlier run joined is as sure as it was there, and a
    claim alone is sure to be of its own incident."""
    before = _NOTHING_BEFORE if previous is None else previous.select("claim_id", before="probability")
    best = certainty.group_by("node").agg(pl.col("probability").max())
    claims = nodes.claims.with_columns(group=group.gather(nodes.claims["node"])).with_row_index("rank")
    ids = incident_ids(claims.select("claim_id", "group", "rank"), previous)
    return (
        claims.join(best, on="node", how="left")
        .join(ids, on="group", how="left")
        .join(before, on="claim_id", how="left")
        .with_columns(pl.coalesce(pl.col("probability").cast(pl.Float64), "before", pl.lit(1.0)).round(4))
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
