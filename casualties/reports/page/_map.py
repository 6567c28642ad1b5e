"""The map: incidents as circles over country outlines that ship with us; no tiles, no outside host."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from math import sqrt

import polars as pl
from markupsafe import Markup

from casualties.resources import folder

__all__ = ["incident_map"]

_WIDTH = 900
_HEIGHT = 520
_LEAST_SPAN = 9.0  # degrees of longitude: enough to see which country it is
_LABELS = 12
_LABEL = (110, 16)  # pixels that a name takes


def incident_map(incidents: pl.DataFrame) -> Markup:
    """An SVG of the located incidents (lines of the incidents frame); empty where none has coordinates.

    Equirectangular, cut to the incidents and a margin. A circle's area grows with the greater of low and high.
    """
    located = (
        incidents.filter(pl.col("latitude").is_not_null() & pl.col("longitude").is_not_null())
        .group_by("incident_id", maintain_order=True)
        .agg(
            pl.col("latitude", "longitude", "place", "start").first(),
            pl.max_horizontal("low", "high").max().alias("size"),
        )
    )
    if located.is_empty():
        return Markup()
    west, south, east, north = _frame(located)
    scale = _WIDTH / (east - west)
    height = round((north - south) * scale)

    def xy(lon: float, lat: float) -> str:
        return f"{(lon - west) * scale:.1f} {(north - lat) * scale:.1f}"

    parts = [Markup('<path class="land" d="{}"/>').format(path) for path in _outlines(west, south, east, north, xy)]
    for line in located.sort("size", "incident_id", descending=[True, False], nulls_last=True).iter_rows(named=True):
        title = " · ".join(str(line[name]) for name in ("place", "start", "size") if line[name] is not None)
        x, y = xy(line["longitude"], line["latitude"]).split()
        radius = round(4 + min(sqrt(line["size"] or 0), 26), 1)
        parts.append(
            Markup('<circle class="incident" cx="{}" cy="{}" r="{}"><title>{}</title></circle>').format(
                x, y, radius, title
            )
        )
    placed: list[tuple[float, float]] = []
    for line in _labelled(located).iter_rows(named=True):
        left, top = (float(number) for number in xy(line["longitude"], line["latitude"]).split())
        if any(abs(left - other) < _LABEL[0] and abs(top - above) < _LABEL[1] for other, above in placed):
            continue
        placed.append((left, top))
        label = Markup('<text class="place" x="{}" y="{}">{}</text>')
        parts.append(label.format(round(left + 9, 1), round(top - 7, 1), line["place"]))
    return Markup('<svg class="map" role="img" aria-label="{} incidents on a map" viewBox="0 0 {} {}">{}</svg>').format(
        located.height, _WIDTH, height, Markup().join(parts)
    )


def _labelled(located: pl.DataFrame) -> pl.DataFrame:
    """One line for each of the places with most harm, to be named on the map."""
    named = located.filter(pl.col("place").is_not_null()).sort(
        "size", "place", descending=[True, False], nulls_last=True
    )
    return named.unique("place", keep="first", maintain_order=True).head(_LABELS)


def _frame(located: pl.DataFrame) -> tuple[float, float, float, float]:
    """West, south, east and north of the incidents with a margin, in the shape of the picture."""
    lows = located.select(pl.col("longitude", "latitude").min()).row(0)
    highs = located.select(pl.col("longitude", "latitude").max()).row(0)
    shape = _HEIGHT / _WIDTH
    half = max((highs[0] - lows[0]) / 2 * 1.2, (highs[1] - lows[1]) / 2 / shape * 1.2, _LEAST_SPAN / 2)
    lon, lat = (lows[0] + highs[0]) / 2, (lows[1] + highs[1]) / 2
    half = min(half, 180.0)
    return lon - half, lat - half * shape, lon + half, lat + half * shape


def _outlines(west: float, south: float, east: float, north: float, xy: Callable[[float, float], str]) -> list[str]:
    countries = json.loads((folder("data") / "outlines" / "countries.json").read_text(encoding="utf-8"))
    paths = []
    for rings in countries.values():
        shown = [ring for ring in rings if _meets(ring, west, south, east, north)]
        drawn = [
            "M" + "L".join(xy(ring[at] / 100, ring[at + 1] / 100) for at in range(0, len(ring), 2)) for ring in shown
        ]
        if drawn:
            paths.append("Z".join(drawn) + "Z")
    return paths


def _meets(ring: Sequence[int], west: float, south: float, east: float, north: float) -> bool:
    lons, lats = ring[::2], ring[1::2]
    across = min(lons) / 100 <= east and max(lons) / 100 >= west
    return across and min(lats) / 100 <= north and max(lats) / 100 >= south
