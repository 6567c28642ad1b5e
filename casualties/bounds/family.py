"""The system of one incident: who counts which group of its victims, and how the groups lie to one another.

A family holds the claims of one incident on harms that may share people (killed and injured within casualties), of one
kind of count. What one account counts apart adds up; between accounts only age, sex and nationality keep groups apart,
since one's civilians may be the other's fighters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casualties.bounds.cells import cells_of
from casualties.bounds.forest import Forest
from casualties.bounds.line import Line
from casualties.bounds.node import Account, Node, Sum
from casualties.bounds.pieces import Key, lists_of, narrower, sums_of_pieces, wholes_of
from casualties.model import Relation, combine
from casualties.rulebook.trees import Cover
from casualties.scopes.relations import Relations
from casualties.scopes.victims import EVERYONE

__all__ = ["Family", "Key", "family_of"]


@dataclass(frozen=True, slots=True)
class Family:
    """Nodes by harm and group, with the nodes that contain each, those that share nobody with it, covers and meets.

    `told` holds for each node the claims that count all of it.
    """

    keys: tuple[Key, ...]
    nodes: tuple[Node, ...]
    told: tuple[tuple[Line, ...], ...]
    above: tuple[frozenset[int], ...]
    apart: tuple[frozenset[int], ...]
    covers: tuple[tuple[int, frozenset[int]], ...]
    meets: tuple[tuple[frozenset[int], int], ...]

    def forest(self) -> Forest | None:
        """The nodes as a forest; None where two groups overlap."""
        size = len(self.keys)
        for one in range(size):
            for other in range(one):
                nested = other in self.above[one] or one in self.above[other]
                if not nested and other not in self.apart[one]:
                    return None
        parts: list[list[int]] = [[] for _ in range(size)]
        for node in range(size):
            if self.above[node]:
                parts[max(self.above[node], key=lambda each: (len(self.above[each]), each))].append(node)
        covered = [
            any(whole == node and held <= set(parts[node]) for whole, held in self.covers) for node in range(size)
        ]
        order = sorted(range(size), key=lambda node: (-len(self.above[node]), node))
        return Forest(self.nodes, parts, covered, order)

    def cells(self, limit: int) -> list[frozenset[int]] | None:
        """The cells of the nodes; None where there are more than `limit`."""
        return cells_of(self.above, self.apart, self.covers, self.meets, limit)


def family_of(
    lines: Sequence[Line], relations: Relations, covers: Sequence[Cover], wanted: Sequence[Key] = ()
) -> Family:
    """The system of the standing claims of one incident, kind of count and family of harms.

    A group that is `wanted` for its bounds has a node, though nobody counts it, where somebody counts groups within it.
    """
    wholes = wholes_of(lines)
    pieces = {
        line.claim for line in lines if line.claim in wholes and not narrower(line, wholes[line.claim], relations)
    }
    sums, counted_apart = lists_of(lines, pieces, wholes)
    keys: dict[Key, int] = {}
    tellers: list[list[Line]] = []
    accounts: list[list[Account]] = []
    extra: dict[Key, list[Sum]] = {}

    def node(key: Key) -> int:
        if key not in keys:
            keys[key] = len(keys)
            tellers.append([])
            accounts.append([])
        return keys[key]

    for line in lines:
        node((line.harm, EVERYONE))
        if line.claim in pieces:
            continue
        at = node((line.harm, relations.groups.stated(line.group)))
        tellers[at].append(line)
        if line.claim not in counted_apart:
            accounts[at].append(Account(line.claim, line.least, line.most))
    for key, found in [*sums, *sums_of_pieces(lines, pieces, wholes, relations)]:
        node(key)
        extra.setdefault(key, []).append(found)
    for key in extra:
        node(key)
    voices = list(tellers)
    for harm, group in wanted:
        within = [
            at
            for (other_harm, other), at in keys.items()
            if other_harm == harm and relations.victims(other, group) is Relation.WITHIN
        ]
        if within and (harm, group) not in keys:
            node((harm, group))
            voices.append([line for at in within for line in voices[at]])
    above, apart = _related(tuple(keys), voices, relations)
    return Family(
        keys=tuple(keys),
        nodes=tuple(Node(tuple(accounts[at]), tuple(extra.get(key, ()))) for key, at in keys.items()),
        told=tuple(tuple(line for line in found if line.claim not in counted_apart) for found in tellers),
        above=above,
        apart=apart,
        covers=tuple(_covers(keys, apart, covers)),
        meets=tuple(_meets(keys, above, apart, relations)),
    )


def _related(
    keys: tuple[Key, ...], voices: Sequence[Sequence[Line]], relations: Relations
) -> tuple[tuple[frozenset[int], ...], tuple[frozenset[int], ...]]:
    size = len(keys)
    above: list[set[int]] = [set() for _ in range(size)]
    apart: list[set[int]] = [set() for _ in range(size)]
    for one in range(size):
        for other in range(one):
            (harm, group), (other_harm, other_group) = keys[one], keys[other]
            by_harm = relations.harm(harm, other_harm)
            found = combine((by_harm, relations.victims(group, other_group)))
            if found is Relation.WITHIN:
                above[one].add(other)
            elif found is Relation.CONTAINS:
                above[other].add(one)
            elif found is Relation.DISJOINT and (
                by_harm is Relation.DISJOINT
                or relations.groups.add_up(group, other_group, one_account=_counted_apart(voices[one], voices[other]))
            ):
                apart[one].add(other)
                apart[other].add(one)
    return tuple(map(frozenset, above)), tuple(map(frozenset, apart))


def _counted_apart(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether any account counts both groups, and so apart."""
    return any(one.teller.one_with(other.teller, plain=one.plain or other.plain) for one in left for other in right)


def _covers(
    keys: dict[Key, int], apart: Sequence[frozenset[int]], covers: Sequence[Cover]
) -> Iterable[tuple[int, frozenset[int]]]:
    """Wholes with parts that are all of them by definition and that are counted apart."""
    for (harm, group), at in keys.items():
        for cover in covers:
            if cover.dimension == "harm":
                if cover.whole != harm:
                    continue
                wanted = [(part, group) for part in cover.parts]
            else:
                if group.status is not None:
                    continue
                wanted = [(harm, group._replace(status=part)) for part in cover.parts]
            parts = [keys[key] for key in wanted if key in keys]
            if len(parts) == len(wanted) and all(one == two or two in apart[one] for one in parts for two in parts):
                yield at, frozenset(parts)


def _meets(
    keys: dict[Key, int], above: Sequence[frozenset[int]], apart: Sequence[frozenset[int]], relations: Relations
) -> Iterable[tuple[frozenset[int], int]]:
    """Pairs of groups of one harm that overlap, with the group of all who are in both, where it is counted too."""
    for (harm, group), one in keys.items():
        for (other_harm, other_group), other in keys.items():
            if harm != other_harm or one >= other or other in apart[one] or other in above[one] or one in above[other]:
                continue
            met = relations.groups.meet(group, other_group)
            if met is not None and (harm, met) in keys:
                yield frozenset({one, other}), keys[harm, met]
