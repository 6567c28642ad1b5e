"""`casualties.xlsx`: one sheet a table with typed columns, frozen header and filter, and a sheet to read first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import polars as pl
import xlsxwriter

from casualties.reports.people import guarded
from casualties.reports.stored import Stored
from casualties.wording import many

__all__ = ["workbook"]

_ROWS_OF_A_SHEET = 1_048_575
_TEXT_OF_A_CELL = 32_000
_NO_CLOCK = datetime(1980, 1, 1)  # the least date a zip file holds: the same run gives the same bytes


def workbook(stored: Stored, method: Sequence[str]) -> bytes:
    """The run as an Excel workbook; texts are written as texts, never as formulas or links.

    What is longer than a sheet or a cell can hold is cut, and the sheet to read first says so.
    """
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": _NO_CLOCK})
    notes = [
        f"{name}: only the first {_ROWS_OF_A_SHEET:,} rows of {frame.height:,}; the CSV holds all."
        for name, frame in stored.frames.items()
        if frame.height > _ROWS_OF_A_SHEET
    ]
    notes += [
        f"{name}: {many(cut, 'text')} cut after {_TEXT_OF_A_CELL:,} characters, as a cell holds no more; the CSV does."
        for name, frame in stored.frames.items()
        if (cut := _too_long(guarded(frame.head(_ROWS_OF_A_SHEET))))
    ]
    _read_me(book, stored, [*method, *notes])
    for name, frame in stored.frames.items():
        shown = guarded(frame.head(_ROWS_OF_A_SHEET)).with_columns(pl.col(pl.String).str.slice(0, _TEXT_OF_A_CELL))
        shown.write_excel(
            workbook=book,
            worksheet=name,
            freeze_panes=(1, 0),
            autofilter=True,
            table_style=None,
            header_format={"bold": True, "bottom": 1},
            dtype_formats={pl.Date: "yyyy-mm-dd", pl.Int64: "#,##0"},
        )
    book.close()
    return buffer.getvalue()


def _too_long(frame: pl.DataFrame) -> int:
    """How many texts are longer than a cell can hold."""
    texts = frame.select(pl.col(pl.String).str.len_chars() > _TEXT_OF_A_CELL)
    return sum(int(column.sum() or 0) for column in texts)


def _read_me(book: xlsxwriter.Workbook, stored: Stored, paragraphs: Sequence[str]) -> None:
    sheet = book.add_worksheet("read me")
    sheet.set_column(0, 0, 110)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, "Casualty figures reconciled", book.add_format({"bold": True, "font_size": 14}))
    head = f'casualties {stored.run["casualties"]}, policy {stored.run["policy"]}. Empty cells mean "not said".'
    for row, paragraph in enumerate([head, *paragraphs], 2):
        sheet.write_string(row, 0, paragraph, wrapped)
