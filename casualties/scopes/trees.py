"""Trees of names: what lies within what, and what may be two names of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casualties.model import Relation

__all__ = ["Tree"]


class Tree:
    """Names with what contains them; two names that nothing relates lie apart.

    `above` lists for a name what contains it (further levels follow by themselves), `alike` groups of names that the
    same people or events may bear. A name that stands nowhere lies apart from all others.
    """

    def __init__(self, above: Mapping[str, Iterable[str]], alike: Iterable[Iterable[str]] = ()) -> None:
        self._above = {name: _reach(name, above) for name in above}
        self._alike: dict[str, set[str]] = {}
        for names in alike:
            group = set(names)
            for name in group:
                self._alike.setdefault(name, set()).update(group)

    def relation(self, left: str | None, right: str | None) -> Relation:
        """How the left name lies to the right one; None is anyone or anything."""
        if left == right:
            return Relation.EQUAL
        if left is None:
            return Relation.CONTAINS
        if right is None:
            return Relation.WITHIN
        if right in self._above.get(left, ()):
            return Relation.WITHIN
        if left in self._above.get(right, ()):
            return Relation.CONTAINS
        return Relation.OVERLAPS if self._may_share(left, right) else Relation.DISJOINT

    def _may_share(self, left: str, right: str) -> bool:
        names = {right, *self._above.get(right, ())}
        return any(not names.isdisjoint(self._alike.get(name, ())) for name in (left, *self._above.get(left, ())))


def _reach(name: str, above: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(above.get(name, ()))
    while waiting:
        step = waiting.pop()
        if step not in found and step != name:
            found.add(step)
            waiting.extend(above.get(step, ()))
    return frozenset(found)
