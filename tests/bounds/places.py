"""Places that lie apart unless they are the same, for tests that need no gazetteer."""

from __future__ import annotations

from casualties.model import Place, Relation

__all__ = ["Apart"]


class Apart:
    """Two places are the same or share nothing; a country holds its cities."""

    def place_relation(self, left: Place | None, right: Place | None) -> Relation:
        """How the left place lies to the right one."""
        if left is None or right is None:
            return Relation.UNSTATED
        if left.name == right.name:
            return Relation.EQUAL
        if left.name is None and left.country == right.country:
            return Relation.CONTAINS
        if right.name is None and left.country == right.country:
            return Relation.WITHIN
        return Relation.DISJOINT
