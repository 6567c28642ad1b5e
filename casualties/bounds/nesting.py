"""Nesting: the totals of a component as a forest of scopes, where no two of them cross."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casualties.bounds.extent import Extents

__all__ = ["Spot", "components", "nested"]


class Spot(NamedTuple):
    """A node among totals: an extent by number, and its first and last day as day numbers."""

    extent: int
    start: int
    end: int


def components(spots: Sequence[Spot], extents: Extents) -> list[list[int]]:
    """The spots that may bear on one another, each list and all lists in order; spots of others never do."""
    groups = _groups(spots, extents)
    found: list[list[int]] = []
    for members in groups:
        until: int | None = None
        for at in sorted(members, key=lambda each: (spots[each].start, -spots[each].end, each)):
            if until is None or spots[at].start > until:
                found.append([])
                until = spots[at].end
            found[-1].append(at)
            until = max(until, spots[at].end)
    return found


def _groups(spots: Sequence[Spot], extents: Extents) -> list[list[int]]:
    """Spots by extents that are linked through shared people."""
    root = list(range(len(extents.all)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for number in range(len(root)):
        for other in extents.related(number):
            root[max(find(number), find(other))] = min(find(number), find(other))
    groups: dict[int, list[int]] = {}
    for at, spot in enumerate(spots):
        groups.setdefault(find(spot.extent), []).append(at)
    return [groups[number] for number in sorted(groups)]


def nested(members: Sequence[int], spots: Sequence[Spot], extents: Extents) -> dict[int, int | None] | None:
    """The smallest whole of each spot (None: no whole), wholes before parts; None where two spots cross.

    Spots are met by their first day, the wider first. On each extent the spots that still run are nested like brackets,
    so that only the innermost needs a look.
    """
    depth = {at: len(extents.above[spots[at].extent]) for at in members}
    order = sorted(members, key=lambda at: (spots[at].start, -spots[at].end, depth[at], at))
    running: dict[int, list[int]] = {}
    whole: dict[int, int | None] = {}
    for at in order:
        spot = spots[at]
        best: int | None = None
        for extent in extents.related(spot.extent):
            stack = running.get(extent)
            while stack and spots[stack[-1]].end < spot.start:
                stack.pop()
            if not stack:
                continue
            inner = stack[-1]
            if not extents.contains(extent, spot.extent) or spots[inner].end < spot.end:
                return None
            if best is None or (depth[inner], -_length(spots[inner])) > (depth[best], -_length(spots[best])):
                best = inner
        whole[at] = best
        running.setdefault(spot.extent, []).append(at)
    return whole


def _length(spot: Spot) -> int:
    return spot.end - spot.start
