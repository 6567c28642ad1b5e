"""The sheets of a file, by its suffix."""

from __future__ import annotations

from pathlib import Path

from casualties.datasets.csv_sheet import csv_sheet
from casualties.datasets.other_sheets import excel_sheets, parquet_sheet
from casualties.datasets.sheet import Sheet
from casualties.errors import InputError

__all__ = ["is_dataset", "sheets_of"]

_SUFFIXES = (".csv", ".tsv", ".parquet", ".xlsx")


def is_dataset(path: Path) -> bool:
    """Whether a path is read as a dataset, by its suffix."""
    return path.suffix.lower() in _SUFFIXES


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file: one of a CSV or Parquet file, all filled ones of a workbook."""
    if not path.is_file():
        raise InputError(path, "no such file or folder", "check the path")
    match path.suffix.lower():
        case ".parquet":
            return (parquet_sheet(path),)
        case ".xlsx":
            return excel_sheets(path)
        case ".csv" | ".tsv":
            return (csv_sheet(path),)
        case suffix:
            raise InputError(path, f"no dataset has the suffix {suffix}", f"known are {' '.join(_SUFFIXES)}")
