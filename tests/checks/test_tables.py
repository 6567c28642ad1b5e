"""Expectations on tables: what must be found, what must not, and what is an error of the run."""

from __future__ import annotations

import socket
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from casualties.checks import Checkable, check_table
from casualties.checks.fields import with_fields
from casualties.datasets.cells import bound, columns_of
from casualties.errors import EngineError, RuleFileError
from casualties.resources import folder
from casualties.rulebook import Rulebook
from casualties.rulebook.expectations import Expectation, Suite, read_suites
from casualties.scopes import Gazetteer

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


RULES = Rulebook()
GAZETTEER = Gazetteer.load(RULES)


def check(rows, previous=None, suite="ucdp_ged"):
    suites = read_suites((folder("rules"),)) if isinstance(suite, str) else {"own": suite}
    name = suite if isinstance(suite, str) else "own"
    mapped = RULES.datasets.get(name)
    columns = bound(columns_of(mapped), rows.columns) if mapped else {}
    table = Checkable(Path("ged.csv"), name, rows, range(2, rows.height + 2), previous, mapped, columns)
    return check_table(table, suites[name], TODAY, GAZETTEER)


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
        ({"best": ["6", "3", "2"], "high": ["6", "6", "3"]}, "ged-parts", 2),
        ({"date_end": ["2020-01-02", "2020-01-06", "2020-01-07"]}, "ged-exact-day", 2),
        (
            {"latitude": ["35.9", "39.0", None], "longitude": ["39.0", "35.9", "39.0"], "country": ["Syria"] * 3},
            "ged-country",
            3,
        ),
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


def suite_of(columns=None, **kind):
    return Suite(
        why="a test", columns=columns or {"best": "count", "id": "text"},
        expectations=(Expectation(id="own", why="a test", says="broken", **kind),),
    )  # fmt: skip


def test_an_unknown_expectation_is_a_mistake_in_the_rules():
    with pytest.raises(
        RuleFileError, match=r"own\.yaml: own: .*expect_nonsense not found \(of ours there are expect_parts"
    ):
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


def test_an_argument_that_is_wrong_is_named():
    with pytest.raises(RuleFileError, match=r"own\.yaml: own: .*column"):
        check(ged(), suite=suite_of(expect="expect_column_values_to_be_between", arguments={"colum": "best"}))


def test_a_known_part_alone_may_exceed_its_whole_and_a_missing_one_excuses_what_falls_short():
    kind = {"expect": "expect_parts_to_fit_whole", "arguments": {"column_list": ["whole", "a", "b"], "all_of_it": True}}
    suite = suite_of(**kind, columns={"whole": "count", "a": "count", "b": "count"})
    rows = pl.DataFrame(
        {
            "whole": ["5", "5", "5", "5", None, "5"],
            "a": ["2", "2", "6", None, "9", "4"],
            "b": ["3", "2", None, "1", "9", "4"],
        }
    )
    assert told(rows, suite=suite) == [("own", 3), ("own", 4), ("own", 7)]
    some = suite_of(expect=kind["expect"], arguments={"column_list": ["whole", "a", "b"]}, columns=suite.columns)
    assert told(rows, suite=some) == [("own", 4), ("own", 7)]


def test_a_stock_follows_from_the_one_before_and_the_flow_in_each_series():
    suite = suite_of(
        expect="expect_stock_to_follow_flow", arguments={"column_list": ["day", "total", "new", "source"]},
        columns={"day": "day", "total": "count", "new": "count", "source": "text"},
    )  # fmt: skip
    rows = pl.DataFrame(
        {
            "day": ["2024-01-03", "2024-01-01", "2024-01-02", "2024-01-01", "2024-01-02", "2024-01-04"],
            "source": ["a", "a", "a", "b", "b", "a"],
            "total": ["16", "10", "13", "7", "7", None],
            "new": ["2", "10", "3", "7", None, "1"],
        }
    )
    assert told(rows, suite=suite) == [("own", 2)]


def test_fields_follow_whichever_header_the_table_has():
    plain = {"unique_reference_code": ["A1", "A2"], "incident_date": ["2017-06-01"] * 2}
    one = pl.DataFrame({**plain, "civilians_killed_min": ["4", "9"], "civilians_killed_max": ["6", "8"]})
    other = pl.DataFrame({**plain, "min_killed": ["4", "9"], "max_killed": ["6", "8"]})
    for rows, shown in ((one, "civilians_killed_min = 9"), (other, "min_killed = 9")):
        (found,) = check(rows, suite="airwars")[0]
        assert (found.finding.code, found.spot.line) == ("airwars-least-greatest", 3)
        assert shown in found.finding.message


def test_a_header_that_only_bears_the_name_of_a_field_is_not_taken_for_it():
    rows = pl.DataFrame({"reference_code": ["A1"], "killed_min": ["4"], "least": ["99"], "greatest": ["1"]})
    found, _, not_checked = check(rows, suite="airwars")
    assert found == []
    assert "ged.csv: airwars-least-greatest: no column greatest" in not_checked


