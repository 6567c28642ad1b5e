"""The public profile: what may leave the house.

Coordinates are rounded to a tenth of a degree (about 11 km), ages of single victims and reviewers' reasons are taken
out, a text that may name a person is withheld, a figure that stands on one origin alone is flagged as unconfirmed, and
small counts of a group of victims are suppressed on request: their cells are empty and the line says `suppressed`.
"""

from __future__ import annotations

import polars as pl

from casualties.model import JOIN
from casualties.reports.stored import Stored

__all__ = ["WITHHELD", "public"]

WITHHELD = "[withheld: may name a person]"
_DECIMALS = 1
_COUNTS = ("value", "low", "best", "high", "bound_low", "bound_high")
_NAME = r"\p{Lu}[\p{L}'’\-]+(?:\s+(?:(?:bin|ibn|abu|de|van|von|al|el)\s+)?\p{Lu}[\p{L}'’\-]+)+"
_KNOWN_COLUMNS = (
    "place",
    "place_text",
    "admin1",
    "origin",
    "publisher",
    "perpetrator",
    "perpetrator_text",
    "period_text",
)


def public(stored: Stored, *, suppress_below: int = 0) -> Stored:
    """The stored run as the public may see it; counts of a group of victims below `suppress_below` are suppressed."""
    known = _known(stored.claims)
    rounded = [pl.col(name).round(_DECIMALS) for name in ("latitude", "longitude")]
    lone = pl.col("incident_id").is_in(
        stored.incidents.filter(pl.col("origins") <= 1)["incident_id"].unique().implode()
    )
    unconfirmed = stored.members.filter(lone)["claim_id"]
    claims = stored.claims.with_columns(
        *rounded,
        _withheld("quote", known),
        _withheld("victims", known),
        pl.when(pl.col("claim_id").is_in(unconfirmed.implode()))
        .then(
            pl.concat_str(
                [pl.lit("unconfirmed: one origin alone"), pl.col("warning")], separator="; ", ignore_nulls=True
            )
        )
        .otherwise(pl.col("warning"))
        .alias("warning"),
        pl.lit(None, pl.Int64).alias("age_years"),
    )
    return Stored(
        claims=_suppressed(
            claims, suppress_below, pl.any_horizontal(pl.col("status", "age", "sex", "role").is_not_null())
        ),
        members=stored.members,
        links=stored.links.with_columns(
            pl.when(pl.col("decided_by") == "person").then(None).otherwise(pl.col("reasons")).alias("reasons")
        ),
        near=stored.near.with_columns(pl.lit(None, pl.String).alias("reasons")),
        incidents=_suppressed(
            stored.incidents.with_columns(*rounded), suppress_below, pl.col("victims").fill_null("") != ""
        ),
        findings=stored.findings.with_columns(_withheld("message", known)),
        unread=stored.unread,
        run=stored.run,
    )


def _known(claims: pl.DataFrame) -> list[str]:
    """The names of more than one word that the run itself knows as places, bodies, groups and days; longest first."""
    columns = [claims[name] for name in _KNOWN_COLUMNS] + [claims["source_chain"].str.split(JOIN).explode()]
    names = pl.concat(columns).drop_nulls().unique()
    return sorted(names.to_list(), key=lambda name: (-len(name), name))


def _withheld(column: str, known: list[str]) -> pl.Expr:
    """The text, or that it is withheld: where capitalised words stand side by side and are no known name."""
    text = pl.col(column)
    bare = text.str.replace_many(known, ["·"] * len(known), leftmost=True) if known else text
    return pl.when(bare.str.contains(_NAME)).then(pl.lit(WITHHELD)).otherwise(text).alias(column)


def _suppressed(frame: pl.DataFrame, below: int, is_group: pl.Expr) -> pl.DataFrame:
    """The frame with the counts of small groups emptied, and a column that says so."""
    if below <= 0:
        return frame
    counts = [name for name in _COUNTS if name in frame.columns]
    small = is_group & (pl.max_horizontal(counts) < below)
    told = pl.when(small).then(pl.lit("suppressed")).alias("suppressed")
    return frame.with_columns(told, *(pl.when(small).then(None).otherwise(pl.col(name)).alias(name) for name in counts))
