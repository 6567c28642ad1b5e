"""A figure that nobody stands for.

Meaning

Neither the text nor what is known of its publication says whose figure this is: no speaker, no publisher. It bounds
like any other figure, but corroborates nothing, since it may be a copy of any of them.

Example

A leaflet without a letterhead: "A rocket killed 11 people in a bus in Misrata on 3 May 2019."

What to do

Find out who published the text and hand the name in. A figure whose source stays unknown is best shown with that mark.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from casualties.findings._case import Case
from casualties.findings._groups import by_document_or_dataset, counted, grouped
from casualties.findings._words import told
from casualties.model import Finding

CODE = "Q03"
NAME = "unsourced"
WHOLE_RUN = True


def find(case: Case) -> Iterator[Finding]:
    """One finding for each document or dataset with figures that have no source."""
    without = case.claims.filter(pl.col("source_chain").is_null() & pl.col("origin").is_null())
    for ids in grouped(without, *by_document_or_dataset()):
        first = case.claim(ids[0])
        yield case.finding(
            CODE,
            NAME,
            ids,
            f"Nobody is named as the source of {counted(ids)}. First: {told(first)}.",
            "Hand in who published it.",
        )
