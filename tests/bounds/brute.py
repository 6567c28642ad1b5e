"""Small systems by trying every count: what is possible, and which sets of bounds are contradictory and minimal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from casualties.bounds.node import Clash, Node

Bound = tuple[int, bool, int]
"""Node, whether it is a lower bound, and the count."""


def bounds_of(nodes: Sequence[Node]) -> list[Bound]:
    """Every bound that the accounts of the nodes give."""
    found = []
    for at, node in enumerate(nodes):
        for account in node.accounts:
            found.append((at, True, account.least))
            if account.most is not None:
                found.append((at, False, account.most))
        found += [(at, True, each.count) for each in node.sums]
    return found


def worlds(cells: Sequence[frozenset[int]], most: int) -> Iterator[list[int]]:
    """The count of each node for every way to fill the cells with 0 to `most` people."""
    size = max((max(cell) for cell in cells if cell), default=-1) + 1
    for counts in product(range(most + 1), repeat=len(cells)):
        nodes = [0] * size
        for cell, count in zip(cells, counts, strict=True):
            for node in cell:
                nodes[node] += count
        yield nodes


def possible(bounds: Sequence[Bound], known: Sequence[Sequence[int]]) -> bool:
    """Whether any of the known worlds keeps all bounds."""
    return any(keeps(bounds, world) for world in known)


def keeps(bounds: Sequence[Bound], world: Sequence[int]) -> bool:
    """Whether a world keeps all bounds."""
    return all(world[at] >= count if is_lower else world[at] <= count for at, is_lower, count in bounds)


def of_clash(clash: Clash) -> list[Bound]:
    """The bounds of a clash: shares on one node add up to one bound."""
    lowers: dict[int, int] = {}
    for at, share in clash.lowers:
        lowers[at] = lowers.get(at, 0) + share.count
    return [(at, True, count) for at, count in lowers.items()] + [
        (at, False, share.count) for at, share in clash.uppers
    ]


def is_minimal(bounds: Sequence[Bound], known: Sequence[Sequence[int]]) -> bool:
    """Whether the bounds contradict one another and any fewer of them do not."""
    fewer = combinations(bounds, len(bounds) - 1)
    return not possible(bounds, known) and all(possible(some, known) for some in fewer)
