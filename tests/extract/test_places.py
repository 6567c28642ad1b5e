from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from casualties.extract.places import Placed, Places
from casualties.extract.text.reading import Anchor, Reading, read
from casualties.model import Document, Harm
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from casualties.scopes.fold import fold

CASES = YAML(typ="safe").load(Path(__file__).parents[1] / "cases" / "extract" / "places.yaml")


@lru_cache
def shared_places() -> Places:
    rulebook = Rulebook()
    return Places(rulebook, Gazetteer.load(rulebook))


@pytest.fixture(scope="module")
def places() -> Places:
    return shared_places()


def reading_of(text: str, publisher: str | None = None) -> Reading:
    return read(Document(id="case", text=text, publisher=publisher))


def place_of(places: Places, reading: Reading, number: str, nth: int = 1, clause: str | None = None) -> Placed | None:
    text, start = reading.document.text, -1
    for _ in range(nth):
        start = text.index(number, start + 1)
    sentence = reading.at(start)
    at = text.index(clause) if clause else sentence.start
    span = (at, at + len(clause) if clause else sentence.end)
    anchor = Anchor(sentence.index, start, start + len(number), (start, start), (start, start), span, Harm.KILLED)
    mentions = places.read(reading)
    return places.own(reading, mentions, anchor) or places.setting(reading, mentions, anchor)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_place_of_each_figure(places: Places, case: dict[str, object]) -> None:
    reading = reading_of(str(case["text"]), case.get("publisher"))  # type: ignore[arg-type]
    for figure in case["figures"]:  # type: ignore[attr-defined]
        found = place_of(places, reading, figure["number"], figure.get("nth", 1), figure.get("clause"))
        if figure["place"] == "-":
            assert found is None
            continue
        name, country, kind = figure["place"].split(" / ")
        assert found is not None
        place = found.value
        assert (place.country or "-", place.kind) == (country, kind)
        assert fold(name) in {fold(place.name or ""), fold(place.text)}


def test_mentions_stand_in_order_where_their_words_are(places: Places) -> None:
    text = "Shelling of Kherson and of villages near Nikopol killed two people, Kyiv said. In northern Syria four died."
    mentions = places.read(reading_of(text))
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)
    assert [text[mention.start : mention.end] for mention in mentions] == [
        "Kherson",
        "Nikopol",
        "Kyiv",
        "northern Syria",
    ]


def test_a_name_of_several_places_says_so(places: Places) -> None:
    mentions = places.read(reading_of("Gunmen killed three people in San Fernando."))
    assert mentions[0].warning is not None
    assert "San Fernando" in mentions[0].warning


def test_a_country_in_the_text_decides(places: Places) -> None:
    mentions = places.read(reading_of("Gunmen killed three people in San Fernando, Tamaulipas."))
    assert (mentions[0].value.country, mentions[0].warning) == ("MX", None)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_words_stand_where_they_are_said_to(text: str) -> None:
    reading = reading_of(text)
    for mention in shared_places().read(reading):
        assert 0 <= mention.start < mention.end <= len(text)


WORDS = [
    "In",
    "Homs",
    "General",
    "Aleppo",
    "the",
    "north",
    "of",
    "#Mogadishu",
    "(",
    ")",
    ",",
    "and",
    "Niger",
    "State",
    "’s",
    "12",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@settings(max_examples=150, deadline=None)
def test_names_in_any_order_are_read(words: list[str]) -> None:
    text = " ".join(words)
    mentions = shared_places().read(reading_of(text))
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)


@pytest.mark.parametrize(
    ("bait", "names"),
    [
        ("Homs " * 4000, set()),
        ("In " * 4000, set()),
        ("A" * 20000, set()),
        ("near the " * 3000, set()),
        ("(Homs, " * 3000, {"Homs"}),
        ("in Homs, " * 3000, {"Homs"}),
    ],
)
def test_bait_is_read_to_its_end(places: Places, bait: str, names: set[str]) -> None:
    assert {mention.value.name for mention in places.read(reading_of(bait))} == names


def test_a_village_that_nobody_lists_says_so(places: Places) -> None:
    mentions = places.read(
        reading_of("Gunmen killed three people in the village of Tell Wardiyat, in Hasakah province.")
    )
    assert (mentions[0].value.name, mentions[0].value.admin1) == ("Tell Wardiyat", "Al-Hasakah")
    assert mentions[0].warning == 'place "Tell Wardiyat" is not known'


def test_a_village_of_the_rules_is_known(places: Places) -> None:
    mentions = places.read(reading_of("Shelling killed five soldiers in Jobar."))
    assert (mentions[0].value.country, mentions[0].warning) == ("SY", None)


def test_a_long_text_without_a_place_is_read_from_its_end(places: Places) -> None:
    mentions = places.read(reading_of("Two people died there in the town. " * 3000))
    assert mentions.within(2999) == ()
    assert list(mentions) == []
