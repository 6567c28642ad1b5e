"""The two sides of many pairs: a column of nodes as seen from the left and from the right node of each pair."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

__all__ = ["Sides"]


@dataclass(frozen=True, slots=True)
class Sides:
    """`nodes` in order of `node`; `left` and `right` are the node numbers of each pair."""

    nodes: pl.DataFrame
    left: pl.Series
    right: pl.Series

    def of(self, *columns: str) -> pl.DataFrame:
        """A line for each pair: each column as `l_<column>` and `r_<column>`."""
        return pl.DataFrame(
            [self.nodes[column].gather(side).alias(f"{mark}_{column}")
             for column in columns for mark, side in (("l", self.left), ("r", self.right))]
        )  # fmt: skip
