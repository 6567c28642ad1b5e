"""Where sentences, titles and list lines begin and end."""

from __future__ import annotations

import pytest

from casualties.extract.text.reading import read
from casualties.extract.text.sentences import LONGEST, split
from casualties.model import Document


def parts(text: str) -> list[str]:
    return [text[line.start : line.end] for line in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Salem said 12 died near St. Petersburg.",
        "The U.S. Army lost Col. J. Smith on Aug. 9 at 5 a.m. Sunday.",
        "A 5.9-magnitude quake killed 12 between 23.06.2014 and 24.06.2014.",
        "The school, No. 2, was hit.",
        "“Twelve died,” he said.",
    ],
)
def test_a_full_stop_inside_a_sentence(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five died. Nine were hurt.", ["Five died.", "Nine were hurt."]),
        ("It began on 24.06.2014. 9 people died.", ["It began on 24.06.2014.", "9 people died."]),
        ("He left the U.S. The strike killed 12.", ["He left the U.S.", "The strike killed 12."]),
        ("Five died! Nine?", ["Five died!", "Nine?"]),
        ("“Five died.” Nine were hurt.", ["“Five died.”", "Nine were hurt."]),
        ("- 5 killed\n- 12 injured", ["5 killed", "12 injured"]),
        ("1. Five killed\n2. Two hurt", ["Five killed", "Two hurt"]),
        ("Killed: 5\nInjured: 12", ["Killed: 5", "Injured: 12"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = (
        "The bomb exploded in a crowded street in the old town and\n"
        "killed five people, among them a boy of nine who had been\n"
        "buying bread."
    )
    assert parts(text) == [text]


def test_a_title_stands_over_its_text() -> None:
    reading = read(
        Document(id="text", text="25 killed in mine collapse\n\nThe roof fell in on Monday. Nine are missing.")
    )
    assert [(sentence.headline, sentence.paragraph) for sentence in reading.sentences] == [
        (True, 0),
        (False, 1),
        (False, 1),
    ]


def test_a_text_of_one_paragraph_has_no_title() -> None:
    reading = read(Document(id="text", text="25 killed in mine collapse"))
    assert [sentence.headline for sentence in reading.sentences] == [False]


def test_offsets_hold() -> None:
    text = "  Five died.\r\n\r\nNine   were hurt.\u2029Two left.  "
    reading = read(Document(id="text", text=text))
    assert [sentence.text for sentence in reading.sentences] == ["Five died.", "Nine   were hurt.", "Two left."]
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in reading.sentences)
    assert reading.at(text.index("hurt")).text == "Nine   were hurt."


def test_no_line_is_longer_than_the_limit() -> None:
    assert max(len(part) for part in parts("word " * 2000)) <= LONGEST
    assert "".join(parts("x" * 5000)) == "x" * 5000


def test_an_empty_text_has_no_lines() -> None:
    assert parts("") == []
    assert parts(" \n\n ") == []
