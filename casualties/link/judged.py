"""People's decisions as ties between nodes: the last word on a pair counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from casualties.link.incidents import Ties
from casualties.link.nodes import named
from casualties.model import LINKS, SUMS, Decision, Verdict

__all__ = ["decided_links", "decided_parts", "last_words", "tied_before", "ties_of", "with_previous"]


def last_words(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The latest decision on each pair of claims, in order of the pairs; of one day, the later given."""
    latest: dict[tuple[str, str], Decision] = {}
    for decision in sorted(decisions, key=lambda one: one.when):
        latest[min(decision.left, decision.right), max(decision.left, decision.right)] = decision
    return tuple(latest[pair] for pair in sorted(latest))


def ties_of(decisions: Sequence[Decision], claims: pl.DataFrame) -> Ties:
    """The pairs of nodes that decisions join or part, of `claims` (`claim_id`, `node`); others are passed over."""
    return Ties(
        _pairs([d for d in decisions if d.verdict in (Verdict.SAME, Verdict.PART_OF)], claims),
        _pairs([d for d in decisions if d.verdict is Verdict.DIFFERENT], claims),
    )


def decided_links(decisions: Sequence[Decision], present: pl.Series) -> pl.DataFrame:
    """The links (schema `LINKS`) that people decided, with who, when and why as reason."""
    known = set(present.filter(present.is_in(_named(decisions))))
    lines = [
        {
            "left_claim": decision.left,
            "right_claim": decision.right,
            "probability": 1.0,
            "decided_by": "person",
            "reasons": _told(decision),
        }
        for decision in decisions
        if decision.verdict in (Verdict.SAME, Verdict.PART_OF) and {decision.left, decision.right} <= known
    ]  # fmt: skip
    return pl.DataFrame(lines, schema=LINKS, orient="row")


def decided_parts(decisions: Sequence[Decision], claims: pl.DataFrame) -> pl.DataFrame:
    """What people call part of another claim (schema `SUMS`), of claims (`claim_id`, `harm`) of one harm."""
    harm = dict(claims.filter(pl.col("claim_id").is_in(_named(decisions))).select("claim_id", "harm").iter_rows())
    lines = [
        {
            "whole_claim": one.right,
            "part_claim": one.left,
            "probability": 1.0,
            "decided_by": "person",
            "reasons": _told(one),
            "as_total": False,
            "settled": True,
        }
        for one in decisions
        if one.verdict is Verdict.PART_OF and one.left in harm and harm[one.left] == harm.get(one.right)
    ]
    return pl.DataFrame(lines, schema=SUMS, orient="row")


def _named(decisions: Sequence[Decision]) -> list[str]:
    return [claim for decision in decisions for claim in (decision.left, decision.right)]


def _told(decision: Decision) -> str:
    return ": ".join(filter(None, (decision.verdict, f"{decision.who}, {decision.when}", decision.why)))


def with_previous(ties: Ties, members: pl.DataFrame, claims: pl.DataFrame, previous: pl.DataFrame | None) -> Ties:
    """The ties, and those of what was together in an earlier run (schema `MEMBERS`); `members` as `Nodes.claims`."""
    if previous is None or previous.is_empty():
        return ties
    known = named(members, claims, "claim_id").join(previous.select("claim_id", "incident_id"), on="claim_id")
    kept = (
        known.with_columns(left=pl.col("node").min().over("incident_id"))
        .filter(pl.col("left") != pl.col("node"))
        .select("left", right="node")
    )
    return replace(ties, same=pl.concat([ties.same, kept]).unique().sort("left", "right"))


def tied_before(ties: Ties, decided: Ties) -> pl.Series:
    """The nodes that an earlier run alone holds to be of an incident with others, and no person."""
    theirs = pl.concat([decided.same["left"], decided.same["right"]])
    kept = pl.concat([ties.same["left"], ties.same["right"]]).unique().sort()
    return kept.filter(~kept.is_in(theirs.implode()))


def _pairs(decisions: Sequence[Decision], claims: pl.DataFrame) -> pl.DataFrame:
    said = pl.DataFrame(
        {"l": [d.left for d in decisions], "r": [d.right for d in decisions]}, schema={"l": pl.String, "r": pl.String}
    )
    node = claims.select("claim_id", "node")
    found = said.join(node, left_on="l", right_on="claim_id").join(node, left_on="r", right_on="claim_id", suffix="_r")
    return found.select(
        left=pl.min_horizontal("node", "node_r"), right=pl.max_horizontal("node", "node_r")
    ).unique().sort("left", "right")  # fmt: skip
