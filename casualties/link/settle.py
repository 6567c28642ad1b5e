"""Settle: of the weighed pairs, those that hold when a source lists an incident once.

A node links to at most one node of each other source. Pairs are taken strongest first, ties in the order of node
numbers: in each round a pair holds that is the best of both its nodes, and what it rules out is dropped.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from casualties.link.scores import probability

__all__ = ["rivalled", "settled"]

_LEFT, _RIGHT = ["left", "right_source"], ["right", "left_source"]


def rivalled(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs with `rivals` (bits, at most 0: what other candidates of either node take away) and `probability`.

    Needs `left`, `right`, `left_source`, `right_source`, `bits`. Of the candidates of a node in one source at most one
    is of its incident, or none is: the odds of all of them share what is certain.
    """
    odds = (pl.col("bits").clip(-60, 60) * np.log(2)).exp()
    others = pl.max_horizontal(
        odds.sum().over(_LEFT) - odds, odds.sum().over(_RIGHT) - odds
    ).clip(0)  # fmt: skip
    return pairs.with_columns(rivals=-(1 + others).log(2)).with_columns(
        probability=probability(pl.col("bits") + pl.col("rivals"))
    )


def settled(pairs: pl.DataFrame, least: float) -> pl.DataFrame:
    """The pairs that hold, of those with at least `least` bits, in order of their nodes; one for a node and source."""
    open_pairs = pairs.filter(pl.col("bits") >= least).sort("bits", "left", "right", descending=[True, False, False])
    open_pairs = open_pairs.with_row_index("rank")
    held = [open_pairs.clear()]
    while not open_pairs.is_empty():
        best = open_pairs.filter(
            (pl.col("rank") == pl.col("rank").min().over(_LEFT)) & (pl.col("rank") == pl.col("rank").min().over(_RIGHT))
        )
        held.append(best)
        open_pairs = open_pairs.join(best, on=_LEFT, how="anti").join(best, on=_RIGHT, how="anti")
    return pl.concat(held).drop("rank").sort("left", "right")
