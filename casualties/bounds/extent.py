"""Extents: what the totals of a run count, apart from the days, and how these extents lie to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from casualties.model import Place, Relation, combine
from casualties.rulebook.trees import Cover
from casualties.scopes.relations import Relations
from casualties.scopes.victims import Group

__all__ = ["Extent", "Extents", "What"]

_UNKNOWN = object()


class What(NamedTuple):
    """Whom a figure counts, and in which way."""

    kind: str
    basis: str
    harm: str
    group: Group


class Extent(NamedTuple):
    """All that a total counts, whatever the days; an empty place, perpetrator or cause is any."""

    what: What
    place: Place | None
    perpetrator: str | None
    cause: str | None


class Extents:
    """The extents of a run by number, in the order given, with their relations; one extent may have two wordings."""

    def __init__(self, found: Iterable[Extent], relations: Relations, covers: Sequence[Cover]) -> None:
        self._relations, self._covers = relations, covers
        self.all: list[Extent] = []
        self._number: dict[Extent, int] = {}
        self._blocks: dict[tuple[str, str, str | None], list[int]] = {}
        self.above: list[set[int]] = []
        self.across: list[set[int]] = []
        self._below: list[set[int]] = []
        self._related: dict[int, tuple[int, ...]] = {}
        for extent in found:
            if extent not in self._number:
                self._add(extent)

    def number(self, extent: Extent) -> int:
        """The number of an extent."""
        return self._number[extent]

    def related(self, number: int) -> tuple[int, ...]:
        """The extents that may share people with one: it itself, what contains it, what it contains or overlaps."""
        if number not in self._related:
            found = {number, *self.above[number], *self._below[number], *self.across[number]}
            self._related[number] = tuple(sorted(found))
        return self._related[number]

    def contains(self, whole: int, part: int) -> bool:
        """Whether one extent holds another, or is the same."""
        return whole == part or whole in self.above[part]

    def apart(self, one: int, other: int) -> bool:
        """Whether two extents surely share nobody."""
        return other not in self.related(one)

    def cover_sets(self, whole: int) -> list[frozenset[int]]:
        """Sets of extents that are all of another: civilians and combatants of everyone, all provinces of a country."""
        found = [frozenset(self._number.get(made, -1) for made in cover) for cover in self._made(self.all[whole])]
        places = self._by_divisions(whole)
        return [parts for parts in (*found, *places) if -1 not in parts]

    def _by_divisions(self, whole: int) -> list[frozenset[int]]:
        """Extents that differ from another by place alone and are made of all of its divisions, the larger first."""
        target = self.all[whole]
        wanted = self._relations.divisions(target.place)
        if not wanted:
            return []
        made = {
            part: self._relations.divisions(self.all[part].place)
            for part in self._below[whole]
            if self.all[part]._replace(place=target.place) == target
        }
        left, chosen = set(wanted), list[int]()
        for part in sorted(made, key=lambda each: (-len(made[each]), each)):
            if made[part] and made[part] <= left and made[part] != wanted:
                left -= made[part]
                chosen.append(part)
        return [] if left else [frozenset(chosen)]

    def meet(self, one: int, other: int) -> int | None:
        """The extent of all who are in two that overlap; None where it is not among these, or not known."""
        left, right = self.all[one], self.all[other]
        group = self._relations.groups.meet(left.what.group, right.what.group)
        harm = self._narrower(left.what.harm, right.what.harm, self._relations.harm)
        place = self._narrower(left.place, right.place, self._by_place)
        actor = self._narrower(left.perpetrator, right.perpetrator, self._relations.perpetrator)
        cause = self._narrower(left.cause, right.cause, self._relations.cause)
        if group is None or _UNKNOWN in (harm, place, actor, cause):
            return None
        what = left.what._replace(harm=harm, group=group)
        return self._number.get(Extent(what, place, actor, cause))

    @staticmethod
    def _narrower(left: Any, right: Any, relate: Callable[[Any, Any], Relation]) -> Any:
        """Whichever of two lies within the other; `_UNKNOWN` where neither does."""
        match relate(left, right):
            case Relation.EQUAL | Relation.WITHIN:
                return left
            case Relation.CONTAINS:
                return right
            case _:
                return _UNKNOWN

    def _made(self, extent: Extent) -> Iterable[list[Extent]]:
        harm, group = extent.what.harm, extent.what.group
        for cover in self._covers:
            if cover.dimension == "harm" and cover.whole == harm:
                yield [extent._replace(what=extent.what._replace(harm=part)) for part in cover.parts]
            elif cover.dimension == "status" and group.status is None:
                groups = [group._replace(status=part) for part in cover.parts]
                yield [extent._replace(what=extent.what._replace(group=each)) for each in groups]

    def relate(self, left: Extent, right: Extent) -> Relation:
        """How two extents lie to one another; disjoint where they are not of one kind of count."""
        one, other = left.what, right.what
        if (one.kind, one.basis) != (other.kind, other.basis):
            return Relation.DISJOINT
        found = [
            self._relations.harm(one.harm, other.harm),
            self._relations.victims(one.group, other.group),
            self._relations.perpetrator(left.perpetrator, right.perpetrator),
            self._relations.cause(left.cause, right.cause),
        ]
        if Relation.DISJOINT in found:
            return Relation.DISJOINT
        return combine([*found, self._by_place(left.place, right.place)])

    def _by_place(self, left: Place | None, right: Place | None) -> Relation:
        if left is None or right is None:
            return Relation.EQUAL if left is right else Relation.CONTAINS if left is None else Relation.WITHIN
        return self._relations.place(left, right)

    def _add(self, extent: Extent) -> None:
        what = extent.what
        country = None if extent.place is None else extent.place.country
        countries = {country, None} if country is not None else None
        candidates = sorted(
            number
            for (kind, basis, of), numbers in self._blocks.items()
            if (kind, basis) == (what.kind, what.basis) and (countries is None or of in countries)
            for number in numbers
        )
        found = [(number, self.relate(extent, self.all[number])) for number in candidates]
        for number, relation in found:
            if relation is Relation.EQUAL:
                self._number[extent] = number
                return
        here = len(self.all)
        self.all.append(extent)
        self._number[extent] = here
        self._blocks.setdefault((what.kind, what.basis, country), []).append(here)
        self.above.append({number for number, relation in found if relation is Relation.WITHIN})
        self._below.append({number for number, relation in found if relation is Relation.CONTAINS})
        self.across.append({number for number, relation in found if relation is Relation.OVERLAPS})
        for number in self._below[here]:
            self.above[number].add(here)
        for number in self.above[here]:
            self._below[number].add(here)
        for number in self.across[here]:
            self.across[number].add(here)
