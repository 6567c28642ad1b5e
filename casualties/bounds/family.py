"""The system of one incident: who counts which group of its victims, and how the groups lie to one another.

A family holds the claims of one incident on harms that may share people (killed and injured within casualties), of one
kind of count. What one account counts apart adds up; between accounts only age, sex and nationality keep groups apart,
since one's civilians may be the other's fighters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casualties.bounds.cells import cells_of
from casualties.bounds.forest import Forest
from casualties.bounds.layout import Layout, Layouts
from casualties.bounds.line import Line
from casualties.bounds.node import Account, Node, Sum
from casualties.bounds.pieces import Key, lists_of, narrower, sums_of_pieces, wholes_of
from casualties.model import Relation
from casualties.rulebook.trees import Cover
from casualties.scopes.relations import Relations
from casualties.scopes.victims import EVERYONE

__all__ = ["Families", "Family"]


@dataclass(frozen=True, slots=True)
class Family:
    """Groups in their layout, with a node and the claims that count all of it for each."""

    layout: Layout
    nodes: tuple[Node, ...]
    told: tuple[tuple[Line, ...], ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """Harm and group of each node."""
        return self.layout.keys

    def forest(self) -> Forest | None:
        """The nodes as a forest; None where two groups overlap."""
        layout = self.layout
        return None if layout.parts is None else Forest(self.nodes, layout.parts, layout.covered, layout.order)

    def cells(self, limit: int) -> list[frozenset[int]] | None:
        """The cells of the nodes; None where there are more than `limit`."""
        return cells_of(self.layout.above, self.layout.apart, self.layout.covers, self.layout.meets, limit)


class Families:
    """Families by the rules in force.

    A group that is `wanted` for its bounds has a node, though nobody counts it, where somebody counts groups within it.
    """

    def __init__(self, relations: Relations, covers: Sequence[Cover], wanted: Sequence[Key] = ()) -> None:
        self._relations, self._wanted = relations, wanted
        self._layouts = Layouts(relations, covers)

    def of(self, lines: Sequence[Line]) -> Family:
        """The system of the standing claims of one incident, kind of count and family of harms."""
        stated = self._relations.groups.stated
        wholes = wholes_of(lines)
        pieces = {
            line.claim
            for line in lines
            if line.claim in wholes and not narrower(line, wholes[line.claim], self._relations)
        }
        sums, listed = lists_of(lines, pieces, wholes)
        told: dict[Key, list[Line]] = {}
        for line in lines:
            told.setdefault((line.harm, EVERYONE), [])
            if line.claim not in pieces:
                told.setdefault((line.harm, stated(line.group)), []).append(line)
        extra: dict[Key, list[Sum]] = {}
        for key, found in [*sums, *sums_of_pieces(lines, pieces, wholes, self._relations)]:
            told.setdefault(key, [])
            extra.setdefault(key, []).append(found)
        voices = {**told, **self._voices_of_wanted(told)}
        keys = tuple(voices)
        apart = frozenset(
            (one, other)
            for one in range(1, len(keys))
            for other in range(one)
            if _counted_apart(voices[keys[one]], voices[keys[other]])
        )
        counting = [[line for line in told.get(key, ()) if line.claim not in listed] for key in keys]
        return Family(
            layout=self._layouts.of(keys, apart),
            nodes=tuple(
                Node(tuple(Account(line.claim, line.least, line.most) for line in found), tuple(extra.get(key, ())))
                for key, found in zip(keys, counting, strict=True)
            ),
            told=tuple(
                (*found, *(_as_one(lines, each) for each in extra.get(key, ()) if each.listed))
                for key, found in zip(keys, counting, strict=True)
            ),
        )

    def _voices_of_wanted(self, told: dict[Key, list[Line]]) -> dict[Key, list[Line]]:
        """The wanted groups that nobody counts, with the claims on groups within them."""
        found: dict[Key, list[Line]] = {}
        for harm, group in self._wanted:
            if (harm, group) in told:
                continue
            within = [
                line
                for (other_harm, other), lines in told.items()
                if other_harm == harm and self._relations.victims(other, group) is Relation.WITHIN
                for line in lines
            ]
            if within:
                found[harm, group] = within
        return found


def _as_one(lines: Sequence[Line], listed: Sum) -> Line:
    """A list that one text tells one after another, as if it gave the sum."""
    by_claim = {line.claim: line for line in lines}
    first, *others = (by_claim[share.claim] for share in listed.shares())
    mosts = [line.most for line in (first, *others)]
    return first._replace(
        least=listed.count,
        most=None if None in mosts else sum(most for most in mosts if most is not None),
        said=listed.count,
        named=listed.count,
    )


def _counted_apart(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether any account counts both groups, and so apart."""
    return any(one.teller.one_with(other.teller, plain=one.plain or other.plain) for one in left for other in right)
