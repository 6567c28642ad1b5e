"""Turned: a dataset whose latitudes and longitudes are swapped, all of them."""

from __future__ import annotations

from itertools import combinations

import polars as pl

from casualties.rulebook.linking import Linking
from casualties.scopes import Gazetteer

__all__ = ["turned", "turned_back"]

_STEPS = (-1, 0, 1)


def turned(nodes: pl.DataFrame, countries: pl.Series, gazetteer: Gazetteer, rules: Linking) -> set[int]:
    """The datasets (numbers of their sources) whose points meet those of another on the same days only when swapped.

    Of two datasets that disagree so, the one whose points lie outside of their countries is turned; where neither's
    or both's do, nothing is said.
    """
    located = nodes.filter(
        ~pl.col("text") & (pl.col("radius") <= rules.limit("point_km")) & pl.col("first").is_not_null()
    ).select("source", "latitude", "longitude", "country", day="first")
    datasets = {
        int(source): rows
        for (source,), rows in located.partition_by("source", as_dict=True).items()
        if rows.height >= rules.limit("shift_rows")
    }
    abroad = {source: _abroad(rows, countries, gazetteer) for source, rows in datasets.items()}
    found = set()
    for left, right in combinations(sorted(datasets), 2):
        worse, better = sorted((left, right), key=lambda source: -abroad[source])
        if abroad[worse] - abroad[better] < rules.limit("shift_share"):
            continue
        as_given = _met(datasets[worse], datasets[better])
        swapped = _met(_swapped(datasets[worse]), datasets[better])
        if swapped >= rules.limit("shift_rows") and swapped >= rules.limit("shift_gain") * as_given:
            found.add(worse)
    return found


def turned_back(nodes: pl.DataFrame, sources: set[int]) -> pl.DataFrame:
    """The nodes with the points of these sources swapped."""
    wrong = pl.col("source").is_in(sorted(sources))
    return nodes.with_columns(
        latitude=pl.when(wrong).then("longitude").otherwise("latitude"),
        longitude=pl.when(wrong).then("latitude").otherwise("longitude"),
    )


def _abroad(rows: pl.DataFrame, countries: pl.Series, gazetteer: Gazetteer) -> float:
    """How much of a dataset lies outside of the countries that it names; 0 where it names none."""
    points = rows.select("latitude", "longitude", country=pl.Series(countries.gather(rows["country"])))
    outside = gazetteer.outside_country(points).drop_nulls()
    return float(outside.sum()) / outside.len() if outside.len() else 0.0


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


def _swapped(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.rename({"latitude": "longitude", "longitude": "latitude"})
