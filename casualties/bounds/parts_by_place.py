"""Parts by place: what a text counts in a town of the province whose dead it counts as well, all of one event.

"A quake killed 40 people in the province; 12 died in its capital": the 12 are among the 40.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import polars as pl

from casualties.bounds.places import place_of
from casualties.model import Relation
from casualties.scopes.relations import Relations

__all__ = ["with_parts_by_place"]

_SAME = ("document", "harm", "event", "status", "age", "sex", "role", "nationality")
_PLACE = (
    "place", "country", "admin1", "geonameid", "place_kind", "place_precision_km", "latitude", "longitude"
)  # fmt: skip
_WIDE = ("country", "admin", "region")


def with_parts_by_place(claims: pl.DataFrame, relations: Relations) -> pl.DataFrame:
    """A claims frame in which a lower count of a place is `part_of` that of the place around it.

    Both are incident claims of one text, event, harm and group; of several places around it, the lowest count holds it.
    """
    told = claims.filter(
        (pl.col("coverage") == "incident")
        & (pl.col("stance").fill_null("asserted") == "asserted")
        & pl.col("part_of").is_null()
        & pl.all_horizontal(pl.col("document", "event", "place_kind", "low").is_not_null())
    ).select("claim_id", "low", "high", *_SAME, *_PLACE)  # fmt: skip
    wide = pl.col("place_kind").is_in(_WIDE)
    places = pl.col("place").fill_null("").n_unique().over(_SAME)
    crowded = told.filter(wide.any().over(_SAME) & (places > 1)).sort(*_SAME, "claim_id")
    found: list[tuple[str, str]] = []
    for _, group in groupby(crowded.iter_rows(named=True), key=lambda row: tuple(row[name] for name in _SAME)):
        found += _parts(list(group), relations)
    if not found:
        return claims
    parts = pl.DataFrame(found, schema={"claim_id": pl.String, "around": pl.String}, orient="row")
    joined = claims.join(parts, on="claim_id", how="left", maintain_order="left")
    return joined.with_columns(part_of=pl.coalesce("part_of", "around")).drop("around")


def _parts(rows: Sequence[Mapping[str, Any]], relations: Relations) -> list[tuple[str, str]]:
    found = []
    for row in rows:
        if row["high"] is None:
            continue
        around = [
            other
            for other in rows
            if other["place_kind"] in _WIDE
            and row["high"] < other["low"]
            and relations.place(place_of(row), place_of(other)) is Relation.WITHIN
        ]
        if around:
            found.append(
                (row["claim_id"], min(around, key=lambda other: (other["low"], other["claim_id"]))["claim_id"])
            )
    return found
