"""Tables for people: safe in spreadsheets, read back by independent readers."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import fastexcel
import frictionless
import hxl
import openpyxl
import polars as pl

from casualties.reports.datapackage import datapackage
from casualties.reports.people import guarded, people_csv, tagged_csv
from casualties.reports.xlsx import workbook


def test_a_text_that_would_run_as_a_formula_is_guarded():
    frame = pl.DataFrame({"quote": ["=1+1", "+5", "-5 killed", "@x", "\tx", "43 killed", None], "low": [-1] * 7})
    assert guarded(frame)["quote"].to_list() == ["'=1+1", "'+5", "'-5 killed", "'@x", "'\tx", "43 killed", None]
    assert guarded(frame)["low"].to_list() == [-1] * 7


def test_csv_has_one_header_iso_dates_and_a_byte_order_mark(stored):
    content = people_csv(stored.incidents)
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert lines[0]["start"] == "2017-08-05"
    assert (lines[0]["low"], lines[0]["high"], lines[0]["bound_high"]) == ("30", "50", "")


def test_libhxl_reads_the_tags_back(stored, tmp_path):
    path = tmp_path / "incidents.hxl.csv"
    path.write_bytes(tagged_csv("incidents", stored.incidents))
    rows = hxl.data(str(path), hxl.InputOptions(allow_local=True))
    assert "#affected+num+min" in [column.display_tag.replace("+max", "") for column in rows.columns]
    assert next(row.get("#affected+num+min") for row in rows) == "30"


def test_frictionless_holds_the_package_for_valid(stored, tmp_path):
    files = {f"{name}.csv": people_csv(frame) for name, frame in stored.frames.items()}
    files["datapackage.json"] = datapackage(stored, files, profile="internal")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    checked = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert checked.valid, checked.flatten(["title", "message"])


def test_the_package_describes_every_column(stored):
    files = {f"{name}.csv": people_csv(frame) for name, frame in stored.frames.items()}
    package = json.loads(datapackage(stored, files, profile="internal"))
    for resource in package["resources"]:
        frame = stored.frames[resource["name"]]
        assert [field["name"] for field in resource["schema"]["fields"]] == frame.columns
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_a_workbook_holds_numbers_as_numbers_and_texts_as_texts(stored):
    book = openpyxl.load_workbook(io.BytesIO(workbook(stored, ["how it was counted"])))
    assert book.sheetnames == ["read me", *stored.frames]
    sheet = book["claims"]
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, [cell.value for cell in sheet[2]], strict=True))
    assert row["low"] == 43
    assert row["quote"].startswith("at least 43")
    assert sheet.freeze_panes == "A2"
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def test_the_same_run_gives_the_same_workbook_and_no_clock_enters_it(stored):
    first = workbook(stored, ["how it was counted"])
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")
    assert workbook(stored, ["how it was counted"]) == first


def test_polars_and_fastexcel_read_back_what_was_written(stored, tmp_path):
    (tmp_path / "book.xlsx").write_bytes(workbook(stored, []))
    book = fastexcel.read_excel(str(tmp_path / "book.xlsx"))
    for name, frame in stored.frames.items():
        path = tmp_path / f"{name}.csv"
        path.write_bytes(people_csv(frame))
        again = pl.read_csv(path, schema_overrides=frame.schema)
        assert again.equals(guarded(frame), null_equal=True), name
        assert book.load_sheet(name).height == frame.height


def test_the_package_ties_members_and_links_to_their_claims(stored, tmp_path):
    loose = stored.members.with_columns(claim_id=pl.lit("nowhere@1:killed")).head(1)
    files = {f"{name}.csv": people_csv(frame) for name, frame in stored.frames.items()} | {
        "members.csv": people_csv(loose)
    }
    files["datapackage.json"] = datapackage(stored, files, profile="internal")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    told = frictionless.validate(str(tmp_path / "datapackage.json")).flatten(["type"])
    assert told == [["foreign-key"]]
