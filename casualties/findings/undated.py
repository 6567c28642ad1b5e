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

import re
from collections.abc import Iterator
from datetime import date

import polars as pl

from casualties.findings._case import Case
from casualties.findings._groups import by_document_or_dataset, counted, grouped
from casualties.findings._warnings import DAY, warnings_of
from casualties.findings._words import day_words, told
from casualties.model import Finding

CODE = "Q01"
NAME = "undated"
WHOLE_RUN = True

_FIGURES = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each document and wording, and for each dataset and reason, without days."""
    undated = pl.col("start").is_null() | pl.col("end").is_null()
    without = case.claims.filter(undated).with_columns(
        read_twice=warnings_of(DAY), wording=pl.when(pl.col("document").is_not_null()).then("period_text")
    )
    twice = pl.col("read_twice").is_not_null().alias("twice")
    for ids in grouped(without.with_columns(twice), *by_document_or_dataset("wording", "twice")):
        first = case.claim(ids[0])
        words = first.period.text if first.period else ""
        told_of = without.row(by_predicate=pl.col("claim_id") == first.id, named=True)["read_twice"]
        yield case.finding(
            CODE,
            NAME,
            ids,
            f"The days of {counted(ids)} are not known. {_sentence(told_of or _why(words))}. First: {told(first)}.",
            "The date of publication, or how the dataset or document writes its dates.",
            key=words,
        )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _why(words: str) -> str:
    if both := _readings(words):
        return f'"{words}" is {both}, and nothing beside it tells which'
    return f'Nothing tells which days "{words}" means' if words else "Nothing says when this was"


def _readings(words: str) -> str:
    """Both readings of a day and month in figures; empty where there is but one."""
    found = _FIGURES.search(words)
    if found is None:
        return ""
    one, other, year = map(int, found.groups())
    if not (1 <= one <= 12 and 1 <= other <= 12) or one == other:
        return ""
    return f"{day_words(date(year, other, one))} or {day_words(date(year, one, other))}"
