"""Pairs: each total, and the incidents and totals whose scopes are not apart from its own, found on arrays.

Relations of single dimensions are asked for once for each two values; days are compared for a whole column at a time,
and only what touches a total's days, or is told of as if it did, is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from casualties.findings._tellings import Telling
from casualties.model import Place, Relation
from casualties.scopes.periods import Days, reach
from casualties.scopes.relations import Relations

__all__ = ["Lie", "ScopeTable", "days_of"]

K = TypeVar("K", bound=Hashable)
Rows = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int8]
_CODES = tuple(Relation)
_NUMBER = {relation: number for number, relation in enumerate(_CODES)}


@dataclass(frozen=True, slots=True)
class Lie:
    """How a telling lies to a total, dimension by dimension: the telling is on the left."""

    telling: Telling
    harm: Relation
    victims: Relation
    place: Relation
    period: Relation
    perpetrator: Relation
    cause: Relation

    @property
    def dimensions(self) -> dict[str, Relation]:
        """The relations by dimension, in a fixed order."""
        names = ("harm", "victims", "place", "period", "perpetrator", "cause")
        return {name: getattr(self, name) for name in names}


def days_of(each: Telling) -> Days | None:
    """The days a telling counts; a total's end with its data."""
    return reach(each.start, each.end, as_of=each.as_of, reported=each.reported, total=each.incident is None)


class ScopeTable:
    """Tellings by columns, to be asked which of them lie near a total; those without days or place are left out."""

    def __init__(
        self, tellings: Sequence[Telling], place_of: Callable[[Telling], Place | None], relations: Relations
    ) -> None:
        dated = [(each, days) for each in tellings if (days := days_of(each)) is not None]
        dated.sort(key=lambda pair: (pair[1].start, pair[0].at))
        self._tellings = [each for each, _ in dated]
        self._start = np.array([days.start.toordinal() for _, days in dated], dtype=np.int64)
        self._end = np.array([days.end.toordinal() for _, days in dated], dtype=np.int64)
        self._place_of, self._relations = place_of, relations
        self._harm = _Column(each.harm for each in self._tellings)
        self._group = _Column(each.group for each in self._tellings)
        self._place = _Column(each.place for each in self._tellings)
        self._perpetrator = _Column(each.perpetrator for each in self._tellings)
        self._cause = _Column(each.cause for each in self._tellings)
        first: dict[tuple[str | int | None, ...], Telling] = {}
        for each in self._tellings:
            first.setdefault(each.place, each)
        self._places = {place: place_of(each) for place, each in first.items()}

    def near(self, total: Telling, *, until: int | None = None) -> Iterator[Lie]:
        """How the tellings that a total's other dimensions do not keep apart lie to it, by their first day.

        Only those are looked at whose days meet the total's; with `until` (a day's ordinal) also those that begin
        after it and not after that day. The total itself is not among them.
        """
        days = days_of(total)
        if days is None:
            return
        first, last = days.start.toordinal(), days.end.toordinal()
        upto = int(np.searchsorted(self._start, max(last, until or 0), side="right"))
        rows = np.flatnonzero(self._end[:upto] >= first)
        found: list[Codes] = []
        for ask in self._dimensions(total):
            codes = ask(rows)
            keep = codes != _NUMBER[Relation.DISJOINT]
            rows, found = rows[keep], [*(known[keep] for known in found), codes[keep]]
        for at, row in enumerate(rows):
            each = self._tellings[row]
            if each.id != total.id:
                harm, group, place, perpetrator, cause = (_CODES[codes[at]] for codes in found)
                period = self._period(int(row), first, last)
                yield Lie(each, harm, group, place, period, perpetrator, cause)

    def _dimensions(self, total: Telling) -> Sequence[Callable[[Rows], Codes]]:
        relations, places, where = self._relations, self._places, self._place_of(total)
        harm, group, by, cause = total.harm, total.group, total.perpetrator, total.cause
        return (
            lambda rows: self._harm.relations(rows, lambda own: relations.harm(own, harm)),
            lambda rows: self._group.relations(rows, lambda own: relations.victims(own, group)),
            lambda rows: self._place.relations(rows, lambda own: relations.place(places[own], where)),
            lambda rows: self._perpetrator.relations(rows, lambda own: relations.perpetrator(own, by)),
            lambda rows: self._cause.relations(rows, lambda own: relations.cause(own, cause)),
        )

    def _period(self, row: int, first: int, last: int) -> Relation:
        start, end = int(self._start[row]), int(self._end[row])
        if start > last:
            return Relation.DISJOINT
        if (start, end) == (first, last):
            return Relation.EQUAL
        if first <= start and end <= last:
            return Relation.WITHIN
        return Relation.CONTAINS if start <= first and last <= end else Relation.OVERLAPS


class _Column(Generic[K]):
    """One dimension of many tellings: each line's value by number, and the relation of each value asked once."""

    def __init__(self, values: Iterable[K]) -> None:
        numbers: dict[K, int] = {}
        lines = [numbers.setdefault(value, len(numbers)) for value in values]
        self._values, self._lines = list(numbers), np.array(lines, dtype=np.int64)

    def relations(self, rows: Rows, relate: Callable[[K], Relation]) -> Codes:
        """The relation of each line's value, as its number."""
        lines = self._lines[rows]
        codes = np.zeros(len(self._values), dtype=np.int8)
        for number in np.unique(lines):
            codes[number] = _NUMBER[relate(self._values[number])]
        return codes[lines]
