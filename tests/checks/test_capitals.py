"""A header in other capitals is checked as the header it is, with every column map."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casualties.checks import Checkable, check_table
from casualties.datasets.raw import read_raw_table
from casualties.resources import folder
from casualties.rulebook import Rulebook
from casualties.rulebook.expectations import read_suites
from casualties.scopes import Gazetteer
from tests.datasets.test_cases import cases

RULES = Rulebook()
GAZETTEER = Gazetteer.load(RULES)
SUITES = read_suites((folder("rules"),))


def checked(path: Path, text: str) -> tuple[str | None, list[object], int, tuple[str, ...]]:
    path.write_text(text, encoding="utf-8")
    table = read_raw_table(path, RULES)
    name = table.column_map
    if name is None:
        return None, [], 0, ()
    mapped = RULES.datasets.get(name)
    checkable = Checkable(path, name, table.rows, table.lines, mapped=mapped, columns=table.columns)
    found, ran, left = check_table(checkable, SUITES[name], date(2024, 6, 1), GAZETTEER)
    return name, sorted((each.finding.code, each.spot.line) for each in found), ran, left


def one_of_each_map(tmp_path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for case in (param.values[0] for param in cases()):
        path = tmp_path / "t.csv"
        path.write_text(case["table"], encoding="utf-8")
        name = read_raw_table(path, RULES).column_map
        top = case["table"].split(",")[0]
        if name in RULES.datasets and not top.isdigit():
            found.setdefault(name, case["table"])
    return found


def test_capitals_of_a_header_change_no_check(tmp_path) -> None:
    tables = one_of_each_map(tmp_path)
    assert set(tables) == set(RULES.datasets)
    for name, table in sorted(tables.items()):
        header, _, rows = table.partition("\n")
        given = checked(tmp_path / "t.csv", table)
        assert checked(tmp_path / "t.csv", f"{header.upper()}\n{rows}") == given, name


@pytest.mark.parametrize("cell", ["5", "12–15", "a few"])
def test_a_column_that_differs_from_a_field_in_capitals_alone_is_not_taken_for_it(tmp_path, cell: str) -> None:
    table = f"Event ID,Date,Town,Country,Killed,Civilians killed\ne1,2017-08-05,Raqqa,Syria,{cell},5\n"
    name, found, _, _ = checked(tmp_path / "t.csv", table)
    assert (name, found) == ("events", [])


def test_a_cell_out_of_order_is_shown_under_the_header_of_the_file(tmp_path) -> None:
    header = "EVENT_ID_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,COUNTRY,LOCATION,GEO_PRECISION,FATALITIES"
    path = tmp_path / "acled.csv"
    path.write_text(f"{header}\nX1,2017-08-05,2017,1,Battles,A,Syria,Raqqa,9,5\n", encoding="utf-8")
    table = read_raw_table(path, RULES)
    checkable = Checkable(path, "acled", table.rows, table.lines, mapped=RULES.datasets["acled"], columns=table.columns)
    found, _, _ = check_table(checkable, SUITES["acled"], date(2017, 8, 10), GAZETTEER)
    (one,) = found
    assert (one.finding.code, one.spot.column) == ("acled-geo-precision", "GEO_PRECISION")
    assert "row X1" in one.finding.message
    assert "GEO_PRECISION = 9" in one.finding.message
