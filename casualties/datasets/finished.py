"""Rows and figures joined into the claims frame: parts of wholes, sources chained, ids given, every column there."""

from __future__ import annotations

import polars as pl

from casualties.datasets.conventions import by_convention
from casualties.datasets.identities import identified, referred
from casualties.datasets.sheet import LINE
from casualties.model import CLAIMS, JOIN, said
from casualties.rulebook import Rulebook
from casualties.rulebook.datasets import DatasetMap

__all__ = ["figures_of_rows", "finished"]

_VICTIMS = ("victims", "status", "age", "sex", "role", "nationality")
_SOURCE = ("origin", "publisher", "source_chain", "stance")
_OURS = ("claim_id", "document", "rule")
_TEXTS = (*_VICTIMS, *_SOURCE, *_OURS, "row_id", "warning", "coverage", "basis", "convention", "quote", "part_of")
_GUARDED = r"^'([=+\-@\t\r])"
_WARNINGS = ("warning", "day_warning", "place_warning", "word_warning", "sum_warning", "people_warning")


def figures_of_rows(rows: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Rows (`LINE`, shared slots, days) and figures (`LINE`, `figure`, numbers) as one frame, a line a figure, ordered
    as the rows; what a figure says of its victims goes before what its row says."""
    own = [name for name in _VICTIMS if name in figures.columns]
    figures = figures.sort(LINE, "figure")  # before they are wide: of millions, sorting takes as much room again
    frame = figures.join(rows, on=LINE, how="left", maintain_order="left", suffix="_shared")
    both = [name for name in own if f"{name}_shared" in frame.columns]
    return frame.with_columns(pl.coalesce(name, f"{name}_shared").alias(name) for name in both).drop(
        f"{name}_shared" for name in both
    )


def finished(frame: pl.DataFrame, mapped: DatasetMap, dataset: str, rulebook: Rulebook) -> pl.DataFrame:
    """The claims of figures with the slots of their rows, in their order.

    `rule` holds the id of the column map, so that what is known of the dataset can be looked up by it. Lines that a
    run wrote itself (they have a `claim_id`) keep their ids, their document or dataset, and their rule.
    """
    frame = _unguarded(_with_texts(frame))
    ours = pl.col("claim_id").is_not_null()
    told = pl.col("dataset") if "dataset" in frame.columns else pl.lit(None, pl.String)
    frame = frame.with_columns(
        pl.when(ours).then("row_id").otherwise(pl.coalesce("row_id", pl.col(LINE).cast(pl.String))).alias("row_id"),
        pl.when(ours).then(told).otherwise(pl.lit(dataset)).alias("dataset"),
        pl.when(ours).then("document").alias("document"),
        pl.when(ours).then("rule").otherwise(pl.lit(mapped.id)).alias("rule"),
        pl.col("coverage").fill_null("incident"),
        pl.col("basis").fill_null("occurrence"),
        pl.col("stance").fill_null("asserted"),
        _warned(frame),
    )
    fresh = frame["claim_id"].is_null()
    frame = identified(_chained(frame, dataset), dataset)
    frame = referred(_within(frame, mapped)).with_columns(named=said(), fresh=fresh)
    return _whole(by_convention(frame, rulebook.conventions))


def _with_texts(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.lit(None, pl.String).alias(name) for name in _TEXTS if name not in frame.columns)


def _unguarded(frame: pl.DataFrame) -> pl.DataFrame:
    """Texts of our own tables without the apostrophe that kept a spreadsheet from running them."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String and name != "claim_id"]
    if frame["claim_id"].null_count() == len(frame):
        return frame
    guarded = pl.col("claim_id").is_not_null()
    return frame.with_columns(
        pl.when(guarded).then(pl.col(name).str.replace(_GUARDED, "$1")).otherwise(name).alias(name) for name in texts
    )


def _warned(frame: pl.DataFrame) -> pl.Expr:
    there = [name for name in _WARNINGS if name in frame.columns]
    joined = pl.concat_str(there, separator="; ", ignore_nulls=True)
    return pl.when(joined != "").then(joined).alias("warning")


def _chained(frame: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """The chain from origin to publisher; who is not named is the one before, and at last the dataset itself.

    Where the file gives the chain, its ends are the origin and the publisher. A text without any source keeps none.
    """
    ours, nobody = pl.col("document").is_not_null(), pl.lit(None, pl.String)
    steps = pl.col("source_chain").str.split(JOIN)
    publisher = pl.coalesce("publisher", steps.list.last(), pl.when(ours).then(nobody).otherwise(pl.lit(dataset)))
    origin = pl.coalesce("origin", steps.list.first(), publisher)
    chain = pl.when(origin == publisher).then(publisher).otherwise(pl.concat_str([origin, publisher], separator=JOIN))
    return frame.with_columns(
        pl.coalesce("source_chain", chain).alias("source_chain"), origin.alias("origin"), publisher.alias("publisher")
    )


def _within(frame: pl.DataFrame, mapped: DatasetMap) -> pl.DataFrame:
    """Figures that the map calls a part of another one of the same row, as part of its claim."""
    numbers = {figure.id: at for at, figure in enumerate(mapped.figures)}
    wholes = {at: numbers[figure.part_of] for at, figure in enumerate(mapped.figures) if figure.part_of is not None}
    if not wholes:
        return frame
    whole = pl.col("figure").replace_strict(wholes, default=None, return_dtype=pl.Int32).alias("whole")
    asked = frame.select(LINE, whole, at=pl.int_range(pl.len(), dtype=pl.UInt32)).drop_nulls("whole")
    if asked.is_empty():
        return frame
    held = frame.select(LINE, pl.col("figure").alias("whole"), pl.col("claim_id").alias("whole_id"))
    held = held.filter(pl.col("whole").is_in(list(wholes.values())))
    found = asked.join(held, on=[LINE, "whole"]).select("at", "whole_id")
    at = frame.select(at=pl.int_range(pl.len(), dtype=pl.UInt32))
    named = at.join(found, on="at", how="left", maintain_order="left")["whole_id"]
    return frame.with_columns(pl.coalesce("part_of", named).alias("part_of"))


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    """Every column of `CLAIMS` in its type; one that is the same in all rows takes no room."""
    columns = []
    for name, kind in CLAIMS.items():
        given = frame[name] if name in frame.columns else pl.Series(dtype=kind)
        first = given.drop_nulls().first()
        if first is None:
            columns.append(pl.lit(None, kind).alias(name))
        elif given.null_count() == 0 and (given == first).all():
            columns.append(pl.lit(first).cast(kind, strict=False).alias(name))
        else:
            columns.append(pl.col(name).cast(kind, strict=False))
    return frame.select(columns) if len(frame) else pl.DataFrame(schema=CLAIMS)
