"""Turned: a dataset whose latitudes and longitudes are swapped, all of them."""

from __future__ import annotations

from itertools import combinations

import polars as pl

from casualties.link.shifts.ground import Ground
from casualties.rulebook.linking import Linking

__all__ = ["turned", "turned_back"]

_STEPS = (-1, 0, 1)


def turned(nodes: pl.DataFrame, ground: Ground, rules: Linking) -> set[int]:
    """The datasets (numbers of their sources) whose points meet those of another on the same days only when swapped.

    Of two datasets that disagree so, the one is turned whose places and countries lie where its swapped points are;
    where neither's or both's do, nothing is said. One that names neither place nor country is judged by the other's
    words: its points are the same ones, the other way round.
    """
    located = nodes.filter(
        ~pl.col("text") & (pl.col("radius") <= rules.limit("point_km")) & pl.col("first").is_not_null()
    ).select("source", "latitude", "longitude", "name", "country", day="first")
    datasets = {
        int(source): rows
        for (source,), rows in located.partition_by("source", as_dict=True).items()
        if rows.height >= rules.limit("shift_rows")
    }
    pairs = [
        (one, other)
        for one, other in combinations(sorted(datasets), 2)
        if _meet_swapped(datasets[one], datasets[other], rules)
    ]
    shares = {source: ground.turned(datasets[source]) for source in sorted({one for pair in pairs for one in pair})}
    found = set()
    for pair in pairs:
        left, right = (shares[source] for source in pair)
        if left is None and right is None:
            continue
        left = 1 - right if left is None and right is not None else left
        right = 1 - left if right is None and left is not None else right
        of_pair = dict(zip(pair, (left or 0.0, right or 0.0), strict=True))
        better, worse = sorted(pair, key=of_pair.__getitem__)
        if of_pair[worse] - of_pair[better] >= rules.limit("shift_share"):
            found.add(worse)
    return found


def turned_back(nodes: pl.DataFrame, sources: set[int]) -> pl.DataFrame:
    """The nodes with the points of these sources swapped."""
    wrong = pl.col("source").is_in(sorted(sources))
    return nodes.with_columns(
        latitude=pl.when(wrong).then("longitude").otherwise("latitude"),
        longitude=pl.when(wrong).then("latitude").otherwise("longitude"),
    )


def _meet_swapped(left: pl.DataFrame, right: pl.DataFrame, rules: Linking) -> bool:
    """Whether many rows of two datasets meet with the points of one swapped, and far fewer as given."""
    swapped = _met(left.rename({"latitude": "longitude", "longitude": "latitude"}), right)
    return swapped >= rules.limit("shift_rows") and swapped >= rules.limit("shift_gain") * _met(left, right)


def _met(left: pl.DataFrame, right: pl.DataFrame) -> int:
    """How many rows of the left have a row of the right beside them on their day."""
    mine = left.select("day", *_cell()).with_row_index("row")
    around = pl.concat(
        [
            right.select("day", *_cell()).with_columns(pl.col("north") + north, pl.col("east") + east)
            for north in _STEPS
            for east in _STEPS
        ]
    )
    return mine.join(around, on=["day", "north", "east"], how="semi").height


def _cell() -> list[pl.Expr]:
    return [
        (pl.col(axis) * 10).round().cast(pl.Int32).alias(name)
        for axis, name in (("latitude", "north"), ("longitude", "east"))
    ]
