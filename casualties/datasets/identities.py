"""Ids of claims, and what rows say of one another: `part_of` and `revises` by row id, as ids of claims."""

from __future__ import annotations

import polars as pl

from casualties.errors import did_you_mean
from casualties.model import JOIN

__all__ = ["identified", "referred", "told_apart"]

_MANY = 10_000
"""Rows among which a name mistyped is still looked for."""

_SLOTS = ("status", "age", "sex", "role", "nationality")


def identified(claims: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """`claim_id` as `<dataset>:<row_id>:<harm>[:<victims>]`; the second of an id ends in `#2`, the third in `#3`.

    A `claim_id` that is there already, from a run's own table, is kept.
    """
    victims = pl.concat_str([pl.col(name) for name in _SLOTS], separator="_", ignore_nulls=True)
    parts = [pl.lit(dataset), pl.col("row_id"), pl.col("harm"), pl.when(victims != "").then(victims)]
    own = pl.concat_str(parts, separator=":", ignore_nulls=True).str.replace_all(JOIN, " / ", literal=True)
    given = pl.coalesce("claim_id", own) if "claim_id" in claims.columns else own
    return claims.with_columns(told_apart(claims.select(given.alias("claim_id")).to_series()))


def told_apart(ids: pl.Series) -> pl.Series:
    """Ids that stand twice get `#2`, `#3` … in their order, never one that another claim has."""
    twice = ids.is_duplicated()
    if not twice.any():
        return ids
    again = pl.DataFrame({"at": twice.arg_true(), "id": ids.filter(twice)}).with_columns(
        (pl.int_range(pl.len()).over("id") + 1).alias("number")
    )
    later = again.filter(pl.col("number") > 1).with_columns(pl.format("{}#{}", "id", "number").alias("id"))
    return told_apart(ids.scatter(later["at"], later["id"]))


def referred(claims: pl.DataFrame) -> pl.DataFrame:
    """`part_of` and `revises`, given as row ids or claim ids of the same table, as claim ids.

    Of several claims of the row named, the one of the same harm that counts everyone is meant, else the first of the
    same harm, else the first. A name that no row has is told in `warning`, and nothing is put in its place.
    """
    for name in ("part_of", "revises"):
        if name in claims.columns and claims[name].null_count() < len(claims):
            claims = _referred(claims, name)
    return claims


def _referred(claims: pl.DataFrame, name: str) -> pl.DataFrame:
    ids = set(claims["claim_id"])
    everyone = pl.concat_str(_SLOTS, ignore_nulls=True) == ""
    lines = claims.with_row_index("at").select("at", "row_id", "harm", "claim_id", everyone.alias("everyone"))
    asked = (
        claims.with_row_index("at").filter(pl.col(name).is_not_null()).select("at", "harm", pl.col(name).alias("asked"))
    )
    found = (
        asked.join(lines.rename({"harm": "other"}), left_on="asked", right_on="row_id", how="left", suffix="_of")
        .with_columns((pl.col("harm") == pl.col("other")).fill_null(False).alias("same"))
        .sort("at", pl.col("same"), pl.col("everyone").fill_null(False), "at_of", descending=[False, True, True, False])
        .unique("at", keep="first", maintain_order=True)
        .with_columns(pl.when(pl.col("asked").is_in(list(ids))).then("asked").otherwise("claim_id").alias("meant"))
    )
    rows = [text for text in claims["row_id"].unique(maintain_order=True) if text is not None]
    lost = found.filter(pl.col("meant").is_null())["asked"].unique(maintain_order=True).to_list()
    words = [] if len(rows) > _MANY else [row for row in rows if not row.isdigit()]
    told = {text: f'{name} names "{text}", which no row has{did_you_mean(text, words)}' for text in lost}
    frame = claims.with_row_index("at").join(
        found.select("at", "meant", "asked"), on="at", how="left", maintain_order="left"
    )
    missing = frame["asked"].replace_strict(list(told), list(told.values()), default=None, return_dtype=pl.String)
    warning = pl.concat_str([pl.col("warning"), missing.alias("missing")], separator="; ", ignore_nulls=True)
    return (
        frame.with_columns(pl.col("meant").alias(name), pl.when(warning != "").then(warning).alias("warning"))
        .drop("at", "meant", "asked")
        .select(claims.columns)
    )
