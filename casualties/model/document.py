"""A document: a text as stored, with what is known of its publication."""

from __future__ import annotations

from datetime import date

from casualties.model._base import Count, Value

__all__ = ["Document", "Page", "Unread"]


class Page(Value):
    """A page of a paged document and the half-open span of its text."""

    number: Count
    start: Count
    end: Count


class Document(Value):
    """A text that figures are read from; spans of its claims are offsets into `text`.

    `first_line` is the line of its file on which `text` begins, where its lines are lines of the file; None where they
    are not (a page, a batch, a paged document).
    """

    id: str
    text: str
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    pages: tuple[Page, ...] = ()
    path: str = ""
    first_line: Count | None = None


class Unread(Value):
    """A row or passage that could not be read: where (input file, row id, line, column) and why."""

    input: str
    row_id: str = ""
    line: Count | None = None
    column: str = ""
    problem: str
