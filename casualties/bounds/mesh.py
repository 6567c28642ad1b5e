"""Settle a system whose scopes overlap: contradictions that share no claim, then the range of each node asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from casualties.bounds.node import Clash, Node, Share, fewest, lower_share, own_bounds, upper_share
from casualties.bounds.program import Program, Row
from casualties.rulebook.bounds import BoundRules

__all__ = ["Mesh", "settle_mesh"]


@dataclass(frozen=True, slots=True)
class Mesh:
    """The least and greatest count of each node (None: open), and the clashes; `left` is true where more remained."""

    low: Sequence[int]
    high: Sequence[int | None]
    clashes: tuple[Clash, ...]
    left: bool = False


def settle_mesh(
    nodes: Sequence[Node], cells: Sequence[frozenset[int]], asked: Collection[int], rules: BoundRules
) -> Mesh:
    """Ranges of the nodes `asked` (the others as their own claims say) and the contradictions of all.

    Contradictions that share a bound may have one explanation; of these the smallest is told.
    """
    bounds = [own_bounds(node) for node in nodes]
    low = [
        max([least, *(found.count for found in node.sums)]) for node, (least, _, _) in zip(nodes, bounds, strict=True)
    ]
    high = [most for _, most, _ in bounds]
    clashes = [clash.at(at) for at, (_, _, clash) in enumerate(bounds) if clash is not None]
    held = _Held(cells, len(nodes))
    ordered = [sorted(cell) for cell in cells]
    whole = len(cells) <= rules.limit("whole_cells")
    conflicts_limit = rules.limit("conflicts")
    program = Program(ordered, low, high, whole=whole)
    told: list[tuple[tuple[Row, ...], int]] = []
    for rows, gap in _small_ones(low, high, held) if len(nodes) <= rules.limit("pairs") else ():
        told.append((rows, gap))
        program.drop(rows)
    while len(told) < conflicts_limit and (found := program.contradiction()) is not None:
        told.append(found)
        program.drop(found[0])
    clashes += [_clash(rows, gap, nodes, low, high, held) for rows, gap in told]
    left = len(told) >= conflicts_limit
    if asked and not left:
        program = _loosened(Program(ordered, low, high, whole=whole), told)
        for at in asked:
            low[at], high[at] = program.range_of(at)
    return Mesh(low, high, tuple(clashes), left)


def _loosened(program: Program, told: Sequence[tuple[Sequence[Row], int]]) -> Program:
    """The program with play for every contradiction, told or not, so that ranges can be asked for."""
    for rows, gap in told:
        program.loosen(rows, gap)
    while (found := program.contradiction()) is not None:
        program.loosen(*found)
    return program


def _small_ones(low: Sequence[int], high: Sequence[int | None], held: _Held) -> Iterator[tuple[tuple[Row, ...], int]]:
    """Wholes that one of their parts, or a sum of parts that are no nodes, exceeds; the smallest whole first."""
    used: set[Row] = set()
    for whole in sorted(range(len(low)), key=lambda at: (len(held.of[at]), at)):
        most = high[whole]
        if most is None or (whole, False) in used:
            continue
        part = max(
            (at for at in held.inside(whole) if low[at] > most and (at, True) not in used),
            key=lambda at: (-len(held.of[at]), low[at], -at),
            default=None,
        )
        if part is not None:
            rows = ((part, True), (whole, False))
            used.update(rows)
            yield rows, low[part] - most


class _Held:
    """Which cells each node holds."""

    def __init__(self, cells: Sequence[frozenset[int]], size: int) -> None:
        self._cells = cells
        held: list[set[int]] = [set() for _ in range(size)]
        for number, cell in enumerate(cells):
            for node in cell:
                held[node].add(number)
        self.of = [frozenset(each) for each in held]

    def inside(self, whole: int) -> list[int]:
        """The nodes whose cells a node all holds, itself included."""
        met = Counter(node for cell in self.of[whole] for node in self._cells[cell])
        return sorted(node for node, count in met.items() if count == len(self.of[node]))

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
    held: _Held,
) -> Clash:
    lowers = sorted((node for node, is_lower in rows if is_lower), key=lambda node: (-low[node], node))
    uppers = [node for node, is_lower in rows if not is_lower]
    shape = held.shape(lowers, uppers)
    whole = lowers[0] if shape == "cover" else uppers[0]
    below = [(node, upper_share(nodes[node], high[node] or 0)) for node in uppers]
    ceiling = sum(share.count for _, share in below if share is not None)
    above = [pair for node in lowers for pair in _lower_shares(node, nodes[node], low[node])]
    if len(uppers) == 1 and shape in ("part", "parts"):
        above = list(fewest(above, ceiling))
        shape = "part" if len(above) == 1 else "parts"
    by_sum = lowers == uppers
    return Clash(whole, tuple(above), tuple((at, share) for at, share in below if share), gap, by_sum, shape=shape)


def _lower_shares(at: int, node: Node, low: int) -> list[tuple[int, Share]]:
    """What gives the least count of a node: an account, or a sum of parts."""
    if (share := lower_share(node, low)) is not None:
        return [(at, share)]
    for found in node.sums:
        if found.count >= low:
            return [(at, share) for share in found.shares()]
    return []
