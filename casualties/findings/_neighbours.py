"""Neighbours in words: what lies beside totals with one verdict, told once for each figure and running count.

An incident inside every later total of one running count is one fact, not one for each of them; so are the parts that a
text names of one whole, and two running counts that lie beside one another day by day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from casualties.findings._beside import Beside, Neighbour, Verdict
from casualties.findings._case import Case
from casualties.findings._tellings import Telling
from casualties.findings._words import day_words, joined, listed, told
from casualties.model import Claim, Relation
from casualties.rulebook.findings import ToleranceName
from casualties.wording import many

__all__ = ["Phrases", "Told", "told_beside"]


class Phrases(NamedTuple):
    """How a verdict is said: of one pair, of one figure beside `{n}` totals, of `{n}` figures beside one total."""

    pair: str
    wholes: str
    parts: str


@dataclass(frozen=True, slots=True)
class Told:
    """Neighbours told together, the claims of their finding, and its sentences."""

    neighbours: tuple[Neighbour, ...]
    claims: tuple[Claim, ...]
    sentence: str


class _Pair(NamedTuple):
    neighbour: Neighbour
    total: Telling

    @property
    def part(self) -> Telling:
        return self.neighbour.telling


def told_beside(case: Case, verdict: Verdict, phrases: Phrases) -> Iterator[Told]:
    """All neighbours with a verdict, grouped; copies that were altered are no neighbours.

    Where a total has more neighbours than are shown, or two running counts have more pairs, all are told at once.
    """
    altered = case.named("D04")
    large: dict[tuple[object, ...], list[Beside]] = {}
    pairs: list[_Pair] = []
    for beside in case.beside:
        if beside.verdict is not verdict or beside.total.id in altered:
            continue
        if beside.count > len(beside.shown):
            large.setdefault(_running(beside.total), []).append(beside)
            continue
        pairs += [_Pair(each, beside.total) for each in beside.shown if each.telling.id not in altered]
    pairs, inner = _outermost(pairs) if verdict is Verdict.NOT_COMPARABLE else (pairs, {})
    for running in large.values():
        yield _large(case, running, altered, phrases)
    named = Counter(pair.total.id for pair in pairs if pair.part.part_of == pair.total.id)
    of_texts = [pair for pair in pairs if pair.part.part_of == pair.total.id and named[pair.total.id] > 1]
    for together in _grouped(of_texts, lambda pair: (pair.total.id, pair.neighbour.unstated)):
        yield _few(case, together, phrases, inner)
    rest = [pair for pair in pairs if pair.part.part_of != pair.total.id or named[pair.total.id] == 1]
    for together in _grouped(rest, lambda pair: (*_count(pair.part), *_running(pair.total))):
        if together[0].part.incident is None and len(together) > case.tolerance(_limit(together)):
            yield _two_counts(case, together, phrases)
            continue
        for own in _grouped(together, lambda pair: (pair.part.id, pair.neighbour.unstated, pair.neighbour.dimensions)):
            yield _few(case, own, phrases, inner)


def _limit(pairs: Sequence[_Pair]) -> ToleranceName:
    """How many pairs of two counts are told one by one."""
    running = all(pair.part.counts_on and pair.total.counts_on for pair in pairs)
    return "shown_steps" if running else "shown_pairs"


def _few(case: Case, pairs: Sequence[_Pair], phrases: Phrases, inner: Mapping[tuple[str, str], Sequence[str]]) -> Told:
    """The parts that a text names of one whole, or one other figure and its totals from the earliest to the latest."""
    pairs = sorted(pairs, key=lambda pair: (pair.total.day or date.min, pair.total.at, pair.part.at))
    parts = list(dict.fromkeys(pair.part.id for pair in pairs))
    totals = list(dict.fromkeys(pair.total.id for pair in pairs))
    claims = case.lifted([*parts, *totals])
    if len(pairs) == 1:
        sentence = f"{phrases.pair}: {told(claims[0])}; {told(claims[1])}.{_besides(pairs[0])}"
    elif len(parts) == 1:
        first, *rest = claims
        wholes = f"the earliest {told(rest[0])}; the latest {told(rest[-1])}" if len(rest) > 2 else listed(rest)
        sentence = f"{phrases.wholes.format(n=len(rest))}: {told(first)}; {wholes}.{_besides(pairs[0])}"
    else:
        *named, whole = claims
        sentence = f"{phrases.parts.format(n=len(named))}: {listed(named)}. The total: {told(whole)}."
    within = dict.fromkeys(name for pair in pairs for name in inner.get((pair.part.id, pair.total.id), ()))
    if within:
        sentence += f" So do the {many(len(within), 'part')} that their texts name."
    claims = case.lifted(dict.fromkeys([*(claim.id for claim in claims), *within]))
    return Told(tuple(pair.neighbour for pair in pairs), claims, sentence)


def _outermost(pairs: Sequence[_Pair]) -> tuple[list[_Pair], dict[tuple[str, str], list[str]]]:
    """Pairs without those of a part whose whole makes the same pair, and those parts by the pair of their wholes."""
    known = {frozenset((pair.part.id, pair.total.id)): pair for pair in pairs}
    kept: list[_Pair] = []
    inner: dict[tuple[str, str], list[str]] = {}
    for pair in pairs:
        outer = pair
        for _ in pairs:
            ends = (outer.part, outer.total)
            wholes = (frozenset((one.part_of or "", other.id)) for one, other in (ends, ends[::-1]))
            step = next((known[names] for names in wholes if names in known), None)
            if step is None or step is pair:
                break
            outer = step
        if outer is pair:
            kept.append(pair)
        else:
            names = {pair.part.id, pair.total.id} - {outer.part.id, outer.total.id}
            inner.setdefault((outer.part.id, outer.total.id), []).extend(sorted(names))
    return kept, inner


def _large(case: Case, running: Sequence[Beside], altered: frozenset[str], phrases: Phrases) -> Told:
    """Totals of one running count with more neighbours than are shown: the fullest, with some of its neighbours."""
    fullest = max(running, key=lambda each: (each.count, each.total.at))
    shown = [each for each in fullest.shown if each.telling.id not in altered]
    others = [each.total.id for each in running if each is not fullest]
    parts = [each.telling.id for each in shown]
    claims = case.lifted(dict.fromkeys([fullest.total.id, *parts, *others]))
    lead = phrases.parts.format(n=f"{fullest.count:,}")
    sentence = f"{lead}: {told(claims[0])}. Among them: {listed(claims[1:][: len(parts)])}."
    if others:
        sentence += f" The same holds for {many(len(others), 'other total')} of that running count."
    return Told(tuple(shown), claims, sentence)


def _two_counts(case: Case, pairs: Sequence[_Pair], phrases: Phrases) -> Told:
    """Two running counts with more pairs than are shown."""
    parts = list(dict.fromkeys(pair.part.id for pair in pairs))
    wholes = list(dict.fromkeys(pair.total.id for pair in pairs))
    claims = case.lifted(dict.fromkeys([pairs[0].part.id, pairs[0].total.id, *parts, *wholes]))
    between = f"{many(len(parts), 'figure')} of {claims[0].source.origin}"
    between += f" and {many(len(wholes), 'total')} of {claims[1].source.origin}"
    sentence = f"{phrases.pair}: {told(claims[0])}; {told(claims[1])}.{_besides(pairs[0])}"
    sentence += f" The same holds for {len(pairs):,} pairs in all of {between}."
    return Told(tuple(pair.neighbour for pair in pairs), claims, sentence)


def _running(total: Telling) -> tuple[object, ...]:
    """What the totals of one running count have in common, however far they reach."""
    return (total.start, *_count(total))


def _count(each: Telling) -> tuple[object, ...]:
    """What the figures of one source on one scope have in common, whatever their days; an incident stands alone."""
    scope = (each.harm, each.group, each.place, each.perpetrator, each.cause, each.basis, each.kind)
    return (each.origin or each.id, each.incident, *scope)


def _grouped(pairs: Sequence[_Pair], key: Callable[[_Pair], tuple[object, ...]]) -> list[list[_Pair]]:
    found: dict[tuple[object, ...], list[_Pair]] = {}
    for pair in pairs:
        found.setdefault(key(pair), []).append(pair)
    return list(found.values())


def _besides(pair: _Pair) -> str:
    """What the pair needs besides: the shared part, the end of the data, or what is not stated."""
    neighbour, total = pair
    words = ""
    if neighbour.verdict is Verdict.OVERLAP:
        words += f" They share {_shared(pair)}."
    if neighbour.verdict is Verdict.OUTSIDE and total.as_of is not None:
        words += f" The data of the total end on {day_words(total.as_of)}."
    if neighbour.unstated:
        words += f" The first does not state its {joined(neighbour.unstated)}; this holds if that is the other's."
    return words


def _shared(pair: _Pair) -> str:
    """The part that both scopes count, dimension by dimension, where they are not the same."""
    neighbour, total = pair
    other = neighbour.telling
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
