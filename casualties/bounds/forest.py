"""Propagate bounds where the parts form a forest: up from the parts to the wholes, and down again.

Exact for a laminar family: every two scopes are nested or share nobody. Each contradiction is met at the smallest whole
that shows it, and the bounds passed on from there leave open which of its claims is wrong, so that nothing above is
blamed for the same mistake. Work grows with the number of nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casualties.bounds.node import Account, Clash, Node, Share, own_bounds

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
    low, high = _down(forest, up.low, up.high)
    return Ranges(low, high, tuple(up.clashes))


class _Up:
    """The walk from the parts to the wholes."""

    def __init__(self, forest: Forest) -> None:
        self._forest = forest
        size = len(forest.nodes)
        self.low = [0] * size
        self.high: list[int | None] = [None] * size
        self.clashes: list[Clash] = []
        self._low_by_parts = [False] * size
        self._high_by_parts = [False] * size
        self._left_out: dict[int, Share] = {}

    def visit(self, at: int) -> None:
        """Bounds of one node from its accounts and its parts."""
        node, parts = self._forest.nodes[at], self._forest.parts[at]
        low, high, clash = own_bounds(node)
        if clash is not None:
            self.clashes.append(_placed(clash, at))
        parts_low = sum(self.low[part] for part in parts)
        parts_high = self._sum_of_highs(at)
        most_by_sum = max((each for each in node.sums), key=lambda each: each.count, default=None)
        by_sum = most_by_sum is not None and most_by_sum.count > parts_low
        if most_by_sum is not None and by_sum:
            parts_low = most_by_sum.count
        if high is not None and parts_low > high:
            shares = [(at, share) for share in most_by_sum.shares()] if most_by_sum and by_sum else self._why_low(at)
            chosen = _fewest(shares, high)
            self.clashes.append(
                Clash(at, chosen, ((at, _upper(node, high)),), sum(s.count for _, s in chosen) - high, by_sum)
            )
            self.low[at], self.high[at] = max(low, parts_low - chosen[0][1].count), parts_high
            self._low_by_parts[at] = self.low[at] > low
            self._left_out[at] = chosen[0][1]
            self._high_by_parts[at] = parts_high is not None
            return
        if parts_high is not None and parts_high < low:
            uppers = tuple(self._why_high(at))
            self.clashes.append(Clash(at, ((at, _lower(node, low)),), uppers, low - parts_high))
            self.low[at], self.high[at] = min(parts_low, low), high
            self._low_by_parts[at] = True
            return
        self.low[at] = max(low, parts_low)
        self._low_by_parts[at] = parts_low > low
        self.high[at], self._high_by_parts[at] = high, False
        if parts_high is not None and (high is None or parts_high < high):
            self.high[at], self._high_by_parts[at] = parts_high, True

    def _sum_of_highs(self, at: int) -> int | None:
        if not self._forest.covered[at]:
            return None
        total = 0
        for part in self._forest.parts[at]:
            high = self.high[part]
            if high is None:
                return None
            total += high
        return total

    def _why_low(self, at: int) -> list[tuple[int, Share]]:
        """The shares that make up the least count of the parts of a node."""
        found: list[tuple[int, Share]] = []
        waiting = list(self._forest.parts[at])
        while waiting:
            part = waiting.pop()
            if self.low[part] == 0:
                continue
            node = self._forest.nodes[part]
            if not self._low_by_parts[part]:
                found.append((part, _lower(node, self.low[part])))
                continue
            by_sum = [each for each in node.sums if each.count >= self.low[part]]
            own = [self.low[child] for child in self._forest.parts[part]]
            if by_sum and sum(own) < self.low[part]:
                found.extend((part, share) for share in by_sum[0].shares() if share != self._left_out.get(part))
            else:
                left_out = self._left_out.get(part)
                inner = [pair for pair in self._why_low(part) if pair[1] != left_out]
                found.extend(inner)
        return found

    def _why_high(self, at: int) -> Iterator[tuple[int, Share]]:
        """The shares that make up the greatest count of the parts of a node that is covered by them."""
        for part in self._forest.parts[at]:
            high = self.high[part]
            if self._high_by_parts[part]:
                yield from self._why_high(part)
            elif high is not None:
                yield part, _upper(self._forest.nodes[part], high)


def _placed(clash: Clash, at: int) -> Clash:
    return replace(
        clash,
        whole=at,
        lowers=tuple((at, share) for _, share in clash.lowers),
        uppers=tuple((at, share) for _, share in clash.uppers),
    )


def _fewest(shares: list[tuple[int, Share]], high: int) -> tuple[tuple[int, Share], ...]:
    """The fewest shares, largest first, whose sum exceeds `high`; without any of them it does not."""
    total, chosen = 0, []
    for pair in sorted(shares, key=lambda each: (-each[1].count, each[0], each[1].claim)):
        chosen.append(pair)
        total += pair[1].count
        if total > high:
            break
    return tuple(chosen)


def _lower(node: Node, low: int) -> Share:
    """The account that gives a least count; the closest above where the accounts disagree."""
    giving = [account for account in node.accounts if account.least >= low]
    best = min(giving, key=lambda account: (account.least, account.claim), default=Account("", low, None))
    return Share(best.claim, low)


def _upper(node: Node, high: int) -> Share:
    """The account that gives a greatest count; the closest below where the accounts disagree."""
    giving = [account for account in node.accounts if account.most is not None and account.most <= high]
    best = max(giving, key=lambda account: (account.most or 0, account.claim), default=Account("", 0, high))
    return Share(best.claim, high)


def _down(forest: Forest, low: Sequence[int], high: Sequence[int | None]) -> tuple[list[int], list[int | None]]:
    """What the wholes leave to their parts."""
    least, most = list(low), list(high)
    for at in reversed(forest.order):
        parts = forest.parts[at]
        if not parts:
            continue
        lows = sum(least[part] for part in parts)
        opened = [part for part in parts if most[part] is None]
        highs = sum(most[part] or 0 for part in parts)
        ceiling, floor = most[at], least[at]
        before = [(least[part], most[part]) for part in parts]
        for part, (part_low, part_high) in zip(parts, before, strict=True):
            if ceiling is not None:
                room = ceiling - (lows - part_low)
                if room >= part_low and (part_high is None or room < part_high):
                    most[part] = room
            others_open = len(opened) - (part_high is None)
            if forest.covered[at] and not others_open:
                need = floor - (highs - (part_high or 0))
                if need > part_low and (part_high is None or need <= part_high):
                    least[part] = need
    return least, most
