"""Made: claims frames of rows in few words, and what a linkage says of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from casualties.link import link
from casualties.model import CLAIMS, Linkage
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

RULES = Rulebook()
PLACES = Gazetteer.load(RULES)
_USUAL: dict[str, Any] = {
    "harm": "killed", "qualifier": "exact", "date_precision": "day", "basis": "occurrence", "coverage": "incident",
    "stance": "asserted",
}  # fmt: skip


def row(dataset: str, row_id: str, day: date | int, killed: int, **more: Any) -> dict[str, Any]:
    """One row of a dataset as a claim; a day may be a number of days after 2020-01-01."""
    when = date(2020, 1, 1) + timedelta(days=day) if isinstance(day, int) else day
    harm = more.get("harm", "killed")
    figures = dict.fromkeys(("value", "low", "high"), killed)
    own = {"claim_id": f"{dataset}:{row_id}:{harm}", "dataset": dataset, "row_id": row_id, "start": when, "end": when}
    return {**_USUAL, **figures, **own, **more}


def frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """The rows as a claims frame (schema `CLAIMS`)."""
    return pl.DataFrame([{**dict.fromkeys(CLAIMS), **line} for line in rows], schema=CLAIMS, orient="row")


def linked(rows: list[dict[str, Any]], *decisions: Any, **options: Any) -> Linkage:
    """The linkage of rows under the rules as shipped."""
    return link(frame(rows), RULES, PLACES, decisions, **options)


def together(linkage: Linkage) -> set[frozenset[str]]:
    """The incidents as sets of `dataset:row`, or of claim ids where no dataset is named."""
    named = linkage.members.select(
        "incident_id", name=pl.coalesce(pl.concat_str("dataset", pl.lit(":"), "row_id"), "claim_id")
    )
    groups = named.group_by("incident_id").agg(pl.col("name"))
    return {frozenset(names) for names in groups["name"].to_list()}
