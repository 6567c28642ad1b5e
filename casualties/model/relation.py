"""A relation: how one scope lies to another. The heart of reconciliation; its laws are tested as properties."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

__all__ = ["Relation", "combine"]


class Relation(StrEnum):
    """How the left scope lies to the right one."""

    EQUAL = "equal"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    UNSTATED = "unstated"

    @property
    def swapped(self) -> Relation:
        """The same relation seen from the right."""
        return _SWAPPED.get(self, self)


_SWAPPED = {Relation.WITHIN: Relation.CONTAINS, Relation.CONTAINS: Relation.WITHIN}


def combine(dimensions: Iterable[Relation]) -> Relation:
    """The relation of whole scopes from that of their dimensions.

    Any disjoint makes them disjoint; else any unstated leaves it unstated; all equal are equal; all equal or within
    are within, all equal or contains contain; what is left overlaps.
    """
    seen = set(dimensions)
    if Relation.DISJOINT in seen:
        return Relation.DISJOINT
    if Relation.UNSTATED in seen:
        return Relation.UNSTATED
    narrower = seen - {Relation.EQUAL}
    if not narrower:
        return Relation.EQUAL
    return narrower.pop() if len(narrower) == 1 else Relation.OVERLAPS
