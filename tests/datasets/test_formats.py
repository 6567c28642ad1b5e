"""One table in many files: encodings, separators, Parquet, workbooks; the claims are the same."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import polars as pl
import pytest
import xlsxwriter

from casualties.datasets import read_raw_table

TABLE = "row_id,harm,value,place,country,date\n1,killed,5,Popayán,CO,2013-01-11\n2,injured,7,Cúcuta,CO,2013-02-07\n"


def facts(table) -> list[tuple[object, ...]]:
    return table.claims.select("row_id", "harm", "value", "place_text", "geonameid", "start").rows()


EXPECTED = [
    ("1", "killed", 5, "Popayán", 3671916, date(2013, 1, 11)),
    ("2", "injured", 7, "Cúcuta", 3685533, date(2013, 2, 7)),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
def test_encodings(read, encoding: str) -> None:
    assert facts(read(TABLE.encode(encoding))) == EXPECTED


@pytest.mark.parametrize(
    ("text", "encoding", "place"),
    [
        ("Białystok, Łódź i Częstochowa", "cp1250", "Białystok, Łódź i Częstochowa"),
        ("Мариуполь, разрушенный город", "cp1251", "Мариуполь, разрушенный город"),
    ],
)
def test_other_alphabets(read, text: str, encoding: str, place: str) -> None:
    rows = "".join(f'killed,{number},"{text}"\n' for number in range(40))
    table = read(f"harm,value,place\n{rows}".encode(encoding))
    assert set(table.claims["place_text"]) == {place}


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends(read, separator: str, line_end: str) -> None:
    assert facts(read(TABLE.replace(",", separator).replace("\n", line_end))) == EXPECTED


def test_parquet_with_its_own_types(read) -> None:
    frame = pl.DataFrame(
        {
            "row_id": [1, 2],
            "harm": ["killed", "injured"],
            "value": [5.0, 7.0],
            "place": ["Popayán", "Cúcuta"],
            "country": ["CO", "CO"],
            "date": [date(2013, 1, 11), date(2013, 2, 7)],
            "tags": [["a"], []],
        }
    )
    file = BytesIO()
    frame.write_parquet(file)
    assert facts(read(file.getvalue(), "t.parquet")) == EXPECTED


def test_a_workbook_with_a_cover_sheet_and_rows_above_the_header(read) -> None:
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    cover = book.add_worksheet("about")
    cover.write_row(0, 0, ["Our", "list"])
    sheet = book.add_worksheet("rows")
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(2, 0, TABLE.split("\n")[0].split(","))
    for line, (name, harm, value, place, day) in enumerate(
        [(1, "killed", 5, "Popayán", datetime(2013, 1, 11)), (2, "injured", 7, "Cúcuta", datetime(2013, 2, 7))], 3
    ):
        sheet.write_row(line, 0, [name, harm, value, place, "CO"])
        sheet.write_datetime(line, 5, day, days)
    sheet.write_row(6, 0, [3, "killed", 2.5, "Cali", "CO"])
    book.close()
    table = read(file.getvalue(), "t.xlsx")
    assert facts(table) == EXPECTED
    assert [(each.line, each.column) for each in table.unread] == [(7, "value")]


def test_lines_are_those_of_the_file_where_cells_hold_line_breaks(read) -> None:
    table = read('harm,value,quote\nkilled,1,"two\nlines"\nkilled,x,plain\nkilled,2,"three\nlines\nhere"\nkilled,-4,\n')
    assert [each.line for each in table.unread] == [4, 8]
    assert table.claims["row_id"].to_list() == ["2", "5"]


def test_columns_that_bear_one_name_are_told_apart(read) -> None:
    table = read("harm,value,value,,\nkilled,5,6,x,y\n")
    assert table.claims["value"].to_list() == [5]
    assert table.ignored == ("value (2)", "column 4", "column 5")


def test_all_sheets_of_one_kind_are_read_and_the_others_told(read) -> None:
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    book.add_worksheet("about").write_row(0, 0, ["Our", "list"])
    for name, value in (("north", 5), ("south", 2.5)):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["row_id", "harm", "value"])
        sheet.write_row(1, 0, [1, "killed", value])
        sheet.write_row(2, 0, [2, "killed", 7])
    book.close()
    table = read(file.getvalue(), "t.xlsx")
    assert table.claims["claim_id"].to_list() == ["t:1:killed", "t:2:killed", "t:2:killed#2"]
    assert table.ignored == ("sheet about",)
    assert [(each.input.endswith("t.xlsx[south]"), each.line) for each in table.unread] == [(True, 2)]


def test_a_workbook_with_a_title_above_its_header(read) -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Losses of the winter"])
        for at, line in enumerate(TABLE.splitlines()):
            sheet.write_row(3 + at, 0, line.split(","))
    assert facts(read(file.getvalue(), "t.xlsx")) == EXPECTED


def test_a_release_without_a_header_is_one_sheet_with_its_columns(tmp_path, rulebook) -> None:
    columns = rulebook.datasets["ucdp_ged"].no_header.columns
    coded = dict.fromkeys(
        ("id", "type_of_violence", "where_prec", "event_clarity", "date_prec", "best", "high", "low"), "1"
    )
    cells = {"year": "2024", "date_start": "2024-01-05", "date_end": "2024-01-05", **coded}
    (tmp_path / "t.csv").write_text("\n".join([",".join(cells.get(name, "") for name in columns)] * 2))
    raw = read_raw_table(tmp_path / "t.csv", rulebook)
    assert (raw.column_map, raw.others, raw.lines) == ("ucdp_ged", (), (1, 2))
    assert raw.rows.columns == list(columns)
