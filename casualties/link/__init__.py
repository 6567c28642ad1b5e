"""Link: which incident claims are the same incident, with a probability and reasons for each link."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement

import polars as pl

from casualties.link.compare import Trees
from casualties.link.ids import incident_ids
from casualties.link.incidents import Ties, grouped
from casualties.link.judged import decided_links, last_words, ties_of
from casualties.link.nodes import Nodes, read_nodes
from casualties.link.pairing import Pairing, bits_of, pair_up
from casualties.model import LINKS, MEMBERS, Decision, Linkage
from casualties.rulebook import Rulebook
from casualties.rulebook.linking import Linking
from casualties.scopes import Gazetteer, Relations

__all__ = ["link"]


def link(
    claims: pl.DataFrame,
    rulebook: Rulebook,
    gazetteer: Gazetteer,
    decisions: Sequence[Decision] = (),
    *,
    shifts: bool = True,
    previous: pl.DataFrame | None = None,
) -> Linkage:
    """Link the incident claims of a claims frame (schema `CLAIMS`).

    `decisions` always win. `previous` are the members (schema `MEMBERS`) of an earlier run: what was together stays
    together unless a decision parts it, and ids are kept. `shifts` says whether a constant error of a whole dataset is
    looked for and undone while comparing.
    """
    rules = rulebook.linking
    nodes = read_nodes(claims, rules)
    trees = _trees(rulebook, gazetteer)
    words = last_words(decisions)
    ties = _with_previous(ties_of(words, nodes.claims), nodes, previous)
    pairings = [
        pair_up(nodes.frame, left, right, rules, nodes.words, trees)
        for left, right in combinations_with_replacement(_classes(nodes.frame, rules), 2)
        if left is not right or left["source"].n_unique() > 1
    ]
    return _linkage(nodes, pairings, ties, words, previous, rules)


def _classes(frame: pl.DataFrame, rules: Linking) -> list[pl.DataFrame]:
    """The nodes of each dataset large enough to learn from, and those of all other datasets and documents."""
    sized = frame.with_columns(size=pl.len().over("source"))
    large = (pl.col("size") >= rules.limit("least_pairs")) & ~pl.col("text")
    classes = sized.filter(large).drop("size").partition_by("source", maintain_order=True)
    small = sized.filter(~large).drop("size")
    return [*classes, small] if small.height else classes


def _trees(rulebook: Rulebook, gazetteer: Gazetteer) -> Trees:
    relations = Relations(gazetteer, rulebook)
    return {"perpetrator": relations.perpetrator, "cause": relations.cause}


def _with_previous(ties: Ties, nodes: Nodes, previous: pl.DataFrame | None) -> Ties:
    """The ties, and those of what was together in an earlier run."""
    if previous is None or previous.is_empty():
        return ties
    known = nodes.claims.select("claim_id", "node").join(previous.select("claim_id", "incident_id"), on="claim_id")
    first = known.with_columns(left=pl.col("node").min().over("incident_id"))
    kept = first.filter(pl.col("left") != pl.col("node")).select("left", right="node").unique()
    return Ties(pl.concat([ties.same, kept]).unique().sort("left", "right"), ties.different)


def _linkage(
    nodes: Nodes,
    pairings: list[Pairing],
    ties: Ties,
    decisions: Sequence[Decision],
    previous: pl.DataFrame | None,
    rules: Linking,
) -> Linkage:
    frame = nodes.frame
    empty = pl.DataFrame(
        schema={
            "left": pl.UInt32,
            "right": pl.UInt32,
            "bits": pl.Float32,
            "probability": pl.Float32,
            "reasons": pl.String,
        }
    )
    held = pl.concat([empty.drop("reasons"), *(p.held for p in pairings)], how="vertical_relaxed")
    weighed = pl.concat([empty.drop("reasons"), *(p.weighed for p in pairings)], how="vertical_relaxed")
    told = pl.concat([empty, *(p.told for p in pairings)], how="vertical_relaxed")
    group = pl.Series(grouped(frame, held, weighed, ties, doubt=bits_of(rules.limit("near"))))
    inside = told.filter(group.gather(told["left"]) == group.gather(told["right"]))
    outside = told.filter(group.gather(told["left"]) != group.gather(told["right"]))
    members = _members(nodes, group, inside, ties, previous)
    people = decided_links(decisions, nodes.claims["claim_id"])
    return Linkage(
        members=members,
        links=pl.concat([_links(inside, frame), people]).sort("left_claim", "right_claim", "decided_by"),
        near=_links(outside, frame).sort("left_claim", "right_claim"),
    )


def _links(pairs: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    claim = frame["claim"]
    return pairs.select(
        left_claim=claim.gather(pairs["left"]),
        right_claim=claim.gather(pairs["right"]),
        probability=pl.col("probability").cast(pl.Float64).round(4),
        decided_by=pl.lit("model"),
        reasons="reasons",
    ).select(list(LINKS))


def _members(
    nodes: Nodes, group: pl.Series, inside: pl.DataFrame, ties: Ties, previous: pl.DataFrame | None
) -> pl.DataFrame:
    """Every incident claim in its incident; how sure it belongs there is the best of its links."""
    sides = [inside.select("probability", node=side) for side in ("left", "right")]
    sides += [ties.same.select(pl.lit(1.0, pl.Float32).alias("probability"), node=side) for side in ("left", "right")]
    best = pl.concat(sides, how="vertical_relaxed").group_by("node").agg(pl.col("probability").max())
    claims = nodes.claims.with_columns(group=group.gather(nodes.claims["node"])).with_row_index("rank")
    ids = incident_ids(claims.select("claim_id", "group", "rank"), previous)
    return (
        claims.join(best, on="node", how="left")
        .join(ids, on="group", how="left")
        .with_columns(pl.col("probability").cast(pl.Float64).fill_null(1.0).round(4))
        .select(list(MEMBERS))
        .sort("incident_id", "claim_id")
    )
