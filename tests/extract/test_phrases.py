"""Phrases of rules in a text: longest first, capitals where the rule has them, gaps, and linear work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.extract.text.phrases import Phrases, spelled


def found(phrases: Phrases[str], text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.value) for hit in phrases.find(text, 0, len(text))]


def test_the_longest_phrase_wins() -> None:
    phrases = Phrases([("bomb", "bombing"), ("car bomb", "car_bomb"), ("suicide car bomb", "suicide_bombing")])
    assert found(phrases, "a bomb, a car bomb and a suicide car bomb") == [
        ("bomb", "bombing"),
        ("car bomb", "car_bomb"),
        ("suicide car bomb", "suicide_bombing"),
    ]


@pytest.mark.parametrize("text", ["an air strike", "an air-strike", "an AIR STRIKE", "an air\nstrike"])
def test_what_joins_two_words_does_not_matter(text: str) -> None:
    assert [value for _, value in found(Phrases([("air strike/s", "airstrike")]), text)] == ["airstrike"]


@pytest.mark.parametrize("text", ["the air, strike", "the air. Strike that", "an airy strike"])
def test_a_comma_a_stop_or_another_word_parts_them(text: str) -> None:
    assert found(Phrases([("air strike", "airstrike")]), text.replace(". ", ".  ")) == []


def test_capitals_of_a_rule_are_wanted() -> None:
    phrases = Phrases([("IS", "group"), ("Wagner", "army")])
    assert found(phrases, "it is said that IS and wagner, WAGNER and Wagner") == [
        ("IS", "group"),
        ("WAGNER", "army"),
        ("Wagner", "army"),
    ]


def test_an_article_does_not_hide_a_longer_name() -> None:
    phrases = Phrases([("the coalition", "some"), ("Coalition of Patriots", "one")])
    assert found(phrases, "the Coalition of Patriots and the coalition") == [
        ("Coalition of Patriots", "one"),
        ("the coalition", "some"),
    ]


def test_a_gap_holds_no_more_words_than_allowed() -> None:
    phrases = Phrases([("boat ... capsized", "drowning")], gap=3)
    assert found(phrases, "a boat carrying sixty people capsized") == [
        ("boat carrying sixty people capsized", "drowning")
    ]
    assert found(phrases, "a boat carrying sixty people from Libya capsized") == []


def test_endings_and_classes_are_written_out() -> None:
    assert list(spelled("{vehicle} bomb/s", {"vehicle": ("car", "truck")})) == [
        "car bomb",
        "car bombs",
        "truck bomb",
        "truck bombs",
    ]


@given(st.text(alphabet="ab -'.,\n", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_spans_lie_within_the_part_and_in_order(text: str, start: int, end: int) -> None:
    hits = Phrases([("a", "1"), ("a b", "2"), ("b ... a", "3")], gap=2).find(text, start, end)
    assert all(start <= hit.start < hit.end <= min(end, len(text)) for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
