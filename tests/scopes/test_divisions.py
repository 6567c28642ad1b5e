from __future__ import annotations

import polars as pl
import pytest

from casualties.bounds import solve
from casualties.model import Place
from casualties.resources import folder
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from casualties.scopes.divisions import divisions_of
from tests.bounds.made import frame, linked

RULES = Rulebook()
GAZETTEER = Gazetteer.load(RULES)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [("Donbas", ["Donetsk Oblast", "Luhansk Oblast"]), ("Palestine", ["Gaza Strip", "West Bank"])],
)
def test_a_region_and_a_country_are_made_of_their_divisions(whole: str, parts: list[str]) -> None:
    made = [divisions_of(GAZETTEER, _place(name)) for name in parts]
    assert divisions_of(GAZETTEER, _place(whole)) == frozenset().union(*made)
    assert all(made)


def test_a_town_is_made_of_no_divisions() -> None:
    assert divisions_of(GAZETTEER, _place("Horlivka")) == frozenset()


def _place(name: str) -> Place:
    found = GAZETTEER.resolve(name)
    assert found is not None
    return found.place


def _totals(**counts: int) -> pl.DataFrame:
    rows = []
    for name, count in counts.items():
        place = _place(name.replace("_", " "))
        rows.append(
            {
                "claim_id": name,
                "coverage": "total",
                "value": count,
                "place": place.name,
                "country": place.country,
                "admin1": place.admin1,
                "place_kind": place.kind,
                "latitude": place.lat,
                "longitude": place.lon,
            }
        )
    return frame(*rows)


def test_provinces_that_are_all_of_a_region_fall_short_of_it() -> None:
    claims = _totals(Donbas=100, Donetsk_Oblast=40, Luhansk_Oblast=30)
    conflicts = solve(claims, linked(claims), RULES, GAZETTEER, "widest").conflicts
    assert [(each.shape, each.claims, each.gap) for each in conflicts] == [
        ("cover", ("Donbas", "Donetsk_Oblast", "Luhansk_Oblast"), 30)
    ]


def test_one_province_of_a_region_leaves_room_for_the_other() -> None:
    claims = _totals(Donbas=100, Donetsk_Oblast=40)
    assert solve(claims, linked(claims), RULES, GAZETTEER, "widest").conflicts == ()


@pytest.mark.parametrize(
    ("code", "country", "name"),
    [("L", "MZ", "Maputo"), ("MPM", "MZ", "Maputo City"), ("MEX", "MX", "Mexico"), ("LIM", "PE", "Lima")],
)
def test_the_code_of_a_province_is_not_that_of_the_city_of_its_name(code: str, country: str, name: str) -> None:
    lines = (folder("data") / "gazetteer" / "codes.csv").read_text(encoding="utf-8").splitlines()
    assert f"{country},{code},{name}" in lines
