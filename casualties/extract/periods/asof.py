"""Up to which day the data of a sentence reach: what it says itself, what its paragraph or title says, else the day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casualties.extract.periods.find import Expression
from casualties.extract.periods.role import Role
from casualties.extract.text.reading import Reading

__all__ = ["Horizon", "horizons"]


@dataclass(frozen=True, slots=True)
class Horizon:
    """The as-of day said for each sentence (by its index) and for the whole document, and the document's day."""

    said: dict[int, date]
    whole: date | None
    base: date | None

    def told(self, sentence: int) -> date | None:
        """The as-of day that the text says for a sentence; None where it says none."""
        return self.said.get(sentence) or self.whole

    def of(self, sentence: int) -> date | None:
        """The day up to which the figures of a sentence count."""
        return self.told(sentence) or self.base


def horizons(
    reading: Reading,
    found: Sequence[Expression],
    roles: Sequence[Role],
    base: date | None,
    of_data: re.Pattern[str],
) -> Horizon:
    """The as-of days of a document: a sentence's own, else that which its paragraph says of its data."""
    own: dict[int, date] = {}
    whole: date | None = None
    for each, role in zip(found, roles, strict=True):
        if role.kind != "limit" or each.days is None or each.word in ("before", "after", "prior to"):
            continue
        if base is not None and each.days.last > base:
            continue
        own.setdefault(each.sentence, each.days.last)
        if reading.sentences[each.sentence].headline or (each.sentence == 0 and each.word.startswith("as ")):
            whole = whole or each.days.last
    text = reading.document.text
    told = {
        index: day
        for index, day in own.items()
        if of_data.search(text, reading.sentences[index].start, reading.sentences[index].end)
    }
    return Horizon((_by_paragraph(reading, told) if told else {}) | own, whole, base)


def _by_paragraph(reading: Reading, own: dict[int, date]) -> dict[int, date]:
    """The sentences of each paragraph that says an as-of day: with their own, the next or the last said in it."""
    paragraphs: dict[int, list[int]] = {}
    for index in sorted(own):
        paragraphs.setdefault(reading.sentences[index].paragraph, []).append(index)
    said: dict[int, date] = {}
    for sentence in reading.sentences:
        saying = paragraphs.get(sentence.paragraph)
        if saying:
            said[sentence.index] = own[saying[min(bisect_left(saying, sentence.index), len(saying) - 1)]]
    return said
