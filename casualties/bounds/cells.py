"""Cells: the sets of people that the claims of a system can tell apart, from how its scopes lie to one another."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["cells_of"]


def cells_of(
    above: Sequence[frozenset[int]],
    apart: Sequence[frozenset[int]],
    covers: Sequence[tuple[int, frozenset[int]]],
    meets: Sequence[tuple[frozenset[int], int]],
    limit: int,
) -> list[frozenset[int]] | None:
    """The cells of a system, each as the set of nodes that it lies in, smallest first; None where there are too many.

    `above[n]` are the nodes that contain node n, `apart[n]` those that share nobody with it; a cover says that the
    parts are all of a whole, so that no cell lies in the whole alone; a meet says that whoever is in some nodes is in
    another one too ("women" and "students" in "women students").
    """
    seeds = [frozenset({node, *above[node]}) for node in range(len(above))]
    found = set(seeds)
    waiting = list(seeds)
    while waiting:
        cell = waiting.pop()
        barred = frozenset[int]().union(*(apart[node] for node in cell))
        for seed in seeds:
            if seed <= cell or not barred.isdisjoint(seed):
                continue
            joined = cell | seed
            if joined not in found:
                found.add(joined)
                waiting.append(joined)
                if len(found) > limit:
                    return None
    kept = [
        cell
        for cell in found
        if all(whole not in cell or not parts.isdisjoint(cell) for whole, parts in covers)
        and all(not both <= cell or inner in cell for both, inner in meets)
    ]
    return sorted(kept, key=lambda cell: (len(cell), sorted(cell)))