@pytest.mark.parametrize(
    ("suite", "rows", "code"),
    [
        ("airwars", {"airwars_code": ["A1", "A1"], "killed_min": ["1", "1"]}, "airwars-code-once"),
        (
            "airwars",
            {
                "airwars_code": ["A1"],
                "killed_min": ["1"],
                "killed_max": ["3"],
                "children_min": ["2"],
                "women_min": ["2"],
            },
            "airwars-parts",
        ),
        (
            "airwars",
            {
                "airwars_code": ["A1"],
                "killed_min": ["1"],
                "latitude": ["39.0"],
                "longitude": ["35.9"],
                "country": ["Syria"],
            },
            "airwars-country",
        ),
        (
            "bij_strikes",
            {"Strike ID": ["S1"], "Minimum people killed": ["5"], "Maximum people killed": ["4"]},
            "bij-least-greatest",
        ),
        (
            "bij_strikes",
            {
                "ID": ["S1"],
                "Minimum people killed": ["2"],
                "Maximum people killed": ["4"],
                "Minimum civilians reported killed": ["5"],
            },
            "bij-civilians-within",
        ),
        (
            "bij_strikes",
            {
                "ID": ["S1"],
                "Minimum people killed": ["2"],
                "Maximum people killed": ["4"],
                "Maximum civilians reported killed": ["1"],
                "Minimum children reported killed": ["2"],
            },
            "bij-children-within",
        ),
        (
            "events",
            {
                "event_id": ["1"],
                "deaths": ["3"],
                "event_date": ["2020-01-01"],
                "women_killed": ["2"],
                "children_killed": ["2"],
            },
            "events-women-and-children-within",
        ),
        (
            "events",
            {"event_id": ["1"], "deaths": ["1,234"], "deaths_max": ["1,233"], "deaths_min": ["3"]},
            "events-killed-between",
        ),
        (
            "police_killings",
            {
                "mpv_id": ["1"],
                "date": ["2020-01-01"],
                "city": ["Ely"],
                "state": ["NV"],
                "latitude": ["39.2"],
                "longitude": ["114.9"],
            },
            "police-country",
        ),
        ("police_killings", {"mpv_id": ["1"], "date": [None], "city": ["Ely"], "state": ["NV"]}, "police-date-there"),
        (
            "police_killings",
            {"mpv_id": ["1"], "date": ["2020-01-01"], "age": ["300"], "city": ["Ely"], "state": ["NV"]},
            "police-age",
        ),
        (
            "links",
            {"left_claim": ["a"], "right_claim": ["a"], "probability": ["0.9"], "decided_by": ["model"]},
            "links-two",
        ),
        (
            "near",
            {"left_claim": ["a"], "right_claim": ["b"], "probability": ["1.9"], "decided_by": ["model"]},
            "near-probability",
        ),
        ("members", {"incident_id": ["i", "j"], "claim_id": ["a", "a"], "probability": ["1", "1"]}, "members-once"),
        (
            "findings",
            {
                "finding_id": ["C01-1"],
                "code": ["C01"],
                "severity": ["grave"],
                "claims": ["a"],
                "message": ["m"],
                "fingerprint": ["f"],
            },
            "findings-severity",
        ),
        ("unread", {"input": ["a.csv"], "line": ["2"], "problem": [None]}, "unread-said"),
    ],
)
def test_each_suite_finds_what_it_is_for(suite, rows, code):
    assert code in {found for found, _ in told(pl.DataFrame(rows, schema=dict.fromkeys(rows, pl.String)), suite=suite)}


@pytest.mark.parametrize(
    ("suite", "rows"),
    [
        (
            "airwars",
            {
                "airwars_code": ["A1", "A2"],
                "incident_date": ["5 June 2017"] * 2,
                "killed_min": ["1", "4"],
                "killed_max": ["3", "4"],
                "children_min": ["1", None],
                "women_min": ["2", "0"],
                "latitude": ["35.9", None],
                "longitude": ["39.0", None],
                "country": ["Syria", "Iraq"],
            },
        ),
        (
            "bij_strikes",
            {
                "ID": ["S1"],
                "Date": ["06-18-2004"],
                "Minimum people killed": ["2"],
                "Maximum people killed": ["4"],
                "Minimum civilians reported killed": ["0"],
                "Maximum civilians reported killed": ["2"],
            },
        ),
        (
            "events",
            {
                "deaths": ["dozens", "5-12", "3"],
                "date": ["2020", "May 2020", "1 May 2020"],
                "women_killed": ["4", "9", None],
            },
        ),
        (
            "police_killings",
            {
                "mpv_id": ["1", "2"],
                "date": ["1/2/2020"] * 2,
                "city": ["Ely"] * 2,
                "state": ["NV"] * 2,
                "age": ["20s", "41"],
                "latitude": ["39.2", None],
                "longitude": ["-114.9", None],
            },
        ),
    ],
)
def test_each_suite_leaves_a_table_in_order_alone(suite, rows):
    assert told(pl.DataFrame(rows, schema=dict.fromkeys(rows, pl.String)), suite=suite) == []


def test_every_column_map_has_a_suite_whose_fields_it_knows():
    suites = read_suites((folder("rules"),))
    assert set(RULES.datasets) <= set(suites)
    for name, mapped in RULES.datasets.items():
        with_fields(name, suites[name], pl.DataFrame(), mapped, {})


def test_a_field_that_no_slot_bears_is_a_mistake_in_the_rules():
    suite = Suite(why="a test", fields={"x": "figures.kiled.low"}, expectations=())
    with pytest.raises(RuleFileError, match=r"fields\.x: the column map airwars has no figures\.kiled\.low"):
        with_fields("airwars", suite, pl.DataFrame(), RULES.datasets["airwars"], {})


def test_a_least_and_a_greatest_number_may_stand_in_one_cell():
    rows = pl.DataFrame({"airwars_code": ["A1", "A2", "A3"], "civilians_killed": ["5–12", "12-5", "dozens"]})
    assert told(rows, suite="airwars") == [("airwars-least-greatest", 3)]


def test_what_changed_between_releases_is_said_in_figures():
    big, small = pl.concat([ged()] * 50), pl.concat([ged()] * 40)
    messages = [each.finding.message for each in check(small, previous=big)[0]]
    assert any(message.endswith("(120 rows, 150 before)") for message in messages)
