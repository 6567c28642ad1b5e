from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casualties.rulebook import Rulebook
from casualties.scopes import Context, Gazetteer
from casualties.yamlfile import read_raw

FILE = Path(__file__).parent.parent / "cases" / "scopes" / "spellings.yaml"
PLACES = Gazetteer.load(Rulebook())


@pytest.mark.parametrize("case", [pytest.param(case, id=case["names"][0]) for case in read_raw(FILE)])
def test_the_spellings_of_a_name_are_one_place(case: dict[str, Any]) -> None:
    found = {name: PLACES.resolve(name, Context(only=frozenset({case["country"]}))) for name in case["names"]}
    assert None not in found.values()
    assert len({choice.place.name for choice in found.values() if choice}) == 1


@pytest.mark.parametrize(
    ("whole", "name", "found"),
    [
        ("New Jersey", "Manchester Township", None),
        ("New Jersey", "Brick Township", "Brick"),
        ("New Jersey", "Middletown Township", "Middletown"),
    ],
)
def test_an_old_name_of_a_town_is_no_township(whole: str, name: str, found: str | None) -> None:
    state = next(unit for unit in PLACES.named(whole) if unit.level == "admin1")
    choice = PLACES.resolve(name, Context(only=frozenset({"US"}), division=frozenset({state.row})))
    assert (choice.place.name if choice else None) == found


@pytest.mark.parametrize(
    ("country", "code", "name"),
    [
        ("AU", "NSW", "New South Wales"),
        ("IN", "MH", "Maharashtra"),
        ("NG", "KE", "Kebbi"),
        ("US", "GA", "Georgia"),
        ("AU", "GA", None),
        ("AU", "nsw", None),
    ],
)
def test_codes_of_divisions_are_of_their_country(country: str, code: str, name: str | None) -> None:
    assert PLACES.index.coded(country, code) == name


def test_every_code_leads_to_a_division() -> None:
    names = {
        (unit.country, unit.name)
        for unit in map(PLACES.index.unit, range(PLACES.index.places.height))
        if unit.level == "admin1"
    }
    codes = [("AU", "WA"), ("US", "WA"), ("BR", "SP"), ("MX", "CHP"), ("DE", "HH"), ("CA", "ON")]
    assert {(country, PLACES.index.coded(country, code)) for country, code in codes} <= names
