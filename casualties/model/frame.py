"""The claims frame: many claims in one polars table, a line each; its columns are those of `claims.csv`.

`CLAIMS` is the one schema. None is "not said". Dates are `pl.Date`, counts `pl.Int64`, `latitude` and `longitude` are
degrees, `place_precision_km` is km, `source_chain` is joined with ` | `. `event` numbers the events of one
document (rows of one dataset that share a `row_id` are one event already), and those that one summary holds.
`number_start`, `number_end` are the offsets of the number words, `quote_start`, `quote_end` those of the quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from casualties.model.claim import Claim
from casualties.model.evidence import RowEvidence, TextEvidence
from casualties.model.figure import said_of

__all__ = ["CLAIMS", "JOIN", "claim_row", "claims_frame", "empty_claims", "lift", "said", "said_in"]

JOIN = " | "

CLAIMS: dict[str, pl.DataType] = {
    "claim_id": pl.String(),
    "dataset": pl.String(),
    "row_id": pl.String(),
    "document": pl.String(),
    "harm": pl.String(),
    "value": pl.Int64(),
    "low": pl.Int64(),
    "best": pl.Int64(),
    "high": pl.Int64(),
    "qualifier": pl.String(),
    "victims": pl.String(),
    "status": pl.String(),
    "age": pl.String(),
    "sex": pl.String(),
    "role": pl.String(),
    "nationality": pl.String(),
    "place": pl.String(),
    "place_text": pl.String(),
    "place_kind": pl.String(),
    "place_precision_km": pl.Float64(),
    "country": pl.String(),
    "admin1": pl.String(),
    "geonameid": pl.Int64(),
    "latitude": pl.Float64(),
    "longitude": pl.Float64(),
    "start": pl.Date(),
    "end": pl.Date(),
    "date_precision": pl.String(),
    "basis": pl.String(),
    "coverage": pl.String(),
    "perpetrator": pl.String(),
    "cause": pl.String(),
    "origin": pl.String(),
    "publisher": pl.String(),
    "source_chain": pl.String(),
    "stance": pl.String(),
    "reported": pl.Date(),
    "as_of": pl.Date(),
    "part_of": pl.String(),
    "revises": pl.String(),
    "quote": pl.String(),
    "quote_start": pl.Int64(),
    "quote_end": pl.Int64(),
    "rule": pl.String(),
    "confidence": pl.Float64(),
    "warning": pl.String(),
    "age_years": pl.Int64(),
    "definition": pl.String(),
    "convention": pl.String(),
    "figure_text": pl.String(),
    "number_start": pl.Int64(),
    "number_end": pl.Int64(),
    "period_text": pl.String(),
    "perpetrator_text": pl.String(),
    "event": pl.Int64(),
    "told_as": pl.String(),
}


def said() -> pl.Expr:
    """The number that names a line's figure, as `said_of` finds it."""
    return pl.coalesce(*_SAID)


def said_in(line: Mapping[str, Any]) -> int | None:
    """The same for one line of a claims frame."""
    return said_of(*(line[name] for name in _SAID))


def empty_claims() -> pl.DataFrame:
    """A claims frame without lines."""
    return pl.DataFrame(schema=CLAIMS)


def claims_frame(claims: Iterable[Claim]) -> pl.DataFrame:
    """A claims frame with one line for each claim, in the order given."""
    return pl.DataFrame([claim_row(claim) for claim in claims], schema=CLAIMS, orient="row")


