"""Whether coordinates lie in the country that is stated: by the towns around them, without borders."""

from __future__ import annotations

from functools import cached_property
from itertools import product

import polars as pl

from casualties.scopes.gazetteer_index import Index

__all__ = ["Borders"]

_STEPS = (-1, 0, 1)


class Borders:
    """Squares of `size` degrees with a town in them, by country; a point is judged by its square and those beside it.

    A light test: it finds points in another country or at sea, not points a few kilometres over a border.
    """

    def __init__(self, index: Index, size: float) -> None:
        self._places, self._size = index.places, size

    def outside(self, points: pl.DataFrame) -> pl.Series:
        """Whether each line of `latitude`, `longitude` (degrees) and `country` (alpha-2) lies outside of its country.

        True where towns of other countries, and none of the stated one, are near, or where the point is far from all
        that the country's towns span; null where a coordinate or the country is missing or has no towns.
        """
        judged = (
            points.select("latitude", "longitude", "country")
            .with_columns(self._cell("latitude").alias("y"), self._cell("longitude").alias("x"))
            .with_row_index("line")
            .join(self._own, on=["y", "x", "country"], how="left")
            .join(self._any, on=["y", "x"], how="left")
            .join(self._spans, on="country", how="left")
            .sort("line")
        )
        beyond = (
            (pl.col("latitude") < pl.col("south") - self._size)
            | (pl.col("latitude") > pl.col("north") + self._size)
            | (pl.col("longitude") < pl.col("west") - self._size)
            | (pl.col("longitude") > pl.col("east") + self._size)
        )
        return judged.select(
            outside=pl.when(pl.col("own").is_not_null())
            .then(pl.lit(value=False))
            .when(pl.any_horizontal(pl.col("latitude", "longitude", "country", "south").is_null()))
            .then(None)
            .otherwise(pl.col("others").is_not_null() | beyond)
        )["outside"]

    def _cell(self, column: str) -> pl.Expr:
        return (pl.col(column) / self._size).floor().cast(pl.Int32)

    @cached_property
    def _towns(self) -> pl.DataFrame:
        towns = self._places.filter((pl.col("level") == "city") & pl.col("latitude").is_not_null())
        return towns.select(
            pl.col("country").cast(pl.String),
            "latitude",
            "longitude",
            self._cell("latitude").alias("y"),
            self._cell("longitude").alias("x"),
        )

    @cached_property
    def _own(self) -> pl.DataFrame:
        """Squares with a town of a country in them or beside them."""
        filled = self._towns.select("country", "y", "x").unique()
        shifted = [filled.with_columns(pl.col("y") + dy, pl.col("x") + dx) for dy, dx in product(_STEPS, _STEPS)]
        return pl.concat(shifted).unique(maintain_order=False).with_columns(own=pl.lit(value=True))

    @cached_property
    def _any(self) -> pl.DataFrame:
        return self._own.select("y", "x").unique(maintain_order=False).with_columns(others=pl.lit(value=True))

    @cached_property
    def _spans(self) -> pl.DataFrame:
        return self._towns.group_by("country").agg(
            pl.col("latitude").min().alias("south"),
            pl.col("latitude").max().alias("north"),
            pl.col("longitude").min().alias("west"),
            pl.col("longitude").max().alias("east"),
        )
