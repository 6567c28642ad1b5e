"""Place: the distance of two points, the names, or the province, whichever says most."""

from __future__ import annotations

import numpy as np
import polars as pl
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from casualties.link.compare._sides import Sides
from casualties.rulebook.linking import Comparison, Linking
from casualties.scopes.distances import distance_km
from casualties.scopes.fold import skeleton

__all__ = ["place"]


def place(sides: Sides, comparison: Comparison, rules: Linking, names: pl.Series) -> pl.DataFrame:
    """`level` (Int8, null where neither side can be set against the other), `measure` (km, null without two points).

    A wide radius makes a province or district of a point: what lies within it may be the same place, no more.
    """
    at = {level.id: number for number, level in enumerate(comparison.levels)}
    up_to = {level.id: level.up_to for level in comparison.levels}
    of = (
        sides.of("latitude", "longitude", "radius", "name", "geonameid", "admin1", "country")
        .with_columns(
            km=distance_km("l_latitude", "l_longitude", "r_latitude", "r_longitude"),
            blur=pl.col("l_radius") + pl.col("r_radius"),
            wide=(pl.col("l_radius") + pl.col("r_radius")).is_null().replace(True, None)
            | (pl.max_horizontal("l_radius", "r_radius") > rules.limit("point_km")),
        )
        .with_columns(least=(pl.col("km") - pl.col("blur")).clip(0))
        .with_columns(open=pl.col("wide").fill_null(value=True) | (pl.col("least") <= up_to["near and same name"]))
    )
    of = of.with_columns(like=_likeness(of, names))
    located = ~pl.col("wide")
    unlocated = pl.col("wide").fill_null(value=True)
    same_id = (pl.col("l_geonameid") == pl.col("r_geonameid")).fill_null(value=False)
    same = same_id | (pl.col("like") == 1).fill_null(value=False)
    like = (pl.col("like") >= rules.limit("spelling")).fill_null(value=False)
    province = pl.col("l_admin1") == pl.col("r_admin1")
    abroad = (pl.col("l_country") != pl.col("r_country")).fill_null(value=False) & ~same_id
    named = unlocated & province.fill_null(value=True) & ~abroad
    one_place = same & province.fill_null(value=False)  # one name in one province: a point is wrong, not the place
    near_province = province & (pl.col("least") <= up_to["same province"]).fill_null(value=True)
    towns = located & (pl.col("l_geonameid") != pl.col("r_geonameid")) & (pl.col("l_admin1") != pl.col("r_admin1"))
    within = pl.col("wide") & (pl.col("least") <= 0)
    level = (
        pl.when(located & (pl.col("km") <= up_to["spot"]) & (pl.col("blur") <= up_to["spot"])).then(at["spot"])
        .when(located & (pl.col("least") <= up_to["near and same name"]) & (same | like)).then(at["near and same name"])
        .when(located & (pl.col("least") <= up_to["near"])).then(at["near"])
        .when(named & same).then(at["same name"])
        .when(named & like).then(at["like name"])
        .when(located & (pl.col("least") <= up_to["not far"])).then(at["not far"])
        .when(near_province | within).then(at["same province"])
        .when(located & (pl.col("least") > up_to["far"]) & ~one_place).then(at["elsewhere"])
        .when(unlocated & abroad).then(at["elsewhere"])
        .when(towns & ~same).then(at["other town"])
        .when(located | pl.col("like").is_not_null() | province.is_not_null() | pl.col("wide")).then(at["far"])
    )  # fmt: skip
    return of.select(level=level.cast(pl.Int8), measure=pl.when(located).then(pl.col("km")).cast(pl.Float32))


def _likeness(of: pl.DataFrame, names: pl.Series) -> pl.Series:
    """How like the folded names are (1 = the same name or spelling of it), where the points leave the question open;
    null where one side has none, 0 where it is not asked."""
    pairs = of.select("l_name", "r_name", "open")
    differ = pl.col("l_name") != pl.col("r_name")
    apart = pairs.filter(differ & pl.col("open")).select("l_name", "r_name").unique().sort("l_name", "r_name")
    left, right = (names.gather(apart[f"{side}_name"]).to_list() for side in "lr")
    score = np.asarray(cpdist(left, right, scorer=JaroWinkler.normalized_similarity, dtype=np.float32))
    bones = {name: skeleton(name) for name in {*left, *right}}
    equal = np.fromiter((bones[a] == bones[b] != "" for a, b in zip(left, right, strict=True)), bool, len(left))
    known = apart.with_columns(score=pl.Series(np.where(equal, np.float32(1), np.minimum(score, np.float32(0.99)))))
    return (
        pairs.join(known, on=["l_name", "r_name"], how="left", maintain_order="left")
        .select(pl.when(~differ).then(1.0).when(differ).then(pl.col("score").fill_null(0.0)))
        .to_series()
    )
