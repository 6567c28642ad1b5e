"""What linking gives: which incident claims are of one incident, how surely, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

__all__ = ["LINKS", "MEMBERS", "SUMS", "Linkage", "Shift", "with_sums"]

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

SUMS: dict[str, pl.DataType] = {
    "whole_claim": pl.String(),
    "part_claim": pl.String(),
    "probability": pl.Float64(),
    "decided_by": pl.String(),
    "reasons": pl.String(),
    "as_total": pl.Boolean(),
    "settled": pl.Boolean(),
    "part_event": pl.Int64(),
}


@dataclass(frozen=True, slots=True)
class Shift:
    """A dataset agrees with the others only after one constant change.

    `kind` is `days` (amount = days by which the dataset is late), `day_month` (swapped in its dates), `swapped`
    (latitude and longitude) or `scale` (amount = factor of its counts). `linked` of `rows` rows agree with it,
    `without` of them without it.
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
    none, nor are those of a row that sums up several rows of another dataset. `sums` (schema `SUMS`): one line for each
    claim of such a row (the whole) and each row that it holds (the part, by the claim that stands for it); and, not
    `as_total`, what shares the incident of its whole: what people call part of another claim, and the rows that a
    summary beside single events of its own list holds, with the rows linked to these; `part_event` numbers the events
    that such a whole holds. Where it is not `settled`, the parts are what a summary may hold: how many of them, and
    who besides, nobody says. `links`
    (schema `LINKS`): one line for each pair held to be of one incident, `reasons` being comparisons with their weights
    joined with ` | `. `near` has the same shape for pairs that were weighed and fell short of the link threshold, yet
    not by far. Sorted by their ids.
    """

    members: pl.DataFrame
    links: pl.DataFrame
    near: pl.DataFrame
    shifts: tuple[Shift, ...] = ()
    sums: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SUMS))


_UNSETTLED = "read as a total that counts at least this: which of {} figures told elsewhere it holds is not known: {}"


def with_sums(claims: pl.DataFrame, linkage: Linkage) -> pl.DataFrame:
    """A claims frame as `Linkage.sums` reads it.

    A row that sums up others is a total of its scope, so that it bounds what it holds and is no incident beside it;
    `warning` names the rows. Where nobody knows which rows it holds, it counts at least its own least number. What
    shares the incident of its whole is `part_of` it, and rows of one event of it share an `event`.
    """
    if linkage.sums.is_empty():
        return claims
    wholes = (
        linkage.sums.filter("as_total")
        .group_by("whole_claim", "settled", maintain_order=True)
        .agg(rows=pl.len(), named=pl.col("part_claim").str.join(", "))
        .select(
            "whole_claim",
            "settled",
            told=pl.when("settled")
            .then(pl.format("read as the sum of {} rows: {}", "rows", "named"))
            .otherwise(pl.format(_UNSETTLED, "rows", "named")),
        )
    )
    parts = linkage.sums.filter(~pl.col("as_total")).unique("part_claim", keep="first", maintain_order=True)
    told = pl.concat_str("warning", "told", separator="; ", ignore_nulls=True)
    held, open_above = pl.col("told").is_not_null(), ~pl.col("settled").fill_null(value=True)
    row = pl.col("document").is_null()
    own = (
        claims.select("claim_id", "document", "coverage", "qualifier", "high", "warning", "part_of", "event")
        .join(wholes, left_on="claim_id", right_on="whole_claim", how="left", maintain_order="left")
        .join(
            parts.select("part_claim", "part_event", held_by="whole_claim"),
            left_on="claim_id",
            right_on="part_claim",
            how="left",
            maintain_order="left",
        )
    )
    changed = own.select(
        coverage=pl.when(held).then(pl.lit("total")).otherwise("coverage"),
        qualifier=pl.when(open_above).then(pl.lit("at_least")).otherwise("qualifier"),
        high=pl.when(~open_above).then("high"),
        warning=pl.when(held).then(told).otherwise("warning"),
        part_of=pl.coalesce("part_of", "held_by"),
        event=pl.when(row).then(pl.coalesce("part_event", "event")).otherwise("event"),
    )
    return claims.with_columns(changed)
