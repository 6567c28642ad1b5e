"""The article that the product started from, where it lies beside the project, gives the worked example."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from casualties.pipeline import Options, reconcile
from casualties.resources import folder
from casualties.rulebook import Rulebook

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
ARTICLES = sorted(SEEDS.glob("*.txt"))

pytestmark = pytest.mark.skipif(not ARTICLES, reason="the seed article is not beside this checkout")


def figures(claims: pl.DataFrame) -> list[tuple[object, ...]]:
    text = claims.filter(pl.col("document").is_not_null()).sort("number_start")
    return text.select("harm", "low", "high", "status", "country", "start", "end", "basis", "coverage", "origin").rows()


def codes(report, *needed: int) -> set[str]:
    said = {line["claim_id"]: line["value"] or line["low"] for line in report.claims.iter_rows(named=True)}
    return {finding.code for finding in report.findings if {said[claim] for claim in finding.claims} >= set(needed)}


def test_with_its_date_it_gives_the_three_claims_and_what_they_are_to_one_another():
    series = folder("data") / "series" / "cjtf-oir.csv"
    options = Options(published=date(2017, 8, 7), publisher="Financial Tribune")
    report = reconcile([ARTICLES[0], series], Rulebook(), options)
    saturday = date(2017, 8, 5)
    assert figures(report.claims) == [
        ("killed", 43, None, "civilian", "SY", saturday, saturday, "occurrence", "incident", "SANA"),
        ("injured", 24, 99, "civilian", "SY", saturday, saturday, "occurrence", "incident", "SANA"),
        (
            "killed",
            624,
            624,
            None,
            None,
            date(2014, 8, 8),
            date(2017, 6, 30),
            "assessment",
            "total",
            "US-led coalition",
        ),
    ]
    assert "O03" in codes(report, 43, 624)
    assert "Q04" in codes(report, 24)
    assert not [finding for finding in report.findings if finding.code.startswith("C")]


def test_without_a_date_no_day_is_made_up():
    report = reconcile([ARTICLES[0]], Rulebook(), Options())
    assert [row[5:7] for row in figures(report.claims)[:2]] == [(None, None), (None, None)]
    assert "Q01" in codes(report, 43)
    assert "Q01" in codes(report, 24)
