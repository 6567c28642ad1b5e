"""Incidents and totals for the page: ranges in words that a table can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from casualties.model import said
from casualties.reports.stored import Stored
from casualties.wording import range_words

__all__ = ["ShownIncident", "ShownTotal", "incidents_of", "totals_of"]


@dataclass(frozen=True, slots=True)
class ShownIncident:
    """A line of the incidents table."""

    days: str
    place: str
    perpetrator: str
    cause: str
    harm: str
    victims: str
    reported: str
    bounds: str
    claims: int
    origins: int


@dataclass(frozen=True, slots=True)
class ShownTotal:
    """A harm: every figure added up, and the incidents counted once."""

    harm: str
    added_up: int
    once: str
    incidents: int


def incidents_of(incidents: pl.DataFrame) -> list[ShownIncident]:
    """The lines of an incidents frame, in its order."""
    return [_shown(line) for line in incidents.iter_rows(named=True)]


def totals_of(stored: Stored) -> list[ShownTotal]:
    """For each harm that an incident counts for everyone: all figures added up, and the sum of the ranges."""
    added = dict(stored.claims.group_by("harm").agg(said().sum()).iter_rows())
    everyone = stored.incidents.filter(pl.col("victims").is_null() | (pl.col("victims") == ""))
    sums = (
        everyone.group_by("harm")
        .agg(
            pl.col("low").sum(),
            pl.col("high").sum(),
            pl.col("high").is_null().any().alias("no_high"),
            pl.col("open").fill_null(False).any(),
            pl.col("incident_id").n_unique().alias("incidents"),
        )
        .sort("harm")
    )
    return [
        ShownTotal(
            harm=line["harm"],
            added_up=added.get(line["harm"], 0),
            once=range_words(line["low"], None if line["no_high"] else line["high"], is_open=line["open"]),
            incidents=line["incidents"],
        )
        for line in sums.iter_rows(named=True)
    ]


def _shown(line: dict[str, Any]) -> ShownIncident:
    place = ", ".join(str(line[name]) for name in ("place", "country") if line[name])
    return ShownIncident(
        days=" – ".join(dict.fromkeys(str(line[name]) for name in ("start", "end") if line[name])) or "not said",
        place=place or "not said",
        perpetrator=line["perpetrator"] or "",
        cause=(line["cause"] or "").replace("_", " "),
        harm=line["harm"],
        victims=(line["victims"] or "everyone").replace("_", " "),
        reported=line.get("suppressed") or range_words(line["low"], line["high"], is_open=bool(line["open"])),
        bounds=line.get("suppressed")
        or range_words(
            line["bound_low"], line["bound_high"], is_open=line["bound_high"] is None, nothing="none agrees with all"
        ),
        claims=line["claims"],
        origins=line["origins"],
    )
