"""A figure whose place is not known.

Meaning

The text or row gives no place for the harm, or one that the gazetteer does not have, or a name that two places of like
size share with nothing beside it to decide. No place is guessed. The figure is set against no total of a place, and
linked only by what else it says.

Example

"A roadside bomb killed 4 soldiers on 3 March 2015" names no place. "Springfield" names several.

What to do

Add the place, its country or its coordinates to the row; for a text, add the place to `rules/regions.yaml`
(`villages`, or `aliases` for another name of a place) where it has a name that the gazetteer lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from casualties.findings._case import Case
from casualties.findings._groups import by_document_or_dataset, counted, grouped
from casualties.findings._warnings import PLACE, warnings_of
from casualties.findings._words import told
from casualties.model import Finding

CODE = "Q02"
NAME = "unplaced"
WHOLE_RUN = True


def find(case: Case) -> Iterator[Finding]:
    """One finding for each document or dataset and place name that is not resolved, or not for sure."""
    named, located = pl.col("place").is_not_null(), pl.col("latitude").is_not_null() | pl.col("geonameid").is_not_null()
    nowhere = ~named & ~located & pl.col("country").is_null() & pl.col("admin1").is_null()
    unknown = named & ~located & pl.col("place_kind").is_null()
    unsure = warnings_of(PLACE).is_not_null()
    without = case.claims.with_columns(told_of=warnings_of(PLACE)).filter(nowhere | unknown | unsure)
    for ids in grouped(without, *by_document_or_dataset("place_text", "country", "told_of")):
        first = case.claim(ids[0])
        place = first.scope.place
        name = (place.text or place.name) if place else None
        why = without.row(by_predicate=pl.col("claim_id") == first.id, named=True)["told_of"]
        why = why or (f'The gazetteer has no place "{name}"' if name else "Nothing says where this was")
        yield case.finding(
            CODE,
            NAME,
            ids,
            f"The place of {counted(ids)} is not known for sure. {why.rstrip('.')}. First: {told(first)}.",
            "The place with its country or coordinates.",
            key=name or "",
        )
