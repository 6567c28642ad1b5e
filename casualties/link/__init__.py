"""Link: which incident claims are the same incident, with a probability and reasons for each link."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from casualties.link.compared import compared
from casualties.link.judged import decided_links, decided_parts, last_words, ties_of
from casualties.link.nodes import read_nodes
from casualties.link.shifts import Undone, undo_shifts
from casualties.link.told import certainty_of, links_of, members_of, sums_of, with_people
from casualties.model import Decision, Linkage
from casualties.rulebook import Rulebook
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
    together unless a decision parts it, no surer than it was, and ids are kept. `shifts` says whether a constant error
    of a whole dataset is looked for, and undone while comparing.
    """
    rules = rulebook.linking
    nodes = read_nodes(claims, rules)
    undone = undo_shifts(nodes, gazetteer, rules) if shifts else Undone(nodes.frame)
    words = last_words(decisions)
    spoken_of = _spoken_of(words, claims, nodes.claims)
    decided = ties_of(words, spoken_of)
    found = compared(nodes, undone, decided, previous, claims, Relations(gazetteer, rulebook), rules)
    claim, members, changes = nodes.frame["claim"], nodes.claims, undone.shifts
    group, told, wholes = found.group, found.told, found.sums
    del nodes, undone, found  # what was compared: of millions of rows, hundreds of megabytes
    together = group.gather(told["left"]) == group.gather(told["right"])
    certainty = certainty_of(told.filter(together), decided.same)
    links, near = links_of(told.filter(together), claim), links_of(told.filter(~together), claim)
    del told, together
    return Linkage(
        members=members_of(
            claims,
            members.filter(~pl.col("node").is_in(wholes.filter(~pl.col("beside"))["whole"].unique().implode())),
            group,
            certainty,
            previous,
        ),
        links=with_people(links, decided_links(words, spoken_of["claim_id"])),
        near=near,
        shifts=changes,
        sums=pl.concat([sums_of(wholes, claim, claims, members), decided_parts(words, claims)]).sort(
            "whole_claim", "part_claim"
        ),
    )


def _spoken_of(decisions: Sequence[Decision], claims: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The incident claims (`claim_id`, `node`) that decisions name."""
    ids = [claim for decision in decisions for claim in (decision.left, decision.right)]
    lines = claims.select("claim_id", at=pl.int_range(pl.len(), dtype=pl.UInt32)).filter(pl.col("claim_id").is_in(ids))
    return lines.join(members, on="at", maintain_order="left").drop("at")
