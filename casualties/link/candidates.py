"""Candidates: pairs of nodes of different sources near enough in days and place to be worth weighing.

Blocks keep the number of pairs close to the number of rows: nodes meet on a day (with the days around it) in one cell
of a grid, under one place name, in one province or in one country. A block that holds too many rows is left to the
narrower ones.
"""

from __future__ import annotations

import polars as pl

from casualties.rulebook.linking import Linking

__all__ = ["candidates", "slipped"]


def candidates(left: pl.DataFrame, right: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """Pairs (`left`, `right`: node numbers, each pair once, in order) of two frames of nodes, a day apart at most."""
    apart = int(rules.limit("days_apart"))
    found = [
        _met(_on_days(_cells(left, rules, spread=False), 0), _on_days(_cells(right, rules, spread=True), apart), rules),
        _met(_on_days(_named(left), 0), _on_days(_named(right), apart), rules),
        _met(_on_days(_within(left, "admin1"), 0), _on_days(_within(right, "admin1"), apart), rules),
        _met(_on_days(_within(left, "country"), 0), _on_days(_within(right, "country"), apart), rules),
    ]
    return pl.concat(found).unique().sort("left", "right")


def slipped(left: pl.DataFrame, right: pl.DataFrame, column: str, least: int, rules: Linking) -> pl.DataFrame:
    """Pairs of one place name whose `column` (age, a figure) is the same and at least `least`, and whose days lie
    farther apart than those of candidates, yet not by more than a slip."""
    apart, weighed = int(rules.limit("days_apart")), int(rules.limit("days_weighed"))
    sides = [
        side.filter((pl.col(column) >= least) & (pl.col("first") == pl.col("last")) & pl.col("name").is_not_null())
        .select("node", "first", "name", same=column, span=pl.col("first") // (weighed + 1))
        for side in (left, right)
    ]  # fmt: skip
    around = pl.concat([sides[1].with_columns(pl.col("span") + step) for step in (-1, 0, 1)])
    met = sides[0].join(around, on=["name", "same", "span"])
    gap = (pl.col("first") - pl.col("first_right")).abs()
    return met.filter((gap > apart) & (gap <= weighed)).select(left="node", right="node_right").unique()


def _cells(nodes: pl.DataFrame, rules: Linking, *, spread: bool) -> pl.DataFrame:
    """The grid cell of each located node, and where `spread` the cells that its border zone touches."""
    size = rules.limit("cell_degrees")
    across = round(360 / size)
    zone = size / 2
    located = nodes.filter(pl.col("radius") <= rules.limit("point_km")).select(
        "node", "first", "last", "latitude", "longitude"
    )
    steps = [-zone, zone] if spread else [0.0]
    shifted = [
        located.select(
            "node",
            "first",
            "last",
            key=((pl.col("latitude") + north) / size).floor().cast(pl.Int64) * across
            + (((pl.col("longitude") + east) / size).floor().cast(pl.Int64) % across),
        )
        for north in steps
        for east in steps
    ]
    return pl.concat(shifted).unique() if spread else shifted[0]


def _named(nodes: pl.DataFrame) -> pl.DataFrame:
    """The place name of each node."""
    return nodes.filter(pl.col("name").is_not_null()).select("node", "first", "last", key=pl.col("name").cast(pl.Int64))


def _within(nodes: pl.DataFrame, column: str) -> pl.DataFrame:
    """The province or country of each node."""
    known = nodes.filter(pl.col(column).is_not_null())
    return known.select("node", "first", "last", key=pl.col(column).cast(pl.Int64))


def _on_days(keyed: pl.DataFrame, around: int) -> pl.DataFrame:
    """A line for each day of a node's period, with some days around it."""
    dated = keyed.filter(pl.col("first").is_not_null() & pl.col("last").is_not_null())
    return (
        dated.with_columns(day=pl.int_ranges(pl.col("first") - around, pl.col("last") + 1 + around, dtype=pl.Int32))
        .explode("day")
        .select("node", "key", "day")
    )


def _met(left: pl.DataFrame, right: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """The pairs that share a day and a key, without those of crowded blocks."""
    most = int(rules.limit("block"))
    roomy = right.group_by("key", "day").len().filter(pl.col("len") <= most).select("key", "day")
    return (
        left.join(right.join(roomy, on=["key", "day"], how="semi"), on=["key", "day"])
        .select(left="node", right="node_right")
        .unique()
    )
