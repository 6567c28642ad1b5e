"""Tokens, numbers, and what only looks like a count."""

from __future__ import annotations

import pytest

from casualties.extract.figures.amounts import amounts
from casualties.extract.figures.numbers import number_at
from casualties.extract.text.tokens import tokenize
from casualties.extract.words.lexicon import Lexicon
from casualties.rulebook import Rulebook


@pytest.fixture(scope="session")
def lexicon(rulebook: Rulebook) -> Lexicon:
    return Lexicon(rulebook)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 342 deaths", ["1 342", "deaths"]),
        ("a 14-year-old boy", ["a", "14-year-old", "boy"]),
        ("82mm mortars", ["82mm", "mortars"]),
        ("M23 rebels", ["M23", "rebels"]),
        ("al-Sukhnah's U.S. post", ["al-Sukhnah's", "U.S.", "post"]),
        ("10–15 dead", ["10", "–", "15", "dead"]),
        ("on 13/8/2017 at 5:30", ["on", "13/8/2017", "at", "5:30"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    tokens = tokenize(text, 7)
    assert tokens.raw == words
    assert all(
        text[start - 7 : end - 7] == raw for raw, start, end in zip(words, tokens.start, tokens.end, strict=True)
    )


def test_a_possessive_is_folded_away() -> None:
    tokens = tokenize("Helmand’s governor", 0)
    assert (tokens.low[0], tokens.owner[0]) == ("helmand", True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-three", 23),
        ("one hundred and twenty people", 120),
        ("a hundred and four", 104),
        ("two million five hundred thousand", 2_500_000),
        ("nineteen hundred", 1900),
        ("2 dozen", 24),
        ("1.6 million", 1_600_000),
        ("1,5 million", 1_500_000),
        ("14k", 14_000),
        ("5.9", None),
        ("hundred", None),
        ("a woman", None),
        ("99999999999999999999", None),
    ],
)
def test_numbers(lexicon: Lexicon, text: str, value: int | None) -> None:
    found = number_at(tokenize(text, 0), 0, lexicon)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    "text",
    [
        "on 14 March",
        "on March 14, 2011",
        "between 3 and 9 May",
        "in 2014",
        "since 1999",
        "District 2",
        "Report #2931",
        "aged 14",
        "children under 5",
        "$120",
        "40 %",
        "12/7",
    ],
)
def test_what_is_no_count(lexicon: Lexicon, text: str) -> None:
    assert amounts(tokenize(text, 0), lexicon) == []


def test_a_year_may_count_people(lexicon: Lexicon) -> None:
    (amount,) = amounts(tokenize("2014 people were killed", 0), lexicon)
    assert amount.bounds.value == 2014
