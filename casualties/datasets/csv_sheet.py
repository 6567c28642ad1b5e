"""CSV as a sheet: the fast way where every line has as many cells as the header, else record by record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import polars as pl

from casualties.datasets.csv_records import records_of
from casualties.datasets.sheet import BATCH, LINE, Batch, Sheet
from casualties.datasets.survey import Survey, survey
from casualties.model import Unread

__all__ = ["csv_sheet"]


def csv_sheet(path: Path) -> Sheet:
    """The sheet of a CSV file; raises InputError where it is empty, binary or of an unknown encoding."""
    return _sheet(path, survey(path))


def _sheet(path: Path, seen: Survey) -> Sheet:
    def batches(wanted: Sequence[str]) -> Iterator[Batch]:
        return _fast(path, seen, wanted) if seen.regular else _careful(path, seen, wanted)

    def named_by(names: Sequence[str]) -> Sheet:
        return _sheet(path, replace(seen, columns=tuple(names), header_lines=seen.header.above))

    rows = None if seen.records is None else seen.records - (seen.header_lines > 0)
    return Sheet(path, seen.columns, batches, first=seen.header.cells, named_by=named_by, rows=rows)


def _fast(path: Path, seen: Survey, wanted: Sequence[str]) -> Iterator[Batch]:
    scan = pl.scan_csv(
        path,
        separator=seen.header.separator,
        has_header=seen.header_lines > 0,
        infer_schema=False,
        new_columns=list(seen.columns),
        row_index_name=LINE,
        row_index_offset=1,
        glob=False,  # a * in a name is no pattern: it would read the files beside it too
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
    """Record numbers (1 = first under the header, if there is one) as lines of the file."""
    records = rows[LINE].to_numpy().astype(np.int64)
    lines = records + seen.header_lines
    lines += np.searchsorted(seen.breaks, lines - 1, side="left")
    return rows.with_columns(pl.Series(LINE, lines, dtype=pl.Int64))


def _careful(path: Path, seen: Survey, wanted: Sequence[str], skip: int = 0) -> Iterator[Batch]:
    places = [seen.columns.index(name) for name in wanted]
    records = islice(records_of(path, seen), skip, None)
    while some := list(islice(records, BATCH)):
        lines = [record.line for record in some if not record.problem]
        text = "".join(record.text for record in some if not record.problem)
        frame = (
            _parsed(text, seen).select(pl.nth(places))
            if lines
            else pl.DataFrame(schema=dict.fromkeys(wanted, pl.String))
        )
        unread = tuple(
            Unread(input=str(path), line=record.line, problem=record.problem) for record in some if record.problem
        )
        yield Batch(frame.insert_column(0, pl.Series(LINE, lines, dtype=pl.Int64)), unread)


def _parsed(text: str, seen: Survey) -> pl.DataFrame:
    return pl.read_csv(
        text.encode("utf-8", errors="replace"),
        separator=seen.header.separator,
        has_header=False,
        infer_schema=False,
        new_columns=list(seen.columns),
    )
