"""The data that ship: read without a remark, and what their pages say of them holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casualties.datasets import read_dataset
from casualties.documents import read_documents
from casualties.resources import folder

DATA = folder("data")
EXAMPLE = DATA / "examples" / "raqqa-2017"
TABLES = {
    DATA / "series" / "cjtf-oir.csv": "claims",
    EXAMPLE / "invented_events_ucdp_shape.csv": "ucdp_ged",
    EXAMPLE / "invented_incidents_airwars_shape.csv": "airwars",
}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_tables_are_read_without_a_remark(path: Path, rulebook, gazetteer) -> None:
    table = read_dataset(path, rulebook, gazetteer)
    assert table.column_map == TABLES[path]
    assert (table.unread, table.ignored, table.left_out) == ((), (), ())
    assert table.claims["start"].null_count() == 0
    assert table.claims["place"].null_count() == 0


def test_the_series_is_of_one_campaign_and_rises(rulebook, gazetteer) -> None:
    claims = read_dataset(DATA / "series" / "cjtf-oir.csv", rulebook, gazetteer).claims
    totals = {row["as_of"]: row["value"] for row in claims.iter_rows(named=True) if row["qualifier"] == "at_least"}
    assert list(totals.values()) == sorted(totals.values()) == [484, 624, 735, 817, 1139, 1190, 1335]
    added = claims.filter(claims["qualifier"] == "exact").row(0, named=True)
    assert totals[date(2018, 11, 30)] + added["value"] == totals[date(2018, 12, 31)]
    assert added["part_of"] == "cjtf-oir:2019-01:killed"
    assert set(claims["basis"]) == {"assessment"}
    assert (claims["as_of"] < claims["reported"]).all()


def test_every_invented_row_says_so(rulebook, gazetteer) -> None:
    for path in (path for path in TABLES if path.parent == EXAMPLE):
        assert path.stem.startswith("invented_")
        quotes = read_dataset(path, rulebook, gazetteer).claims["quote"]
        assert all(quote.startswith("Invented") for quote in quotes)


def test_the_articles_say_when_and_by_whom() -> None:
    found = [document for path in sorted(EXAMPLE.glob("*-*.md")) for document in read_documents(path)]
    assert [(document.id, str(document.published), document.publisher) for document in found] == [
        ("euphrates-wire", "2017-08-08", "Euphrates Wire"),
        ("zagros-daily", "2017-08-07", "Zagros Daily"),
    ]
    assert all("43" in document.text for document in found)
