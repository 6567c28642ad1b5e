"""Settle the totals of a run: contradictions among totals, their parts and the incidents inside them, and their ranges.

Components that share nobody are settled apart, so that work grows with the components and not with the run. Where the
totals of a component nest, bounds are propagated; where they cross, a linear program answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from casualties.bounds.conflict import Conflict, Shape
from casualties.bounds.crossing import crossing_cells
from casualties.bounds.evidence import node_of, with_incidents
from casualties.bounds.extent import What
from casualties.bounds.forest import Forest, propagate
from casualties.bounds.inside import Inside, Numbers
from casualties.bounds.mesh import settle_mesh
from casualties.bounds.nesting import components, nested
from casualties.bounds.node import Clash, Node, Sum
from casualties.bounds.settle import conflict_of
from casualties.bounds.tallies import Tallies
from casualties.rulebook.bounds import BoundRules

__all__ = ["SettledTotals", "settle_totals"]


@dataclass(frozen=True, slots=True)
class SettledTotals:
    """Least and greatest count (None: open) of each spot, the conflicts, and what was beyond the work limit.

    `broken` are the spots of which no count agrees with all claims; their least and greatest count are what is left
    whichever claim is right. `unsolved` holds (claims, size) for each component left out or not finished. `room` gives
    for each incident and whom a total counts the most that the totals leave to it.
    """

    low: Sequence[int]
    high: Sequence[int | None]
    conflicts: tuple[Conflict, ...]
    unsolved: tuple[tuple[tuple[str, ...], int], ...]
    room: Mapping[What, Mapping[str, int]]
    broken: frozenset[int]


def settle_totals(tallies: Tallies, inside: Inside, rules: BoundRules) -> SettledTotals:
    """Ranges and contradictions of all totals."""
    walk = _Walk(tallies, inside, rules)
    for members in components(tallies.spots, tallies.extents):
        walk.settle(members)
    return SettledTotals(walk.low, walk.high, tuple(walk.conflicts), tuple(walk.unsolved), walk.room, walk.broken)


class _Walk:
    """The walk over the components."""

    def __init__(self, tallies: Tallies, inside: Inside, rules: BoundRules) -> None:
        self._tallies, self._inside, self._rules = tallies, inside, rules
        self.low = [0] * len(tallies.spots)
        self.high: list[int | None] = [None] * len(tallies.spots)
        self.conflicts: list[Conflict] = []
        self.unsolved: list[tuple[tuple[str, ...], int]] = []
        self.room: dict[What, dict[str, int]] = {}
        self.broken = frozenset[int]()
        self._within: dict[int, Numbers] = {}

    def settle(self, members: Sequence[int]) -> None:
        """Settle one component."""
        self._within = {at: self._inside.within(self._tallies.spots[at]) for at in members}
        nodes = {at: node_of(at, self._tallies, self._inside, self._within[at]) for at in members}
        wholes = nested(members, self._tallies.spots, self._tallies.extents)
        if wholes is not None:
            self._settle_forest(nodes, wholes)
        else:
            self._settle_mesh(members, nodes)
        for at in members:
            self._leave_room(at, self._within[at])

    def _leave_room(self, at: int, positions: Numbers) -> None:
        """What a total leaves to each incident in it when the others take their least."""
        high = self.high[at]
        if high is None or not len(positions):
            return
        what = self._tallies.extents.all[self._tallies.spots[at].extent].what
        least = self._inside.least(what)
        spare = high - int(least[positions].sum())
        if spare < 0:
            return
        room = self.room.setdefault(what, {})
        for position in positions.tolist():
            incident, most = self._inside.incident(position), spare + int(least[position])
            room[incident] = min(room.get(incident, most), most)

    def _settle_forest(self, nodes: dict[int, Node], wholes: dict[int, int | None]) -> None:
        order = list(wholes)
        local = {at: number for number, at in enumerate(order)}
        parts: list[list[int]] = [[] for _ in order]
        for at, whole in wholes.items():
            if whole is not None:
                parts[local[whole]].append(local[at])
        made = [nodes[at] for at in order]
        covered = [self._covered(at, [order[part] for part in parts[local[at]]]) for at in order]
        visit = list(range(len(order) - 1, -1, -1))
        for number, at in enumerate(order):
            if parts[number] and not covered[number]:
                beside = self._beside(at, [order[part] for part in parts[number]])
                if beside is not None:
                    made.append(Node((), (beside,)))
                    parts.append([])
                    covered.append(False)
                    parts[number].append(len(made) - 1)
                    visit.insert(0, len(made) - 1)
        ranges = propagate(Forest(made, parts, covered, visit))
        for number, at in enumerate(order):
            self.low[at], self.high[at] = ranges.low[number], ranges.high[number]
        broken = {clash.whole for clash in ranges.clashes}
        for clash in ranges.clashes:
            self.broken |= {order[node] for node in clash.nodes if node < len(order)}
            spots = [order[clash.whole]] if clash.whole < len(order) else []
            lag = self._lag(clash, order, wholes, broken, made) if spots else None
            self._tell(clash, lag)

    def _covered(self, at: int, parts: Sequence[int]) -> bool:
        """Whether parts are all of a total: its days in a row, or all of its people by definition."""
        spot = self._tallies.spots[at]
        found = [self._tallies.spots[part] for part in parts]
        if not found:
            return False
        if all(part.extent == spot.extent for part in found):
            return sum(part.end - part.start + 1 for part in found) == spot.end - spot.start + 1
        same_days = {part.extent for part in found if (part.start, part.end) == (spot.start, spot.end)}
        return len(same_days) == len(found) and any(
            parts == same_days for parts in self._tallies.extents.cover_sets(spot.extent)
        )

    def _beside(self, at: int, parts: Sequence[int]) -> Sum | None:
        """The incidents in a total that share nobody with any total inside it."""
        positions = self._within[at]
        if not len(positions):
            return None
        taken = np.unique(np.concatenate([self._within[part] for part in parts]))
        left = np.setdiff1d(positions, taken, assume_unique=True)
        for part in parts:
            if not len(left):
                return None
            left = left[self._inside.apart(left, self._tallies.spots[part])]
        what = self._tallies.extents.all[self._tallies.spots[at].extent].what
        count = int(self._inside.least(what)[left].sum())
        return Sum(count, self._inside.shares(left, what), incidents=True) if count else None

    def _lag(
        self,
        clash: Clash,
        order: Sequence[int],
        wholes: dict[int, int | None],
        broken: set[int],
        made: Sequence[Node],
    ) -> str | None:
        """A larger total by the whole's source with which the incidents do agree, where only incidents exceed it."""
        local = {at: number for number, at in enumerate(order)}
        origin_of = self._tallies.origin_of
        if any(share.claim in self._tallies.spot_of for _, share in clash.lowers):
            return None
        origins = {origin_of[share.claim] for _, share in clash.uppers if share.claim in origin_of}
        step = wholes[order[clash.whole]]
        while step is not None:
            account = next((each for each in made[local[step]].accounts if origin_of[each.claim] in origins), None)
            if account is not None and account.most is not None and local[step] not in broken:
                return account.claim
            step = wholes[step]
        return None

    def _settle_mesh(self, members: Sequence[int], nodes: dict[int, Node]) -> None:
        spots = [self._tallies.spots[at] for at in members]
        claims = tuple(account.claim for at in members for account in nodes[at].accounts)
        for at in members:
            self.low[at], self.high[at] = _alone(nodes[at])
        if len(claims) > self._rules.limit("program_claims"):
            self.unsolved.append((claims, len(claims)))
            return
        cells = crossing_cells(spots, self._tallies.extents, self._rules.limit("cells"))
        if cells is None:
            self.unsolved.append((claims, self._rules.limit("cells")))
            return
        made = [nodes[at] for at in members]
        within = [self._within[at] for at in members]
        cells, made = with_incidents(spots, within, cells, made, self._tallies, self._inside)
        asked = range(len(members)) if len(members) <= self._rules.limit("ranged") else ()
        mesh = settle_mesh(made, cells, asked, self._rules)
        if mesh.left:
            self.unsolved.append((claims, len(cells)))
        for number, at in enumerate(members):
            self.low[at], self.high[at] = mesh.low[number], mesh.high[number]
        for clash in mesh.clashes:
            self.broken |= {members[node] for node in clash.nodes if node < len(members)}
            self._tell(clash, None)

    def _tell(self, clash: Clash, lag: str | None) -> None:
        conflict = conflict_of(clash)
        self.conflicts.append(replace(conflict, lag=lag, unstated=self._unstated(conflict)))

    def _unstated(self, conflict: Conflict) -> tuple[str, ...]:
        """What one total states and another, set against it, leaves open."""
        if conflict.shape is Shape.SAME:
            return ()
        spots = [self._tallies.spot_of[claim] for claim in conflict.claims if claim in self._tallies.spot_of]
        extents = [self._tallies.extents.all[self._tallies.spots[at].extent] for at in spots]
        return tuple(
            name for name in ("perpetrator", "cause") if len({getattr(extent, name) is None for extent in extents}) > 1
        )


def _alone(node: Node) -> tuple[int, int | None]:
    current = [account for account in node.accounts if not account.past]
    highs = [account.most for account in current if account.most is not None]
    return max((account.least for account in current), default=0), min(highs, default=None)
