from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from casualties.bounds import solve
from casualties.findings import find_all
from casualties.model import Decision, Verdict, with_sums
from casualties.yamlfile import read_raw
from tests.link.made import PLACES, RULES, frame, linked, row

FILE = Path(__file__).parent.parent / "cases" / "link" / "sums.yaml"
CASES = {case["name"]: case for case in read_raw(FILE)}
WEEK = [row(**line) for line in CASES["a week holds its days"]["rows"]]
TOWN = {"place": "Saraqib", "country": "SY"}


def _codes(rows: list[dict[str, Any]], *decisions: Decision) -> set[str]:
    linkage = linked(rows, *decisions)
    claims = with_sums(frame(rows), linkage)
    bounds = solve(claims, linkage, RULES, PLACES, "widest")
    return {finding.code for finding in find_all(claims, linkage, bounds, RULES, PLACES)}


@pytest.mark.parametrize("name", CASES)
def test_rows_sum_up_others_as_told(name: str) -> None:
    found: dict[str, list[str]] = {}
    for line in linked([row(**line) for line in CASES[name]["rows"]]).sums.to_dicts():
        whole, part = (line[side].rpartition(":")[0] for side in ("whole_claim", "part_claim"))
        found.setdefault(whole, []).append(part)
    assert found == CASES[name]["sums"]


def test_a_sum_is_in_no_incident_and_bounds_what_it_holds() -> None:
    linkage = linked(WEEK)
    assert "weekly:w:killed" not in set(linkage.members["claim_id"])
    codes = _codes(WEEK)
    assert "O01" in codes
    assert not codes & {"C01", "C02", "C03"}


@settings(max_examples=15, deadline=None)
@given(st.permutations([*WEEK, row("other", "x", date(2020, 3, 5), 10, cause="airstrike", **TOWN)]))
def test_the_order_of_rows_does_not_matter(mixed: list[dict[str, Any]]) -> None:
    ours, other = linked(sorted(mixed, key=lambda line: str(line["claim_id"]))), linked(mixed)
    assert_frame_equal(ours.sums, other.sums)
    assert_frame_equal(ours.members, other.members)
    assert set(ours.sums["whole_claim"]) == {"weekly:w:killed"}


def test_what_an_earlier_run_joined_with_a_row_is_no_sum_of_it() -> None:
    one_day = [line for line in WEEK if line["row_id"] in ("w", "b")]
    same = Decision(
        left="weekly:w:killed", right="daily:b:killed", verdict=Verdict.SAME, who="A", when=date(2024, 1, 1)
    )
    before = linked(one_day, same).members
    assert linked(WEEK, previous=before).sums.is_empty()


def test_a_sum_says_which_rows_it_holds() -> None:
    claims = with_sums(frame(WEEK), linked(WEEK))
    (line,) = claims.filter(claims["claim_id"] == "weekly:w:killed").to_dicts()
    assert line["coverage"] == "total"
    assert line["warning"] == "read as the sum of 3 rows: daily:a:killed, daily:b:killed, daily:c:killed"
    assert set(claims.filter(claims["dataset"] == "daily")["coverage"]) == {"incident"}


def test_all_claims_of_a_sum_are_totals() -> None:
    part = row("weekly", "w", date(2020, 3, 2), 5, claim_id="weekly:w:killed:civilian", part_of="weekly:w:killed",
               status="civilian", end=date(2020, 3, 8), cause="airstrike", **TOWN)  # fmt: skip
    sums = linked([*WEEK, part]).sums
    assert set(sums["whole_claim"]) == {"weekly:w:killed", "weekly:w:killed:civilian"}


def test_a_person_says_a_sum_is_one_of_the_incidents() -> None:
    same = Decision(
        left="weekly:w:killed", right="daily:b:killed", verdict=Verdict.SAME, who="A", when=date(2024, 1, 1)
    )
    assert linked(WEEK, same).sums.is_empty()


