"""Propagate bounds where the parts form a forest: up from the parts to the wholes, and down again.

Exact for a laminar family: every two scopes are nested or share nobody. Each contradiction is met at the smallest whole
that shows it. What is passed on from there is what either side allows, so that a larger whole is blamed only for what
remains whichever of them is wrong. Work grows with the number of nodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casualties.bounds.node import Clash, Node, Share, fewest, lower_share, own_bounds, upper_share
from casualties.bounds.spans import Spans, added, common, hull, united

__all__ = ["Forest", "Ranges", "propagate"]


@dataclass(frozen=True, slots=True)
class Forest:
    """Nodes with their direct parts, in an order in which parts come before wholes.

    `covered` says of each node whether its parts are all of it.
    """

    nodes: Sequence[Node]
    parts: Sequence[Sequence[int]]
    covered: Sequence[bool]
    order: Sequence[int]


@dataclass(frozen=True, slots=True)
class Ranges:
    """The least and greatest count of each node (None: open), and the clashes from the smallest wholes up."""

    low: Sequence[int]
    high: Sequence[int | None]
    clashes: tuple[Clash, ...]


def propagate(forest: Forest) -> Ranges:
    """The tightest bounds of every node, and the contradictions, each once."""
    up = _Up(forest)
    for at in forest.order:
        up.visit(at)
    hulls = [hull(spans) for spans in up.spans]
    low, high = _down(forest, [low for low, _ in hulls], [high for _, high in hulls])
    return Ranges(low, high, tuple(up.clashes))


class _Up:
    """The walk from the parts to the wholes."""

    def __init__(self, forest: Forest) -> None:
        self._forest = forest
        self.spans: list[Spans] = [((0, None),)] * len(forest.nodes)
        self.clashes: list[Clash] = []

    def visit(self, at: int) -> None:
        """What is possible for one node by its accounts and its parts."""
        node, parts = self._forest.nodes[at], self._forest.parts[at]
        low, high, clash = own_bounds(node)
        own: Spans = ((low, high),)
        if clash is not None:
            placed = [(low, high)] if high is None else [(each.least, each.most) for each in node.accounts]
            own = common(((low, high),), united(placed))
            self.clashes.append(clash.at(at))
        summed = added(self.spans[part] for part in parts) if parts else ((0, None),)
        if not self._forest.covered[at]:
            summed = ((summed[0][0], None),)
        if node.sums:
            summed = common(summed, ((max(each.count for each in node.sums), None),)) or summed
        possible = common(own, summed)
        if not possible:
            self.clashes.append(self._clash(at, own, summed))
            possible = united((*own, *summed))
        self.spans[at] = possible

    def _clash(self, at: int, own: Spans, summed: Spans) -> Clash:
        """The fewest claims that show that a node's accounts and its parts cannot both be right."""
        node = self._forest.nodes[at]
        low, high = hull(own)
        if self._forest.covered[at] and (least_high := summed[0][1]) is not None and least_high < low:
            uppers = tuple(self._why_high(at, low))
            return Clash(at, _given(at, lower_share(node, low)), uppers, low - sum(share.count for _, share in uppers))
        ceiling = low if high is None else high
        by_sum = max(node.sums, key=lambda each: each.count, default=None)
        if by_sum is not None and by_sum.count > ceiling:
            shares = [(at, share) for share in by_sum.shares()]
        else:
            by_sum = None
            shares = self._why_low(at, ceiling + 1)
        chosen = fewest(shares, ceiling)
        gap = sum(share.count for _, share in chosen) - ceiling
        return Clash(at, chosen, _given(at, upper_share(node, ceiling)), gap, by_sum is not None)

    def _why_low(self, at: int, need: int) -> list[tuple[int, Share]]:
        """Shares that make the parts of a node at least `need`.

        The parts' own accounts, as long as these are enough; else what the parts of the parts say, and of accounts that
        disagree the lower ones, if these are enough.
        """
        for lows in (self._own_low, self._least_low, self._most_low):
            found: list[tuple[int, Share]] = []
            waiting = list(self._forest.parts[at])
            while waiting:
                part = waiting.pop()
                node, low = self._forest.nodes[part], lows(part)
                if low == 0:
                    continue
                if low is not None and (share := lower_share(node, low)) is not None:
                    found.append((part, share))
                elif (told := next((each for each in node.sums if low is None or each.count >= low), None)) is not None:
                    found.extend((part, share) for share in told.shares())
                else:
                    waiting.extend(self._forest.parts[part])
            if sum(share.count for _, share in found) >= need:
                return found
        return found

    def _own_low(self, at: int) -> int | None:
        """The least count by the accounts of a node; None where it has none."""
        accounts = [account.least for account in self._forest.nodes[at].accounts if not account.past]
        return max(accounts, default=0) or None

    def _least_low(self, at: int) -> int | None:
        return self.spans[at][0][0]

    def _most_low(self, at: int) -> int | None:
        return self.spans[at][-1][0]

    def _why_high(self, at: int, low: int) -> list[tuple[int, Share]]:
        """Shares that keep the parts of a node below `low`, by accounts of the parts themselves as far as these do."""
        for highs in (self._own_high, self._least_high):
            found: list[tuple[int, Share]] = []
            waiting = list(reversed(self._forest.parts[at]))
            while waiting:
                part = waiting.pop()
                high = highs(part)
                share = None if high is None else upper_share(self._forest.nodes[part], high)
                if share is not None:
                    found.append((part, share))
                else:
                    waiting.extend(reversed(self._forest.parts[part]))
            if sum(share.count for _, share in found) < low:
                return found
        return found

    def _own_high(self, at: int) -> int | None:
        """The greatest count by the accounts of a node; None where none gives one."""
        accounts = self._forest.nodes[at].accounts
        return min((each.most for each in accounts if each.most is not None and not each.past), default=None)

    def _least_high(self, at: int) -> int | None:
        return self.spans[at][0][1]


def _given(at: int, share: Share | None) -> tuple[tuple[int, Share], ...]:
    return () if share is None else ((at, share),)


def _down(forest: Forest, low: Sequence[int], high: Sequence[int | None]) -> tuple[list[int], list[int | None]]:
    """What the wholes leave to their parts."""
    least, most = list(low), list(high)
    for at in reversed(forest.order):
        parts = forest.parts[at]
        if not parts:
            continue
        lows = sum(least[part] for part in parts)
        opened = sum(most[part] is None for part in parts)
        highs = sum(most[part] or 0 for part in parts)
        ceiling, floor = most[at], least[at]
        for part, part_low, part_high in [(part, least[part], most[part]) for part in parts]:
            if ceiling is not None:
                room = ceiling - (lows - part_low)
                if room >= part_low and (part_high is None or room < part_high):
                    most[part] = room
            others_open = opened - (part_high is None)
            if forest.covered[at] and not others_open:
                need = floor - (highs - (part_high or 0))
                if need > part_low and (part_high is None or need <= part_high):
                    least[part] = need
    return least, most
