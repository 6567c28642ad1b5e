"""The public profile: what may leave the house.

Coordinates are rounded to a tenth of a degree (about 11 km), ages of single victims and reviewers' reasons are taken
out, and a text that may name a person is withheld: each capitalised word has to be known for something else (`names`).
Names of sources, files and rows that may be those of persons stand under aliases, the same all through the report. A
figure that stands on one origin alone is flagged as unconfirmed. Small counts of a group of victims are suppressed on
request, with the words and findings that would tell them: their cells are empty and the line says `suppressed`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import polars as pl

from casualties.model import JOIN
from casualties.reports.aliases import Aliases, aliases_of
from casualties.reports.names import Names
from casualties.reports.stored import Stored
from casualties.rulebook import Rulebook

__all__ = ["SUPPRESSED", "WITHHELD", "public"]

WITHHELD = "[withheld: may name a person]"
WITHHELD_COUNT = "[withheld: tells a suppressed count]"
SUPPRESSED = "suppressed"
_DECIMALS, _COARSE_KM = 1, 11.0
_COUNTS = ("value", "low", "best", "high", "bound_low", "bound_high")
_SPANS = ("quote_start", "quote_end", "number_start", "number_end")
_FREE_TEXTS = ("place_text", "victims", "figure_text", "period_text", "warning", "rule")
_QUOTED = re.compile("“[^“”]*”")
_OURS = re.compile(rf"{re.escape(WITHHELD)}|name withheld \d+")


def public(stored: Stored, rulebook: Rulebook, *, suppress_below: int = 0) -> Stored:
    """The stored run as the public may see it; counts of a group of victims below `suppress_below` are suppressed."""
    names = Names(rulebook, _places(stored))
    aliases = aliases_of(stored, names)

    def safe(text: str) -> str:
        return WITHHELD if names.may_name_a_person(text) else text

    def message(text: str) -> str:
        told = _QUOTED.sub(lambda quote: f"“{safe(quote.group()[1:-1])}”", aliases.in_text(text))
        return WITHHELD if names.may_name_a_person(_OURS.sub("…", told)) else told

    def row(text: str) -> str:
        return aliases.rows.get(text) or (text if names.is_plain_id(text) else WITHHELD)

    small = _small(stored.claims, suppress_below, pl.any_horizontal(_group_slots().is_not_null()))
    hidden = frozenset(stored.claims.filter(small)["claim_id"])
    return replace(
        stored,
        claims=_claims(stored, aliases, safe, small),
        members=_renamed(stored.members, aliases),
        links=_links(stored.links, aliases, safe),
        near=_links(stored.near, aliases, safe).with_columns(pl.lit(None, pl.String).alias("reasons")),
        incidents=_incidents(stored.incidents, aliases, safe, suppress_below),
        findings=_findings(stored.findings, aliases, message, hidden),
        unread=_unread(stored.unread, row, safe),
    )


def _places(stored: Stored) -> set[str]:
    """Names of places that the run found in the gazetteer, and the words for them where they are a mere name."""
    found = stored.claims.filter(pl.col("geonameid").is_not_null() | pl.col("place_kind").is_in(["region", "country"]))
    names = {*found["place"].drop_nulls(), *stored.claims["admin1"].drop_nulls()}
    return names | {text for text in found["place_text"].drop_nulls() if len(text.split()) <= 2}


def _group_slots() -> pl.Expr:
    return pl.col("status", "age", "sex", "role")


def _small(frame: pl.DataFrame, below: int, is_group: pl.Expr) -> pl.Series:
    counts = [name for name in _COUNTS if name in frame.columns]
    return frame.select((is_group & (pl.max_horizontal(counts) < below)).fill_null(False).alias("small"))["small"]


def _mapped(column: str, change: Callable[[str], str | None]) -> pl.Expr:
    return pl.col(column).map_elements(change, return_dtype=pl.String, skip_nulls=True)


def _aliased(column: str, aliases: Mapping[str, str]) -> pl.Expr:
    return pl.col(column).replace(dict(aliases)) if aliases else pl.col(column)


def _claims(stored: Stored, aliases: Aliases, safe: Callable[[str], str], small: pl.Series) -> pl.DataFrame:
    lone = stored.incidents.filter(pl.col("origins") <= 1)["incident_id"].unique()
    unconfirmed = stored.members.filter(pl.col("incident_id").is_in(lone.implode()))["claim_id"]
    flagged = pl.concat_str(
        [pl.lit("unconfirmed: one origin alone"), pl.col("warning")], separator="; ", ignore_nulls=True
    )
    claims = _renamed(stored.claims, aliases).with_columns(
        *_coarse(),
        pl.max_horizontal("place_precision_km", pl.lit(_COARSE_KM)).alias("place_precision_km"),
        *(_mapped(column, safe) for column in (*_FREE_TEXTS, "quote", "place", "admin1")),
        *(_aliased(column, aliases.persons) for column in ("origin", "publisher", "perpetrator", "perpetrator_text")),
        _mapped("source_chain", lambda chain: aliases.in_list(chain, aliases.persons)),
        *(_mapped(column, lambda joined: aliases.in_list(joined, aliases.claims)) for column in ("part_of", "revises")),
        pl.lit(None, pl.Int64).alias("age_years"),
        small.alias("small"),
        stored.claims["claim_id"].is_in(unconfirmed.implode()).alias("lone"),
    )
    claims = claims.with_columns(
        pl.when("small").then(pl.lit(WITHHELD_COUNT)).otherwise(pl.col("quote")).alias("quote"),
        pl.when("small").then(None).otherwise(pl.col("figure_text")).alias("figure_text"),
        pl.when("lone").then(flagged).otherwise(pl.col("warning")).alias("warning"),
    )
    gone = pl.col("quote").is_in([WITHHELD, WITHHELD_COUNT])
    spans = (pl.when(gone).then(None).otherwise(pl.col(name)).alias(name) for name in _SPANS)
    return _suppressed(claims.with_columns(spans)).drop("small", "lone")


def _coarse() -> tuple[pl.Expr, ...]:
    """Rounded to the stated level; -0.0 is 0.0."""
    return tuple((pl.col(name).round(_DECIMALS) + 0.0).alias(name) for name in ("latitude", "longitude"))


def _renamed(frame: pl.DataFrame, aliases: Aliases) -> pl.DataFrame:
    """A frame of claims or members with its ids under their aliases."""
    return frame.with_columns(
        _aliased("claim_id", aliases.claims),
        _aliased("document", aliases.documents),
        _aliased("dataset", aliases.datasets),
        _aliased("row_id", aliases.rows),
    )


def _links(frame: pl.DataFrame, aliases: Aliases, safe: Callable[[str], str]) -> pl.DataFrame:
    by_person = pl.col("decided_by") == "person"
    return frame.with_columns(
        _aliased("left_claim", aliases.claims),
        _aliased("right_claim", aliases.claims),
        pl.when(by_person).then(None).otherwise(_mapped("reasons", safe)).alias("reasons"),
    )


def _incidents(frame: pl.DataFrame, aliases: Aliases, safe: Callable[[str], str], below: int) -> pl.DataFrame:
    small = _small(frame, below, pl.col("victims").fill_null("") != "")
    shown = frame.with_columns(
        *_coarse(),
        *(_mapped(column, safe) for column in ("place", "admin1")),
        _aliased("perpetrator", aliases.persons),
        small.alias("small"),
    )
    return (_suppressed(shown) if below > 0 else shown).drop("small")


def _findings(
    frame: pl.DataFrame, aliases: Aliases, message: Callable[[str], str], hidden: frozenset[str]
) -> pl.DataFrame:
    telling = pl.Series(
        [bool(hidden & set((claims or "").split(JOIN))) for claims in frame["claims"]], dtype=pl.Boolean
    )
    return frame.with_columns(
        pl.when(telling).then(pl.lit(WITHHELD_COUNT)).otherwise(_mapped("message", message)).alias("message"),
        _mapped("resolve", message),
        _mapped("claims", lambda joined: aliases.in_list(joined, aliases.claims)),
    )


def _unread(frame: pl.DataFrame, row: Callable[[str], str], safe: Callable[[str], str]) -> pl.DataFrame:
    inputs = {name: f"input {number}" for number, name in enumerate(sorted(frame["input"].drop_nulls().unique()), 1)}
    return frame.with_columns(
        _aliased("input", inputs),
        _mapped("row_id", row),
        _mapped("column", safe),
        _mapped("problem", safe),
    )


def _suppressed(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the counts of its `small` lines emptied, and a column that says so where there are some."""
    if not frame["small"].any():
        return frame
    told = pl.when("small").then(pl.lit(SUPPRESSED)).alias("suppressed")
    counts = [name for name in _COUNTS if name in frame.columns]
    return frame.with_columns(
        told, *(pl.when("small").then(None).otherwise(pl.col(name)).alias(name) for name in counts)
    )
