"""Place: the distance of two points, the names, or the province, whichever says most."""

from __future__ import annotations

import numpy as np
import polars as pl
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from casualties.link.compare._sides import Sides
from casualties.rulebook.linking import Comparison, Linking
from casualties.scopes.fold import skeleton

__all__ = ["distance_km", "place"]

_EARTH_KM = 6371.0


def place(sides: Sides, comparison: Comparison, rules: Linking, names: pl.Series) -> pl.DataFrame:
    """`level` (Int8, null where neither side can be set against the other), `measure` (km, null without two points)."""
    of = sides.of("latitude", "longitude", "radius", "name", "geonameid", "admin1").with_columns(
        like=_likeness(sides, names)
    )
    at = {level.id: number for number, level in enumerate(comparison.levels)}
    up_to = {level.id: level.up_to for level in comparison.levels}
    points = pl.max_horizontal("l_radius", "r_radius") <= rules.limit("point_km")
    blur = pl.col("l_radius") + pl.col("r_radius")
    km = pl.when(points).then(distance_km("l_latitude", "l_longitude", "r_latitude", "r_longitude"))
    same_id = (pl.col("l_geonameid") == pl.col("r_geonameid")).fill_null(False)
    same = same_id | (pl.col("like") == 1).fill_null(False)
    like = (pl.col("like") >= rules.limit("spelling")).fill_null(False)
    named = pl.col("like").is_not_null() | same_id
    least = (pl.col("km") - pl.col("blur")).clip(0)
    province = pl.col("l_admin1") == pl.col("r_admin1")
    exact = pl.col("blur") <= up_to["spot"]
    level = (
        pl.when((pl.col("km") <= up_to["spot"]) & exact).then(at["spot"])
        .when((least <= up_to["near and same name"]) & (same | like)).then(at["near and same name"])
        .when(least <= up_to["near"]).then(at["near"])
        .when(pl.col("km").is_null() & same & province.fill_null(True)).then(at["same name"])
        .when(pl.col("km").is_null() & like & province.fill_null(True)).then(at["like name"])
        .when(least <= up_to["not far"]).then(at["not far"])
        .when(province & (least <= up_to["same province"]).fill_null(True)).then(at["same province"])
        .when(named | province.is_not_null() | pl.col("km").is_not_null()).then(at["far"])
    )  # fmt: skip
    return of.with_columns(km=km, blur=blur).select(level=level.cast(pl.Int8), measure=pl.col("km").cast(pl.Float32))


def distance_km(lat1: str, lon1: str, lat2: str, lon2: str) -> pl.Expr:
    """The distance in km of two points given in degrees, by the haversine formula."""
    half_lat = (pl.col(lat2) - pl.col(lat1)).radians() / 2
    half_lon = (pl.col(lon2) - pl.col(lon1)).radians() / 2
    chord = half_lat.sin() ** 2 + pl.col(lat1).radians().cos() * pl.col(lat2).radians().cos() * half_lon.sin() ** 2
    return 2 * _EARTH_KM * chord.sqrt().clip(0, 1).arcsin()


def _likeness(sides: Sides, names: pl.Series) -> pl.Series:
    """How like the folded names are (1 = the same name or spelling of it); null where one side has none."""
    pairs = sides.of("name")
    apart = pairs.filter(pl.col("l_name") != pl.col("r_name")).unique().sort("l_name", "r_name")
    left, right = (names.gather(apart[f"{side}_name"]).to_list() for side in "lr")
    score = np.asarray(cpdist(left, right, scorer=JaroWinkler.normalized_similarity, dtype=np.float32))
    bones = {name: skeleton(name) for name in {*left, *right}}
    equal = np.fromiter((bones[a] == bones[b] != "" for a, b in zip(left, right, strict=True)), bool, len(left))
    known = apart.with_columns(score=pl.Series(np.where(equal, np.float32(1), np.minimum(score, np.float32(0.99)))))
    return pairs.join(known, on=["l_name", "r_name"], how="left", maintain_order="left").select(
        pl.when(pl.col("l_name") == pl.col("r_name")).then(1.0).otherwise("score")
    ).to_series()  # fmt: skip
