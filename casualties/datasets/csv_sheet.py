"""CSV as a sheet: the fast way where every line has as many cells as the header, else record by record.

A record with too few or too many cells is told and passed over, never shifted into other columns; a quotation mark
that is never closed costs its own line and not the rest of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import polars as pl

from casualties.datasets.sheet import BATCH, LINE, Batch, Sheet
from casualties.datasets.survey import Survey, survey
from casualties.errors import InputError
from casualties.model import Unread

__all__ = ["csv_sheet"]

_LONGEST_RECORD = 2_000
"""Lines that one quoted cell may run over; a longer one is a quotation mark never closed."""


def csv_sheet(path: Path) -> Sheet:
    """The sheet of a CSV file; raises InputError where it is empty, binary or of an unknown encoding."""
    seen = survey(path)

    def batches(wanted: Sequence[str]) -> Iterator[Batch]:
        return _fast(path, seen, wanted) if seen.regular else _careful(path, seen, wanted)

    return Sheet(path, seen.columns, batches)


def _fast(path: Path, seen: Survey, wanted: Sequence[str]) -> Iterator[Batch]:
    scan = pl.scan_csv(
        path,
        separator=seen.separator,
        infer_schema=False,
        new_columns=list(seen.columns),
        row_index_name=LINE,
        row_index_offset=1,
    )
    read = 0
    try:
        for rows in scan.select(LINE, *wanted).collect_batches(chunk_size=BATCH, maintain_order=True):
            if len(rows):
                yield Batch(_with_lines(rows, seen))
                read += len(rows)
    except pl.exceptions.PolarsError:
        yield from _careful(path, seen, wanted, skip=read)


def _with_lines(rows: pl.DataFrame, seen: Survey) -> pl.DataFrame:
    """Record numbers (1 = first under the header) as lines of the file."""
    records = rows[LINE].to_numpy().astype(np.int64)
    lines = records + 1 + np.searchsorted(seen.breaks, records, side="left")
    return rows.with_columns(pl.Series(LINE, lines, dtype=pl.Int64))


def _careful(path: Path, seen: Survey, wanted: Sequence[str], skip: int = 0) -> Iterator[Batch]:
    places = [seen.columns.index(name) for name in wanted]
    records = islice(_records(path, seen), skip, None)
    while some := list(islice(records, BATCH)):
        good = [(line, cells) for line, cells in some if not isinstance(cells, str)]
        columns = {name: [cells[at] or None for _, cells in good] for name, at in zip(wanted, places, strict=True)}
        frame = pl.DataFrame(
            {LINE: [line for line, _ in good], **columns},
            schema={LINE: pl.Int64, **dict.fromkeys(wanted, pl.String)},
        )
        unread = tuple(
            Unread(input=str(path), line=line, problem=cells) for line, cells in some if isinstance(cells, str)
        )
        yield Batch(frame, unread)


def _records(path: Path, seen: Survey) -> Iterator[tuple[int, list[str] | str]]:
    """Line and cells of each record under the header, or what is wrong with it."""
    csv.field_size_limit(1 << 30)
    width = len(seen.columns)
    lines = _Lines(path, seen.encoding)
    lines.take(seen.header_lines)
    while (first := lines.take(1)) is not None:
        line = lines.number
        text = _closed(first, lines)
        if text is None:
            yield line, "a quotation mark opens in this line and is never closed; close or remove it"
            continue
        cells = next(csv.reader([text], delimiter=seen.separator), [])
        if not any(cell.strip() for cell in cells):
            continue
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) != width:
            yield line, f"has {len(cells)} cells where the header has {width}; quote cells that hold the separator"
        else:
            yield line, cells


def _closed(first: str, lines: _Lines) -> str | None:
    """The whole record that starts with a line, through its quoted line breaks; None where no quote closes it."""
    if first.count('"') % 2 == 0:
        return first
    taken = [first]
    while len(taken) < _LONGEST_RECORD and (more := lines.take(1)) is not None:
        taken.append(more)
        if more.count('"') % 2:
            return "".join(taken)
    lines.give_back(taken[1:])
    return None


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

    def take(self, count: int) -> str | None:
        """The next line, or the last of the next `count`; None at the end."""
        line = None
        for _ in range(count):
            line = self._returned.pop() if self._returned else next(self._lines, None)
            self.number += line is not None
        return line

    def give_back(self, lines: Sequence[str]) -> None:
        """Take these lines again, the first of them first."""
        self._returned.extend(reversed(lines))
        self.number -= len(lines)
