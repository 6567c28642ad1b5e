"""Claims of invented texts of every genre: how many, what harm, part of what, and what an incident adds up to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casualties.extract import Extractor
from casualties.extract.people.who import EVERYONE
from casualties.model import Document, TextEvidence
from tests.extract._reading import CASES, cases, written

GENRES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((CASES / "genres").glob("*.yaml"))
    for case in cases(f"genres/{path.name}")
]
SUMS = [pytest.param(case, id=case["text"][:60]) for case in cases("sums.yaml")]


def document(text: str) -> Document:
    return Document(id="text", text=text, published=date(2020, 6, 15), publisher="The Daily")


def sums(extractor: Extractor, text: str, harm: str) -> list[str]:
    lines = extractor.incidents(document(text))
    return [written(line.low, line.high) for line in lines if line.harm == harm and line.victims == EVERYONE]


@pytest.mark.parametrize("case", GENRES)
def test_claims_of_a_text(extractor: Extractor, case: dict[str, Any]) -> None:
    claims = extractor.claims(document(case["text"]))
    place = {claim.id: str(index) for index, claim in enumerate(claims)}
    found = [
        f"{written(claim.figure.low, claim.figure.high)} {claim.scope.harm}"
        + (f" of {place[claim.part_of]}" if claim.part_of else "")
        for claim in claims
    ]
    assert found == case["claims"]
    for harm in ("killed", "injured"):
        if harm in case:
            assert sums(extractor, case["text"], harm) == [case[harm]]


def _each(said: str | list[str]) -> list[str]:
    return said if isinstance(said, list) else [said]


@pytest.mark.parametrize("case", SUMS)
def test_a_text_adds_up_its_incidents(extractor: Extractor, case: dict[str, Any]) -> None:
    expected = {harm: _each(case[harm]) for harm in ("killed", "injured") if harm in case}
    assert {harm: sums(extractor, case["text"], harm) for harm in expected} == expected


@pytest.mark.parametrize("text", cases("no_claims.yaml"))
def test_a_text_that_counts_nobody_harmed(extractor: Extractor, text: str) -> None:
    assert extractor.claims(document(text)) == []


def test_quotes_are_the_words_of_the_text(extractor: Extractor) -> None:
    for case in GENRES:
        text = case.values[0]["text"]
        for claim in extractor.claims(document(text)):
            evidence = claim.evidence
            assert isinstance(evidence, TextEvidence)
            assert text[evidence.start : evidence.end] == evidence.quote
            assert evidence.start <= evidence.number.start < evidence.number.end <= evidence.end


def test_ids_tell_claims_apart(extractor: Extractor) -> None:
    claims = extractor.claims(document("No deaths or injuries were reported. 12 people were abducted and killed."))
    assert [claim.id for claim in claims] == [
        "text@0:injured",
        "text@0:killed",
        "text@37:abducted",
        "text@37:killed",
    ]