def test_a_person_says_a_row_is_not_in_it() -> None:
    apart = Decision(
        left="daily:a:killed", right="weekly:w:killed", verdict=Verdict.DIFFERENT, who="A", when=date(2024, 1, 1)
    )
    assert linked(WEEK, apart).sums.is_empty()


def test_what_a_person_calls_a_part_does_not_contradict_the_whole() -> None:
    rows = [row("one", "a", 5, 4, publisher="A", **TOWN), row("two", "b", 5, 23, publisher="B", **TOWN)]
    pair = {"left": "one:a:killed", "right": "two:b:killed", "who": "A reader", "when": date(2024, 1, 1)}
    assert "C01" in _codes(rows, Decision(**pair, verdict=Verdict.SAME))
    part = Decision(**pair, verdict=Verdict.PART_OF, why="the first of two strikes")
    assert "C01" not in _codes(rows, part)
    (line,) = linked(rows, part).sums.to_dicts()
    assert (line["whole_claim"], line["part_claim"], line["decided_by"]) == ("two:b:killed", "one:a:killed", "person")
    assert "the first of two strikes" in line["reasons"]


def test_a_week_dated_late_holds_nothing_that_its_days_do_not_meet() -> None:
    late = [{**line, "start": date(2020, 3, 10), "end": date(2020, 3, 16)} if line["dataset"] == "weekly" else line
            for line in WEEK]  # fmt: skip
    assert linked(late).sums.is_empty()


BESIDE = [
    row(**line)
    for line in CASES["a summary beside single events of its list holds what these leave of another list"]["rows"]
]


def _incidents(linkage: Any) -> set[frozenset[str]]:
    groups = linkage.members.group_by("incident_id").agg(pl.concat_str("dataset", pl.lit(":"), "row_id").alias("rows"))
    return {frozenset(rows) for rows in groups["rows"].to_list()}


def test_a_summary_beside_its_own_events_is_one_incident_with_what_it_holds() -> None:
    linkage = linked(BESIDE)
    assert _incidents(linkage) == {
        frozenset({"weekly:w", "daily:a", "daily:b"}),
        frozenset({"weekly:v", "daily:c"}),
    }
    claims = with_sums(frame(BESIDE), linkage)
    parts = claims.filter(pl.col("part_of") == "weekly:w:killed")
    assert set(parts["claim_id"]) == {"daily:a:killed", "daily:b:killed"}
    assert set(claims["coverage"]) == {"incident"}
    assert not _codes(BESIDE) & {"C02", "C03", "C04", "C06"}
    assert set(linkage.links.filter(pl.col("left_claim").str.starts_with("daily:"))["reasons"].str.slice(0, 4)) >= {
        "sum:"
    }


def test_a_summary_beside_its_own_events_counts_what_it_holds_once() -> None:
    linkage = linked(BESIDE)
    claims = with_sums(frame(BESIDE), linkage)
    incidents = solve(claims, linkage, RULES, PLACES, "widest").incidents
    assert sorted(zip(incidents["low"], incidents["high"], strict=True)) == [(23, 23), (50, 52)]


def test_a_summary_stays_with_what_it_holds_in_a_later_run() -> None:
    before = linked(BESIDE).members
    again = linked(BESIDE, previous=before)
    assert_frame_equal(again.members, before)
    assert set(again.sums["part_claim"]) == {"daily:a:killed", "daily:b:killed"}


def test_what_is_linked_to_a_part_of_a_summary_is_of_its_incident() -> None:
    third = row("third", "x", date(2020, 3, 2), 9, place="Saraqib", country="SY")
    groups = _incidents(linked([*BESIDE, third]))
    assert frozenset({"weekly:w", "daily:a", "daily:b", "third:x"}) in groups


@settings(max_examples=10, deadline=None)
@given(st.permutations(BESIDE))
def test_the_order_of_rows_beside_a_summary_does_not_matter(mixed: list[dict[str, Any]]) -> None:
    ours, other = linked(BESIDE), linked(mixed)
    assert_frame_equal(ours.sums, other.sums)
    assert_frame_equal(ours.members, other.members)
    assert_frame_equal(ours.links, other.links)
