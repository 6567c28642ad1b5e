"""The first divisions that make up a place, so that a reader can tell when places are all of a whole."""

from __future__ import annotations

import polars as pl

from casualties.model import Place, PlaceKind
from casualties.scopes.fold import fold
from casualties.scopes.gazetteer import Gazetteer

__all__ = ["divisions_of"]

_NONE: frozenset[int] = frozenset()


def divisions_of(gazetteer: Gazetteer, place: Place | None) -> frozenset[int]:
    """The first divisions that a place is made of, by their lines in the gazetteer; none where it is not made of any.

    A country is all of its divisions, a region those it holds, if it holds no more than these.
    """
    if place is None or (place.country is None and place.kind is not PlaceKind.REGION):
        return _NONE
    if place.kind is PlaceKind.REGION:
        region = gazetteer.region(place.name or "")
        if region is None or region.touches:
            return _NONE
        units = [gazetteer.index.unit(row) for row in region.covers]
        return frozenset(region.covers) if units and all(unit.level == "admin1" for unit in units) else _NONE
    here = gazetteer.index.places.with_row_index("row").filter(
        (pl.col("level") == "admin1") & (pl.col("country") == place.country)
    )
    if place.kind is PlaceKind.COUNTRY or place.name is None:
        return frozenset(here["row"].to_list())
    if place.kind is PlaceKind.ADMIN and place.admin1 is not None and fold(place.name) == fold(place.admin1):
        named = here.filter(pl.col("name") == place.admin1)
        return frozenset(named["row"].to_list())
    return _NONE
