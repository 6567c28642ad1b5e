"""What to add up for a scope so that nobody counts twice: totals inside it, and incidents that none of them holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from casualties.bounds.inside import Inside, Numbers
from casualties.bounds.nesting import Spot
from casualties.bounds.tallies import Tallies

__all__ = ["Chosen", "choose"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Totals (spot numbers) and incidents (positions) that share nobody and lie in a scope.

    `contained` are totals and incidents inside a chosen one, by the spot that holds them; `overlapping` are totals that
    share people with a chosen one; `exceeded` are totals that give way to their parts; `partly` are incidents that may
    lie in the scope or not.
    """

    totals: tuple[int, ...]
    incidents: tuple[int, ...]
    contained_totals: tuple[tuple[int, int], ...]
    contained_incidents: tuple[tuple[int, int], ...]
    overlapping: tuple[int, ...]
    exceeded: tuple[int, ...]
    partly: tuple[int, ...]


def choose(asked: Spot, tallies: Tallies, inside: Inside, low: Sequence[int]) -> Chosen:
    """Choose for a scope, the totals with most people first; `low` is the least count reported for each spot.

    A total gives way to its days, or to the incidents inside it, where these are more: it was counted too early, or is
    a mere minimum.
    """
    extents = tallies.extents
    least = inside.least(extents.all[asked.extent].what)
    within = inside.within(asked)
    spots = [
        at
        for at, spot in enumerate(tallies.spots)
        if extents.contains(asked.extent, spot.extent) and asked.start <= spot.start and spot.end <= asked.end
    ]
    taken: list[int] = []
    contained: list[tuple[int, int]] = []
    overlapping: list[int] = []
    exceeded: list[int] = []
    held: dict[int, Numbers] = {}
    for at in sorted(spots, key=lambda each: (-low[each], each)):
        holder = next((other for other in taken if _holds(tallies, other, at)), None)
        positions = inside.within(tallies.spots[at])
        if holder is not None:
            contained.append((at, holder))
        elif any(not _apart(tallies, other, at) for other in taken):
            overlapping.append(at)
        elif max(int(least[positions].sum()), _by_days(at, spots, tallies, low)) > low[at]:
            exceeded.append(at)
        elif tallies.accounts[at]:
            taken.append(at)
            held[at] = positions
    free = within
    inner: list[tuple[int, int]] = []
    for at in taken:
        inner += [(position, at) for position in held[at].tolist()]
        free = np.setdiff1d(free, held[at], assume_unique=True)
    unsure = [position for position in free.tolist() if not _clear(position, taken, tallies, inside)]
    inner += [(position, next(at for at in taken if _may_hold(position, at, tallies, inside))) for position in unsure]
    clear = tuple(position for position in free.tolist() if position not in set(unsure))
    return Chosen(
        totals=tuple(sorted(taken)),
        incidents=clear,
        contained_totals=tuple(sorted(contained)),
        contained_incidents=tuple(sorted(inner)),
        overlapping=tuple(overlapping),
        exceeded=tuple(exceeded),
        partly=partly(asked, inside),
    )


def _by_days(whole: int, spots: Sequence[int], tallies: Tallies, low: Sequence[int]) -> int:
    """The most that totals of the same extent on parts of a total's days add up to, no two on one day."""
    spot = tallies.spots[whole]
    parts = [
        (tallies.spots[at].end, tallies.spots[at].start, low[at])
        for at in spots
        if at != whole and tallies.spots[at].extent == spot.extent and _holds(tallies, whole, at)
    ]
    ends, best = [spot.start - 1], [0]
    for end, start, count in sorted(parts):
        before = best[bisect_right(ends, start - 1) - 1]
        best.append(max(best[-1], before + count))
        ends.append(end)
    return best[-1]


def partly(asked: Spot, inside: Inside) -> tuple[int, ...]:
    """Incidents that may lie in a scope, and may not."""
    every = np.arange(len(inside.start), dtype=np.int64)
    near = every[(inside.start <= asked.end) & (inside.end >= asked.start)]
    possible = near[~inside.apart(near, asked)]
    return tuple(np.setdiff1d(possible, inside.within(asked), assume_unique=True).tolist())


def _holds(tallies: Tallies, whole: int, part: int) -> bool:
    one, other = tallies.spots[whole], tallies.spots[part]
    inside = one.start <= other.start and other.end <= one.end
    return inside and tallies.extents.contains(one.extent, other.extent)


def _apart(tallies: Tallies, left: int, right: int) -> bool:
    one, other = tallies.spots[left], tallies.spots[right]
    return one.end < other.start or other.end < one.start or tallies.extents.apart(one.extent, other.extent)


def _clear(position: int, taken: Sequence[int], tallies: Tallies, inside: Inside) -> bool:
    return not any(_may_hold(position, at, tallies, inside) for at in taken)


def _may_hold(position: int, at: int, tallies: Tallies, inside: Inside) -> bool:
    return not bool(inside.apart(np.array([position], dtype=np.int64), tallies.spots[at])[0])
