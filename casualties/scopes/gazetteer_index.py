"""The gazetteer as stored: a line a place, and the spellings that lead to it.

Both tables are read whole in some 40 ms; nothing is taken apart before it is asked for.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import polars as pl

from casualties.errors import InputError

__all__ = ["Index", "Unit"]

_HEAD, _LOOSE_HEAD, _CACHED = 3, 4, 1 << 16


class Unit(NamedTuple):
    """A place of the gazetteer: level is country, admin1, admin2 or city; rows are ordered by population."""

    row: int
    level: str
    name: str
    country: str
    parent: int | None
    lat: float | None
    lon: float | None
    radius_km: float
    population: int
    geonameid: int | None


class Index:
    """Places by line number and by folded name."""

    def __init__(self, places: pl.DataFrame, names: pl.DataFrame, codes: pl.DataFrame) -> None:
        self.places = places
        self._codes = {(country, code): name for country, code, name in codes.iter_rows()}
        self._names = names["names"]
        self._heads = {head: at for at, head in enumerate(names["head"].to_list())}
        self._under = lru_cache(_CACHED)(self._names.__getitem__)
        self.rows = lru_cache(_CACHED)(self._rows)
        self.unit = lru_cache(_CACHED)(self._unit)

    @classmethod
    def read(cls, folder: Path) -> Index:
        """The index of `places.parquet`, `names.parquet` and `codes.csv` in a folder; InputError where they are not."""
        try:
            places = pl.read_parquet(folder / "places.parquet")
            names = pl.read_parquet(folder / "names.parquet")
            codes = pl.read_csv(folder / "codes.csv", infer_schema=False)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise InputError(folder, f"the gazetteer cannot be read ({error})", "run `make gazetteer`") from None
        return cls(places, names, codes)

    def coded(self, country: str, code: str) -> str | None:
        """The name of the first-level division with this code of letters in ISO 3166-2: AU, NSW → New South Wales."""
        return self._codes.get((country, code))

    def _rows(self, key: str) -> tuple[int, ...]:
        """Line numbers of the places with this key, the most populous first; a skeleton's key starts with `*`."""
        head = self._heads.get(key[: _LOOSE_HEAD if key.startswith("*") else _HEAD])
        if head is None:
            return ()
        names: str = self._under(head)
        wanted = key + "\t"
        at = 0 if names.startswith(wanted) else names.find("\n" + wanted) + 1
        if not at and not names.startswith(wanted):
            return ()
        end = names.find("\n", at)
        listed = names[at + len(wanted) : end if end >= 0 else len(names)]
        return tuple(map(int, listed.split(" ")))

    def _unit(self, row: int) -> Unit:
        level, name, country, parent, lat, lon, radius, population, geonameid = self.places.row(row)
        return Unit(
            row,
            level,
            name,
            country,
            parent,
            None if lat is None else round(lat, 5),
            None if lon is None else round(lon, 5),
            radius,
            population,
            geonameid,
        )

    def above(self, unit: Unit) -> tuple[Unit, ...]:
        """The divisions that hold a place, the nearest first, its country last."""
        found = []
        while unit.parent is not None:
            unit = self.unit(unit.parent)
            found.append(unit)
        return tuple(found)
