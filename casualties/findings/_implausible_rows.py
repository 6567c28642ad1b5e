"""Slips of rows: counts, days and places that lie outside of what can be, or far outside of their dataset."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from casualties.findings._case import Case
from casualties.findings._outliers import far_above, far_apart
from casualties.findings._words import day_words
from casualties.model import said

__all__ = ["Slip", "row_slips"]


@dataclass(frozen=True, slots=True)
class Slip:
    """The claims of one row, what is wrong with it, and a word for the kind of slip."""

    claims: tuple[str, ...]
    what: str
    key: str


def row_slips(case: Case) -> Iterator[Slip]:
    """The slips of all rows and texts: by kind, then in the frame's order."""
    shifted = {(shift.dataset, shift.kind) for shift in case.linkage.shifts}
    for dataset, rows in _datasets(case):
        if (dataset, "scale") not in shifted:
            yield from _counts(case, dataset, rows)
        if not {(dataset, "days"), (dataset, "day_month")} & shifted:
            yield from _days(case, dataset, rows)
        if (dataset, "swapped") not in shifted:
            yield from _places(case, dataset, rows)
    of_texts = case.claims.filter(pl.col("document").is_not_null())
    yield from _after_report(case, of_texts)


def _datasets(case: Case) -> Iterator[tuple[str, pl.DataFrame]]:
    rows = case.claims.filter(pl.col("dataset").is_not_null())
    for dataset in rows["dataset"].unique(maintain_order=True):
        yield dataset, rows.filter(pl.col("dataset") == dataset)


def _counts(case: Case, dataset: str, rows: pl.DataFrame) -> Iterator[Slip]:
    of_incidents = rows.filter((pl.col("coverage") == "incident") & pl.col("part_of").is_null()).with_columns(
        said().alias("said")
    )
    for harm in of_incidents["harm"].unique(maintain_order=True):
        counts = of_incidents.filter(pl.col("harm") == harm).drop_nulls("said")
        limit = far_above(
            counts["said"].cast(pl.Float64).to_numpy(),
            factor=case.tolerance("count_factor"),
            spread=case.tolerance("count_spread"),
            rows=case.tolerance("range_rows"),
            share=case.tolerance("stray_share"),
        )
        if limit is not None:
            for claim, number in counts.filter(pl.col("said") > limit).select("claim_id", "said").iter_rows():
                held = f"where no other row has more than {limit:,.0f}"
                yield Slip((claim,), f"{number:,} lies far outside of what {dataset} holds, {held}", "count")


def _days(case: Case, dataset: str, rows: pl.DataFrame) -> Iterator[Slip]:
    told = set[str]()
    for slip in _after_report(case, rows):
        told.update(slip.claims)
        yield slip
    dated = rows.filter(pl.col("start").is_not_null() & ~pl.col("claim_id").is_in(list(told)))
    span = far_apart(
        dated["start"].to_physical().cast(pl.Int64).to_numpy(),
        factor=case.tolerance("date_factor"),
        least=case.tolerance("date_days"),
        rows=case.tolerance("range_rows"),
        share=case.tolerance("stray_share"),
    )
    if span is not None:
        first, last = (date.fromordinal(_EPOCH + day) for day in span)
        held = f"where all other rows lie from {day_words(first)} to {day_words(last)}"
        outside = dated.filter(~pl.col("start").is_between(first, last))
        for ids, start in _by_row(outside, "start"):
            yield Slip(ids, f"{day_words(start)} lies far outside of what {dataset} holds, {held}", "day")


_EPOCH = date(1970, 1, 1).toordinal()


def _after_report(case: Case, rows: pl.DataFrame) -> Iterator[Slip]:
    """Rows whose first day is later than the report of it, or than the newest report of the run."""
    slack = pl.duration(days=int(case.tolerance("future_days")))
    newest = case.claims["reported"].max()
    late = rows.filter(pl.col("start") > pl.col("reported") + slack)
    for ids, start, reported in _by_row(late, "start", "reported"):
        yield Slip(ids, f"{day_words(start)} is after {day_words(reported)}, when it was reported", "day")
    if not isinstance(newest, date):
        return
    unreported = rows.filter(pl.col("reported").is_null() & pl.col("start").is_not_null())
    after = unreported.filter(pl.col("start") > pl.lit(newest) + slack)
    if after.height and after.height <= max(1, int(case.tolerance("stray_share") * unreported.height)):
        for ids, start in _by_row(after, "start"):
            yield Slip(ids, f"{day_words(start)} is after {day_words(newest)}, the newest report of the run", "day")


def _places(case: Case, dataset: str, rows: pl.DataFrame) -> Iterator[Slip]:
    located = rows.filter(pl.col("latitude").is_not_null() & pl.col("country").is_not_null())
    if not located.height:
        return
    outside = case.dossier.gazetteer.outside_country(located.select("latitude", "longitude", "country"))
    wrong = located.filter(outside.fill_null(False))
    for ids, latitude, longitude, country in _by_row(wrong, "latitude", "longitude", "country"):
        name = case.dossier.gazetteer.country_name(country) or country
        yield Slip(ids, f"The point {latitude:g}, {longitude:g} lies outside of {name}, which the row states", "place")


def _by_row(rows: pl.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """The claims of each row of a dataset (each claim of a text) as a tuple of ids, and the given columns."""
    key = ["dataset", pl.coalesce("row_id", "claim_id").alias("row"), *columns]
    grouped = rows.group_by(key, maintain_order=True).agg(pl.col("claim_id"))
    for line in grouped.select("claim_id", *columns).iter_rows():
        yield (tuple(line[0]), *line[1:])
