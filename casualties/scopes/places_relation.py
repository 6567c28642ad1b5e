"""How two places lie to one another: by the tree place → division → country, by regions, by distance."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from casualties.model import Place, PlaceKind, Relation
from casualties.scopes.distances import kilometres
from casualties.scopes.fold import skeleton
from casualties.scopes.places_spot import Spot, spot_of

if TYPE_CHECKING:
    from casualties.scopes.gazetteer import Gazetteer

__all__ = ["PlaceRelations"]

_SHORT = 5
"""Letters up to which a likeness of names says nothing: Homs and Hama are two."""


class PlaceRelations:
    """Relations of places; spots are remembered.

    A place of several countries lies to each of them as its rule says. What lies in one division, yet cannot be told to
    be inside or outside of the other place, overlaps where it may share ground and is unstated where a name is unknown
    to the gazetteer.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._alike = gazetteer.rules.tolerance("alike-names")
        self._spot = lru_cache(1 << 16)(lambda place: spot_of(place, gazetteer))

    def relate(self, left: Place | None, right: Place | None) -> Relation:
        """How the left place lies to the right one; unstated where either is not known."""
        if left is None or right is None:
            return Relation.UNSTATED
        one, other = self._spot(left), self._spot(right)
        if one.identity == other.identity:
            return Relation.EQUAL
        within, contains = bool(one.inside & other.covers), bool(other.inside & one.covers)
        within = within or self._fills(one, other)
        contains = contains or self._fills(other, one)
        if within and contains:
            return Relation.EQUAL
        if within or contains:
            return Relation.WITHIN if within else Relation.CONTAINS
        return self._beside(one, other)

    def _fills(self, one: Spot, other: Spot) -> bool:
        """Whether all places in which a region lies, or all that it is made of, lie in the other place."""
        made_of = (
            frozenset(row for row in one.covers if row >= 0) if one.bounded and one.kind is PlaceKind.REGION else None
        )
        return any(rows and all(self._lies_in(row, other) for row in rows) for rows in (one.spans, made_of))

    def _lies_in(self, row: int, other: Spot) -> bool:
        index = self._gazetteer.index
        return bool(other.covers & {row, *(at.row for at in index.above(index.unit(row)))})

    def _beside(self, one: Spot, other: Spot) -> Relation:
        """Neither is seen to lie within the other: apart, sharing ground, or not to be told."""
        if one.countries and other.countries and not one.countries & other.countries:
            return Relation.DISJOINT
        if one.point and other.point:
            return self._by_points(one, other)
        if self._same_name(one, other):
            return Relation.EQUAL
        if one.bounded and other.bounded:
            return Relation.OVERLAPS if self._share(one, other) else Relation.DISJOINT
        if not one.countries or not other.countries:
            return Relation.UNSTATED
        if not self._may_meet(one, other):
            return Relation.DISJOINT
        if PlaceKind.REGION in (one.kind, other.kind):
            return Relation.OVERLAPS
        towns = one.kind is PlaceKind.CITY and other.kind is PlaceKind.CITY
        return Relation.DISJOINT if towns else Relation.UNSTATED

    def _by_points(self, one: Spot, other: Spot) -> Relation:
        if self._same_name(one, other):
            return Relation.EQUAL
        near = _distance(one, other) <= max(one.reach_km, other.reach_km, one.reach_km + other.reach_km - 5)
        return Relation.OVERLAPS if near else Relation.DISJOINT

    def _same_name(self, one: Spot, other: Spot) -> bool:
        """Whether two places of one kind, not both of them listed, are one by name and division."""
        if one.kind is not other.kind or (one.unit and other.unit) or not one.name or not other.name:
            return False
        if one.kind is PlaceKind.REGION:
            return one.name == other.name
        if not one.countries or one.countries != other.countries or not self._may_meet(one, other):
            return False
        left, right = skeleton(one.name), skeleton(other.name)
        return left == right or (min(len(left), len(right)) > _SHORT and ratio(left, right) >= self._alike)

    def _share(self, one: Spot, other: Spot) -> bool:
        """Whether some of what one covers lies in the other."""
        return any(
            self._lies_in(row, right) for left, right in ((one, other), (other, one)) for row in left.covers if row >= 0
        )

    def _may_meet(self, one: Spot, other: Spot) -> bool:
        """Whether the smallest divisions known to hold them are one, or one lies in the other."""
        if not one.inside or not other.inside:
            return True
        if one.spans & other.inside or other.spans & one.inside:
            return True
        return one.inside <= other.inside or other.inside <= one.inside or self._share(one, other)


def _distance(one: Spot, other: Spot) -> float:
    if one.point is None or other.point is None:
        return float("inf")
    return kilometres(*one.point, *other.point)
