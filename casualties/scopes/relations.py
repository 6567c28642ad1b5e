"""How two scopes lie to one another, dimension by dimension and as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from casualties.model import Claim, Harm, Place, Relation, combine
from casualties.rulebook import Rulebook
from casualties.scopes.divisions import divisions_of
from casualties.scopes.gazetteer import Gazetteer
from casualties.scopes.periods import Days, days_of, relate_days
from casualties.scopes.trees import Tree
from casualties.scopes.victims import Group, GroupRelations, group_of

__all__ = ["Geography", "Relations", "ScopeRelation"]


class Geography(Protocol):
    """What knows how places lie to one another: the gazetteer."""

    def place_relation(self, left: Place | None, right: Place | None) -> Relation:
        """How the left place lies to the right one; unstated where either is not known."""
        ...


@dataclass(frozen=True, slots=True)
class ScopeRelation:
    """How the left scope lies to the right one.

    An empty perpetrator or cause is anyone or anything: it contains. Whether figures may be compared is another
    question: this is the relation of the scopes, whatever they count as.
    """

    harm: Relation
    victims: Relation
    place: Relation
    period: Relation
    perpetrator: Relation
    cause: Relation

    @property
    def whole(self) -> Relation:
        """The relation of the whole scopes."""
        return combine((self.harm, self.victims, self.place, self.period, self.perpetrator, self.cause))

    @property
    def dimensions(self) -> dict[str, Relation]:
        """The relations by dimension, in a fixed order."""
        names = ("harm", "victims", "place", "period", "perpetrator", "cause")
        return {name: getattr(self, name) for name in names}


class Relations:
    """Relations of scopes by the gazetteer and the trees in force; single relations are remembered."""

    def __init__(self, gazetteer: Geography, rulebook: Rulebook) -> None:
        self._gazetteer, self._rulebook = gazetteer, rulebook
        self.groups = GroupRelations(rulebook.trees)
        self.place = lru_cache(maxsize=1 << 16)(gazetteer.place_relation)
        self.divisions = lru_cache(maxsize=1 << 12)(self._divisions)

    def relate(self, left: Claim, right: Claim) -> ScopeRelation:
        """How the scope of the left claim lies to that of the right one."""
        ours, theirs = left.scope, right.scope
        actors = [scope.perpetrator.name if scope.perpetrator else None for scope in (ours, theirs)]
        return ScopeRelation(
            harm=self.harm(ours.harm, theirs.harm),
            victims=self.groups.relate(group_of(ours.victims), group_of(theirs.victims)),
            place=self.place(ours.place, theirs.place),
            period=self.period(days_of(left), days_of(right)),
            perpetrator=self.perpetrator(actors[0], actors[1]),
            cause=self.cause(ours.cause, theirs.cause),
        )

    def harm(self, left: Harm | str, right: Harm | str) -> Relation:
        """How two harms lie to one another."""
        return self._harms.relation(str(left), str(right))

    def victims(self, left: Group, right: Group) -> Relation:
        """How two groups of victims lie to one another."""
        return self.groups.relate(left, right)

    def period(self, left: Days | None, right: Days | None) -> Relation:
        """How two spans of days lie to one another."""
        return relate_days(left, right)

    def perpetrator(self, left: str | None, right: str | None) -> Relation:
        """How two perpetrators lie to one another; None is anyone."""
        return self._perpetrators.relation(left, right)

    def cause(self, left: str | None, right: str | None) -> Relation:
        """How two causes lie to one another; None is anything."""
        return self._causes.relation(left, right)

    def _divisions(self, place: Place | None) -> frozenset[int]:
        """The first divisions that a place is made of, by their lines in the gazetteer; none where it is not known."""
        return divisions_of(self._gazetteer, place) if isinstance(self._gazetteer, Gazetteer) else frozenset()

    @cached_property
    def _harms(self) -> Tree:
        return Tree({branch.id: branch.within for branch in self._rulebook.trees.harms})

    @cached_property
    def _perpetrators(self) -> Tree:
        return Tree({branch.id: branch.within for branch in self._rulebook.trees.perpetrators})

    @cached_property
    def _causes(self) -> Tree:
        causes = self._rulebook.causes
        above = {cause.id: causes.above(cause.id) for cause in causes.causes}
        return Tree(above, (names.same for names in self._rulebook.trees.causes))
