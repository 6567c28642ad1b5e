"""A claim: one number that one source gives for one group of victims."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from casualties.model._base import Count, Value
from casualties.model.evidence import Evidence
from casualties.model.figure import Figure
from casualties.model.period import Period
from casualties.model.scope import Scope
from casualties.model.source import Source

__all__ = ["Claim", "Coverage", "Definition", "ToldAs"]


class Coverage(StrEnum):
    """One event (bounds its scope from below only), or everything in the scope by this source's account."""

    INCIDENT = "incident"
    TOTAL = "total"


class Definition(StrEnum):
    """What sort of count it is, where the source says so."""

    DOCUMENTED = "documented"
    IDENTIFIED = "identified"
    ESTIMATED = "estimated"
    INDIRECT = "indirect"


class ToldAs(StrEnum):
    """What a dataset says of a row: that it is one event, or that it sums several up that it cannot tell apart."""

    EVENT = "event"
    SUMMARY = "summary"


class Claim(Value):
    """A figure with its scope, period and source, and the words or row it comes from.

    `part_of` and `revises` hold the id of another claim. `event` numbers the events that one document tells of (claims
    of one document with the same number speak of one event); `warning` says what could not be judged; `age_years` is
    the age of a row's one victim; `convention` names the dataset whose conventions hold for the figure; `told_as` is a
    dataset's word on whether a row is one event.
    """

    id: str
    figure: Figure
    scope: Scope
    period: Period | None = None
    coverage: Coverage = Coverage.INCIDENT
    definition: Definition | None = None
    source: Source = Source()
    part_of: str | None = None
    revises: str | None = None
    evidence: Evidence
    rule: str = ""
    confidence: float | None = None
    event: Count | None = None
    warning: str | None = None
    age_years: Count | None = None
    convention: str | None = None
    told_as: ToldAs | None = None

    def as_json(self) -> dict[str, Any]:
        """The claim in the JSON of the output contract: text evidence, without what only tables carry."""
        return self.model_dump(
            mode="json",
            exclude={
                "figure": {"best"},
                "scope": {"place": {"precision_km"}},
                "event": True,
                "warning": True,
                "age_years": True,
                "convention": True,
                "told_as": True,
            },
        )
