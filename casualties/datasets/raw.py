"""A table as it stands in its file: every column as text, each row with its line, before any map is applied."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from casualties.datasets.open_sheets import sheets_of
from casualties.datasets.recognise import recognise
from casualties.datasets.sheet import LINE
from casualties.errors import InputError
from casualties.model import Unread
from casualties.rulebook import Rulebook

__all__ = ["RawTable", "read_raw_table"]


@dataclass(frozen=True, slots=True)
class RawTable:
    """`rows` are text columns under the file's own names, `lines` the line of each in the file.

    `column_map` is the id of the map that fits, None where none does; `unread` are the broken records.
    """

    path: Path
    column_map: str | None
    rows: pl.DataFrame
    lines: tuple[int, ...]
    unread: tuple[Unread, ...]


def read_raw_table(path: Path, rulebook: Rulebook, *, dataset: str | None = None) -> RawTable:
    """The rows of a table; raises InputError where the file cannot be read, or `dataset` names no map that fits."""
    sheets = sheets_of(path)
    sheet, column_map = sheets[0], None
    try:
        known = recognise(sheets, rulebook.datasets, rulebook.hxl, dataset)
        sheet, column_map = known.sheet, known.mapped.id
    except InputError:
        if dataset is not None:
            raise
    batches = list(sheet.batches(sheet.columns))
    empty = pl.DataFrame(schema={LINE: pl.Int64, **dict.fromkeys(sheet.columns, pl.String)})
    rows = pl.concat([batch.rows for batch in batches]) if batches else empty
    return RawTable(
        path=path,
        column_map=column_map,
        rows=rows.drop(LINE),
        lines=tuple(rows[LINE].to_list()),
        unread=tuple(unread for batch in batches for unread in batch.unread),
    )
