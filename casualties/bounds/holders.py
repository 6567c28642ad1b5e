"""Which claims hold the least and the greatest count of a scope where they are."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.bounds.crossing import crossing_cells
from casualties.bounds.evidence import node_of, with_incidents
from casualties.bounds.inside import Inside
from casualties.bounds.nesting import components
from casualties.bounds.node import Node, lower_share, own_bounds, upper_share
from casualties.bounds.program import Program, Row
from casualties.bounds.tallies import Tallies
from casualties.rulebook.bounds import BoundRules

__all__ = ["held_by"]

Held = tuple[tuple[str, ...], tuple[str, ...]]


def held_by(asked: int, tallies: Tallies, inside: Inside, rules: BoundRules) -> Held:
    """The claims that hold the least and the greatest count of a spot, each sorted.

    They are the bounds with a shadow price in the program of the spot's component. Empty where nothing bounds it, where
    the claims contradict one another, or where the component is larger than ranges are asked for.
    """
    members = next(found for found in components(tallies.spots, tallies.extents) if asked in found)
    if len(members) > rules.limit("ranged"):
        return (), ()
    spots = [tallies.spots[at] for at in members]
    cut = crossing_cells(spots, tallies.extents, rules.limit("cells"))
    if cut is None:
        return (), ()
    within = [inside.within(spot) for spot in spots]
    own = [node_of(at, tallies, inside, positions) for at, positions in zip(members, within, strict=True)]
    cells, nodes = with_incidents(spots, within, cut, own, tallies, inside)
    bounds = [own_bounds(node) for node in nodes]
    low = [max([least, *(each.count for each in node.sums)]) for node, (least, _, _) in zip(nodes, bounds, strict=True)]
    high = [most for _, most, _ in bounds]
    program = Program([sorted(cell) for cell in cells], low, high)
    if program.contradiction() is not None:
        return (), ()
    place = members.index(asked)
    least, most = program.holding(place, least=True), program.holding(place, least=False)
    return _claims(least, nodes, low, high), _claims(most, nodes, low, high)


def _claims(
    rows: Sequence[Row], nodes: Sequence[Node], low: Sequence[int], high: Sequence[int | None]
) -> tuple[str, ...]:
    found: set[str] = set()
    for at, is_lower in rows:
        bound = high[at]
        if not is_lower and bound is not None:
            share = upper_share(nodes[at], bound)
            found |= {share.claim} if share else set()
        elif (share := lower_share(nodes[at], low[at])) is not None:
            found.add(share.claim)
        else:
            told = next((each for each in nodes[at].sums if each.count >= low[at]), None)
            found |= {each.claim for each in told.shares()} if told else set()
    return tuple(sorted(found))
