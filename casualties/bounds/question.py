"""A question for a total: whom, what, where, when; and which groups of it have claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from casualties.bounds.extent import Extent, What
from casualties.bounds.places import place_of
from casualties.bounds.prepared import Prepared
from casualties.model import Harm, Place, Relation
from casualties.scopes.periods import Days
from casualties.scopes.victims import EVERYONE, Group

__all__ = ["By", "Question", "days_asked", "divisions", "extent_asked", "names_in"]

By = Literal["month", "admin1", "perpetrator", "cause"]


@dataclass(frozen=True, slots=True)
class Question:
    """Whom a total is asked for. A place or day that is None is not limited; `by` asks for a line for each group."""

    harm: Harm
    victims: Group = EVERYONE
    place: Place | None = None
    start: date | None = None
    end: date | None = None
    by: By | None = None
    perpetrator: str | None = None
    cause: str | None = None


def extent_asked(question: Question, run: Prepared) -> Extent:
    """The question as an extent: reported deaths by the day they happened."""
    kind = run.rulebook.bounds.kind_of[None]
    group = run.relations.groups.stated(question.victims)
    what = What(kind, "occurrence", question.harm.value, group)
    return Extent(what, question.place, question.perpetrator, question.cause)


def days_asked(question: Question, run: Prepared) -> Days | None:
    """The days asked for; where they are not limited, those of all claims. None where no claim has a day."""
    days = run.claims.select(pl.col("start").min(), pl.max_horizontal(pl.col("end").max(), pl.col("as_of").max())).row(
        0
    )
    start, end = question.start or days[0], question.end or days[1]
    return Days(start, end) if start is not None and end is not None and start <= end else None


def divisions(question: Question, run: Prepared) -> list[tuple[str | None, str]]:
    """Countries and first divisions of the claims in the place asked for, sorted."""
    columns = ("place", "country", "admin1", "geonameid", "place_kind", "place_precision_km", "latitude", "longitude")
    rows = run.claims.filter(pl.col("admin1").is_not_null()).select(columns).unique(maintain_order=True)
    found = set()
    for row in rows.iter_rows(named=True):
        place = place_of(row)
        inside = question.place is None or run.relations.place(place, question.place) in (
            Relation.EQUAL,
            Relation.WITHIN,
        )
        if inside:
            found.add((row["country"], row["admin1"]))
    return sorted(found, key=lambda pair: (pair[0] or "", pair[1]))


def names_in(column: Literal["perpetrator", "cause"], run: Prepared) -> list[str]:
    """The perpetrators or causes that any claim gives, sorted."""
    return sorted(run.claims[column].drop_nulls().unique().to_list())
