"""Evidence: the incidents inside totals as lower bounds, of each total and of the cells that totals cut out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from casualties.bounds.inside import Inside, Numbers
from casualties.bounds.nesting import Spot
from casualties.bounds.node import Node, Sum
from casualties.bounds.tallies import Tallies

__all__ = ["node_of", "with_incidents"]


def node_of(at: int, tallies: Tallies, inside: Inside, positions: Numbers) -> Node:
    """A total with its accounts, the parts its texts name, and the incidents in it (by position)."""
    sums = tallies.sums[at]
    what = tallies.extents.all[tallies.spots[at].extent].what
    count = int(inside.least(what)[positions].sum())
    if count:
        sums = (*sums, Sum(count, inside.shares(positions, what), incidents=True))
    return Node(tallies.accounts[at], sums)


def with_incidents(
    spots: Sequence[Spot],
    within: Sequence[Numbers],
    cells: Sequence[frozenset[int]],
    nodes: Sequence[Node],
    tallies: Tallies,
    inside: Inside,
) -> tuple[list[frozenset[int]], list[Node]]:
    """Cells and nodes, with a further node for the incidents that surely lie in one cell.

    `within` holds the positions of the incidents in each spot. Where the totals count different people nothing is
    added: an incident then has people in several cells.
    """
    found, made = list(cells), list(nodes)
    whats = {tallies.extents.all[spot.extent].what for spot in spots}
    if len(whats) != 1:
        return found, made
    what = whats.pop()
    held = [set(positions.tolist()) for positions in within]
    by_cell: dict[frozenset[int], list[int]] = {}
    for position in sorted(set().union(*held)):
        holding = frozenset(number for number, positions in enumerate(held) if position in positions)
        here = np.array([position], dtype=np.int64)
        if all(bool(inside.apart(here, spot)[0]) for number, spot in enumerate(spots) if number not in holding):
            by_cell.setdefault(holding, []).append(position)
    for number, cell in enumerate(cells):
        positions = np.array(by_cell.get(cell, ()), dtype=np.int64)
        count = int(inside.least(what)[positions].sum())
        if count:
            made.append(Node((), (Sum(count, inside.shares(positions, what), incidents=True),)))
            found[number] = cell | {len(made) - 1}
    return found, made
