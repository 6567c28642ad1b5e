"""Incidents: nodes that links join, with at most one row or event of each source, and people's decisions above all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from casualties.link.components import components

__all__ = ["Ties", "grouped"]

Label = NDArray[np.int64]
_NOBODY = pl.DataFrame(schema={"left": pl.UInt32, "right": pl.UInt32})


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of nodes (`left`, `right`) that must be, and that must not be, of one incident, and twins: one row of a
    source typed twice, unless a person says otherwise."""

    same: pl.DataFrame = field(default_factory=lambda: _NOBODY)
    different: pl.DataFrame = field(default_factory=lambda: _NOBODY)
    twins: pl.DataFrame = field(default_factory=lambda: _NOBODY)


def grouped(
    nodes: pl.DataFrame, links: pl.DataFrame, weighed: pl.DataFrame, ties: Ties, *, doubt: float, apart: int
) -> Label:
    """The group of each node (columns `source`, `first`, `last`), named by its least node.

    `links` (`left`, `right`, `bits`) join nodes. A group is torn where it holds two nodes of one source, a pair that
    must not be together, or one that speaks against it: one of `weighed` below `doubt` bits, or days farther apart than
    `apart` where more than two are joined. In a torn group links are taken one by one, strongest first, and join only
    what agrees.
    """
    frame = nodes.select("source", "first", "last").with_columns(source=_sources(nodes, ties.twins))
    joined = pl.concat([pairs.select("left", "right") for pairs in (ties.same, ties.twins, links)])
    label = components(nodes.height, joined["left"].to_numpy(), joined["right"].to_numpy())
    torn = _torn(frame.with_columns(group=pl.Series(label)), weighed.filter(pl.col("bits") < doubt), ties, apart)
    if torn.len() == 0:
        return label
    inside = pl.Series(label).is_in(torn.implode())
    parts = _Parts(frame["source"], inside.arg_true(), _within(weighed, inside), _within(ties.different, inside), doubt)
    for pairs in (ties.same, ties.twins):
        for left, right in _within(pairs, inside).select("left", "right").iter_rows():
            parts.tie(left, right)
    strongest = _within(links, inside).sort("bits", "left", "right", descending=[True, False, False])
    for left, right in strongest.select("left", "right").iter_rows():
        parts.join(left, right)
    for members in parts.groups():
        label[members] = min(members)
    return label


def _sources(nodes: pl.DataFrame, twins: pl.DataFrame) -> pl.Series:
    """The source of each node, where a row typed twice is a source of its own: theirs counts once."""
    own = pl.col("source").max() + 1 + pl.col("node").cast(pl.Int64)
    again = pl.col("node").is_in(twins["right"].implode())
    return nodes.select(pl.when(again).then(own).otherwise(pl.col("source").cast(pl.Int64)).alias("source")).to_series()


def _within(pairs: pl.DataFrame, inside: pl.Series) -> pl.DataFrame:
    return pairs.filter(inside.gather(pairs["left"]) & inside.gather(pairs["right"]))


def _torn(frame: pl.DataFrame, weak: pl.DataFrame, ties: Ties, apart: int) -> pl.Series:
    """The groups that hold what cannot be together, in order."""
    spread = pl.col("first").max() - pl.col("last").min()
    odd = (
        frame.filter(pl.len().over("group") > 1)
        .group_by("group")
        .agg(torn=(pl.col("source").n_unique() < pl.len()) | ((pl.len() > 2) & (spread > apart).fill_null(value=False)))
    )
    against = pl.concat([pairs.select("left", "right") for pairs in (ties.different, weak)])
    group = frame["group"]
    together = against.filter(group.gather(against["left"]) == group.gather(against["right"]))
    return pl.concat([odd.filter("torn")["group"], group.gather(together["left"])]).unique().sort()


class _Parts:
    """The parts of torn groups while links are taken one by one."""

    def __init__(
        self, sources: pl.Series, nodes: pl.Series, weighed: pl.DataFrame, different: pl.DataFrame, doubt: float
    ) -> None:
        self._part = {node: [node] for node in nodes}
        self._source = dict(zip(nodes, sources.gather(nodes), strict=True))
        self._bits = {(left, right): bits for left, right, bits in weighed.select("left", "right", "bits").iter_rows()}
        self._parted = {frozenset(pair) for pair in different.select("left", "right").iter_rows()}
        self._doubt = doubt

    def tie(self, left: int, right: int) -> None:
        """Join what must be together, unless a decision parts it."""
        one, other = self._part[left], self._part[right]
        if one is not other and not self._are_parted(one, other):
            self._merge(one, other)

    def join(self, left: int, right: int) -> None:
        """Join two parts that share no source and, on the whole, speak for one another."""
        one, other = self._part[left], self._part[right]
        if one is other or self._are_parted(one, other):
            return
        if {self._source[node] for node in one} & {self._source[node] for node in other}:
            return
        between = [self._bits.get((min(a, b), max(a, b)), self._doubt) for a in one for b in other]
        if sum(between) > 0:
            self._merge(one, other)

    def groups(self) -> Iterable[list[int]]:
        """The members of each part."""
        return {id(members): members for members in self._part.values()}.values()

    def _are_parted(self, one: list[int], other: list[int]) -> bool:
        return bool(self._parted) and any(frozenset((a, b)) in self._parted for a in one for b in other)

    def _merge(self, one: list[int], other: list[int]) -> None:
        one += other
        for node in other:
            self._part[node] = one
