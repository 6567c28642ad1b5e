"""A table as read: its claims, the rows that could not be read, and what was not looked at."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from casualties.model import Unread

__all__ = ["Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """What one dataset gives.

    `dataset` is its id (the file name without suffix; of a second file of that name with `#2`), `column_map` the id of
    the map in `rules/datasets` that read it. `claims` has the schema `CLAIMS`, in the order of the rows. `unread` tells
    every row or cell that could not be read. `ignored` are columns that the map does not know; `left_out` are rows that
    by the map are no figures of their own: reason and number of rows.
    """

    dataset: str
    column_map: str
    rows: int
    claims: pl.DataFrame
    unread: tuple[Unread, ...] = ()
    ignored: tuple[str, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
