"""A file that cannot be read at all is one message: where, what, what to do."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import polars as pl
import pytest

from casualties.datasets import read_dataset
from casualties.errors import InputError, RuleFileError
from casualties.rulebook import Rulebook

OWN_MAP = """\
id: harbour
why: Our own log.
title: Harbour log
header: [case, dead, town]
row_id: case
figures:
  - {id: killed, harm: killed, value: dead}
place: {name: town, country: {constant: SY}}
cause: weapon
"""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "is empty"),
        (b"harm,value\n", "no rows"),
        (b"harm,value\n\x00\x01\x02", "NUL byte at 11"),
        (b"a,b\n1,2\n", "no dataset that the rules know"),
        (b"harm,vlaue\nkilled,5\n", 'needs "value"; did you mean "vlaue"?'),
        (
            b"incident_id,harm,low,best,high,bound_low,bound_high\nx,killed,1,,2,1,2\n",
            'and "bound_low", "bound_high", which',
        ),
        (b"event_id_cnty,event_date,event_type,fatalites\n1,2,3,4\n", 'needs "fatalities"; did you mean "fatalites"?'),
    ],
)
def test_a_csv_that_cannot_be_read(read, content: bytes, says: str) -> None:
    with pytest.raises(InputError) as error:
        read(content)
    assert says in str(error.value)
    assert "t.csv: " in str(error.value)
    assert "; " in str(error.value)


@pytest.mark.parametrize("name", ["t.parquet", "t.xlsx"])
@pytest.mark.parametrize("content", [b"", b"harm,value\nkilled,5\n"])
def test_a_file_that_is_not_what_its_name_says(read, name: str, content: bytes) -> None:
    with pytest.raises(InputError, match=name):
        read(content, name)


def test_a_parquet_file_damaged_in_a_page_is_refused(read) -> None:
    file = BytesIO()
    frame = pl.DataFrame({"harm": ["killed"] * 2000, "value": [str(number) for number in range(2000)]})
    frame.write_parquet(file, compression="uncompressed")
    whole = file.getvalue()
    with pytest.raises(InputError, match=r"t\.parquet: is not a Parquet file that can be read"):
        read(whole[:4] + bytes(24) + whole[28:], "t.parquet")


def test_a_file_that_is_not_there(tmp_path: Path, rulebook: Rulebook, gazetteer) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_dataset(tmp_path / "gone.csv", rulebook, gazetteer)


def test_an_unknown_map_is_told_with_the_nearest(read) -> None:
    with pytest.raises(InputError, match='no dataset "ucdp_gde" in the rules; did you mean "ucdp_ged"'):
        read("harm,value\nkilled,5\n", dataset="ucdp_gde")


def test_a_named_map_tells_every_column_it_lacks(read) -> None:
    with pytest.raises(InputError) as error:
        read("eventid,iyear,imonth,dead\n1,2014,1,5\n", dataset="gtd")
    assert 'no column "iday"' in str(error.value)
    assert 'no column "nkill"' in str(error.value)


def test_a_users_map_reads_his_file(tmp_path: Path, gazetteer) -> None:
    rules, table = own_rules(tmp_path, OWN_MAP.replace("cause: weapon\n", ""))
    table.write_text("case,dead,town,weapon\n7,3,Raqqa,knife\n")
    found = read_dataset(table, rules, gazetteer)
    assert found.column_map == "harbour"
    assert found.claims["claim_id"].to_list() == ["log:7:killed"]
    assert found.ignored == ("weapon",)


def test_a_users_map_goes_before_ours(tmp_path: Path, gazetteer) -> None:
    own = OWN_MAP.replace("[case, dead, town]", "[event_id_cnty, fatalities]").replace(
        "value: dead", "value: fatalities"
    )
    own = (
        own.replace("row_id: case", "row_id: event_id_cnty").replace("cause: weapon\n", "").replace("town", "location")
    )
    rules, table = own_rules(tmp_path, own)
    table.write_text("event_id_cnty,event_date,event_type,fatalities,location\n7,2017-08-05,Battles,3,Raqqa\n")
    assert read_dataset(table, rules, gazetteer).column_map == "harbour"
    assert read_dataset(table, Rulebook(), gazetteer).column_map == "acled"


def test_a_users_map_that_names_a_missing_column(tmp_path: Path, gazetteer) -> None:
    rules, table = own_rules(tmp_path, OWN_MAP)
    table.write_text("case,dead,town,weapons\n7,3,Raqqa,knife\n")
    with pytest.raises(InputError, match='looks like harbour: no column "weapon"; did you mean "weapons"'):
        read_dataset(table, rules, gazetteer)


def test_a_map_with_mistakes_tells_them_all_with_their_lines(tmp_path: Path, gazetteer) -> None:
    broken = OWN_MAP.replace("value: dead", "part_of: whole").replace("row_id: case", "row: case")
    rules, table = own_rules(tmp_path, broken)
    table.write_text("case,dead,town\n7,3,Raqqa\n")
    with pytest.raises(RuleFileError) as error:
        read_dataset(table, rules, gazetteer)
    told = str(error.value).splitlines()
    assert any("harbour.yaml:5: row: " in line for line in told)
    assert any("harbour.yaml:7: figures.0: give a column for value" in line for line in told)


def own_rules(folder: Path, text: str) -> tuple[Rulebook, Path]:
    (folder / "rules" / "datasets").mkdir(parents=True)
    (folder / "rules" / "datasets" / "harbour.yaml").write_text(text)
    return Rulebook(folder / "rules"), folder / "log.csv"


def test_a_list_of_names_that_does_not_say_who_died_is_refused(read) -> None:
    with pytest.raises(InputError, match="is no dataset that the rules know"):
        read("name,incident_date,age,gender,town\na man,2017-08-05,40,m,Raqqa\n")
