"""The header of a table: the first record that names columns, under whatever title, licence or note stands above it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Header", "header_of", "lines_above"]

_SEPARATORS = (",", ";", "\t", "|")
_RECORDS = 60
"""Records looked at from the top of a file."""


@dataclass(frozen=True, slots=True)
class Header:
    """The cells of the header, what separates them, the line it ends in (1 = the first) and the lines above it."""

    separator: str
    cells: tuple[str, ...]
    lines: int
    above: int


def header_of(lines: Sequence[str]) -> Header:
    """The header among the first lines of a CSV, with the separator that cuts most records into most equal cells."""
    best, found = -1.0, Header(",", (), 1, 0)
    for separator in _SEPARATORS:
        reader = csv.reader(iter(lines), delimiter=separator)
        records = [(record, reader.line_num) for _, record in zip(range(_RECORDS), reader, strict=False)]
        top = lines_above([record for record, _ in records])
        if top == len(records):
            continue
        header, line = records[top]
        below = [record for record, _ in records[top + 1 :] if record]
        fitting = sum(len(record) == len(header) for record in below)
        if (score := (len(header) - 1) * (1 + fitting) / (1 + len(below))) > best:
            above = records[top - 1][1] if top else 0
            best, found = score, Header(separator, tuple(header), line, above)
    return found


def lines_above(records: Sequence[Sequence[str | None]]) -> int:
    """How many records stand above the header: those that fill fewer than half of the cells that most records have.

    0 where no record fills so many.
    """
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return 0
    usual = max(widths, key=lambda width: (widths[width], width))
    filled = (sum(bool((cell or "").strip()) for cell in record) for record in records)
    return next((at for at, count in enumerate(filled) if count and 2 * count >= usual), 0)
