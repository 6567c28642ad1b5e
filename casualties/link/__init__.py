"""Link: which incident claims are the same incident, with a probability and reasons for each link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement

import polars as pl

from casualties.link.bits import bits_of
from casualties.link.companions import companions
from casualties.link.compare import Answerer, Trees
from casualties.link.incidents import grouped
from casualties.link.judged import decided_links, decided_parts, last_words, ties_of, with_previous
from casualties.link.nodes import read_nodes
from casualties.link.pairing import MET_BY, Pairing, pair_up
from casualties.link.shifts import Undone, undo_shifts
from casualties.link.sums import sums
from casualties.link.told import links_of, members_of, sums_of, with_shifts
from casualties.link.twins import twins
from casualties.model import Decision, Linkage
from casualties.rulebook import Rulebook
from casualties.rulebook.linking import Linking
from casualties.scopes import Gazetteer, Relations

__all__ = ["link"]

_PAIRS: dict[str, pl.DataType] = {
    "left": pl.UInt32(),
    "right": pl.UInt32(),
    "bits": pl.Float64(),
    "probability": pl.Float64(),
}


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
    decided = ties_of(words, nodes.claims)
    ties = with_previous(decided, nodes.claims, previous)
    alike = pl.concat([twins(undone.frame, rules), companions(undone.frame, rules)])
    twice = alike.filter(pl.col("probability") >= rules.limit("twin")).select("left", "right")
    ties = replace(ties, twins=twice.join(ties.different, on=["left", "right"], how="anti", maintain_order="left"))
    relations = Relations(gazetteer, rulebook)
    trees: Trees = {"perpetrator": relations.perpetrator, "cause": relations.cause}
    held = sums(undone.frame.filter(~pl.col("source").is_in(list(undone.words))), nodes, claims, relations, ties, rules)
    wholes = held["whole"].unique()
    alone = pl.concat([ties.twins["right"], wholes])
    pairings = list(_pairings(Answerer(undone.frame, rules, nodes.words, trees), alone, rules))
    group = pl.Series(
        grouped(
            undone.frame,
            _joined([pairing.held for pairing in pairings]),
            _joined([pairing.weighed for pairing in pairings]),
            ties,
            doubt=bits_of(rules.limit("near")),
            apart=int(rules.limit("days_apart")),
        )
    )
    near = alike.filter(
        pl.col("probability") >= rules.limit("near"),
        ~pl.col("left").is_in(wholes.implode()),
        ~pl.col("right").is_in(wholes.implode()),
    )
    told = _joined([*(pairing.told for pairing in pairings), near], reasons=True)
    told = with_shifts(told, undone.frame["source"], undone.words)
    together = group.gather(told["left"]) == group.gather(told["right"])
    certainty = pl.concat(
        [told.filter(together).select("probability", node=side) for side in ("left", "right")]
        + [decided.same.select(pl.lit(1.0).alias("probability"), node=side) for side in ("left", "right")]
    )
    people = decided_links(words, nodes.claims["claim_id"])
    return Linkage(
        members=members_of(
            replace(nodes, claims=nodes.claims.filter(~pl.col("node").is_in(wholes.implode()))),
            group,
            certainty,
            previous,
        ),
        links=pl.concat([links_of(told.filter(together), undone.frame), people]).sort(
            "left_claim", "right_claim", "decided_by"
        ),
        near=links_of(told.filter(~together), undone.frame).sort("left_claim", "right_claim"),
        shifts=undone.shifts,
        sums=pl.concat([sums_of(held, nodes), decided_parts(words, claims)]).sort("whole_claim", "part_claim"),
    )


def _pairings(answerer: Answerer, left_out: pl.Series, rules: Linking) -> Iterator[Pairing]:
    """Each dataset large enough to learn from against each other one, and the rest with those and among themselves."""
    met = answerer.nodes.select(*MET_BY, "text", size=pl.len().over("source"))
    met = met.filter(~pl.col("node").is_in(left_out.implode()))
    large = (pl.col("size") >= rules.limit("least_rows")) & ~pl.col("text")
    classes = met.filter(large).select(MET_BY).partition_by("source", maintain_order=True)
    rest = met.filter(~large).select(MET_BY)
    del met
    for left, right in combinations_with_replacement([*classes, rest], 2):
        if left.height and right.height and (left is not right or left["source"].n_unique() > 1):
            yield pair_up(answerer, left, right, rules)


def _joined(frames: Sequence[pl.DataFrame], *, reasons: bool = False) -> pl.DataFrame:
    schema = {**_PAIRS, "reasons": pl.String()} if reasons else _PAIRS
    return pl.concat([pl.DataFrame(schema=schema), *(frame.cast(pl.Schema(schema)) for frame in frames)])
