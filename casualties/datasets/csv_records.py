"""The records of a CSV file one by one: whole ones written again in plain CSV, broken ones told.

A record with too few or too many cells is told and passed over, never shifted into other columns; a quotation mark
that is never closed costs its own line and not the rest of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from casualties.datasets.survey import Survey
from casualties.errors import InputError

__all__ = ["Record", "records_of"]

_LONGEST = 200
"""Lines that one quoted cell may run over; a longer one is a quotation mark never closed."""

_WIDEST = 1 << 30
_NEVER_CLOSED = "a quotation mark opens in this line and is never closed; close or remove it"


@dataclass(frozen=True, slots=True)
class Record:
    """A record and the line it starts in: its text as one plain CSV record, or what is wrong with it."""

    line: int
    text: str = ""
    problem: str = ""


def records_of(path: Path, seen: Survey) -> Iterator[Record]:
    """The records under the header; empty ones are passed over. Raises InputError where the text cannot be decoded."""
    csv.field_size_limit(_WIDEST)
    width, separator = len(seen.columns), seen.header.separator
    lines = _Lines(path, seen.encoding)
    lines.skip(seen.header_lines)
    while (line := lines.take()) is not None:
        number = lines.number
        if '"' not in line and line.count(separator) == width - 1:
            if line.strip(separator + " \t\r\n"):
                yield Record(number, line if line.endswith("\n") else line + "\n")
            continue
        cells, taken = _cells(line, lines, separator)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) == width:
            if any(cell.strip() for cell in cells):
                yield Record(number, _written(cells, separator))
        elif taken or not cells:
            lines.give_back(taken)
            yield Record(number, problem=_NEVER_CLOSED)
        elif any(cell.strip() for cell in cells):
            told = f"has {len(cells)} cells where the header has {width}; quote cells that hold the separator"
            yield Record(number, problem=told)


def _cells(line: str, lines: _Lines, separator: str) -> tuple[list[str], list[str]]:
    """The cells of the record that starts with a line, and the further lines it runs over.

    No cells where a quotation mark in the line is never closed.
    """
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), []) or [""], []
    except csv.Error as error:
        if "unexpected end" not in str(error):
            return next(csv.reader([line], delimiter=separator), []) or [""], []
    taken: list[str] = []
    while len(taken) < _LONGEST and (more := lines.take()) is not None:
        taken.append(more)
        if '"' in more:
            try:
                return next(csv.reader(["".join((line, *taken))], delimiter=separator, strict=True)), taken
            except csv.Error:
                continue
    return [], taken


def _written(cells: Sequence[str], separator: str) -> str:
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerow(cells)
    return text.getvalue()


class _Lines:
    """The lines of a file with their numbers; lines taken too many can be given back."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._path, self.number = path, 0
        self._returned: list[str] = []
        self._lines = self._read(encoding)

    def _read(self, encoding: str) -> Iterator[str]:
        try:
            with self._path.open(encoding=encoding) as file:
                yield from file
        except UnicodeError as error:
            raise InputError(self._path, f"cannot be decoded as {encoding} ({error})", "save it as UTF-8") from None

    def take(self) -> str | None:
        """The next line; None at the end."""
        line = self._returned.pop() if self._returned else next(self._lines, None)
        self.number += line is not None
        return line

    def skip(self, count: int) -> None:
        """Pass over some lines."""
        for _ in range(count):
            self.take()

    def give_back(self, lines: Sequence[str]) -> None:
        """Take these lines again, the first of them first."""
        self._returned.extend(reversed(lines))
        self.number -= len(lines)
