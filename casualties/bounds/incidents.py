"""The frame of incidents: one line for each incident, harm and victim group, with what is known of the incident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from casualties.bounds.extent import What
from casualties.bounds.inside import Happened, Minimum
from casualties.bounds.ledger import Ledger
from casualties.bounds.places import place_of
from casualties.model import JOIN, Relation
from casualties.scopes.relations import Relations

__all__ = ["INCIDENTS", "happened", "incidents_frame", "known_of"]

INCIDENTS: dict[str, pl.DataType] = {
    "incident_id": pl.String(),
    "start": pl.Date(),
    "end": pl.Date(),
    "place": pl.String(),
    "country": pl.String(),
    "admin1": pl.String(),
    "latitude": pl.Float64(),
    "longitude": pl.Float64(),
    "perpetrator": pl.String(),
    "cause": pl.String(),
    "harm": pl.String(),
    "victims": pl.String(),
    "low": pl.Int64(),
    "best": pl.Int64(),
    "high": pl.Int64(),
    "open": pl.Boolean(),
    "bound_low": pl.Int64(),
    "bound_high": pl.Int64(),
    "policy": pl.String(),
    "claims": pl.Int64(),
    "origins": pl.Int64(),
    "datasets": pl.Int64(),
}


def incidents_frame(
    known: pl.DataFrame,
    ledger: Ledger,
    policy: str,
    room: Mapping[What, Mapping[str, int]],
    relations: Relations,
) -> pl.DataFrame:
    """The frame of `incidents.csv` (schema `INCIDENTS`), sorted by incident, harm and victims.

    `claims` is how many claims a line stands on, `origins` from how many who assert it, `datasets` from how many.
    `room` is the most that totals leave to an incident. Where an incident's claims on a group contradict one another no
    count agrees with all of them, and both bounds are empty.
    Where claims of an incident differ in perpetrator or cause, all are listed; its days and place are those of the
    claims that are most exact.
    """
    ranges = _within_totals(ledger, room, relations).with_columns(policy=pl.lit(policy))
    return ranges.join(known, on="incident_id", how="left", maintain_order="left").select(list(INCIDENTS))


def _within_totals(ledger: Ledger, room: Mapping[What, Mapping[str, int]], relations: Relations) -> pl.DataFrame:
    """The ranges with their greatest counts by the totals around them as well."""
    asked = {incident for left in room.values() for incident in left}
    if not asked:
        return ledger.ranges
    named = pl.Series(sorted(asked), dtype=pl.String)
    lines = ledger.ranges.with_row_index("line").filter(pl.col("incident_id").is_in(named.implode()))
    columns = lines.select("incident_id", "what", "bound_low", "bound_high").iter_rows()
    most = [_most(incident, ledger.whats[what], low, high, room, relations) for incident, what, low, high in columns]
    bounds = ledger.ranges["bound_high"].clone().scatter(lines["line"], pl.Series(most, dtype=pl.Int64))
    return ledger.ranges.with_columns(bounds.alias("bound_high"))


def _most(
    incident: str,
    counted: What,
    low: int | None,
    high: int | None,
    room: Mapping[What, Mapping[str, int]],
    relations: Relations,
) -> int | None:
    """The greatest count by an incident's own claims and by the totals around it; None where none agrees with all."""
    most = high
    if low is None:
        return None
    for what, by_incident in room.items():
        left = by_incident.get(incident)
        if left is None or left < low or (most is not None and left >= most):
            continue
        if (what.kind, what.basis) == (counted.kind, counted.basis) and {
            relations.harm(counted.harm, what.harm),
            relations.victims(counted.group, what.group),
        } <= {Relation.EQUAL, Relation.WITHIN}:
            most = left
    return most


_PLACE = ("place", "country", "admin1", "latitude", "longitude", "place_kind", "geonameid", "place_precision_km")
_KINDS_OF_PLACE = {"city": 0, "admin": 1, "region": 2, "country": 3}


def known_of(claims: pl.DataFrame) -> pl.DataFrame:
    """What is known of each incident as a whole, from claims with `incident_id` (empty: no incident); one line each."""
    columns = ("incident_id", "claim_id", "start", "end", "perpetrator", "cause", *_PLACE)
    claims = claims.select(columns).filter(pl.col("incident_id").is_not_null())
    days = (pl.col("end") - pl.col("start")).dt.total_days()
    exact = (days == days.min().over("incident_id")).fill_null(False)
    place_rank = pl.col("place_kind").replace_strict(_KINDS_OF_PLACE, default=1, return_dtype=pl.Int64)
    placed = pl.any_horizontal(pl.col("place", "country", "latitude").is_not_null())
    when = (
        claims.filter(exact)
        .group_by("incident_id", maintain_order=True)
        .agg(pl.col("start").min(), pl.col("end").max())
    )
    where = (
        claims.filter(placed)
        .with_columns(place_rank.alias("_rank"))
        .sort("incident_id", "_rank", "place_precision_km", "claim_id", nulls_last=True)
        .group_by("incident_id", maintain_order=True)
        .agg(pl.col(*_PLACE).first())
    )
    who = claims.group_by("incident_id", maintain_order=True).agg(
        pl.col(name).drop_nulls().unique().sort().str.join(JOIN).replace("", None) for name in ("perpetrator", "cause")
    )
    return who.join(when, on="incident_id", how="left").join(where, on="incident_id", how="left")


def happened(known: pl.DataFrame, minima: Mapping[str, tuple[Minimum, ...]]) -> Iterator[Happened]:
    """Each incident with a least count as it bounds totals: when, where, by whom, by what, and how many."""
    if not minima:
        return
    named = pl.Series(list(minima), dtype=pl.String)
    for row in known.filter(pl.col("incident_id").is_in(named.implode())).iter_rows(named=True):
        yield Happened(
            incident=row["incident_id"],
            start=row["start"],
            end=row["end"],
            place=place_of(row),
            perpetrators=tuple(row["perpetrator"].split(JOIN)) if row["perpetrator"] else (),
            causes=tuple(row["cause"].split(JOIN)) if row["cause"] else (),
            minima=minima[row["incident_id"]],
        )
