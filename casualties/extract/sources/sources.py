"""Sources: who first said a figure, through whom it came to its publisher, and how they stand to it.

`read` finds every attribution of the document and settles whom it names; `own` gives for a figure its chain with the
publisher last, its stance, the day it was said and the day up to which its data reach.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from casualties.extract.periods.asof import Horizon
from casualties.extract.periods.campaigns import Campaigns
from casualties.extract.sources.back import Said, Speakers
from casualties.extract.sources.dates import SourceDates
from casualties.extract.sources.find import Finder
from casualties.extract.sources.names import Names
from casualties.extract.sources.reach import Attributed, Reach
from casualties.extract.sources.stance import Stances
from casualties.extract.sources.words import SourceWords
from casualties.extract.text.in_order import InOrder
from casualties.extract.text.reading import Anchor, Reading
from casualties.extract.words.grammar import ARTICLES
from casualties.model import Document, Source
from casualties.rulebook import Rulebook

__all__ = ["Attributed", "Attributions", "Sources"]


_WIRE = re.compile(r"\s*(?:[A-Z][\w .,'’/-]{1,60})\((?P<wire>[A-Z][\w -]{1,24})\)\s*[-–—]")


@dataclass(frozen=True, slots=True)
class Attributions(Sequence[Attributed]):
    """The attributions of one document in order, who passed all of it on, and up to when its data reach."""

    found: InOrder[Attributed]
    passed: tuple[str, ...]
    horizon: Horizon
    reach: Reach

    @overload
    def __getitem__(self, at: int) -> Attributed: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Attributed]: ...

    def __getitem__(self, at: int | slice) -> Attributed | Sequence[Attributed]:
        return self.found[at]

    def __len__(self) -> int:
        return len(self.found)


class Sources:
    """Sources by `rules/sources.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._words = SourceWords(rulebook)
        self._names = Names(self._words)
        self._finder = Finder(self._words, self._names)
        self._speakers = Speakers(self._words, self._names)
        self._stances = Stances(rulebook.sources, self._words)
        self._dates = SourceDates(rulebook)
        self._campaigns = Campaigns(rulebook)

    def read(self, reading: Reading) -> Attributions:
        """Every attribution of the document in order of its start; sentences are read when asked for."""
        document = reading.document
        publisher = self.publisher(document.publisher)
        passed = self._passed(reading, publisher)
        found = (self._finder.find(document.text, sentence) for sentence in reading.sentences)
        said = self._speakers.resolve(document.text, found, publisher)
        mentions = InOrder(reading, ([_attributed(each, passed, document) for each in line] for line in said))
        return Attributions(mentions, passed, self._dates.reach(reading), Reach(reading, mentions, self._words))

    def own(self, reading: Reading, mentions: Attributions, anchor: Anchor) -> Attributed:
        """The attribution that holds for a figure; the publisher's own account where there is none."""
        said = mentions.reach.of(anchor)
        if said is not None and said.chain and said.chain[0].lower() in ARTICLES:
            said = None  # "a dispute over land": a noun, and nobody who disputes
        source = Source(
            chain=_chain(said, mentions.passed),
            stance=self._stances.of(reading, said, anchor),
            reported=(self._dates.said_on(reading, said) if said else None) or reading.document.published,
            as_of=self._campaigns.data_to(reading, anchor) or mentions.horizon.told(anchor.sentence),
        )
        start, end = (said.start, said.end) if said else (anchor.start, anchor.start)
        return Attributed(start, end, source, said)

    def publisher(self, name: str | None) -> str | None:
        """The publisher by its printed name."""
        known = self._words.known(name) if name else None
        return known[0] if known else name

    def _passed(self, reading: Reading, publisher: str | None) -> tuple[str, ...]:
        """Who passed the whole text on: the agency of its dateline ("KABUL (Reuters) –"), and its publisher."""
        for sentence in reading.sentences[:3]:
            found = _WIRE.match(reading.document.text, sentence.start, sentence.end)
            wire = self._words.known(found["wire"]) if found else None
            if wire and wire[0] != publisher:
                return (wire[0], publisher) if publisher else (wire[0],)
        return (publisher,) if publisher else ()


def _attributed(said: Said, passed: tuple[str, ...], document: Document) -> Attributed:
    return Attributed(said.start, said.end, Source(chain=_chain(said, passed), reported=document.published), said)


def _chain(said: Said | None, passed: tuple[str, ...]) -> tuple[str, ...]:
    """From who first said it to who published it, each once."""
    voices = tuple(voice for voice in (said.chain if said is not None else ()) if voice not in passed)
    return (*voices, *passed)
