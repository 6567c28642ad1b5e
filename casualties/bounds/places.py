"""The place of a line of a claims frame, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casualties.model import Place, PlaceKind

__all__ = ["place_of"]


def place_of(row: Mapping[str, Any]) -> Place | None:
    """The place of a line of a claims frame, without its words; None where it has neither name, country nor spot."""
    if row["place"] is None and row["country"] is None and row["latitude"] is None:
        return None
    return Place(
        name=row["place"],
        country=row["country"],
        admin1=row["admin1"],
        kind=PlaceKind(row["place_kind"]) if row["place_kind"] else None,
        geonameid=row["geonameid"],
        lat=row["latitude"],
        lon=row["longitude"],
        precision_km=row["place_precision_km"],
    )
