from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from casualties.extract.sources import Attributed, Sources
from casualties.extract.text.reading import Anchor, Reading, read
from casualties.model import Document, Harm
from casualties.rulebook import Rulebook

CASES = YAML(typ="safe").load(Path(__file__).parents[1] / "cases" / "extract" / "sources.yaml")


@pytest.fixture(scope="module")
def sources(rulebook: Rulebook) -> Sources:
    return Sources(rulebook)


def reading_of(text: str, publisher: str | None = "Wire", published: date | None = None) -> Reading:
    return read(Document(id="case", text=text, publisher=publisher, published=published))


def own(sources: Sources, reading: Reading, number: str) -> Attributed:
    found = re.search(rf"(?<![\w,.]){re.escape(number)}(?![\w@]|,\d)", reading.document.text)
    assert found is not None
    sentence = reading.at(found.start())
    span, whole = found.span(), (sentence.start, sentence.end)
    anchor = Anchor(sentence.index, *span, span, (sentence.start, sentence.start), whole, Harm.KILLED)
    return sources.own(reading, sources.read(reading), anchor)


def told(attributed: Attributed, publisher: str) -> list[str]:
    source = attributed.value
    assert source.chain[-1] == publisher
    stance = [] if source.stance == "asserted" else [f"({source.stance})"]
    return [*source.chain[:-1], *stance]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_figure_has_the_chain_of_who_said_it(sources: Sources, case: dict[str, object]) -> None:
    publisher = case.get("publisher", "Wire")
    reading = reading_of(case["text"], publisher)
    printed = sources.publisher(publisher)
    assert {number: told(own(sources, reading, number), printed) for number in case["figures"]} == case["figures"]


def test_no_publisher_leaves_no_name(sources: Sources) -> None:
    reading = reading_of("Gunmen killed 12 people.", None)
    assert own(sources, reading, "12").value.chain == ()


def test_the_day_of_a_statement_is_the_reported_day(sources: Sources) -> None:
    reading = reading_of("A bomb killed 12 people, police said on Monday.", published=date(2020, 3, 15))
    assert own(sources, reading, "12").value.reported == date(2020, 3, 9)


def test_without_a_day_the_publication_is_the_reported_day(sources: Sources) -> None:
    reading = reading_of("A bomb killed 12 people on Monday, police said.", published=date(2020, 3, 15))
    assert own(sources, reading, "12").value.reported == date(2020, 3, 15)


def test_the_as_of_day_is_said_in_the_paragraph(sources: Sources) -> None:
    text = "Since January 312 people were killed. The figure includes data up to 31 May 2015."
    reading = reading_of(text, published=date(2015, 6, 20))
    assert own(sources, reading, "312").value.as_of == date(2015, 5, 31)


def test_a_known_series_ends_where_its_data_end(sources: Sources) -> None:
    text = "The US-led coalition said 624 civilians had been killed since the start of the campaign."
    reading = reading_of(text, published=date(2017, 8, 7))
    assert own(sources, reading, "624").value.as_of == date(2017, 6, 30)


def test_a_figure_beside_the_series_has_no_as_of_day(sources: Sources) -> None:
    text = "The US-led coalition said its campaign had killed 12 civilians on Saturday."
    assert own(sources, reading_of(text, published=date(2017, 8, 7)), "12").value.as_of is None


def test_an_attribution_lies_where_it_says(sources: Sources) -> None:
    reading = reading_of("Forty people died, the army said, and 12 were hurt.")
    found = own(sources, reading, "12")
    assert reading.document.text[found.start : found.end] == "the army said"


def test_a_long_run_of_verbs_is_read_in_one_go(sources: Sources) -> None:
    text = "police said residents told officials that the army, which said " * 300
    assert sources.read(reading_of(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police said on Monday that a bomb had killed 12 people.", date(2020, 3, 9)),
        ("Police said late on Monday a bomb had killed 12 people.", date(2020, 3, 9)),
        ("Police said in a statement posted on Monday that a bomb killed 12 people.", date(2020, 3, 9)),
        ("Police said the bomb on 21 April 2019 killed 12 people.", date(2020, 3, 15)),
        ("The ministry said 12 people were killed on Tuesday.", date(2020, 3, 15)),
        ("The ministry says 12 people killed since 7 October have been named.", date(2020, 3, 15)),
    ],
)
def test_a_day_in_what_is_said_does_not_date_the_saying(sources: Sources, text: str, day: date) -> None:
    reading = reading_of(text, published=date(2020, 3, 15))
    assert own(sources, reading, "12").value.reported == day
