"""Evidence: the words or the row that a claim comes from."""

from __future__ import annotations

from casualties.model._base import Count, Value

__all__ = ["Evidence", "RowEvidence", "Span", "TextEvidence"]


class Span(Value):
    """Half-open offsets in Unicode code points into the text as stored."""

    start: Count
    end: Count


class TextEvidence(Value):
    """A quote of a document: `text[start:end] == quote`; `number` is the span of the number words alone."""

    document: str
    start: Count
    end: Count
    number: Span
    quote: str


class RowEvidence(Value):
    """A row of a dataset: its id there, and the row's own words where it has some."""

    dataset: str
    row_id: str
    quote: str = ""


Evidence = TextEvidence | RowEvidence
