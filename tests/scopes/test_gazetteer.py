from __future__ import annotations

import pytest

from casualties.rulebook import Rulebook
from casualties.scopes import Context, Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(Rulebook())


def test_every_place_of_the_rules_is_known(gazetteer: Gazetteer) -> None:
    regions = Rulebook().regions
    paths = [path for region in regions.regions for path in (*region.covers, *region.within, *region.touches)]
    paths += [alias.place for alias in regions.aliases]
    paths += [entry.division for entry in regions.villages]
    ids = {region.id for region in regions.regions}
    listed = [path for path in paths if not path.startswith("region/")]
    assert [path for path in listed if gazetteer.unit_at(path) is None] == []
    assert {path.removeprefix("region/") for path in paths if path.startswith("region/")} <= ids


@pytest.mark.parametrize(
    ("word", "code"),
    [("Syrian", "SY"), ("Syrians", "SY"), ("French", "FR"), ("Filipinos", "PH"), ("Nigerien", "NE"), ("Tuesday", None)],
)
def test_demonyms(gazetteer: Gazetteer, word: str, code: str | None) -> None:
    assert gazetteer.demonym(word) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Syrian Arab Republic", "SY"),
        ("SYR", "SY"),
        ("SY", "SY"),
        ("Côte d'Ivoire", "CI"),
        ("DR Congo (Zaire)", "CD"),
        ("the Philippines", "PH"),
        ("Atlantis", None),
    ],
)
def test_countries(gazetteer: Gazetteer, name: str, code: str | None) -> None:
    assert gazetteer.country_code(name) == code


def test_a_country_has_a_name_and_an_adjective(gazetteer: Gazetteer) -> None:
    assert (gazetteer.country_name("SY"), gazetteer.demonym_of("US")) == ("Syria", "US")


@pytest.mark.parametrize(
    ("written", "geonameid"),
    [
        ("al-Sukhnah", 172425),
        ("As Sukhnah", 172425),
        ("Sukhna", 172425),
        ("Deir ez-Zor", 170794),
        ("Dayr az Zawr", 170794),
        ("Deir Ezzor", 170794),
        ("Hodeidah", 79415),
        ("Al Hudaydah", 79415),
        ("Kyiv", 703448),
        ("Kiev", 703448),
    ],
)
def test_spellings_meet(gazetteer: Gazetteer, written: str, geonameid: int) -> None:
    context = Context(countries=("SY",)) if "ukhna" in written else Context()
    choice = gazetteer.resolve(written, context)
    assert choice is not None
    assert choice.place.geonameid == geonameid
