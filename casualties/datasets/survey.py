"""A first pass over a CSV file: its encoding, its separator, its header, and whether every line has as many cells.

Bytes are counted in blocks with numpy, so that a file of any size is surveyed in little memory. Only where the counts
do not fit is the file read record by record.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from casualties.datasets.header import Header, header_of
from casualties.datasets.sheet import named_once
from casualties.documents.encodings import SAMPLE, encoding_of
from casualties.errors import InputError

__all__ = ["Survey", "survey"]

_BLOCK = 1 << 24


@dataclass(frozen=True, slots=True)
class Survey:
    """What a CSV file is like.

    `header` as it stands, `columns` its names made different, `header_lines` the lines passed over before the first
    row. `regular`: UTF-8, and every record has as many cells as the header. `breaks` are the numbers (from 0, the
    header being 0) of records at whose cells a line breaks, one entry a break. `records` counts them, the header
    included; None where they were not counted.
    """

    encoding: str
    header: Header
    columns: tuple[str, ...]
    header_lines: int
    regular: bool
    breaks: NDArray[np.int64]
    records: int | None = None


def survey(path: Path) -> Survey:
    """Look a CSV file over; raises InputError where it is empty, no text, or has no header."""
    try:
        with path.open("rb") as file:
            head = file.read(SAMPLE)
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from None
    if not head.strip(b"\xef\xbb\xbf \r\n\t,;"):
        raise InputError(path, "is empty", "leave it out or give a file with a header and rows")
    encoding = _encoding(path, head)
    lines = head.decode(encoding, errors="replace").splitlines(keepends=True)
    if len(head) == SAMPLE and len(lines) > 1:
        lines.pop()
    header = header_of(lines)
    columns = named_once(header.cells)
    if encoding not in ("utf-8", "utf-8-sig") or b"\n" not in head or header.lines > 1:
        return Survey(encoding, header, columns, header.lines, regular=False, breaks=np.empty(0, np.int64))
    regular, breaks, records = _counted(path, header.separator, len(columns))
    return Survey(encoding, header, columns, header.lines, regular, breaks, records)


def _encoding(path: Path, head: bytes) -> str:
    """The encoding of the whole file: UTF-8 only if every byte of it is."""
    encoding = encoding_of(head, path)
    if encoding not in ("utf-8", "utf-8-sig"):
        return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        done = 0
        while block := file.read(_BLOCK):
            if b"\x00" in block:
                at = done + block.index(0)
                raise InputError(path, f"is not a text (NUL byte at {at})", "give a CSV file saved as UTF-8")
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                return encoding_of(block[max(error.start - SAMPLE // 2, 0) : error.start + SAMPLE // 2], path)
            done += len(block)
    return encoding


def _empty_at_end(path: Path) -> int:
    """Empty lines that close the file."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - SAMPLE, 0))
        tail = file.read()
    return max(tail[len(tail.rstrip(b"\r\n")) :].count(b"\n") - 1, 0)


def _counted(path: Path, separator: str, columns: int) -> tuple[bool, NDArray[np.int64], int]:
    """Whether cells and lines add up, where lines break inside quotes, and how many records there are."""
    inside, cells, records, last = 0, 0, 0, 10
    breaks: list[NDArray[np.int64]] = []
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            marks = np.frombuffer(block, np.uint8)
            line_ends = np.flatnonzero(marks == 10)
            cuts = np.flatnonzero(marks == ord(separator))
            quotes = np.flatnonzero(marks == 34)
            ends_inside = (np.searchsorted(quotes, line_ends) + inside) % 2 == 1
            cuts_inside = (np.searchsorted(quotes, cuts) + inside) % 2 == 1
            outer = np.flatnonzero(~ends_inside)
            broken = np.flatnonzero(ends_inside)
            breaks.append(records + np.searchsorted(outer, broken))
            records += len(outer)
            cells += len(cuts) - int(cuts_inside.sum())
            inside = (inside + len(quotes)) % 2
            last = block[-1]
    records += int(last != 10) - _empty_at_end(path)
    regular = inside == 0 and cells == records * (columns - 1)
    return regular, np.concatenate(breaks) if breaks else np.empty(0, np.int64), records
