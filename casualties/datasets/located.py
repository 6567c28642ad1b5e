"""The places of rows: countries by code, names by the gazetteer where its spot agrees with the row's own coordinates.

The provider's words stay in `place_text`, the row's coordinates stay as given. A name that the gazetteer has not, or
has elsewhere, stays as the place's name.
"""

from __future__ import annotations

import re

import polars as pl

from casualties.datasets.place_lookup import FOUND, PlaceLookup
from casualties.datasets.problems import cell_problems
from casualties.datasets.sheet import LINE
from casualties.model import Place, PlaceKind
from casualties.rulebook.datasets import PlaceMap
from casualties.rulebook.tables import TableRules
from casualties.scopes import Gazetteer
from casualties.scopes.distances import distance_km

__all__ = ["located"]

_KEY = ("place", "country", "admin1", "place_kind", "elsewhere")
_ASIDE = re.compile(r"\s*\([^)]*\)")


def located(
    rows: pl.DataFrame, place: PlaceMap, rules: TableRules, names: dict[str, str], gazetteer: Gazetteer
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """The rows with `place`, `place_kind`, `country`, `admin1`, `geonameid`, coordinates and radius; the problems.

    What is told in `place_warning`: a country that nobody knows, a name of several places of like size.
    """
    rows = _with_columns(rows)
    words = pl.when(pl.col("claim_id").is_null()).then(pl.coalesce("place_text", "place")).otherwise("place_text")
    rows, problems = _coded(rows.with_columns(words.alias("place_text")), place, names)
    rows = _countries(rows, gazetteer, rules)
    keys = (
        rows.filter(pl.col("geonameid").is_null())
        .group_by(_KEY, maintain_order=True)
        .agg(pl.col("latitude").mean().alias("lat"), pl.col("longitude").mean().alias("lon"))
        .filter(~pl.col("elsewhere") & pl.any_horizontal(pl.col("place", "country", "admin1").is_not_null()))
    )
    lookup = PlaceLookup(gazetteer, rules)
    found = [lookup.found(*key) for key in keys.drop("elsewhere").iter_rows()]
    resolved = pl.concat([keys.select(_KEY), pl.DataFrame(found, schema=FOUND, orient="row")], how="horizontal")
    frame = rows.join(resolved, on=_KEY, how="left", nulls_equal=True, maintain_order="left")
    return _accepted(frame, rules.same_place.km), problems


def _with_columns(rows: pl.DataFrame) -> pl.DataFrame:
    texts = ("place", "place_text", "place_kind", "country", "admin1", "place_warning", "claim_id")
    kinds = {**dict.fromkeys(texts, pl.String()), "geonameid": pl.Int64(), "place_precision_km": pl.Float64()}
    kinds |= {"latitude": pl.Float64(), "longitude": pl.Float64()}
    return rows.with_columns(pl.lit(None, kind).alias(name) for name, kind in kinds.items() if name not in rows.columns)


def _coded(rows: pl.DataFrame, place: PlaceMap, names: dict[str, str]) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """The dataset's code for the exactness of a place as radius and kind."""
    rows = rows.with_columns(pl.col("place_kind").str.to_lowercase())
    if "place_code" not in rows.columns:
        return rows, []
    codes = pl.col("place_code").str.replace(r"\.0+$", "")
    known = list(place.codes)
    told = rows.select(
        pl.when(codes.is_not_null() & ~codes.is_in(known)).then(
            pl.format("code {} is none of " + ", ".join(known), codes)
        )
    ).to_series()
    kms = [code.km for code in place.codes.values()]
    kinds = [None if code.kind is None else str(code.kind) for code in place.codes.values()]
    return rows.with_columns(
        pl.coalesce("place_precision_km", codes.replace_strict(known, kms, default=None, return_dtype=pl.Float64)),
        pl.coalesce("place_kind", codes.replace_strict(known, kinds, default=None, return_dtype=pl.String)),
    ), [cell_problems(rows[LINE], names["place_code"], told, row_is_lost=False)]


def _countries(rows: pl.DataFrame, gazetteer: Gazetteer, rules: TableRules) -> pl.DataFrame:
    """Countries as ISO 3166 alpha-2 codes; one that nobody knows is told, its places are not looked up elsewhere.

    Nor are those of lines that a run wrote itself: they have been. A region of one country in the country's column is
    the place of rows that name none.
    """
    given = [text for text in rows["country"].unique(maintain_order=True) if text is not None]
    meant = rules.meanings("country")
    codes = {text: meant.get(text.strip().lower()) or _country_code(text, gazetteer) for text in given}
    areas = {text: area for text in given if codes[text] is None and (area := _region_of(text, gazetteer))}
    codes |= {text: area.country for text, area in areas.items()}
    names = {text: area.name for text, area in areas.items()}
    unknown = [text for text, code in codes.items() if code is None]
    country = pl.col("country")
    told = pl.when(country.is_in(unknown)).then(pl.format('country "{}" is not known', country))
    joined = pl.concat_str([pl.col("place_warning"), told], separator="; ", ignore_nulls=True)
    return rows.with_columns(
        country.replace_strict(given, [codes[text] for text in given], default=None, return_dtype=pl.String),
        pl.when(joined != "").then(joined).alias("place_warning"),
        pl.coalesce(
            "place", country.replace_strict(list(names), list(names.values()), default=None, return_dtype=pl.String)
        )
        if names
        else pl.col("place"),
        (country.is_in(unknown).fill_null(False) | pl.col("claim_id").is_not_null()).alias("elsewhere"),
    )


def _country_code(text: str, gazetteer: Gazetteer) -> str | None:
    """The code of a country; "Russia (Soviet Union)" is read without what stands aside."""
    return gazetteer.country_code(text) or gazetteer.country_code(_ASIDE.sub("", text)) or None


def _region_of(text: str, gazetteer: Gazetteer) -> Place | None:
    """The region of one country that a name stands for, such as a strip of land with an administration of its own."""
    choice = gazetteer.resolve(text)
    known = choice is not None and choice.place.kind == PlaceKind.REGION and choice.place.country is not None
    return choice.place if choice is not None and known else None


def _accepted(frame: pl.DataFrame, same_place_km: float) -> pl.DataFrame:
    """The gazetteer's place where the row has no coordinates of its own or lies near it, else the row's own words."""
    own = pl.col("latitude").is_not_null()
    listed = pl.col("found_place").is_not_null()
    whole = pl.col("found_kind").is_in([str(PlaceKind.COUNTRY), str(PlaceKind.ADMIN), str(PlaceKind.REGION)])
    near = pl.col("found_latitude").is_null() | (
        distance_km("latitude", "longitude", "found_latitude", "found_longitude")
        <= pl.col("found_km").fill_null(0) + same_place_km
    )
    agreed = listed & (~own | near)
    lends = agreed & ~own
    radius = pl.when(lends & whole).then("found_km")
    columns = {
        "place": pl.when(agreed).then("found_place").otherwise("place"),
        "place_kind": pl.when(pl.col("place_kind").is_null() & agreed).then("found_kind").otherwise("place_kind"),
        "country": pl.coalesce("country", pl.when(agreed).then("found_country")),
        "admin1": pl.coalesce(pl.when(agreed | ~listed).then("found_admin1"), "found_division", "admin1"),
        "geonameid": pl.coalesce("geonameid", pl.when(agreed).then("found_geonameid")),
        "latitude": pl.when(lends).then("found_latitude").otherwise("latitude"),
        "longitude": pl.when(lends).then("found_longitude").otherwise("longitude"),
        "place_precision_km": pl.coalesce("place_precision_km", radius),
        "place_warning": pl.coalesce("place_warning", "found_warning"),
    }
    return frame.with_columns(column.alias(name) for name, column in columns.items()).drop("elsewhere", *FOUND)
