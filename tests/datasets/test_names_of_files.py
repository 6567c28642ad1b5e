"""A file is read by its own name, whatever characters stand in it."""

from __future__ import annotations

import polars as pl
import pytest
import xlsxwriter

from casualties.datasets import read_dataset, read_raw_table
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

RULES = Rulebook()
GAZETTEER = Gazetteer.load(RULES)
ROWS = pl.DataFrame({"row_id": ["1"], "harm": ["killed"], "value": ["4"], "country": ["TD"], "date": ["2020-03-29"]})


@pytest.mark.parametrize("suffix", ["csv", "parquet", "xlsx"])
@pytest.mark.parametrize("name", ["a*", "a[12]", "a?", "{a,b}"])
def test_a_name_that_looks_like_a_pattern_reads_one_file(tmp_path, name, suffix):
    write = {"csv": ROWS.write_csv, "parquet": ROWS.write_parquet, "xlsx": ROWS.write_excel}[suffix]
    for each in (name, "a1", "ab", "a", "b"):
        write(tmp_path / f"{each}.{suffix}")
    table = read_dataset(tmp_path / f"{name}.{suffix}", RULES, GAZETTEER)
    assert table.claims.height == 1
    assert read_raw_table(tmp_path / f"{name}.{suffix}", RULES).rows.height == 1


def test_the_sheets_that_a_raw_table_leaves_out_are_named(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "two.xlsx") as book:
        ROWS.write_excel(book, worksheet="first")
        ROWS.write_excel(book, worksheet="second")
    assert read_raw_table(tmp_path / "two.xlsx", RULES).others == ("second",)
