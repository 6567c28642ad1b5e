"""Rows told as summaries: what they hold, what they may hold, and that nobody is counted twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from casualties.bounds import Question, solve, totals
from casualties.findings import find_all
from casualties.model import Decision, Harm, Linkage, Verdict, with_sums
from casualties.yamlfile import read_raw
from tests.link.made import PLACES, RULES, frame, linked, row

FILE = Path(__file__).parent.parent / "cases" / "link" / "summaries.yaml"
CASES = {case["name"]: case for case in read_raw(FILE)}
OPEN = "a summary that does not add up holds nobody knows what, and is not added"
FAMILY = "what a third list tells of the parts of a summary beside single events is of one family"


def rows_of(name: str) -> list[dict[str, Any]]:
    return [row(**line) for line in CASES[name]["rows"]]


def held(linkage: Linkage, *, settled: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in linkage.sums.filter(pl.col("settled") == settled).to_dicts():
        whole, part = (line[side].rpartition(":")[0] for side in ("whole_claim", "part_claim"))
        found.setdefault(whole, []).append(part)
    return found


@pytest.mark.parametrize("name", CASES)
def test_a_summary_holds_what_it_holds(name: str) -> None:
    case, rows = CASES[name], rows_of(name)
    linkage = linked(rows)
    assert held(linkage, settled=True) == case.get("sums", {})
    assert held(linkage, settled=False) == case.get("open", {})
    claims = with_sums(frame(rows), linkage)
    bounds = solve(claims, linkage, RULES, PLACES, "widest")
    named = linkage.members.group_by("incident_id").agg(pl.concat_str("dataset", pl.lit(":"), "row_id").sort())
    names = {incident: " ".join(members) for incident, members in named.rows()}
    ranges = bounds.incidents.filter(pl.col("victims").is_null()).select("incident_id", "low", "high").rows()
    assert {names[incident]: [low, high] for incident, low, high in ranges} == case["incidents"]
    codes = {finding.code for finding in find_all(claims, linkage, bounds, RULES, PLACES)}
    assert codes >= {*case.get("codes", [])}
    assert not codes & {*case.get("never", [])}


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_rows_does_not_matter(name: str) -> None:
    rows = rows_of(name)
    ours, other = linked(rows), linked(rows[::-1])
    assert_frame_equal(ours.sums, other.sums)
    assert_frame_equal(ours.members, other.members)


@pytest.mark.parametrize("name", CASES)
def test_a_later_run_says_the_same(name: str) -> None:
    before = linked(rows_of(name))
    again = linked(rows_of(name), previous=before.members)
    assert_frame_equal(again.members, before.members)
    assert_frame_equal(again.sums, before.sums)


def _asked(name: str) -> tuple[int, int | None]:
    rows = rows_of(name)
    linkage = linked(rows)
    claims = with_sums(frame(rows), linkage)
    lines = totals(claims, linkage, RULES, PLACES, Question(Harm.KILLED), "widest").lines.to_dicts()
    return lines[0]["bound_low"], lines[0]["bound_high"]


def test_an_open_summary_is_never_added_to_what_it_may_hold() -> None:
    assert _asked(OPEN)[0] == 26  # 23 in the week, and 3 after it
    assert _asked(FAMILY)[0] == 73


def test_an_open_summary_counts_at_least_its_own_and_says_why() -> None:
    rows = rows_of(OPEN)
    claims = with_sums(frame(rows), linked(rows))
    (line,) = claims.filter(pl.col("claim_id") == "ged:w:killed").to_dicts()
    assert (line["coverage"], line["qualifier"], line["value"], line["low"], line["high"]) == (
        "total", "at_least", 23, 23, None,
    )  # fmt: skip
    assert "which of 2 figures told elsewhere it holds is not known: daily:a:killed, daily:b:killed" in line["warning"]


def test_a_person_says_that_a_summary_is_one_of_the_events() -> None:
    same = Decision(left="ged:w:killed", right="daily:a:killed", verdict=Verdict.SAME, who="A", when=date(2024, 1, 1))
    linkage = linked(rows_of(OPEN), same)
    assert linkage.sums.is_empty()
    assert set(linkage.members["row_id"]) == {"w", "a", "b", "c"}


def test_a_person_says_that_a_summary_does_not_hold_an_event() -> None:
    apart = Decision(
        left="daily:a:killed", right="ged:w:killed", verdict=Verdict.DIFFERENT, who="A", when=date(2024, 1, 1)
    )
    assert held(linked(rows_of(OPEN), apart), settled=False) == {"ged:w": ["daily:b"]}


def test_a_text_on_one_event_is_no_rival_of_a_summary() -> None:
    rows = [line for line in rows_of(OPEN) if line["dataset"] == "ged"]
    told = row("x", "1", date(2020, 3, 3), 9, place="Saraqib", country="SY", document="news", event=0)
    text = {**told, "claim_id": "news@5:killed", "dataset": None, "row_id": None, "number_start": 5}
    linkage = linked([*rows, text])
    assert linkage.sums.select("whole_claim", "part_claim", "settled").rows() == [
        ("ged:w:killed", "news@5:killed", False)
    ]


def test_a_new_list_with_the_rest_settles_an_open_summary() -> None:
    rows = rows_of(OPEN)
    before = linked(rows)
    rest = row("other", "r", date(2020, 3, 3), 9, place="Saraqib", country="SY")
    more = row("other", "s", date(2020, 3, 6), 14, place="Saraqib", country="SY")
    linkage = linked([*rows, rest, more], previous=before.members)
    assert held(linkage, settled=True) == {"ged:w": ["other:r", "other:s"]}
