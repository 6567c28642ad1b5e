from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest

from casualties.bounds import solve
from casualties.findings import find_all
from casualties.model import Finding, Shift
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from tests.bounds.made import frame, linked
from tests.bounds.test_cases import cases, claims_of

RULES = Rulebook()
GAZETTEER = Gazetteer.load(RULES)
CODES = {"C01", "C02", "C03", "C04", "C06"}


def found(case: dict[str, Any]) -> list[Finding]:
    claims = claims_of(case)
    linkage = linked(claims)
    if "probability" in case:
        linkage = replace(linkage, members=linkage.members.with_columns(probability=pl.lit(case["probability"])))
    bounds = solve(claims, linkage, RULES, GAZETTEER, "widest")
    return [each for each in find_all(claims, linkage, bounds, RULES, GAZETTEER) if each.code in CODES]


@pytest.mark.parametrize("case", cases("told"))
def test_each_contradiction_is_told_once_and_in_full(case: dict[str, Any]) -> None:
    told = found(case)
    assert [each.code for each in told] == [wanted["code"] for wanted in case["findings"]]
    for finding, wanted in zip(told, case["findings"], strict=True):
        assert finding.severity == wanted["severity"], finding.message
        assert list(finding.claims) == wanted["claims"]
        assert finding.relation == wanted.get("relation", finding.relation)
        assert all(words in finding.message for words in wanted["says"]), finding.message
        assert finding.resolve


def of_scaled(claims: pl.DataFrame) -> list[str]:
    shift = Shift(dataset="survey", kind="scale", amount=100, rows=12, linked=12, without=0)
    linkage = replace(linked(claims), shifts=(shift,))
    bounds = solve(claims, linkage, RULES, GAZETTEER, "widest")
    return [each.code for each in find_all(claims, linkage, bounds, RULES, GAZETTEER) if each.code in CODES]


def test_counts_that_agree_once_the_scale_is_taken_off_contradict_nobody() -> None:
    bureau = {"claim_id": "bureau", "value": 12, "dataset": "bureau"}
    year = {"value": 30, "coverage": "total", "start": date(2020, 1, 1), "end": date(2020, 12, 31)}
    assert of_scaled(frame({"claim_id": "row", "value": 1200, "dataset": "survey"}, bureau)) == []
    assert of_scaled(frame({"claim_id": "row", "value": 1500, "dataset": "survey"}, bureau)) == ["C01"]
    assert of_scaled(frame({"claim_id": "row", "value": 1200, "dataset": "survey"}, {"claim_id": "year", **year})) == []
    assert of_scaled(frame({"claim_id": "row", "value": 4200, "dataset": "survey"}, {"claim_id": "year", **year})) == [
        "C02"
    ]
