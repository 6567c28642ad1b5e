"""Totals that cross: the cells that their days and extents cut one another into."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.bounds.cells import cells_of
from casualties.bounds.extent import Extents
from casualties.bounds.nesting import Spot

__all__ = ["crossing_cells"]


def crossing_cells(spots: Sequence[Spot], extents: Extents, limit: int) -> list[frozenset[int]] | None:
    """The cells of some totals, each as the numbers of the spots it lies in; None where there are more than `limit`.

    Days are cut at every first and last day; between two cuts the same extents are counted, and those are cut into the
    sets of people that they can tell apart.
    """
    cuts = sorted({spot.start for spot in spots} | {spot.end + 1 for spot in spots})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, spot in enumerate(spots):
        opening.setdefault(spot.start, []).append(number)
        closing.setdefault(spot.end + 1, []).append(number)
    running: set[int] = set()
    known: dict[frozenset[int], list[frozenset[int]] | None] = {}
    found: set[frozenset[int]] = set()
    for cut in cuts:
        running.difference_update(closing.get(cut, ()))
        running.update(opening.get(cut, ()))
        active = frozenset(spots[number].extent for number in running)
        if active not in known:
            known[active] = _of_extents(sorted(active), extents, limit)
        atoms = known[active]
        if atoms is None:
            return None
        for atom in atoms:
            cell = frozenset(number for number in running if spots[number].extent in atom)
            if cell:
                found.add(cell)
        if len(found) > limit:
            return None
    return sorted(found, key=lambda cell: (len(cell), sorted(cell)))


def _of_extents(active: Sequence[int], extents: Extents, limit: int) -> list[frozenset[int]] | None:
    place = {extent: at for at, extent in enumerate(active)}
    above = [frozenset(place[each] for each in extents.above[extent] if each in place) for extent in active]
    apart = [
        frozenset(at for other, at in place.items() if other != extent and extents.apart(extent, other))
        for extent in active
    ]
    covers = [
        (place[whole], frozenset(place[part] for part in parts))
        for whole in active
        for parts in extents.cover_sets(whole)
        if parts <= place.keys()
    ]
    meets = [
        (frozenset({place[one], place[other]}), place[met])
        for one in active
        for other in extents.across[one]
        if one < other and other in place and (met := extents.meet(one, other)) in place and met is not None
    ]
    cells = cells_of(above, apart, covers, meets, limit)
    return None if cells is None else [frozenset(active[at] for at in cell) for cell in cells]
