"""A reading of a document: its sentences, and what the slots of a claim hang on.

Every extractor works on the same reading. Offsets are always absolute: half-open, in code points of `document.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from casualties.extract.text.sentences import split
from casualties.model import Document, Harm

__all__ = ["Anchor", "Mention", "Reading", "Sentence", "Slot", "read"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the document, its paragraph, and whether it is a title or heading."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    headline: bool


@dataclass(frozen=True, slots=True)
class Mention(Generic[T]):
    """Something named in the text (a place, a day, an actor), where it stands, and what it is."""

    start: int
    end: int
    value: T


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where one figure stands: the number, its victims' noun phrase, the words of harm, and the clause around them.

    Spans are absolute and half-open. `trigger` is empty (start == end == clause start) where the harm is carried over
    from another clause.
    """

    sentence: int
    start: int
    end: int
    group: tuple[int, int]
    trigger: tuple[int, int]
    clause: tuple[int, int]
    harm: Harm


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and its sentences in order."""

    document: Document
    sentences: tuple[Sentence, ...]

    def at(self, offset: int) -> Sentence:
        """The sentence that holds an offset, or the last one that starts before it."""
        return self.sentences[max(bisect_right(self.sentences, offset, key=_start) - 1, 0)]


def read(document: Document) -> Reading:
    """The sentences, titles and list lines of a document, in order."""
    return Reading(
        document,
        tuple(
            Sentence(index, line.start, line.end, document.text[line.start : line.end], line.paragraph, line.headline)
            for index, line in enumerate(split(document.text))
        ),
    )


def _start(sentence: Sentence) -> int:
    return sentence.start


class Slot(Protocol[T]):
    """What fills one slot of a claim (place, period, perpetrator, cause, source).

    `read` finds every mention in the document once, in order. `own` gives what the text states for one figure itself,
    from its clause, its sentence and the slot's own rules of reach; None where it states nothing. What one event's
    claims take over from one another is `events`' business.
    """

    def read(self, reading: Reading) -> Sequence[Mention[T]]:
        """Every mention in the document, in order of its start."""
        ...

    def own(self, reading: Reading, mentions: Sequence[Mention[T]], anchor: Anchor) -> Mention[T] | None:
        """The mention that the text gives for this figure itself."""
        ...
