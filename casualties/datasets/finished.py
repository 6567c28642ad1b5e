"""Rows and figures joined into the claims frame: words checked, sources chained, ids given, every column there."""

from __future__ import annotations

import polars as pl

from casualties.datasets.identities import identified, referred
from casualties.datasets.sheet import LINE
from casualties.model import CLAIMS, JOIN
from casualties.rulebook import Rulebook
from casualties.rulebook.datasets import DatasetMap

__all__ = ["finished"]

_VICTIMS = ("victims", "status", "age", "sex", "role", "nationality")
_SOURCE = ("origin", "publisher", "source_chain", "stance")
_TEXTS = (*_VICTIMS, *_SOURCE, "row_id", "warning", "coverage", "basis", "place_warning", "country")


def finished(
    rows: pl.DataFrame, figures: pl.DataFrame, mapped: DatasetMap, dataset: str, rulebook: Rulebook
) -> pl.DataFrame:
    """The claims of rows (`LINE`, shared slots, days) and figures (`LINE`, `figure`, numbers), ordered as the rows.

    `rule` holds the id of the column map, so that what is known of the dataset can be looked up by it.
    """
    shared = rows.drop([name for name in _VICTIMS if name in figures.columns], strict=False)
    frame = figures.join(shared, on=LINE, how="left", maintain_order="left").sort(LINE, "figure")
    frame = _whole(frame, _TEXTS)
    frame = frame.with_columns(
        pl.coalesce("row_id", pl.col(LINE).cast(pl.String)).alias("row_id"),
        pl.lit(dataset).alias("dataset"),
        pl.lit(mapped.id).alias("rule"),
        _lower("coverage", "incident"),
        _lower("basis", "occurrence"),
        _lower("stance", "asserted"),
        _warned(),
    )
    frame = referred(identified(_chained(frame, dataset), dataset))
    missing = [pl.lit(None, kind).alias(name) for name, kind in CLAIMS.items() if name not in frame.columns]
    return frame.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in CLAIMS.items())


def _whole(frame: pl.DataFrame, names: tuple[str, ...]) -> pl.DataFrame:
    return frame.with_columns(pl.lit(None, pl.String).alias(name) for name in names if name not in frame.columns)


def _lower(name: str, default: str) -> pl.Expr:
    return pl.col(name).str.to_lowercase().fill_null(default).alias(name)


def _warned() -> pl.Expr:
    joined = pl.concat_str(["warning", "day_warning", "place_warning"], separator="; ", ignore_nulls=True)
    return pl.when(joined != "").then(joined).alias("warning")


def _chained(frame: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """The chain from origin to publisher; who is not named is the one before, and at last the dataset itself."""
    publisher = pl.coalesce("publisher", pl.lit(dataset))
    origin = pl.coalesce("origin", publisher)
    chain = pl.when(origin == publisher).then(publisher).otherwise(pl.concat_str([origin, publisher], separator=JOIN))
    return frame.with_columns(
        pl.coalesce("source_chain", chain).alias("source_chain"), origin.alias("origin"), publisher.alias("publisher")
    )
