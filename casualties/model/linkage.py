"""What linking gives: which incident claims are of one incident, how surely, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

__all__ = ["LINKS", "MEMBERS", "Linkage", "Shift"]

MEMBERS: dict[str, pl.DataType] = {
    "incident_id": pl.String(),
    "claim_id": pl.String(),
    "dataset": pl.String(),
    "row_id": pl.String(),
    "document": pl.String(),
    "probability": pl.Float64(),
}

LINKS: dict[str, pl.DataType] = {
    "left_claim": pl.String(),
    "right_claim": pl.String(),
    "probability": pl.Float64(),
    "decided_by": pl.String(),
    "reasons": pl.String(),
}


@dataclass(frozen=True, slots=True)
class Shift:
    """A dataset agrees with the others only after one constant change.

    `kind` is `days` (amount = days by which the dataset is late), `swapped` (latitude and longitude) or `scale`
    (amount = factor of its counts). `linked` of `rows` rows agree with it, `without` of them without it.
    """

    dataset: str
    kind: str
    amount: float
    rows: int
    linked: int
    without: int


@dataclass(frozen=True, slots=True)
class Linkage:
    """Incidents and the links behind them.

    `members` (schema `MEMBERS`): one line for each incident claim; every asserted, denied, disputed or retracted
    incident claim is in exactly one incident, alone where nothing links to it. Claims with coverage `total` are in
    none. `links` (schema `LINKS`): one line for each pair held to be of one incident, `reasons` being comparisons with
    their weights joined with ` | `. `near` has the same shape for pairs that were weighed and fell short of the link
    threshold, yet not by far. Sorted by their ids.
    """

    members: pl.DataFrame
    links: pl.DataFrame
    near: pl.DataFrame
    shifts: tuple[Shift, ...] = ()
    weights: pl.DataFrame = field(default_factory=pl.DataFrame)