def claim_row(claim: Claim) -> dict[str, Any]:
    """The line of a claim: one entry for each column of `CLAIMS`."""
    figure, scope, source, evidence = claim.figure, claim.scope, claim.source, claim.evidence
    victims, place, period = scope.victims, scope.place, claim.period
    text = evidence if isinstance(evidence, TextEvidence) else None
    row = evidence if isinstance(evidence, RowEvidence) else None
    return {
        "claim_id": claim.id,
        "dataset": row.dataset if row else None,
        "row_id": row.row_id if row else None,
        "document": text.document if text else None,
        "harm": scope.harm.value,
        "value": figure.value,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "victims": victims.text or None,
        "status": victims.status and victims.status.value,
        "age": victims.age and victims.age.value,
        "sex": victims.sex and victims.sex.value,
        "role": victims.role,
        "nationality": victims.nationality,
        "place": place and place.name,
        "place_text": (place and place.text) or None,
        "place_kind": place and place.kind and place.kind.value,
        "place_precision_km": place and place.precision_km,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "geonameid": place and place.geonameid,
        "latitude": place and place.lat,
        "longitude": place and place.lon,
        "start": period and period.start,
        "end": period and period.end,
        "date_precision": period and period.precision and period.precision.value,
        "basis": period.basis.value if period else "occurrence",
        "coverage": claim.coverage.value,
        "perpetrator": scope.perpetrator and scope.perpetrator.name,
        "cause": scope.cause,
        "origin": source.origin,
        "publisher": source.publisher,
        "source_chain": JOIN.join(source.chain) or None,
        "stance": source.stance.value,
        "reported": source.reported,
        "as_of": source.as_of,
        "part_of": claim.part_of,
        "revises": claim.revises,
        "quote": evidence.quote or None,
        "quote_start": text and text.start,
        "quote_end": text and text.end,
        "rule": claim.rule or None,
        "confidence": claim.confidence,
        "warning": claim.warning,
        "age_years": claim.age_years,
        "definition": claim.definition and claim.definition.value,
        "convention": claim.convention,
        "figure_text": figure.text or None,
        "number_start": text and text.number.start,
        "number_end": text and text.number.end,
        "period_text": (period and period.text) or None,
        "perpetrator_text": (scope.perpetrator and scope.perpetrator.text) or None,
        "event": claim.event,
        "told_as": claim.told_as and claim.told_as.value,
    }


def lift(line: Mapping[str, Any]) -> Claim:
    """The claim of one line of a claims frame; the inverse of `claim_row`."""
    some = {name: value for name, value in line.items() if value is not None}
    place = {key: some[name] for key, name in _PLACE.items() if name in some}
    period = {key: some[name] for key, name in _PERIOD.items() if name in some}
    if set(period) == {"basis"} and period["basis"] == "occurrence":
        period = {}
    evidence: dict[str, Any] = (
        {
            "document": some["document"],
            "start": some.get("quote_start", 0),
            "end": some.get("quote_end", 0),
            "number": {"start": some.get("number_start", 0), "end": some.get("number_end", 0)},
            "quote": some.get("quote", ""),
        }
        if "document" in some
        else {"dataset": some.get("dataset", ""), "row_id": some.get("row_id", ""), "quote": some.get("quote", "")}
    )
    return Claim.model_validate(
        {
            "id": some["claim_id"],
            "figure": {key: some[name] for key, name in _FIGURE.items() if name in some},
            "scope": {
                "harm": some["harm"],
                "victims": {key: some[name] for key, name in _VICTIMS.items() if name in some},
                "place": place or None,
                "perpetrator": {"name": some["perpetrator"], "text": some.get("perpetrator_text", "")}
                if "perpetrator" in some
                else None,
                "cause": some.get("cause"),
            },
            "period": period or None,
            "source": {
                "chain": tuple(some["source_chain"].split(JOIN)) if "source_chain" in some else (),
                **{key: some[key] for key in ("stance", "reported", "as_of") if key in some},
            },
            "evidence": evidence,
            **{key: some[key] for key in _PLAIN if key in some},
        }
    )


_SAID = ("value", "best", "low", "high")
_FIGURE = {
    "value": "value",
    "low": "low",
    "best": "best",
    "high": "high",
    "qualifier": "qualifier",
    "text": "figure_text",
}
_VICTIMS = {"text": "victims", **{name: name for name in ("status", "age", "sex", "role", "nationality")}}
_PLACE = {
    "name": "place",
    "text": "place_text",
    "kind": "place_kind",
    "precision_km": "place_precision_km",
    "country": "country",
    "admin1": "admin1",
    "geonameid": "geonameid",
    "lat": "latitude",
    "lon": "longitude",
}
_PERIOD = {"start": "start", "end": "end", "precision": "date_precision", "basis": "basis", "text": "period_text"}
_PLAIN = (
    "coverage",
    "definition",
    "part_of",
    "revises",
    "rule",
    "confidence",
    "event",
    "warning",
    "age_years",
    "convention",
    "told_as",
)
