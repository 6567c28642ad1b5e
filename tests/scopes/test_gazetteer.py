from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from casualties.errors import InputError
from casualties.rulebook import Rulebook
from casualties.scopes import Context, Gazetteer
from casualties.scopes.gazetteer_index import Index


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


@pytest.mark.parametrize(
    ("written", "country", "kind", "name"),
    [
        ("Homs province", "SY", "admin", "Homs"),
        ("Homs", "SY", "city", "Homs"),
        ("Raqqa city", "SY", "city", "Ar Raqqah"),
        ("Niger State", "NG", "admin", "Niger"),
        ("Niger", "NE", "country", "Niger"),
        ("Kyiv oblast", "UA", "admin", "Kyiv Oblast"),
        ("western Mosul", "IQ", "city", "Mosul"),
        ("northern Syria", "SY", "region", "northern Syria"),
        ("Gaza", "PS", "region", "Gaza Strip"),
        ("Gaza City", "PS", "city", "Gaza"),
        ("the Sahel", None, "region", "Sahel"),
        ("Washington", "US", "city", "Washington"),
        ("Washington state", "US", "admin", "Washington"),
        ("Gereshk district", "AF", "admin", "Gereshk"),
    ],
)
def test_the_level_is_that_of_the_words(
    gazetteer: Gazetteer, written: str, country: str | None, kind: str, name: str
) -> None:
    choice = gazetteer.resolve(written)
    assert choice is not None
    assert (choice.place.country, str(choice.place.kind), choice.place.name) == (country, kind, name)


def test_what_the_text_speaks_of_decides(gazetteer: Gazetteer) -> None:
    alone, lebanon = gazetteer.resolve("Tripoli"), gazetteer.resolve("Tripoli", Context(countries=("LB",)))
    assert alone is not None
    assert lebanon is not None
    assert (alone.place.country, lebanon.place.country) == ("LY", "LB")


def test_a_town_known_everywhere_wins_over_a_small_one_in_a_country_named(gazetteer: Gazetteer) -> None:
    choice = gazetteer.resolve("London", Context(countries=("US", "SY")))
    assert choice is not None
    assert choice.place.country == "GB"


def test_a_small_town_of_another_country_is_not_meant(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Bure", Context(countries=("MZ",))) is None


def test_towns_of_like_size_are_rivals(gazetteer: Gazetteer) -> None:
    choice = gazetteer.resolve("San Fernando")
    assert choice is not None
    assert choice.rivals


def test_a_capital_is_found_by_its_country(gazetteer: Gazetteer) -> None:
    capital = gazetteer.capital("SO")
    assert capital is not None
    assert capital.name == "Mogadishu"


def test_points_in_another_country_are_outside(gazetteer: Gazetteer) -> None:
    points = pl.DataFrame(
        {
            "latitude": [36.2, 36.2, 22.7, 0.0, None],
            "longitude": [37.1, 37.1, -3.9, -20.0, 1.0],
            "country": ["SY", "ML", "ML", "NG", "SY"],
        }
    )
    assert gazetteer.outside_country(points).to_list() == [False, True, False, True, None]


def test_a_gazetteer_that_was_not_built_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make gazetteer"):
        Index.read(tmp_path)
