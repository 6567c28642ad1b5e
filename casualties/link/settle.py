"""Settle: of the weighed pairs, those that hold when a source lists an incident once.

A node links to at most one node of each other source. Pairs are taken strongest first, ties in the order of node
numbers: in each round a pair holds that is the best of both its nodes, and what it rules out is dropped.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from casualties.link.shared import Claimants, balanced

__all__ = ["claimants", "rivalled", "settled"]

_LEFT, _RIGHT = ["left", "right_source"], ["right", "left_source"]


def claimants(pairs: pl.DataFrame) -> Claimants:
    """Which of the pairs (`left`, `right`, `left_source`, `right_source`) claim one node for one source."""
    left, right = (_numbers(pairs, *side) for side in (_LEFT, _RIGHT))
    return Claimants(left, right)


def _numbers(pairs: pl.DataFrame, node: str, source: str) -> NDArray[np.int64]:
    """A number for each node and source that a pair claims it for, from 0."""
    many = pairs[source].n_unique() if pairs.height else 1
    if many == 1:
        return (pairs[node] - pairs[node].min()).cast(pl.Int64).to_numpy() if pairs.height else np.empty(0, np.int64)
    key = pairs.select(pl.col(node).cast(pl.Int64) * 2**31 + pl.col(source).cast(pl.Int64)).to_series()
    return (key.rank("dense").cast(pl.Int64) - 1).to_numpy()


def rivalled(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs with `rivals` (bits, at most 0: what other candidates of either node take away) and `probability`."""
    probability, free = balanced(pairs["bits"].cast(pl.Float64).to_numpy(), claimants(pairs))
    return pairs.with_columns(probability=pl.Series(probability), rivals=pl.Series(np.log2(free)))


def settled(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs that hold, in order of their nodes: one for a node and source."""
    open_pairs = pairs.sort("bits", "left", "right", descending=[True, False, False])
    open_pairs = open_pairs.with_row_index("rank")
    held = [open_pairs.clear()]
    while not open_pairs.is_empty():
        best = open_pairs.filter(
            (pl.col("rank") == pl.col("rank").min().over(_LEFT)) & (pl.col("rank") == pl.col("rank").min().over(_RIGHT))
        )
        held.append(best)
        open_pairs = open_pairs.join(best, on=_LEFT, how="anti").join(best, on=_RIGHT, how="anti")
    return pl.concat(held).drop("rank").sort("left", "right")
