"""Told: the frames of a linkage, from groups of nodes and the pairs that were weighed."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from casualties.link.ids import incident_ids
from casualties.link.nodes import named
from casualties.model import JOIN, LINKS, MEMBERS, SUMS

__all__ = ["certainty_of", "links_of", "members_of", "sums_of", "with_people", "with_shifts"]


_SOME = 50_000
"""Incidents whose members are told of at a time."""


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


def sums_of(pairs: pl.DataFrame, claim: pl.Series, claims: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """Pairs of nodes `whole` and `part` as sums (schema `SUMS`): every claim of a whole that is a total, the one that
    stands for it where it is an incident, and the one that stands for the part; in order of the claims."""
    parts = pairs.with_columns(
        part_claim=claim.gather(pairs["part"]), as_total=~pl.col("beside"), first_claim=claim.gather(pairs["whole"])
    )
    wholes = members.filter(pl.col("node").is_in(pairs["whole"].implode()))
    wholes = named(wholes, claims, "claim_id").rename({"claim_id": "whole_claim"})
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
            "settled",
            part_event="event",
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
    claims: pl.DataFrame,
    members: pl.DataFrame,
    group: pl.Series,
    certainty: pl.DataFrame,
    previous: pl.DataFrame | None,
) -> pl.DataFrame:
    """Every incident claim (`members` as `Nodes.claims`) in its incident (schema `MEMBERS`), as sure as its node.

    `certainty` is that of nodes. What only an earlier run joined is as sure as it was there, and a claim alone is sure
    to be of its own incident. Texts are fetched last and some at a time: of millions of claims they take most room.
    """
    lines = members.with_columns(group=group.gather(members["node"])).with_row_index("rank")
    firsts = lines.unique("group", keep="first", maintain_order=True) if previous is None else lines
    ids = incident_ids(named(firsts, claims, "claim_id").with_columns(firsts["group"], firsts["rank"]), previous)
    ids = ids.with_columns(incident=pl.col("incident_id").rank("dense"))
    lines = lines.drop("rank").join(ids.drop("incident_id"), on="group", how="left", maintain_order="left")
    lines = lines.drop("group").join(certainty, on="node", how="left", maintain_order="left").drop("node")
    sure = pl.col("probability").cast(pl.Float64)
    if previous is not None:
        before = previous.select("claim_id", before="probability")
        said = claims.select("claim_id")[lines["at"]].join(before, on="claim_id", how="left", maintain_order="left")
        lines, sure = lines.with_columns(said["before"]), pl.coalesce(sure, "before")
    lines = lines.with_columns(sure.fill_null(1.0).round(4).alias("probability")).sort("incident")
    incidents = ids.unique("incident").sort("incident")["incident_id"]
    some = lines.with_columns(some=pl.col("incident") // _SOME).partition_by("some", maintain_order=True)
    del lines
    return pl.concat([pl.DataFrame(schema=MEMBERS), *(_with_texts(part, incidents, claims) for part in some)])


def _with_texts(lines: pl.DataFrame, incidents: pl.Series, claims: pl.DataFrame) -> pl.DataFrame:
    """Members (`at`, `incident`, `probability`) of whole incidents with the texts of their claims, in their order."""
    columns = [claims[column].gather(lines["at"]) for column in MEMBERS if column in claims.columns]
    named = [incidents.gather(lines["incident"] - 1).alias("incident_id"), *columns, lines["probability"]]
    return pl.DataFrame(named).select(list(MEMBERS)).sort("incident_id", "claim_id")


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
