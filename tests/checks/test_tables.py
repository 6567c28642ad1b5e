"""Expectations on tables: what must be found, what must not, and what is an error of the run."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from casualties.checks import Checkable, check_table
from casualties.errors import EngineError, RuleFileError
from casualties.resources import folder
from casualties.rulebook.expectations import Expectation, Suite, read_suites

TODAY = date(2024, 6, 1)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def trap(*_args, **_kwargs):
        raise AssertionError("a check asks the network")

    monkeypatch.setattr(socket.socket, "connect", trap)
    monkeypatch.setattr(socket, "getaddrinfo", trap)


def ged(**columns):
    rows = {
        "id": ["1", "2", "3"], "best": ["5", "3", "2"], "low": ["5", "2", "1"], "high": ["5", "6", "3"],
        "deaths_a": ["1", "0", "0"], "deaths_b": ["1", "0", "1"], "deaths_civilians": ["2", "3", "1"],
        "deaths_unknown": ["1", "0", None], "date_start": ["2020-01-01", "2020-01-05 00:00:00.000", "2020-01-07"],
        "date_end": ["2020-01-01", "2020-01-06", "2020-01-07"], "date_prec": ["1", "2", "1"],
    }  # fmt: skip
    return pl.DataFrame({**rows, **columns})


def check(rows, previous=None, suite="ucdp_ged"):
    suites = read_suites((folder("rules"),)) if isinstance(suite, str) else {"own": suite}
    name = suite if isinstance(suite, str) else "own"
    table = Checkable(Path("ged.csv"), name, rows, range(2, rows.height + 2), previous)
    return check_table(table, suites[name], TODAY)


def told(rows, previous=None, suite="ucdp_ged"):
    return [(each.finding.code, each.spot.line) for each in check(rows, previous, suite)[0]]


def test_a_table_in_order_gives_nothing():
    found, ran, not_checked = check(ged())
    assert found == []
    assert ran > 10
    assert "ged.csv: ged-rows: no earlier release to compare with (--previous FILE)" in not_checked


@pytest.mark.parametrize(
    ("columns", "code", "line"),
    [
        ({"id": ["1", "2", "2"]}, "ged-id-once", 3),
        ({"id": ["1", None, "3"]}, "ged-id-there", 3),
        ({"low": ["5", "4", "1"]}, "ged-low-best", 3),
        ({"high": ["5", "6", "1"]}, "ged-best-high", 4),
        ({"deaths_a": ["0", "0", "0"]}, "ged-parts", 2),
        ({"date_end": ["2020-01-01", "2020-01-04", "2020-01-07"]}, "ged-dates", 3),
        ({"date_prec": ["1", "9", "1"]}, "ged-date-precision", 3),
        ({"best": ["5", "3", "2.5"]}, "count-expected", 4),
        ({"best": ["5", "-3", "2"]}, "count-expected", 3),
        ({"date_start": ["2020-01-01", "2020-13-05", "2020-01-07"]}, "day-expected", 3),
        ({"latitude": ["36", "91", "12"]}, "latitude-expected", 3),
    ],
)
def test_what_breaks_the_codebook_is_found_at_its_line(columns, code, line):
    assert (code, line) in told(ged(**columns))


def test_an_empty_cell_is_not_said_and_breaks_nothing():
    assert told(ged(low=[None, None, None], deaths_a=[None, "0", "0"])) == []


def test_a_missing_column_is_told_once():
    found = check(ged().drop("high"))[0]
    assert [each.finding.message for each in found] == ["ged.csv: no column high"]


def test_each_row_has_its_own_fingerprint_even_where_ids_repeat():
    found = check(ged(id=["1", "1", "1"]))[0]
    assert len({each.finding.fingerprint for each in found}) == 3


def test_a_release_that_lost_rows_or_moved_is_told():
    big = pl.concat([ged()] * 50)
    codes = {code for code, _ in told(pl.concat([ged(best=["900"] * 3, high=["900"] * 3)] * 40), previous=big)}
    assert {"ged-rows", "ged-drift"} <= codes
    assert not {"ged-rows", "ged-drift"} & {code for code, _ in told(big, previous=big)}


def test_old_data_are_told_by_the_day_given():
    rows = pl.DataFrame(
        {"event_id_cnty": ["A1"], "event_date": ["2024-01-01"], "fatalities": ["3"], "time_precision": ["1"]}
    )
    assert told(rows, suite="acled") == [("acled-fresh", None)]
    assert told(rows.with_columns(event_date=pl.lit("20 May 2024")), suite="acled") == []


def suite_of(**kind):
    return Suite(
        why="a test", columns={"best": "count", "id": "text"},
        expectations=(Expectation(id="own", why="a test", says="broken", **kind),),
    )  # fmt: skip


def test_an_unknown_expectation_is_a_mistake_in_the_rules():
    with pytest.raises(RuleFileError, match=r"own\.yaml: own: .*expect_nonsense"):
        check(ged(), suite=suite_of(expect="expect_nonsense"))


def test_a_sentence_that_cannot_be_judged_is_a_mistake_in_the_rules():
    with pytest.raises(RuleFileError, match=r"own\.yaml: own: holds: cannot be judged"):
        check(ged(), suite=suite_of(holds="nosuchfunction(best) > 2"))


def test_an_exception_inside_the_engine_is_an_error_of_the_run():
    with pytest.raises(EngineError, match="could not judge it"):
        check(
            ged(),
            suite=suite_of(expect="expect_column_values_to_be_between", arguments={"column": "id", "min_value": 5}),
        )


def test_an_expectation_needs_exactly_one_kind():
    with pytest.raises(ValueError, match="needs exactly one of"):
        Expectation(id="x", why="y", says="z", expect="a", holds="b")
