"""Compared: the claims as nodes, which of them are of one incident, and what was weighed to tell.

Nodes and answers are held only while they are compared: of millions of rows they take more room than what is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement

import polars as pl

from casualties.link.beside import as_incidents
from casualties.link.bits import bits_of
from casualties.link.companions import companions
from casualties.link.compare import Answerer, Trees
from casualties.link.incidents import Ties, grouped
from casualties.link.judged import tied_before, with_previous
from casualties.link.nodes import Nodes
from casualties.link.pairing import MET_BY, Pairing, pair_up
from casualties.link.shifts import Undone
from casualties.link.summaries import open_totals, summaries, without_rivals
from casualties.link.sums import meetings, sums
from casualties.link.told import with_shifts
from casualties.link.twins import twins
from casualties.rulebook.linking import Linking
from casualties.scopes import Relations

__all__ = ["Compared", "compared"]

_PAIRS: dict[str, pl.DataType] = {
    "left": pl.UInt32(),
    "right": pl.UInt32(),
    "bits": pl.Float64(),
    "probability": pl.Float64(),
}
_TOLD = {**_PAIRS, "reasons": pl.String()}


@dataclass(frozen=True, slots=True)
class Compared:
    """`group` numbers the incident of each node; `told` (`left`, `right`, `bits`, `probability`, `reasons`) are the
    pairs worth telling of; `sums` the nodes that hold others, as `sums.FOUND`, which are in no incident unless they
    stand `beside` rows of their own list."""

    group: pl.Series
    told: pl.DataFrame
    sums: pl.DataFrame


def compared(
    nodes: Nodes,
    undone: Undone,
    decided: Ties,
    previous: pl.DataFrame | None,
    claims: pl.DataFrame,
    relations: Relations,
    rules: Linking,
) -> Compared:
    """Compare the nodes as `undone` gives them; what people `decided` and what was together in an earlier run holds."""
    frame = undone.frame
    alike = pl.concat([twins(frame, rules), companions(frame, rules)])
    ties = with_previous(decided, nodes.claims, claims, previous)
    twice = alike.filter(pl.col("probability") >= rules.limit("twin")).select("left", "right")
    ties = replace(ties, twins=twice.join(ties.different, on=["left", "right"], how="anti", maintain_order="left"))
    unshifted = frame.filter(~pl.col("source").is_in(list(undone.words))) if undone.words else frame
    before = tied_before(ties, decided)
    met = meetings(unshifted, nodes, relations, ties, rules)
    held = sums(met, nodes, claims, relations, ties, before, rules)
    maybe = summaries(met, ties, rules)
    del met
    wholes = held["whole"].unique()
    trees: Trees = {"perpetrator": relations.perpetrator, "cause": relations.cause}
    answerer = Answerer(frame, rules, nodes.words, trees)
    aside, ties = without_rivals(maybe, ties)
    group, told = _paired(answerer, ties, pl.concat([ties.twins["right"], wholes, aside]), rules)
    near = alike.filter(
        pl.col("probability") >= rules.limit("near"),
        ~pl.col("left").is_in(wholes.implode()),
        ~pl.col("right").is_in(wholes.implode()),
    )
    held, group, refused = as_incidents(held, group, frame["source"], told, before)
    held = pl.concat([held, open_totals(maybe, held, refused, group, frame["told_as"])]).sort("whole", "part")
    told = _joined([told, near, _as_links(held)], _TOLD)
    return Compared(group, with_shifts(told, frame["source"], undone.words), held)


def _as_links(held: pl.DataFrame) -> pl.DataFrame:
    """The sums that are of one incident with their parts, as pairs worth telling of."""
    return held.filter("beside").select(
        "probability",
        "reasons",
        left=pl.min_horizontal("whole", "part"),
        right=pl.max_horizontal("whole", "part"),
        bits=(pl.col("probability") / (1 - pl.col("probability"))).log(2),
    ).select(list(_TOLD))  # fmt: skip


def _paired(answerer: Answerer, ties: Ties, alone: pl.Series, rules: Linking) -> tuple[pl.Series, pl.DataFrame]:
    """The group of each node, and the pairs worth telling of; nodes `alone` are not paired."""
    told, held, weighed = [], [], []
    for pairing in _pairings(answerer, alone, rules):
        told.append(pairing.told)
        held.append(pairing.held)
        weighed.append(pairing.weighed)
    group = grouped(
        answerer.nodes,
        _joined(held, _PAIRS),
        _joined(weighed, _PAIRS),
        ties,
        doubt=bits_of(rules.limit("near")),
        apart=int(rules.limit("days_apart")),
    )
    del weighed, held
    return pl.Series(group), _joined([tell() for tell in told], _TOLD)


def _pairings(answerer: Answerer, left_out: pl.Series, rules: Linking) -> Iterator[Pairing]:
    """Each dataset large enough to learn from against each other one, and the rest with those and among themselves."""
    nodes = answerer.nodes.lazy().filter(~pl.col("node").is_in(left_out.implode()))
    sizes = answerer.nodes.filter(~pl.col("text")).group_by("source").len()
    large = sizes.filter(pl.col("len") >= rules.limit("least_rows"))["source"].sort()
    classes = [
        nodes.filter(~pl.col("text") & (pl.col("source") == source)).select(MET_BY).collect() for source in large
    ]
    rest = nodes.filter(pl.col("text") | ~pl.col("source").is_in(large.implode())).select(MET_BY).collect()
    for left, right in combinations_with_replacement([*classes, rest], 2):
        if left.height and right.height and (left is not right or left["source"].n_unique() > 1):
            yield pair_up(answerer, left, right, rules)


def _joined(frames: Sequence[pl.DataFrame], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    return pl.concat([pl.DataFrame(schema=schema), *(frame.cast(pl.Schema(schema)) for frame in frames)])
