"""Parquet and Excel workbooks as sheets of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import fastexcel
import polars as pl

from casualties.datasets.header import lines_above
from casualties.datasets.sheet import BATCH, LINE, Batch, Sheet, named_once
from casualties.errors import InputError

__all__ = ["excel_sheets", "parquet_sheet"]

_TEXT_OF_DAY = "%Y-%m-%d"
_LOOKED_AT = 60
"""Filled rows of a sheet among which the header is looked for."""


def parquet_sheet(path: Path) -> Sheet:
    """The sheet of a Parquet file, its values written as text; nested columns are left out of it."""
    try:
        scan = pl.scan_parquet(path, glob=False)
        schema = scan.collect_schema()
    except (OSError, pl.exceptions.PolarsError) as error:
        raise _unread(path, error) from None
    columns = tuple(name for name, kind in schema.items() if not kind.is_nested())

    def batches(wanted: Sequence[str]) -> Iterator[Batch]:
        texts = [_as_text(pl.col(name), schema[name]).alias(name) for name in wanted]
        chosen = scan.with_row_index(LINE, offset=1).select(pl.col(LINE).cast(pl.Int64), *texts)
        try:
            for rows in chosen.collect_batches(chunk_size=BATCH, maintain_order=True):
                if len(rows):
                    yield Batch(rows)
        except (OSError, pl.exceptions.PolarsError) as error:
            raise _unread(path, error) from None

    return Sheet(path, columns, batches)


def _unread(path: Path, error: Exception) -> InputError:
    what = str(error).partition("\n")[0]
    return InputError(path, f"is not a Parquet file that can be read ({what})", "write it again or give a CSV file")


def _as_text(column: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind == pl.Binary:
        return column.cast(pl.String, strict=False)
    if isinstance(kind, pl.Datetime):
        return column.dt.strftime(_TEXT_OF_DAY)
    return column.cast(pl.String)


def excel_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook that hold anything, in its order; the header of each may stand under a title."""
    try:
        workbook = fastexcel.read_excel(path)
        found = [(name, _cells(workbook, name)) for name in workbook.sheet_names]
    except (OSError, fastexcel.FastExcelError) as error:
        what = str(error).partition("\n")[0]
        raise InputError(path, f"is not a workbook ({what})", "save it again as .xlsx or as CSV") from None
    filled = [(name, cells) for name, cells in found if len(cells)]
    sheets = tuple(_excel_sheet(path, cells, name if len(filled) > 1 else "") for name, cells in filled)
    if not sheets:
        raise InputError(path, "has no filled sheet", "leave it out or give a workbook with a header and rows")
    return sheets


def _cells(workbook: fastexcel.ExcelReader, name: str) -> pl.DataFrame:
    """All cells of a sheet as text, without a header; empty rows are kept so that rows keep their numbers."""
    sheet = workbook.load_sheet(name, header_row=None, dtypes="string", skip_rows=0)
    return sheet.to_polars()


def _excel_sheet(path: Path, cells: pl.DataFrame, name: str) -> Sheet:
    filled = cells.select(pl.any_horizontal(pl.all().is_not_null())).to_series().arg_true()
    first = filled.head(_LOOKED_AT).to_list()
    top = int(first[lines_above([cells.row(at) for at in first])])
    columns = named_once(cells.row(top))
    rows = (
        cells.rename(dict(zip(cells.columns, columns, strict=True)))
        .with_row_index(LINE, offset=1)
        .with_columns(pl.col(LINE).cast(pl.Int64))
        .slice(top + 1)
        .filter(pl.any_horizontal(pl.col(*columns).is_not_null()))
    )

    def batches(wanted: Sequence[str]) -> Iterator[Batch]:
        chosen = rows.select(LINE, *wanted)
        for start in range(0, len(chosen), BATCH):
            yield Batch(chosen.slice(start, BATCH))

    return Sheet(path, columns, batches, name)
