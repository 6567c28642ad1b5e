"""Mentions read from the start onwards: no further than asked for, and all of them where all are."""

from __future__ import annotations

from collections.abc import Iterator

from casualties.extract.text.in_order import InOrder
from casualties.extract.text.reading import Mention, Reading, read
from casualties.model import Document

TEXT = "Two men died. Police said so. Nobody else was hurt. Doctors agreed."


def _mentions(reading: Reading, visited: list[int]) -> Iterator[list[Mention[int]]]:
    for sentence in reading.sentences:
        visited.append(sentence.index)
        yield [Mention(sentence.start, sentence.end, sentence.index)] if sentence.index != 2 else []


def test_reads_no_sentence_that_begins_at_or_after_the_offset() -> None:
    reading, visited = read(Document(id="d", text=TEXT)), list[int]()
    mentions = InOrder(reading, _mentions(reading, visited))
    second = reading.sentences[1]
    assert [each.value for each in mentions.until(second.start)] == [0]
    assert [each.value for each in mentions.until(second.start + 1)] == [0, 1]
    assert visited == [0, 1]


def test_asks_for_no_sentence_twice() -> None:
    reading, visited = read(Document(id="d", text=TEXT)), list[int]()
    mentions = InOrder(reading, _mentions(reading, visited))
    mentions.until(len(TEXT))
    mentions.until(0)
    assert [each.value for each in mentions] == [0, 1, 3]
    assert visited == [0, 1, 2, 3]


def test_as_a_sequence_holds_the_whole_document() -> None:
    reading = read(Document(id="d", text=TEXT))
    mentions = InOrder(reading, _mentions(reading, []))
    assert len(mentions) == 3
    assert mentions[-1].value == 3
    assert [each.value for each in mentions[1:]] == [1, 3]


def test_of_an_empty_document_has_nothing() -> None:
    reading = read(Document(id="d", text=""))
    assert list(InOrder(reading, _mentions(reading, []))) == []
