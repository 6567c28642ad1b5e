"""A line: what the system of one incident needs to know of one claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from casualties.bounds.places import place_of
from casualties.model import Place, said_of
from casualties.scopes.added import AddedNumbers
from casualties.scopes.periods import Days
from casualties.scopes.victims import Group

__all__ = ["Line", "PartScope", "Teller", "greatest_named", "lines_of"]


class Teller(NamedTuple):
    """Who counts, and where it is written: one teller's groups, counted apart, share nobody."""

    where: str
    origin: str | None

    def one_with(self, other: Teller, *, plain: bool) -> bool:
        """Whether two tellers are one account: of one text or dataset, and one origin or told by itself (`plain`)."""
        return self.where == other.where and (plain or self.origin == other.origin)


@dataclass(frozen=True, slots=True)
class PartScope:
    """Where, when, by whom and by what the people of a part were harmed, by its own line of the claims frame."""

    said: tuple[Any, ...]

    @property
    def row(self) -> Mapping[str, Any]:
        """The columns of a part that are read."""
        return dict(zip(_READ_OF_PARTS, self.said, strict=True))

    @property
    def place(self) -> Place | None:
        """The place of the part."""
        return place_of(self.row)

    @property
    def days(self) -> Days | None:
        """The days of the part."""
        start, end = self.row["start"], self.row["end"]
        return Days(start, end) if start and end and start <= end else None

    @property
    def perpetrator(self) -> str | None:
        """Who is said to have harmed them."""
        actor: str | None = self.row["perpetrator"]
        return actor

    @property
    def cause(self) -> str | None:
        """What harmed them."""
        cause: str | None = self.row["cause"]
        return cause


class Line(NamedTuple):
    """One claim of an incident.

    `said` is the number that names the figure, `named` the greatest number it names (None for a vague word). `plain` is
    told by the publisher itself; `adds` counts people apart from those told of before. `scope` is what else a part of
    another claim states of itself (None for any other claim).
    """

    claim: str
    harm: str
    group: Group
    least: int
    most: int | None
    said: int | None
    named: int | None
    counted: bool
    stands: bool
    teller: Teller
    plain: bool
    reported: date | None
    kind: str
    basis: str
    part_of: str | None
    adds: bool
    event: int | None
    place: int
    dataset: str | None
    is_text: bool
    scope: PartScope | None


_READ = (
    "claim_id",
    "harm",
    "status",
    "age",
    "sex",
    "role",
    "nationality",
    "least",
    "most",
    "value",
    "best",
    "low",
    "high",
    "qualifier",
    "counted",
    "standing",
    "dataset",
    "document",
    "origin",
    "publisher",
    "reported",
    "kind",
    "basis",
    "part_of",
    "event",
    "number_start",
    "number_end",
    "quote",
    "quote_start",
    "listed_with",
)
_READ_OF_PARTS = (
    "place",
    "country",
    "admin1",
    "geonameid",
    "place_kind",
    "place_precision_km",
    "latitude",
    "longitude",
    "start",
    "end",
    "perpetrator",
    "cause",
)


_READ_OF_PARTS_AS = [pl.col(name).alias(f"part_{name}") for name in _READ_OF_PARTS]


def lines_of(claims: pl.DataFrame, added: AddedNumbers) -> Iterator[tuple[str, list[Line]]]:
    """The lines of each incident, incidents by their ids, lines in the order of the frame.

    Takes claims with `incident_id` (empty for totals, which have none), `least`, `most`, `counted`, `kind`, `standing`
    and `listed_with`.
    """
    ordered = (
        claims.select("incident_id", line=pl.int_range(pl.len(), dtype=pl.UInt32))
        .filter(pl.col("incident_id").is_not_null())
        .sort("incident_id", maintain_order=True)
    )
    read = claims.select("incident_id", *_READ, *_READ_OF_PARTS_AS)
    incident: str | None = None
    lines: list[Line] = []
    rows = (row for part in ordered["line"].to_frame().iter_slices(_PART) for row in read[part["line"]].iter_rows())
    for number, row in enumerate(rows):
        if row[0] != incident:
            if incident is not None:
                yield incident, lines
            incident, lines = row[0], []
        lines.append(_line(row[1:], number, added))
    if incident is not None:
        yield incident, lines


_PART = 50_000
"""Claims that are held as values at a time."""


def _line(row: tuple[Any, ...], number: int, added: AddedNumbers) -> Line:
    (claim, harm, status, age, sex, role, nationality, least, most, value, best, low, high, qualifier) = row[:14]
    (counted, standing, dataset, document, origin, publisher, reported, kind, basis, part_of, event) = row[14:25]
    number_start, number_end, quote, quote_start, listed_with = row[25:30]
    adds = listed_with is not None
    if document is not None and quote and number_start is not None and quote_start is not None:
        adds = adds or added.adds(quote, number_start - quote_start, (number_end or number_start) - quote_start)
    return Line(
        claim=claim,
        harm=harm,
        group=Group(status, age, sex, role, nationality),
        least=least,
        most=most,
        said=said_of(value, best, low, high),
        named=greatest_named(value, best, high, least, qualifier),
        counted=counted,
        stands=standing == "asserted",
        teller=Teller(document or dataset or claim, origin),
        plain=origin is None or origin == publisher,
        reported=reported,
        kind=kind,
        basis=basis or "occurrence",
        part_of=part_of,
        adds=adds,
        event=event,
        place=number if number_start is None else number_start,
        dataset=dataset,
        is_text=document is not None,
        scope=PartScope(row[30:]) if part_of is not None else None,
    )


def greatest_named(
    value: int | None, best: int | None, high: int | None, least: int, qualifier: str | None
) -> int | None:
    """The greatest number that a figure names: of a range its upper end, of a vague word none."""
    if qualifier == "vague":
        return None
    if qualifier in ("range", "exact") or value is None:
        return max((each for each in (value, best, high) if each is not None), default=least)
    return max(value, least)
