"""Degrees in cells: numbers on the earth, or a problem told; a decimal comma is read, a sexagesimal form is not."""

from __future__ import annotations

import polars as pl

from casualties.datasets.counts import read_each
from casualties.datasets.problems import cell_problems
from casualties.datasets.sheet import LINE

__all__ = ["placed"]

_BOTH = r"^\s*\(?\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*\)?\s*$"


def placed(rows: pl.DataFrame, names: dict[str, str]) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """`latitude` and `longitude` (text, or one text `coordinates`) as degrees, and the problems.

    Rows keep their figures where the coordinates cannot be used: both are then None and `place_warning` says so.
    `names` gives the file's column for each of the three.
    """
    if "coordinates" in rows.columns:
        rows, problems = _split(rows, names["coordinates"])
    else:
        problems = []
    for axis in ("latitude", "longitude"):
        if axis not in rows.columns:
            return rows.drop("latitude", "longitude", strict=False), problems
    read = {}
    for axis in ("latitude", "longitude"):
        read[axis], wrong = _degrees(rows[axis])
        problems.append(cell_problems(rows[LINE], names.get(axis, axis), wrong, row_is_lost=False))
    rows = rows.with_columns(read["latitude"].alias("latitude"), read["longitude"].alias("longitude"))
    latitude, longitude = pl.col("latitude"), pl.col("longitude")
    swapped = (latitude.abs() > 90) & (latitude.abs() <= 180) & (longitude.abs() <= 90)
    off = (latitude.abs() > 90) | (longitude.abs() > 180)
    told = (
        pl.when(swapped)
        .then(
            pl.format(
                "latitude {} and longitude {} look swapped; the row is kept without coordinates", latitude, longitude
            )
        )
        .when(off)
        .then(
            pl.format(
                "latitude {} and longitude {} are not on the earth; the row is kept without coordinates",
                latitude,
                longitude,
            )
        )
    )
    rows = rows.with_columns(told.alias("place_warning"))
    problems.append(
        cell_problems(rows[LINE], names.get("latitude", "latitude"), rows["place_warning"], row_is_lost=False)
    )
    keep = pl.col("place_warning").is_null() & latitude.is_not_null() & longitude.is_not_null()
    return rows.with_columns(pl.when(keep).then(latitude), pl.when(keep).then(longitude)), problems


def _split(rows: pl.DataFrame, name: str) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """One column with both, taken apart."""
    both = rows["coordinates"].str.extract_groups(_BOTH)
    rows = rows.with_columns(both.struct.field("1").alias("latitude"), both.struct.field("2").alias("longitude"))
    wrong = rows.select(
        pl.when(pl.col("coordinates").is_not_null() & pl.col("latitude").is_null()).then(
            pl.format('"{}" is not a pair of degrees; the row is kept without coordinates', "coordinates")
        )
    ).to_series()
    return rows, [cell_problems(rows[LINE], name, wrong, row_is_lost=False)]


def _degrees(column: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Numbers and problems; only what polars cannot read is looked at cell by cell."""
    fast = column.cast(pl.Float64, strict=False)
    fast = fast.set(fast.is_nan() | fast.is_infinite(), None)
    rest = column.set(fast.is_not_null(), None)
    if rest.null_count() == len(rest):
        return fast, rest
    slow, wrong = read_each(rest, _degree, pl.Float64)
    return fast.fill_null(slow), wrong


def _degree(text: str) -> float | str:
    try:
        number = float(text.strip().rstrip("°").replace(",", ".").replace("−", "-"))
    except ValueError:
        return f'"{text}" is not a number of degrees; the row is kept without coordinates'
    if number != number or number in (float("inf"), float("-inf")):
        return f'"{text}" is not a number of degrees; the row is kept without coordinates'
    return number
