"""How two groups of victims lie to one another: the product of status, age, sex, role and nationality.

A slot that is None is anyone. A role lies within its status, and a role that joins groups ("women and children") holds
each of them. Inside one incident a slot that only one account states is unstated, not narrower, and what one account
calls civilians another may call fighters: there only `GroupRelations.add_up` says that two counts share nobody.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from casualties.model import Relation, Victims, combine
from casualties.rulebook.trees import Trees
from casualties.scopes.trees import Tree

__all__ = ["EVERYONE", "Group", "GroupRelations", "group_of"]


class Group(NamedTuple):
    """The slots of `Victims`, as they stand in a claims frame."""

    status: str | None = None
    age: str | None = None
    sex: str | None = None
    role: str | None = None
    nationality: str | None = None

    @property
    def label(self) -> str:
        """The group in words, parts in a fixed order; empty for everyone."""
        return " ".join(part for part in self if part is not None)


EVERYONE = Group()
_ROLE = Group._fields.index("role")


def group_of(victims: Victims) -> Group:
    """The slots of victims, without their words."""
    return Group(victims.status, victims.age, victims.sex, victims.role, victims.nationality)


class GroupRelations:
    """Relations of groups by the trees in force."""

    def __init__(self, trees: Trees) -> None:
        self._role = trees.role
        alike = ((role.id, other) for role in trees.roles for other in role.like)
        self._roles = Tree({role.id: role.within for role in trees.roles}, alike)
        self.relate = lru_cache(maxsize=65536)(self._relate)

    def stated(self, group: Group) -> Group:
        """The group with the status of its role, where it states none itself."""
        role = self._role.get(group.role) if group.role is not None else None
        if role is None or role.status is None or group.status is not None:
            return group
        return group._replace(status=role.status.value)

    def meet(self, left: Group, right: Group) -> Group | None:
        """The group of all who are in both; None where no slots say it."""
        found: list[str | None] = []
        for slot, (one, other) in enumerate(zip(self.stated(left), self.stated(right), strict=True)):
            if one is None or other is None or one == other:
                found.append(one if other is None else other)
                continue
            relation = self._roles.relation(one, other) if slot == _ROLE else Relation.DISJOINT
            if relation not in (Relation.WITHIN, Relation.CONTAINS):
                return None
            found.append(one if relation is Relation.WITHIN else other)
        return Group(*found)

    def add_up(self, left: Group, right: Group, *, one_account: bool) -> bool:
        """Whether the two share nobody, so that their counts add up.

        Groups that one account counts apart share nobody where any slot keeps them apart. Between accounts of one
        incident only age, sex and nationality do: status and role are what accounts differ about.
        """
        if one_account:
            return self.relate(left, right) is Relation.DISJOINT
        plain_left, plain_right = (group._replace(status=None, role=None) for group in (left, right))
        return self.relate(plain_left, plain_right) is Relation.DISJOINT

    def _relate(self, left: Group, right: Group) -> Relation:
        left, right = self.stated(left), self.stated(right)
        return combine(
            (
                _slot(left.status, right.status),
                self._who(left, right),
                _slot(left.nationality, right.nationality),
            )
        )

    def _who(self, left: Group, right: Group) -> Relation:
        """The relation of age, sex and role together."""
        if left.role != right.role:
            if (joined := self._joined(left, right)) is not None:
                return joined
            if (joined := self._joined(right, left)) is not None:
                return joined.swapped
        return combine(
            (_slot(left.age, right.age), _slot(left.sex, right.sex), self._roles_relate(left.role, right.role))
        )

    def _roles_relate(self, left: str | None, right: str | None) -> Relation:
        found = self._roles.relation(left, right)
        if found is Relation.DISJOINT and any(
            role in self._role and self._role[role].situation for role in (left, right)
        ):
            return Relation.OVERLAPS
        return found

    def _joined(self, left: Group, right: Group) -> Relation | None:
        """The relation where the left role joins groups by age and sex ("women and children"), else None."""
        role = self._role.get(left.role) if left.role is not None else None
        if role is None or not role.holds:
            return None
        slots = {"age": right.age, "sex": right.sex}
        held = [all(slots[name] == value for name, value in part.items()) for part in role.holds]
        barred = [any(slots[name] not in (None, value) for name, value in part.items()) for part in role.holds]
        if any(held):
            return combine((_slot(left.age, right.age), _slot(left.sex, right.sex), Relation.CONTAINS))
        if all(barred):
            return Relation.DISJOINT
        if right.age is None and right.sex is None and right.role is None:
            return Relation.WITHIN
        return Relation.OVERLAPS


def _slot(left: str | None, right: str | None) -> Relation:
    if left == right:
        return Relation.EQUAL
    if left is None:
        return Relation.CONTAINS
    return Relation.WITHIN if right is None else Relation.DISJOINT
