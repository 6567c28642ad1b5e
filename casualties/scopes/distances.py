"""Distances: how far two points of the earth lie apart, along a great circle (haversine formula, a round earth)."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

import polars as pl

__all__ = ["distance_km", "kilometres"]

_EARTH_KM = 12742.0
"""The mean diameter of the earth, twice 6,371 km (IUGG)."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance in km of two points given in degrees."""
    one, two = radians(lat), radians(other_lat)
    half = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(radians(other_lon - lon) / 2) ** 2
    return _EARTH_KM * asin(sqrt(half))


def distance_km(lat: str, lon: str, other_lat: str, other_lon: str) -> pl.Expr:
    """The same for the points of each line, by the names of four columns in degrees; null where any is null."""
    half_lat = (pl.col(other_lat) - pl.col(lat)).radians() / 2
    half_lon = (pl.col(other_lon) - pl.col(lon)).radians() / 2
    cosines = pl.col(lat).radians().cos() * pl.col(other_lat).radians().cos()
    half = half_lat.sin() ** 2 + cosines * half_lon.sin() ** 2
    return _EARTH_KM * half.sqrt().clip(0, 1).arcsin()
