"""Neighbours in words: the pairs of a total with one verdict, each alone, or all at once where they are many."""

from __future__ import annotations

from collections.abc import Iterator

from casualties.findings._beside import Beside, Neighbour, Verdict
from casualties.findings._case import Case
from casualties.findings._words import day_words, joined, listed, told
from casualties.model import Claim, Relation

__all__ = ["told_beside"]


def told_beside(case: Case, verdict: Verdict, relation: str) -> Iterator[tuple[Beside, list[Claim], str]]:
    """Each pair (or all of a total that has more than are shown) with its claims, the part first, and its sentence.

    A pair's beside holds that one neighbour. Copies that were altered are no neighbours.
    """
    altered = case.named("D04")
    for beside in case.beside:
        if beside.verdict is not verdict or beside.total.id in altered:
            continue
        shown = [neighbour for neighbour in beside.shown if neighbour.telling.id not in altered]
        if beside.count > len(beside.shown):
            whole, *parts = case.lifted([beside.total.id, *(neighbour.telling.id for neighbour in shown)])
            sentence = f"Each of {beside.count:,} figures {relation}: {told(whole)}. Among them: {listed(parts)}."
            yield beside, [whole, *parts], sentence
            continue
        for neighbour in shown:
            part, whole = case.lifted((neighbour.telling.id, beside.total.id))
            alone = Beside(beside.total, verdict, 1, [neighbour])
            yield (
                alone,
                [part, whole],
                f"The first {relation}: {told(part)}; {told(whole)}.{_besides(beside, neighbour)}",
            )


def _besides(beside: Beside, neighbour: Neighbour) -> str:
    """What the pair needs besides: the shared part, the end of the data, or what is not stated."""
    words = ""
    if beside.verdict is Verdict.OVERLAP:
        words += f" They share {_shared(beside, neighbour)}."
    if beside.verdict is Verdict.OUTSIDE and beside.total.as_of is not None:
        words += f" The data of the total end on {day_words(beside.total.as_of)}."
    if neighbour.unstated:
        words += f" The first does not state its {joined(neighbour.unstated)}; this holds if that is the other's."
    return words


def _shared(beside: Beside, neighbour: Neighbour) -> str:
    """The part that both scopes count, dimension by dimension, where they are not the same."""
    total, other = beside.total, neighbour.telling
    parts = []
    if neighbour.lie.period is not Relation.EQUAL:
        starts = [day for day in (total.start, other.start) if day is not None]
        ends = [
            day for each in (total, other) if (day := (each.day if each.incident is None else each.end)) is not None
        ]
        if starts and ends:
            parts.append(f"the days from {day_words(max(starts))} to {day_words(min(ends))}")
    names = {"harm": "harm", "victims": "people", "place": "place", "perpetrator": "perpetrator", "cause": "cause"}
    for name, word in names.items():
        relation = neighbour.lie.dimensions[name]
        if relation in (Relation.WITHIN, Relation.CONTAINS):
            parts.append(f"the {word} of the {'first' if relation is Relation.WITHIN else 'second'}")
        elif relation is Relation.OVERLAPS:
            parts.append(f"a part of the {word}")
    return joined(parts) if parts else "a part"
