"""Settle a system whose scopes overlap: contradictions one by one, then the range of each node asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from casualties.bounds.node import Account, Clash, Node, Share, own_bounds
from casualties.bounds.program import Program, Row

__all__ = ["Mesh", "settle_mesh"]


@dataclass(frozen=True, slots=True)
class Mesh:
    """The least and greatest count of each node (None: open), and the clashes; `left` is true where more remained."""

    low: Sequence[int]
    high: Sequence[int | None]
    clashes: tuple[Clash, ...]
    left: bool = False


def settle_mesh(
    nodes: Sequence[Node], cells: Sequence[frozenset[int]], asked: Iterable[int], conflicts_limit: int = 200
) -> Mesh:
    """Ranges of the nodes `asked` (the others as their own claims say) and the contradictions of all."""
    own = [own_bounds(node) for node in nodes]
    clashes = [
        replace(
            clash,
            whole=at,
            lowers=tuple((at, share) for _, share in clash.lowers),
            uppers=tuple((at, share) for _, share in clash.uppers),
        )
        for at, (_, _, clash) in enumerate(own)
        if clash is not None
    ]
    by_sums = [max((found.count for found in node.sums), default=0) for node in nodes]
    low = [max(least, by_sum) for (least, _, _), by_sum in zip(own, by_sums, strict=True)]
    high = [most for _, most, _ in own]
    clashes += _parts_of_one(nodes, own, by_sums, low)
    program = Program([sorted(cell) for cell in cells], low, high)
    held = _Cells(cells, len(nodes))
    left = False
    while (found := program.contradiction()) is not None:
        rows, gap = found
        if len(clashes) >= conflicts_limit:
            left = True
            break
        clashes.append(_clash(rows, gap, nodes, low, high, held))
        program.loosen(rows, gap)
    if not left:
        for at in asked:
            low[at], high[at] = program.range_of(at)
    return Mesh(low, high, tuple(clashes), left)


def _parts_of_one(
    nodes: Sequence[Node], own: Sequence[tuple[int, int | None, Clash | None]], by_sums: Sequence[int], low: list[int]
) -> list[Clash]:
    """Sums of unnamed parts that exceed their own whole; the whole is then left to its accounts."""
    found = []
    for at, (node, (least, most, _), by_sum) in enumerate(zip(nodes, own, by_sums, strict=True)):
        if most is None or by_sum <= most:
            continue
        parts = max(node.sums, key=lambda each: each.count)
        total, chosen = 0, []
        for share in parts.shares():
            chosen.append((at, share))
            total += share.count
            if total > most:
                break
        account = _upper(node, most)
        found.append(Clash(at, tuple(chosen), ((at, account),), total - most, by_sum=True))
        low[at] = least
    return found


class _Cells:
    """Which cells each node holds."""

    def __init__(self, cells: Sequence[frozenset[int]], size: int) -> None:
        held: list[set[int]] = [set() for _ in range(size)]
        for number, cell in enumerate(cells):
            for node in cell:
                held[node].add(number)
        self.of = [frozenset(each) for each in held]

    def shape(self, lowers: Sequence[int], uppers: Sequence[int]) -> str:
        """The shape of a contradiction between lower bounds of some nodes and upper bounds of others."""
        if len(uppers) == 1:
            whole = self.of[uppers[0]]
            if all(self.of[node] <= whole for node in lowers) and self._share_nobody(lowers):
                return "part" if len(lowers) == 1 else "parts"
        if len(lowers) == 1:
            whole = self.of[lowers[0]]
            if all(self.of[node] <= whole for node in uppers) and self._share_nobody(uppers):
                return "cover"
        return "other"

    def _share_nobody(self, nodes: Sequence[int]) -> bool:
        return sum(len(self.of[node]) for node in nodes) == len(frozenset().union(*(self.of[node] for node in nodes)))


def _clash(
    rows: Sequence[Row],
    gap: int,
    nodes: Sequence[Node],
    low: Sequence[int],
    high: Sequence[int | None],
    held: _Cells,
) -> Clash:
    lowers = [node for node, is_lower in rows if is_lower]
    uppers = [node for node, is_lower in rows if not is_lower]
    shape = held.shape(lowers, uppers)
    whole = lowers[0] if shape == "cover" else uppers[0] if uppers else lowers[0]
    return Clash(
        whole,
        tuple(
            share
            for node in sorted(lowers, key=lambda n: (-low[n], n))
            for share in _shares(node, nodes[node], low[node])
        ),
        tuple((node, _upper(nodes[node], high[node] or 0)) for node in uppers),
        gap,
        shape=shape,
    )


def _shares(at: int, node: Node, low: int) -> list[tuple[int, Share]]:
    """What gives the least count of a node: an account, or a sum of parts."""
    giving = [account for account in node.accounts if account.least >= low]
    if giving:
        best = min(giving, key=lambda account: (account.least, account.claim))
        return [(at, Share(best.claim, low))]
    for found in node.sums:
        if found.count >= low:
            return [(at, share) for share in found.shares()]
    return []


def _upper(node: Node, high: int) -> Share:
    giving = [account for account in node.accounts if account.most is not None and account.most <= high]
    best = max(giving, key=lambda account: (account.most or 0, account.claim), default=Account("", 0, high))
    return Share(best.claim, high)
