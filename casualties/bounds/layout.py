"""The layout of one incident's groups: which contains which, which share nobody, and whether they form a forest.

Most incidents of a dataset have one and the same layout, so each is made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from casualties.bounds.pieces import Key
from casualties.model import Relation, combine
from casualties.rulebook.trees import Cover
from casualties.scopes.relations import Relations

__all__ = ["Layout", "Layouts"]

Sets = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Groups by number, in the order of `keys`.

    `above` are the groups that contain each, `apart` those that share nobody with it; `covers` are wholes with parts
    that are all of them, `meets` pairs with the group of all who are in both. `parts`, `covered` and `order` lay them
    out as a forest, parts before wholes; `parts` is None where two groups overlap.
    """

    keys: tuple[Key, ...]
    above: Sets
    apart: Sets
    covers: tuple[tuple[int, frozenset[int]], ...]
    meets: tuple[tuple[frozenset[int], int], ...]
    parts: tuple[tuple[int, ...], ...] | None
    covered: tuple[bool, ...]
    order: tuple[int, ...]


class Layouts:
    """Layouts by the trees in force, each made once."""

    def __init__(self, relations: Relations, covers: Sequence[Cover]) -> None:
        self._relations, self._covers = relations, covers
        self.of = lru_cache(maxsize=8192)(self._made)

    def _made(self, keys: tuple[Key, ...], counted_apart: frozenset[tuple[int, int]]) -> Layout:
        """The layout of some groups; `counted_apart` are pairs (larger number first) that one account counts both."""
        above, apart = self._related(keys, counted_apart)
        place = {key: at for at, key in enumerate(keys)}
        covers = tuple(self._all_of_it(place, apart))
        size = range(len(keys))
        nests = all(
            other in above[one] or one in above[other] or other in apart[one] for one in size for other in range(one)
        )
        parts: list[list[int]] = [[] for _ in size]
        for at in size:
            if above[at]:
                parts[max(above[at], key=lambda each: (len(above[each]), each))].append(at)
        covered = [any(whole == at and held <= set(parts[at]) for whole, held in covers) for at in size]
        return Layout(
            keys,
            above,
            apart,
            covers,
            meets=() if nests else tuple(self._meets(place, above, apart)),
            parts=tuple(map(tuple, parts)) if nests else None,
            covered=tuple(covered),
            order=tuple(sorted(size, key=lambda at: (-len(above[at]), at))),
        )

    def _related(self, keys: tuple[Key, ...], counted_apart: frozenset[tuple[int, int]]) -> tuple[Sets, Sets]:
        above: list[set[int]] = [set() for _ in keys]
        apart: list[set[int]] = [set() for _ in keys]
        for one, (harm, group) in enumerate(keys):
            for other, (other_harm, other_group) in enumerate(keys[:one]):
                by_harm = self._relations.harm(harm, other_harm)
                found = combine((by_harm, self._relations.victims(group, other_group)))
                if found is Relation.WITHIN:
                    above[one].add(other)
                elif found is Relation.CONTAINS:
                    above[other].add(one)
                elif found is Relation.DISJOINT and (
                    by_harm is Relation.DISJOINT
                    or self._relations.groups.add_up(group, other_group, one_account=(one, other) in counted_apart)
                ):
                    apart[one].add(other)
                    apart[other].add(one)
        return tuple(map(frozenset, above)), tuple(map(frozenset, apart))

    def _all_of_it(self, place: dict[Key, int], apart: Sets) -> Iterable[tuple[int, frozenset[int]]]:
        """Wholes with parts that are all of them by definition and that are counted apart."""
        for (harm, group), at in place.items():
            for cover in self._covers:
                if cover.dimension == "harm":
                    wanted = [(part, group) for part in cover.parts] if cover.whole == harm else []
                else:
                    wanted = [(harm, group._replace(status=part)) for part in cover.parts if group.status is None]
                parts = [place[key] for key in wanted if key in place]
                whole = bool(wanted) and len(parts) == len(wanted)
                if whole and all(one == two or two in apart[one] for one in parts for two in parts):
                    yield at, frozenset(parts)

    def _meets(self, place: dict[Key, int], above: Sets, apart: Sets) -> Iterable[tuple[frozenset[int], int]]:
        """Pairs of groups of one harm that overlap, with the group of all who are in both, where it is told of too."""
        for (harm, group), one in place.items():
            for (other_harm, other_group), other in place.items():
                if harm != other_harm or one >= other:
                    continue
                if other in apart[one] or other in above[one] or one in above[other]:
                    continue
                met = self._relations.groups.meet(group, other_group)
                if met is not None and (harm, met) in place:
                    yield frozenset({one, other}), place[harm, met]
