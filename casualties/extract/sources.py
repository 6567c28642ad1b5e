"""Sources: who first said a figure, through whom it came to its publisher, and how they stand to it.

`read` finds every attribution of the document and settles whom it names; `own` gives for a figure its chain with the
publisher last, its stance, the day it was said and the day up to which its data reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from casualties.extract.periods_campaigns import Campaigns
from casualties.extract.reading import Anchor, Mention, Reading
from casualties.extract.sources_back import Said, Speakers
from casualties.extract.sources_dates import SourceDates
from casualties.extract.sources_find import Finder
from casualties.extract.sources_names import Names
from casualties.extract.sources_reach import Reach
from casualties.extract.sources_stance import Stances
from casualties.extract.sources_words import SourceWords
from casualties.model import Source
from casualties.rulebook import Rulebook

__all__ = ["Attributed", "Sources"]


@dataclass(frozen=True, slots=True)
class Attributed(Mention[Source]):
    """An attribution with its chain (publisher last); `said` is how it was found, None for the publisher's own word."""

    said: Said | None = None


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

    def read(self, reading: Reading) -> list[Attributed]:
        """Every attribution of the document in order of its start."""
        document = reading.document
        publisher = self.publisher(document.publisher)
        found = [each for sentence in reading.sentences for each in self._finder.find(document.text, sentence)]
        said = self._speakers.resolve(document.text, found, publisher)
        return [
            Attributed(each.start, each.end, Source(chain=_chain(each, publisher), reported=document.published), each)
            for each in said
        ]

    def own(self, reading: Reading, mentions: Sequence[Attributed], anchor: Anchor) -> Attributed:
        """The attribution that holds for a figure; the publisher's own account where there is none."""
        document, sentence = reading.document, reading.sentences[anchor.sentence]
        by_said = {each.said.start: each for each in mentions if each.said is not None}
        said = Reach(reading, [each.said for each in mentions if each.said is not None], self._words).of(anchor)
        stance = self._stances.of(document.text, sentence, said, anchor)
        publisher = self.publisher(document.publisher)
        source = Source(
            chain=_chain(said, publisher),
            stance=stance,
            reported=self._reported(reading, said),
            as_of=self._as_of(reading, anchor),
        )
        if said is None:
            return Attributed(anchor.start, anchor.start, source)
        return replace(by_said[said.start], value=source)

    def publisher(self, name: str | None) -> str | None:
        """The publisher by its printed name."""
        known = self._words.known(name) if name else None
        return known[0] if known else name

    def _reported(self, reading: Reading, said: Said | None) -> date | None:
        published = reading.document.published
        return (self._dates.said_on(reading, said) if said is not None else None) or published

    def _as_of(self, reading: Reading, anchor: Anchor) -> date | None:
        return self._campaigns.data_to(reading, anchor) or self._dates.as_of(reading, anchor.sentence)


def _chain(said: Said | None, publisher: str | None) -> tuple[str, ...]:
    voices = said.chain if said is not None else ()
    return (*voices, publisher) if publisher else voices
