"""A sheet: named columns of plain text, batch by batch, each row with its line in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from casualties.model import Unread

__all__ = ["BATCH", "LINE", "Batch", "Sheet", "named_once"]

BATCH = 100_000
"""Rows of a batch."""

LINE = "\x00line"
"""The column that holds a row's line in the file (of sheets and Parquet: its row there); no header can name it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows as text columns and `LINE`, and the rows among them that are broken."""

    rows: pl.DataFrame
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """`batches(columns)` gives the rows in order with these columns alone; it may be asked more than once.

    `name` is that of a sheet in a workbook of several, else empty. `first` are the cells of the line that was taken for
    the header, and `named_by` gives the sheet with names for its columns and that line as a row; None where a file
    cannot lack its header. `rows` is about how many rows there are, where that is known.
    """

    path: Path
    columns: tuple[str, ...]
    batches: Callable[[Sequence[str]], Iterator[Batch]]
    name: str = ""
    first: tuple[str, ...] = ()
    named_by: Callable[[Sequence[str]], Sheet] | None = None
    rows: int | None = None

    @property
    def told(self) -> str:
        """The file, and the sheet where there are several: as a problem names it."""
        return f"{self.path}[{self.name}]" if self.name else str(self.path)


def named_once(header: Sequence[str | None]) -> tuple[str, ...]:
    """Column names without spaces around them; an empty one is `column 3`, a second `date` is `date (2)`."""
    plain = [(cell or "").replace("\ufeff", "").strip() or f"column {at}" for at, cell in enumerate(header, 1)]
    names: list[str] = []
    for name in plain:
        again, given = 1, name
        while given in names:
            again += 1
            given = f"{name} ({again})"
        names.append(given)
    return tuple(names)
