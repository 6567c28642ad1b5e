from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from casualties.bounds import solve
from casualties.datasets import read_dataset
from casualties.extract import Extractor
from casualties.findings import find_all, pages
from casualties.link import link
from casualties.model import Document, Finding, claims_frame
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from casualties.yamlfile import read_raw

RULES = Rulebook()
GAZETTEER = Gazetteer.load(RULES)
FILES = sorted((Path(__file__).parents[1] / "cases" / "findings").glob("*.yaml"))


@cache
def extractor() -> Extractor:
    return Extractor(RULES, GAZETTEER)


@cache
def cases() -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    read = [(read_raw(path)) for path in FILES]
    return [(file["code"], file.get("base", {}), case) for file in read for case in file["cases"]]


def found(base: dict[str, Any], case: dict[str, Any], folder: Path) -> tuple[pl.DataFrame, tuple[Finding, ...]]:
    documents = [Document.model_validate(each) for each in case.get("documents", ())]
    frames = [claims_frame(claim for each in documents for claim in extractor().claims(each))]
    for name, rows in case.get("tables", {}).items():
        path = folder / f"{name}.csv"
        lines = [{**base, **row} for row in rows]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(column for line in lines for column in line)))
            writer.writeheader()
            writer.writerows(lines)
        frames.append(read_dataset(path, RULES, GAZETTEER).claims)
    claims = pl.concat(frames)
    linkage = link(claims, RULES, GAZETTEER)
    bounds = solve(claims, linkage, RULES, GAZETTEER, "widest")
    return claims, find_all(claims, linkage, bounds, RULES, GAZETTEER, documents)


@pytest.mark.parametrize(("code", "base", "case"), cases(), ids=[f"{code} {case['name']}" for code, _, case in cases()])
def test_a_case_finds_what_it_must_and_nothing_else_of_its_code(
    code: str, base: dict[str, Any], case: dict[str, Any], tmp_path: Path
) -> None:
    claims, findings = found(base, case, tmp_path)
    said = pl.coalesce("value", "best", "low", "high").alias("said")
    numbers = dict(claims.select("claim_id", said).iter_rows())
    of_code = [finding for finding in findings if finding.code == code]
    named = [Counter(numbers[name] for name in finding.claims) for finding in of_code]
    for figures in case["finds"]:
        assert any(Counter(figures) <= each for each in named), (figures, named)
    assert bool(named) == bool(case["finds"]), [finding.message for finding in of_code]
    assert not case.get("once") or len(named) == len(case["finds"]), [finding.message for finding in of_code]
    for words in case.get("says", ()):
        assert any(words in finding.message for finding in of_code), [finding.message for finding in of_code]
    for finding in of_code:
        assert finding.message.endswith(".")
        assert finding.claims


def test_every_finding_has_cases_on_both_sides() -> None:
    told = {"C01", "C02", "C04", "C06"}
    linked = {"Q07"}
    of_code: dict[str, set[bool]] = {}
    for code, _, case in cases():
        of_code.setdefault(code, set()).add(bool(case["finds"]))
    assert of_code == {page.code: {True, False} for page in pages() if page.code not in told | linked}
