"""A table as it stands in its file: every column as text, each row with its line, before any map is applied."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
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

    `column_map` is the id of the map that fits, None where none does, and `columns` the file's column for each name of
    the map that is there; `row_ids` are the rows' own ids by that map, or their lines; `unread` are the broken records.
    `others` names the sheets of a workbook that are not in `rows`.
    """

    path: Path
    column_map: str | None
    rows: pl.DataFrame
    lines: tuple[int, ...]
    row_ids: tuple[str, ...]
    unread: tuple[Unread, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()


def read_raw_table(path: Path, rulebook: Rulebook) -> RawTable:
    """The rows of a table and the column map that fits, if any; raises InputError where the file cannot be read."""
    sheets = sheets_of(path)
    sheet, column_map, named = sheets[0], None, None
    of_the_map: Mapping[str, str] = {}
    with suppress(InputError):  # where no map fits, the rows stand as they are
        known = recognise(sheets, rulebook.datasets, rulebook.hxl)
        sheet, column_map = known.sheet, known.mapped.id
        of_the_map = known.columns
        columns = (name for cell in known.mapped.row_id for name in cell.columns)
        named = next((known.columns[name] for name in columns if name in known.columns), None)
    batches = list(sheet.batches(sheet.columns))
    empty = pl.DataFrame(schema={LINE: pl.Int64, **dict.fromkeys(sheet.columns, pl.String)})
    rows = pl.concat([batch.rows for batch in batches]) if batches else empty
    lines = tuple(rows[LINE].to_list())
    own = rows[named].to_list() if named is not None else [None] * len(lines)
    return RawTable(
        path=path,
        column_map=column_map,
        rows=rows.drop(LINE),
        lines=lines,
        row_ids=tuple(row_id or str(line) for row_id, line in zip(own, lines, strict=True)),
        unread=tuple(unread for batch in batches for unread in batch.unread),
        columns=of_the_map,
        others=tuple(other.name for other in sheets if other.name != sheet.name),
    )
