"""The workbook says on its first sheet what it could not hold."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import polars as pl

from casualties.reports.xlsx import workbook


def notes(stored):
    sheet = openpyxl.load_workbook(BytesIO(workbook(stored, ["A method."])))["read me"]
    return [cell.value for (cell,) in sheet.iter_rows(max_col=1) if cell.value]


def test_texts_that_a_cell_cannot_hold_are_counted(stored):
    long = stored.claims.with_columns(pl.Series("quote", ["x" * 32_001] + ["short"] * (stored.claims.height - 1)))
    said = [note for note in notes(replace(stored, claims=long)) if "cut" in note]
    assert said == ["claims: 1 text cut after 32,000 characters, as a cell holds no more; the CSV does."]


def test_where_all_fits_nothing_is_said(stored):
    assert not [note for note in notes(stored) if "cut" in note]
