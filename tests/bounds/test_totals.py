from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest

from casualties.bounds import Question, totals
from casualties.bounds.linkings import plausible_linkings
from casualties.model import LINKS, Harm, Place
from casualties.rulebook import Rulebook
from casualties.scopes.victims import Group
from tests.bounds.made import frame, linked
from tests.bounds.places import Apart
from tests.bounds.test_cases import agrees, cases, claims_of

RULES = Rulebook()


def asked(given: dict[str, Any]) -> Question:
    days = {
        name: date.fromisoformat(str(given[key])) for name, key in (("start", "from"), ("end", "to")) if key in given
    }
    place = Place(name=given["place"], country="TD") if "place" in given else None
    return Question(
        Harm(given.get("harm", "killed")), Group(**given.get("victims", {})), place=place, by=given.get("by"), **days
    )


@pytest.mark.parametrize("case", cases("asked"))
def test_a_total_is_counted_once_and_says_what_it_left_out(case: dict[str, Any]) -> None:
    claims = claims_of(case)
    linkage = linked(claims, case.get("incidents"))
    found = totals(claims, linkage, RULES, Apart(), asked(case["asked"]), "widest")  # type: ignore[arg-type]
    assert agrees(found.lines.row(0, named=True), case["total"]), found.lines.row(0, named=True)
    left_out = {claim: [reason, by] for _, claim, reason, by in found.left_out.iter_rows()}
    assert left_out == case["left_out"]


def test_a_line_for_each_month_in_order() -> None:
    claims = frame(
        {"value": 9, "start": date(2016, 6, 14)},
        {"value": 5, "start": date(2016, 8, 2)},
    )
    question = Question(Harm.KILLED, by="month")
    lines = totals(claims, linked(claims, {"i1": ["c0"], "i2": ["c1"]}), RULES, Apart(), question, "widest").lines  # type: ignore[arg-type]
    assert lines.select("month", "low", "high").rows() == [
        ("2016-06", 9, 9),
        ("2016-07", None, None),
        ("2016-08", 5, 5),
    ]


def test_a_line_for_each_perpetrator_that_is_named() -> None:
    claims = frame(
        {"value": 9, "perpetrator": "US forces"},
        {"value": 5, "perpetrator": "US-led coalition"},
        {"value": 7},
    )
    linkage = linked(claims, {"i1": ["c0"], "i2": ["c1"], "i3": ["c2"]})
    lines = totals(claims, linkage, RULES, Apart(), Question(Harm.KILLED, by="perpetrator"), "widest").lines  # type: ignore[arg-type]
    assert lines.select("perpetrator", "low").rows() == [("US forces", 9), ("US-led coalition", 14)]


def test_an_uncertain_link_widens_the_range_over_the_plausible_linkings() -> None:
    claims = frame({"value": 9}, {"value": 9})
    pair = pl.DataFrame([("c0", "c1", 0.6, "model", "same day")], schema=LINKS, orient="row")
    joined = replace(linked(claims), links=pair)
    parted = replace(linked(claims, {"i1": ["c0"], "i2": ["c1"]}), near=pair)
    for linkage in (joined, parted):
        line = totals(claims, linkage, RULES, Apart(), Question(Harm.KILLED), "widest").lines.row(0, named=True)  # type: ignore[arg-type]
        assert agrees(line, {"low": 9, "high": 18, "bound_low": 9, "linkings": 2})


def test_a_certain_link_leaves_one_linking() -> None:
    claims = frame({"value": 9}, {"value": 9})
    sure = pl.DataFrame([("c0", "c1", 0.99, "model", "same day")], schema=LINKS, orient="row")
    assert len(plausible_linkings(claims, replace(linked(claims), links=sure), certain=0.9)) == 1


def test_two_rows_of_one_dataset_are_not_joined_however_near() -> None:
    claims = frame({"value": 9, "dataset": "list"}, {"value": 9, "dataset": "list"})
    near = pl.DataFrame([("c0", "c1", 0.4, "model", "same day")], schema=LINKS, orient="row")
    linkage = replace(linked(claims, {"i1": ["c0"], "i2": ["c1"]}), near=near)
    joined = plausible_linkings(claims, linkage, certain=0.9)[1]
    assert joined.members["incident_id"].n_unique() == 2
