from __future__ import annotations

from functools import lru_cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from casualties.model import Place, PlaceKind, Relation
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

CASES = YAML(typ="safe").load((Path(__file__).parents[1] / "cases" / "scopes" / "places_relations.yaml").read_text())
NAMES = sorted({case[side] for case in CASES for side in ("left", "right")})


@lru_cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load(Rulebook())


@lru_cache
def place(name: str) -> Place:
    choice = gazetteer().resolve(name)
    assert choice is not None, name
    return choice.place


def relation(left: Place | None, right: Place | None) -> Relation:
    return gazetteer().place_relation(left, right)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['left']} and {case['right']}" for case in CASES])
def test_how_places_lie_to_one_another(case: dict[str, str]) -> None:
    assert relation(place(case["left"]), place(case["right"])) == Relation(case["relation"])


@pytest.mark.parametrize(("left", "right"), list(product(NAMES, NAMES)))
def test_the_same_seen_from_the_right(left: str, right: str) -> None:
    assert relation(place(left), place(right)) == relation(place(right), place(left)).swapped


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(NAMES))
@settings(max_examples=400, deadline=None)
def test_what_lies_within_lies_within_what_holds_it(inner: str, middle: str, outer: str) -> None:
    if relation(place(inner), place(middle)) in (Relation.WITHIN, Relation.EQUAL):
        if relation(place(middle), place(outer)) in (Relation.WITHIN, Relation.EQUAL):
            assert relation(place(inner), place(outer)) in (Relation.WITHIN, Relation.EQUAL)
        if relation(place(middle), place(outer)) == Relation.DISJOINT:
            assert relation(place(inner), place(outer)) == Relation.DISJOINT


@pytest.mark.parametrize("name", NAMES)
def test_a_place_equals_itself_however_it_is_written(name: str) -> None:
    assert relation(place(name), place(name).model_copy(update={"text": "as written elsewhere"})) == Relation.EQUAL


def test_an_unknown_place_is_unstated() -> None:
    assert relation(None, place("Homs")) == Relation.UNSTATED
    assert relation(place("Homs"), None) == Relation.UNSTATED


def test_a_village_without_a_division_may_lie_in_any() -> None:
    village = Place(name="Tell Wardiyat", country="SY", kind=PlaceKind.CITY, text="Tell Wardiyat")
    assert relation(village, place("Syria")) == Relation.WITHIN
    assert relation(village, place("Homs province")) == Relation.UNSTATED
    assert relation(village, place("Homs")) == Relation.DISJOINT


def test_two_spellings_of_a_village_are_one() -> None:
    one = Place(name="Tell Wardiyat", country="SY", admin1="Al-Hasakah", kind=PlaceKind.CITY)
    other = Place(name="Tel Wardiyyat", country="SY", admin1="Al-Hasakah", kind=PlaceKind.CITY)
    assert relation(one, other) == Relation.EQUAL


def test_a_point_within_its_own_imprecision_of_a_town_overlaps_it() -> None:
    near = Place(name="a point", country="SY", kind=PlaceKind.CITY, lat=34.9, lon=36.72, precision_km=25)
    assert relation(near, place("Homs")) == Relation.OVERLAPS
    far = near.model_copy(update={"lat": 36.2, "lon": 37.1})
    assert relation(far, place("Homs")) == Relation.DISJOINT
