"""Tellings: what the findings on sources need of each claim, light enough for all claims of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from casualties.bounds.running import counts_on
from casualties.model import JOIN, said_of
from casualties.rulebook.bounds import BoundRules
from casualties.scopes.victims import Group, GroupRelations

__all__ = ["Telling", "cells", "tellings"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim: its scope, its figure's bounds, who tells it through whom, and when; `at` is its line in the frame.

    `incident` is None for a total. `place` names the place by its gazetteer number, else by its words. `kind` is the
    kind of count by `rules/bounds.yaml`: counts of one kind may be set against one another.
    """

    at: int
    id: str
    incident: str | None
    coverage: str
    harm: str
    group: Group
    place: tuple[str | int | None, ...]
    start: date | None
    end: date | None
    basis: str
    kind: str
    perpetrator: str | None
    cause: str | None
    low: int | None
    high: int | None
    said: int | None
    qualifier: str
    chain: tuple[str, ...]
    stance: str
    reported: date | None
    as_of: date | None
    document: str | None
    dataset: str | None
    row_id: str | None
    part_of: str | None
    revises: str | None
    victims: str | None
    counts_on: bool

    @property
    def origin(self) -> str | None:
        """Who first said it."""
        return self.chain[0] if self.chain else None

    @property
    def home(self) -> tuple[str | None, str | None]:
        """The document or dataset it stands in."""
        return (self.document, self.dataset)

    @property
    def is_spot(self) -> bool:
        """Whether its place is a town or a point, not a region, division or country."""
        return self.place[-1] in ("city", None)

    @property
    def day(self) -> date | None:
        """The last day its figure speaks of, for a total: that of its data, else of its period."""
        return min((day for day in (self.as_of, self.end) if day is not None), default=None)


def tellings(
    claims: pl.DataFrame,
    incidents: pl.DataFrame,
    groups: GroupRelations,
    rules: BoundRules,
    places: pl.Series | None = None,
) -> tuple[Telling, ...]:
    """All claims of a claims frame as tellings, in its order.

    `incidents` has `claim_id` and `incident_id`; `places` are the lines of the claims in the frame of the run, where
    they are not all of it.
    """
    lines = claims.join(incidents.select("claim_id", "incident_id"), on="claim_id", how="left", maintain_order="left")
    total = pl.col("coverage") == "total"
    read = lines.with_columns(counts_on=total & counts_on(rules)).select(_COLUMNS)
    numbers = range(read.height) if places is None else places.to_list()
    return tuple(_telling(at, line, groups, rules.kind_of) for at, line in zip(numbers, read.iter_rows(), strict=True))


def cells(all_tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """The asserted and withdrawn tellings of each incident, harm and victim group, and of each scope of totals.

    Those of one cell count in one way (basis and kind). Totals are together where they count the same people on the
    same days, or count on from the same day, however far they reach. Cells
    and their tellings keep the given order; those of one telling are left out.
    """
    together: dict[tuple[object, ...], list[Telling]] = {}
    for each in all_tellings:
        if each.stance in ("asserted", "retracted") and (each.incident is not None or each.start is not None):
            together.setdefault(_cell(each), []).append(each)
    return (cell for cell in together.values() if len(cell) > 1)


def _cell(each: Telling) -> tuple[object, ...]:
    if each.incident is not None:
        return (each.incident, each.harm, each.group, each.basis, each.kind)
    return (
        None,
        each.harm,
        each.group,
        each.place,
        each.start,
        None if each.counts_on else each.end,
        each.basis,
        each.kind,
        each.perpetrator,
        each.cause,
    )


_COLUMNS = (
    "claim_id",
    "incident_id",
    "coverage",
    "harm",
    "status",
    "age",
    "sex",
    "role",
    "nationality",
    "geonameid",
    "country",
    "admin1",
    "place",
    "place_kind",
    "start",
    "end",
    "basis",
    "definition",
    "perpetrator",
    "cause",
    "low",
    "high",
    "value",
    "best",
    "qualifier",
    "source_chain",
    "stance",
    "reported",
    "as_of",
    "document",
    "dataset",
    "row_id",
    "part_of",
    "revises",
    "victims",
    "counts_on",
)


def _telling(at: int, line: tuple[Any, ...], groups: GroupRelations, kinds: Mapping[str | None, str]) -> Telling:
    (name, incident, coverage, harm, status, age, sex, role, nationality) = line[:9]
    (number, country, admin1, place, kind, start, end, basis, definition, perpetrator, cause) = line[9:20]
    (low, high, value, best, qualifier, chain) = line[20:26]
    return Telling(
        at,
        name,
        incident,
        coverage,
        harm,
        groups.stated(Group(status, age, sex, role, nationality)),
        (number, kind) if number is not None else (country, admin1, place, kind),
        start,
        end,
        basis,
        kinds[definition],
        perpetrator,
        cause,
        low,
        high,
        said_of(value, best, low, high),
        qualifier,
        tuple(chain.split(JOIN)) if chain else (),
        *line[26:],
    )
