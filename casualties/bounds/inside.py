"""Incidents inside totals: which incidents surely lie in a scope, and how many people they are at the least.

An incident lies in a total where its days, its place, and every perpetrator and cause that anybody gives for it do. An
incident without a day, place, perpetrator or cause that the total asks for may lie in it, and so does not bound it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from casualties.bounds.extent import Extents, What
from casualties.bounds.nesting import Spot
from casualties.bounds.node import Share
from casualties.model import Place, Relation
from casualties.scopes.relations import Relations

__all__ = ["Happened", "Inside", "Minimum"]

Numbers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Found = TypeVar("Found", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least count of one harm and group of an incident, by the claims that give it together."""

    what: What
    shares: tuple[Share, ...]

    @property
    def count(self) -> int:
        """The least count."""
        return sum(share.count for share in self.shares)


@dataclass(frozen=True, slots=True)
class Happened:
    """What is known of one incident as a whole; `names` are all that anybody gives."""

    incident: str
    start: date | None
    end: date | None
    place: Place | None
    perpetrators: tuple[str, ...]
    causes: tuple[str, ...]
    minima: tuple[Minimum, ...]


class Inside:
    """Incidents by day, ready to be counted inside totals."""

    def __init__(self, happened: Sequence[Happened], extents: Extents, relations: Relations) -> None:
        dated = [each for each in happened if each.start and each.end and each.place is not None and each.minima]
        self._happened = sorted(dated, key=lambda each: (each.start or date.min, each.incident))
        self._extents, self._relations = extents, relations
        self.start: Numbers = np.array(
            [each.start.toordinal() for each in self._happened if each.start], dtype=np.int64
        )
        self.end: Numbers = np.array([each.end.toordinal() for each in self._happened if each.end], dtype=np.int64)
        self._places = _numbered(each.place for each in self._happened)
        self._actors = _numbered(each.perpetrators for each in self._happened)
        self._causes = _numbered(each.causes for each in self._happened)
        self._within: dict[int, Truths] = {}
        self._apart: dict[int, Truths] = {}
        self._least: dict[What, tuple[Numbers, list[tuple[Share, ...]]]] = {}

    def incident(self, at: int) -> str:
        """The incident at a position."""
        return self._happened[at].incident

    def within(self, spot: Spot) -> Numbers:
        """Positions of the incidents that surely lie in a spot, in order of their days."""
        first, last = np.searchsorted(self.start, [spot.start, spot.end + 1])
        here = slice(int(first), int(last))
        held = self._by_extent(spot.extent)[0][here] & (self.end[here] <= spot.end)
        return np.flatnonzero(held) + int(first)

    def apart(self, positions: Numbers, spot: Spot) -> Truths:
        """Which of some incidents surely share nobody with a spot."""
        days = (self.end[positions] < spot.start) | (self.start[positions] > spot.end)
        return days | self._by_extent(spot.extent)[1][positions]

    def least(self, what: What) -> Numbers:
        """The least count of each incident of whom a total counts."""
        return self._minima(what)[0]

    def shares(self, positions: Numbers, what: What) -> Callable[[], Sequence[Share]]:
        """The claims behind the sum over some incidents, the largest count first."""
        shares = self._minima(what)[1]

        def told() -> Sequence[Share]:
            found = [share for at in positions.tolist() for share in shares[at]]
            return sorted(found, key=lambda share: (-share.count, share.claim))

        return told

    def _by_extent(self, number: int) -> tuple[Truths, Truths]:
        if number not in self._within:
            extent = self._extents.all[number]
            columns = (
                _related(self._places, lambda found: self._place(found, extent.place)),
                _related(self._actors, lambda names: _of_names(names, extent.perpetrator, self._relations.perpetrator)),
                _related(self._causes, lambda names: _of_names(names, extent.cause, self._relations.cause)),
            )
            self._within[number] = np.logical_and.reduce([inside for inside, _ in columns])
            self._apart[number] = np.logical_or.reduce([apart for _, apart in columns])
        return self._within[number], self._apart[number]

    def _place(self, found: Place | None, whole: Place | None) -> Relation:
        if whole is None:
            return Relation.WITHIN
        if found is None:
            return Relation.UNSTATED
        if found.country is not None and whole.country is not None and found.country != whole.country:
            return Relation.DISJOINT
        return self._relations.place(found, whole)

    def _minima(self, what: What) -> tuple[Numbers, list[tuple[Share, ...]]]:
        if what not in self._least:
            shares = [self._minimum(each.minima, what) for each in self._happened]
            counts = [sum(share.count for share in found) for found in shares]
            self._least[what] = np.array(counts, dtype=np.int64), shares
        return self._least[what]

    def _minimum(self, minima: Sequence[Minimum], what: What) -> tuple[Share, ...]:
        """The least count of an incident of whom a total counts: of the harm itself, or of harms within it together."""
        best: dict[str, Minimum] = {}
        for each in minima:
            if (each.what.kind, each.what.basis) != (what.kind, what.basis):
                continue
            harm = self._relations.harm(each.what.harm, what.harm)
            group = self._relations.victims(each.what.group, what.group)
            known = best.get(each.what.harm)
            if {harm, group} <= {Relation.EQUAL, Relation.WITHIN} and (known is None or each.count > known.count):
                best[each.what.harm] = each
        own = best.pop(what.harm, None)
        parts = tuple(share for each in best.values() for share in each.shares)
        if own is None or sum(part.count for part in parts) > own.count:
            return parts
        return own.shares


def _numbered(found: Iterable[Found]) -> tuple[list[Found], Numbers]:
    """Distinct values, and for each one given the number of its value."""
    known: dict[Found, int] = {}
    numbers = [known.setdefault(each, len(known)) for each in found]
    return list(known), np.array(numbers, dtype=np.int64)


def _related(column: tuple[list[Found], Numbers], relate: Callable[[Found], Relation]) -> tuple[Truths, Truths]:
    """For each incident whether its value surely lies inside, and whether it surely lies apart."""
    values, numbers = column
    found = [relate(value) for value in values]
    inside = np.array([each in (Relation.EQUAL, Relation.WITHIN) for each in found], dtype=bool)
    apart = np.array([each is Relation.DISJOINT for each in found], dtype=bool)
    return inside[numbers], apart[numbers]


def _of_names(names: Sequence[str], whole: str | None, relate: Callable[[str, str | None], Relation]) -> Relation:
    """How all names that are given for an incident lie to that of a total; unstated where none is given."""
    if whole is None:
        return Relation.WITHIN
    if not names:
        return Relation.UNSTATED
    found = {relate(name, whole) for name in names}
    if found <= {Relation.EQUAL, Relation.WITHIN}:
        return Relation.WITHIN
    return Relation.DISJOINT if found == {Relation.DISJOINT} else Relation.OVERLAPS
