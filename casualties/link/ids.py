"""Incident ids: kept from an earlier run, else made from the member that comes first by name.

An id is `i` and sixteen hex digits: no spreadsheet takes it for a number, a date or a formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import polars as pl

__all__ = ["incident_ids", "made_from"]


def made_from(claim_id: str) -> str:
    """The id of an incident whose first member is this claim; 64 bits of its sha256."""
    return "i" + sha256(claim_id.encode()).hexdigest()[:16]


def incident_ids(claims: pl.DataFrame, previous: pl.DataFrame | None) -> pl.DataFrame:
    """`group`, `incident_id` for claims (`claim_id`, `group`, `rank`: its place in the order of names).

    Of the ids that a group's claims had in `previous` (schema `MEMBERS`) it keeps that of most of them, in a tie the
    least; of the groups that one earlier incident went to, the one with most of its claims keeps the id, in a tie the
    one whose first member comes first.
    """
    firsts = claims.sort("rank").unique("group", keep="first", maintain_order=True)
    made = firsts.with_columns(made=_made(firsts["claim_id"]))
    if previous is None or previous.is_empty():
        return made.select("group", incident_id="made")
    shared = (
        claims.join(previous.select("claim_id", "incident_id"), on="claim_id")
        .group_by("group", "incident_id")
        .len()
        .join(made.select("group", "rank"), on="group")
    )
    order = ["len", "rank", "incident_id"]
    down = [True, False, False]
    by_incident = shared.sort(order, descending=down).unique("incident_id", keep="first", maintain_order=True)
    kept = by_incident.sort(order, descending=down).unique("group", keep="first", maintain_order=True)
    taken = pl.concat([kept["incident_id"], previous["incident_id"]]).unique()
    return made.join(kept.select("group", "incident_id"), on="group", how="left").select(
        "group",
        incident_id=pl.coalesce(
            "incident_id",
            pl.when(pl.col("made").is_in(taken.implode())).then(_made(made["claim_id"] + " again")).otherwise("made"),
        ),
    )  # fmt: skip


def _made(claims: pl.Series) -> pl.Series:
    """The ids made from claims, some at a time: as Python texts they would take several times the room."""
    parts = [pl.Series([made_from(claim) for claim in part], dtype=pl.String) for part in _parts(claims)]
    return pl.concat([pl.Series(dtype=pl.String), *parts])


def _parts(claims: pl.Series) -> Iterator[pl.Series]:
    for begin in range(0, claims.len(), _PART):
        yield claims.slice(begin, _PART)


_PART = 100_000
