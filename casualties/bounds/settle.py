"""Settle the system of one incident: the range of each group, and the contradictions among its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casualties.bounds.conflict import Conflict, Part, Shape, Side
from casualties.bounds.family import Family
from casualties.bounds.forest import propagate
from casualties.bounds.mesh import settle_mesh
from casualties.bounds.node import Clash, Node, own_bounds
from casualties.model import Relation
from casualties.rulebook.bounds import BoundRules

__all__ = ["Settled", "conflict_of", "settle"]


@dataclass(frozen=True, slots=True)
class Settled:
    """The least and greatest count of each node (None: open), the clashes, and whether the system was too large.

    Where claims on a node contradict one another, its counts are what is left whichever of them is right.
    """

    low: Sequence[int]
    high: Sequence[int | None]
    clashes: tuple[Clash, ...]
    unsolved: bool = False

    @property
    def broken(self) -> frozenset[int]:
        """The nodes of which no count agrees with all claims."""
        return frozenset().union(*(clash.nodes for clash in self.clashes))


def settle(family: Family, rules: BoundRules) -> Settled:
    """Ranges and contradictions of a family."""
    if len(family.nodes) == 1 and not family.nodes[0].sums:
        return _alone(family.nodes[0])
    forest = family.forest()
    if forest is not None:
        ranges = propagate(forest)
        return Settled(ranges.low, ranges.high, ranges.clashes)
    cells = family.cells(rules.limit("cells"))
    if cells is None:
        bounds = [own_bounds(node) for node in family.nodes]
        return Settled([low for low, _, _ in bounds], [high for _, high, _ in bounds], (), unsolved=True)
    mesh = settle_mesh(family.nodes, cells, range(len(family.nodes)), rules)
    return Settled(mesh.low, mesh.high, mesh.clashes)


def _alone(node: Node) -> Settled:
    low, high, clash = own_bounds(node)
    return Settled([low], [high], (clash.at(0),) if clash is not None else ())


def conflict_of(clash: Clash) -> Conflict:
    """A clash as a conflict: its shape, and its claims in the order in which they say most."""
    lowers = [Part(share.claim, Side.LOWER, share.count) for _, share in clash.lowers]
    uppers = [Part(share.claim, Side.UPPER, share.count) for _, share in clash.uppers]
    low_nodes, high_nodes = [node for node, _ in clash.lowers], [node for node, _ in clash.uppers]
    shape, relation, parts = Shape.OTHER, Relation.OVERLAPS, (*lowers, *uppers)
    if clash.shape is not None:
        shape = Shape(clash.shape)
    elif len(lowers) == 1 and len(uppers) == 1 and low_nodes == high_nodes and not clash.by_sum:
        shape = Shape.SAME
    elif high_nodes == [clash.whole]:
        shape = Shape.PART if len(lowers) == 1 else Shape.PARTS
    elif low_nodes == [clash.whole]:
        shape = Shape.COVER
    match shape:
        case Shape.SAME:
            relation = Relation.EQUAL
        case Shape.PART | Shape.PARTS:
            relation, parts = Relation.WITHIN, (*uppers, *lowers)
        case Shape.COVER:
            relation = Relation.WITHIN
    return Conflict(parts=parts, shape=shape, gap=clash.gap, relation=relation, beside=clash.beside)
