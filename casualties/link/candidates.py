"""Candidates: pairs of nodes of different sources near enough in days and place to be worth weighing.

Blocks keep the number of pairs close to the number of rows: nodes meet on a day (with the days around it) in one cell
of a grid, under one place name, in one province or in one country. A block that holds too many rows is left to the
narrower ones, and to pairs that give one figure.
"""

from __future__ import annotations

import polars as pl

from casualties.rulebook.linking import Linking

__all__ = ["candidates", "slipped"]


def candidates(left: pl.DataFrame, right: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """Pairs (`left`, `right`: node numbers, each pair once, in order) of two frames of nodes, a day apart at most."""
    apart = int(rules.limit("days_apart"))
    found = [
        _met(_cells(left, rules, spread=False), _cells(right, rules, spread=True), apart, rules),
        _met(_keyed(left, "name"), _keyed(right, "name"), apart, rules),
        _met(_keyed(left, "admin1"), _keyed(right, "admin1"), apart, rules),
        _met(_keyed(_vague(left, rules), "country"), _keyed(right.filter(_NO_PROVINCE), "country"), apart, rules),
        _met(_keyed(left.filter(_NO_PROVINCE), "country"), _keyed(_vague(right, rules), "country"), apart, rules),
        _met(_keyed(_vague(left, rules, _NO_PROVINCE), "country"), _keyed(right, "country"), apart, rules),
        _met(_keyed(left, "country"), _keyed(_vague(right, rules, _NO_PROVINCE), "country"), apart, rules),
    ]
    return pl.concat(found).unique().sort("left", "right")


_SPOTS = 50
"""Spots to a degree, so that one is some two kilometres wide."""
_NO_PROVINCE = pl.col("admin1").is_null()


def _vague(nodes: pl.DataFrame, rules: Linking, *more: pl.Expr) -> pl.DataFrame:
    """The nodes that have no point and no place name: a province, a country or less."""
    return nodes.filter(
        pl.col("name").is_null(), pl.col("radius").is_null() | (pl.col("radius") > rules.limit("point_km")), *more
    )


def slipped(left: pl.DataFrame, right: pl.DataFrame, column: str, least: int, rules: Linking) -> pl.DataFrame:
    """Pairs, in order, of one place name or one spot whose `column` (age, a figure) is the same and at least `least`,
    and whose days lie farther apart than those of candidates, yet not by more than a slip."""
    apart, weighed = int(rules.limit("days_apart")), int(rules.limit("days_weighed"))
    found = []
    for key in (pl.col("name").cast(pl.Int64), _spot(rules)):
        sides = [
            side.filter((pl.col(column) >= least) & (pl.col("first") == pl.col("last")))
            .select("node", "first", key=key, same=column, span=pl.col("first") // (weighed + 1))
            .filter(pl.col("key").is_not_null())
            for side in (left, right)
        ]  # fmt: skip
        around = pl.concat([sides[1].with_columns(pl.col("span") + step) for step in (-1, 0, 1)])
        met = sides[0].join(around, on=["key", "same", "span"])
        gap = (pl.col("first") - pl.col("first_right")).abs()
        found.append(met.filter((gap > apart) & (gap <= weighed)).select(left="node", right="node_right"))
    return pl.concat(found).unique().sort("left", "right")


def _spot(rules: Linking) -> pl.Expr:
    """A number for the spot of an exact point, null for any other: places named in two ways lie at one spot."""
    north, east = ((pl.col(axis) * _SPOTS).round().cast(pl.Int64) for axis in ("latitude", "longitude"))
    exact = pl.col("radius") <= rules.limit("point_km")
    return pl.when(exact).then(north * 1000 * _SPOTS + east)


def _cells(nodes: pl.DataFrame, rules: Linking, *, spread: bool) -> pl.DataFrame:
    """The grid cell of each located node, and where `spread` the cells that its border zone touches."""
    size = rules.limit("cell_degrees")
    across = round(360 / size)
    zone = size / 2
    located = nodes.filter(pl.col("radius") <= rules.limit("point_km"))
    steps = [-zone, zone] if spread else [0.0]
    shifted = [
        located.select(
            "node",
            "first",
            "last",
            "killed_said",
            key=((pl.col("latitude") + north) / size).floor().cast(pl.Int64) * across
            + (((pl.col("longitude") + east) / size).floor().cast(pl.Int64) % across),
        )
        for north in steps
        for east in steps
    ]
    return pl.concat(shifted).unique() if spread else shifted[0]


def _keyed(nodes: pl.DataFrame, column: str) -> pl.DataFrame:
    """The nodes that have a name, a province or a country, with its number as `key`."""
    known = nodes.filter(pl.col(column).is_not_null())
    return known.select("node", "first", "last", "killed_said", key=pl.col(column).cast(pl.Int64))


def _met(left: pl.DataFrame, right: pl.DataFrame, apart: int, rules: Linking) -> pl.DataFrame:
    """The pairs that share a key and a day, give or take `apart`; in crowded blocks only those of one figure."""
    if left.is_empty() or right.is_empty():
        return pl.DataFrame(schema={"left": pl.UInt32, "right": pl.UInt32})
    mine, others = _on_days(left, 0), _on_days(right, apart)
    sized = others.with_columns(rows=pl.len().over("key", "day"))
    crowded = pl.col("rows") > rules.limit("block")
    met = [
        mine.join(sized.filter(~crowded), on=["key", "day"]),
        mine.join(sized.filter(crowded), on=["key", "day", "killed_said"]),
    ]
    return pl.concat(pairs.select(left="node", right="node_right") for pairs in met).unique()


def _on_days(keyed: pl.DataFrame, around: int) -> pl.DataFrame:
    """A line for each day of a node's period, with some days around it."""
    dated = keyed.filter(pl.col("first").is_not_null() & pl.col("last").is_not_null())
    return (
        dated.with_columns(day=pl.int_ranges(pl.col("first") - around, pl.col("last") + 1 + around, dtype=pl.Int32))
        .explode("day")
        .select("node", "key", "day", "killed_said")
    )
