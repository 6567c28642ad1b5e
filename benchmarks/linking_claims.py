"""The rows of two invented lists as claims, and pairs of rows: those linked, and those that are of one incident."""

from __future__ import annotations

import polars as pl

from benchmarks.linking_world import FIRST, SECOND
from casualties.model import CLAIMS

__all__ = ["linked_rows", "listed_claims", "true_rows"]


def listed_claims(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows as claims (schema `CLAIMS`): the killed, and the injured where they are told."""
    shared = {"end": pl.col("start"), "date_precision": pl.lit("day"), "basis": pl.lit("occurrence")}
    shared |= {"coverage": pl.lit("incident"), "qualifier": pl.lit("exact"), "stance": pl.lit("asserted")}
    harms = [
        rows.filter(pl.col(harm).is_not_null())
        .with_columns(
            claim_id=pl.concat_str("dataset", "row_id", pl.lit(harm), separator=":"),
            harm=pl.lit(harm),
            **dict.fromkeys(("value", "low", "high"), pl.col(harm)),
        )
        .drop("incident", "killed", "injured")
        for harm in ("killed", "injured")
    ]
    said = pl.concat(harms).with_columns(**shared)
    missing = (pl.lit(None, kind).alias(name) for name, kind in CLAIMS.items() if name not in said.columns)
    return said.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in CLAIMS.items())


def linked_rows(members: pl.DataFrame) -> pl.DataFrame:
    """`left`, `right`: rows of the two lists that share an incident."""
    rows = members.select("incident_id", "dataset", "row_id").unique()
    sides = [rows.filter(pl.col("dataset") == name).select("incident_id", row="row_id") for name in (FIRST, SECOND)]
    return sides[0].join(sides[1], on="incident_id", suffix="_right").select(left="row", right="row_right")


def true_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """`left`, `right`: rows of the two lists that are of one incident of the invented world."""
    sides = [rows.filter(pl.col("dataset") == name).select("incident", row="row_id") for name in (FIRST, SECOND)]
    return sides[0].join(sides[1], on="incident", suffix="_right").select(left="row", right="row_right")
