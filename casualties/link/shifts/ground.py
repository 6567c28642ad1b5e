"""Ground: what the places and countries that rows name say of their points, as given and swapped."""

from __future__ import annotations

import polars as pl

from casualties.rulebook.linking import Linking
from casualties.scopes import Context, Gazetteer
from casualties.scopes.distances import distance_km

__all__ = ["Ground"]


class Ground:
    """Judges points by the gazetteer; `names` and `countries` are the words behind the numbers of nodes."""

    def __init__(self, names: pl.Series, countries: pl.Series, gazetteer: Gazetteer, rules: Linking) -> None:
        self._names, self._countries, self._gazetteer, self._rules = names, countries, gazetteer, rules

    def turned(self, rows: pl.DataFrame) -> float | None:
        """The share of rows whose swapped point fits their words better, of those where one of the two fits better.

        Words are the place named, where the gazetteer has one near either point, else the country. None where no
        words tell. Rows have `latitude`, `longitude`, `name`, `country`; of many some are asked.
        """
        some = rows.gather_every(-(-rows.height // int(self._rules.limit("shift_asked"))))
        votes = pl.concat([self._by_name(some), self._by_country(some)], how="horizontal")
        told = votes.select(pl.coalesce("by_name", "by_country").alias("swapped")).drop_nulls()
        return float(told["swapped"].sum()) / told.height if told.height else None

    def _by_name(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Whether the place named lies nearer to the swapped point; null where it lies far from both, or as near."""
        near = self._rules.comparison("place").levels
        reach = next(level.up_to for level in near if level.id == "same province")
        asked = rows.select("name", "country").unique().drop_nulls("name").sort("name", "country")
        points = [self._point(name, country) for name, country in asked.iter_rows()]
        known = asked.with_columns(
            pl.Series("north", [point[0] for point in points], dtype=pl.Float64),
            pl.Series("east", [point[1] for point in points], dtype=pl.Float64),
        )
        found = rows.join(known, on=["name", "country"], how="left", nulls_equal=True, maintain_order="left").select(
            given=distance_km("latitude", "longitude", "north", "east"),
            swapped=distance_km("longitude", "latitude", "north", "east"),
        )
        least, most = pl.min_horizontal("given", "swapped"), pl.max_horizontal("given", "swapped")
        tells = (least <= reach) & (most > 2 * least)
        return found.select(by_name=pl.when(tells).then(pl.col("swapped") < pl.col("given")))

    def _point(self, name: int, country: int | None) -> tuple[float | None, float | None]:
        only = frozenset({self._countries[country]} if country is not None else ())
        choice = self._gazetteer.resolve(self._names[name], Context(only=only))
        return (None, None) if choice is None else (choice.place.lat, choice.place.lon)

    def _by_country(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Whether only the swapped point lies in the country stated; null where both do or neither."""
        stated = rows.select("latitude", "longitude", country=pl.Series(self._countries.gather(rows["country"])))
        swapped = stated.rename({"latitude": "longitude", "longitude": "latitude"})
        outside = pl.DataFrame(
            {
                "given": self._gazetteer.outside_country(stated),
                "swapped": self._gazetteer.outside_country(swapped.select(stated.columns)),
            }
        )
        return outside.select(by_country=pl.when(pl.col("given") != pl.col("swapped")).then("given"))
