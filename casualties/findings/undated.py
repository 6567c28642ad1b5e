"""A figure whose days are not known.

Meaning

The period of a figure could not be resolved: it is given by a word such as "Sunday" in a text without a date to count
from, or by day and month that nothing in the document or column tells apart, or not at all. The figure stays, without
days; none are made up. It is set against no total, and linked only by what else it says.

Example

"Gunmen killed 6 farmers in Kisumu on Sunday" in a text that carries no date. A table with "03/04/2010" in which no row
has a day above 12: 3 April and 4 March are both named.

What to do

Find out when the text was published and hand the date in, or say in the dataset's column map how its dates are
written, and run again.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from casualties.findings._case import Case
from casualties.findings._groups import by_document_or_dataset, counted, grouped
from casualties.findings._words import told
from casualties.model import Finding

CODE = "Q01"
NAME = "undated"


def find(case: Case) -> Iterator[Finding]:
    """One finding for each document and wording, and for each dataset and reason, without days."""
    without = case.claims.filter(pl.col("start").is_null() | pl.col("end").is_null())
    for ids in grouped(without, *by_document_or_dataset("period_text", "warning")):
        claims = case.lifted(ids)
        first = claims[0]
        words = first.period.text if first.period else ""
        why = (
            first.warning or (f'"{words}" has no date to count from.' if words else "") or "Nothing says when this was."
        )
        yield case.finding(
            CODE,
            NAME,
            claims,
            f"The days of {counted(claims)} are not known. {why.rstrip('.')}. First: {told(first)}.",
            "Hand in the date of publication, or how the dataset writes its dates.",
            key=words,
        )
