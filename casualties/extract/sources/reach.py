"""Which attribution holds for a figure: that of its clause, its sentence, its quotation, or the text before.

In a sentence an attribution that leads holds for what follows it, one that trails for what stands before it; what
neither reaches goes on with the last one. Beyond its sentence an attribution holds only where the text goes on with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casualties.extract.sources.back import Said
from casualties.extract.sources.words import SourceWords
from casualties.extract.text.in_order import InOrder
from casualties.extract.text.reading import Anchor, Mention, Reading, Sentence
from casualties.model import Source

__all__ = ["Attributed", "Reach"]

_QUOTE = re.compile(r"“[^“”]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^«»]{1,2000}»")
_EMPTY_LINE = re.compile(r"\n\s*\n")
_OPENING = 60
_SOURCE_LINE = re.compile(r"[(\[]?(?:[Ss]ources?\s*:|[Vv]ia\s|SOURCES?\s*:|VIA\s)")
_DENIED = re.compile(r",\s+(?:and\s+)?not\s[^,;]{1,40}\bas\s+(?:\w+\s+){0,2}$")
_LIST_MARK = re.compile(r"\s*\n\s*(?:[-–—•·*▪◦●>]|\(?\w{1,3}[.)])\s*")
_GOES_ON = 12  # sentences or list lines


@dataclass(frozen=True, slots=True)
class Attributed(Mention[Source]):
    """An attribution with its chain (publisher last); `said` is how it was found, None for the publisher's own word."""

    said: Said | None = None


def _of_other(text: str, at: int, said: Said) -> bool:
    """Whether an attribution is of the figure that is denied alone ("15 died, not 17 as the agency had reported")."""
    return _DENIED.search(text, at, said.start) is not None


def _start(mention: Attributed) -> int:
    return mention.start


class Reach:
    """Attributions of one document in order, and which of them reaches a figure."""

    def __init__(self, reading: Reading, found: InOrder[Attributed], words: SourceWords) -> None:
        self._reading, self._found, self._words = reading, found, words
        self._quotes = [quote.span() for quote in _QUOTE.finditer(reading.document.text)]

    def of(self, anchor: Anchor) -> Said | None:
        """The attribution that holds for a figure; None where the publisher speaks."""
        sentence = self._reading.sentences[anchor.sentence]
        found = self._within(sentence, anchor.start)
        return found if found is not None else self._beyond(sentence, anchor)

    def _in(self, sentence: Sentence) -> list[Said]:
        found = self._found.until(sentence.end)
        first = bisect_left(found, sentence.start, key=_start)
        last = bisect_left(found, sentence.end, key=_start)
        return [each.said for each in found[first:last] if each.said is not None]

    def _within(self, sentence: Sentence, at: int) -> Said | None:
        found = self._in(sentence)
        if not found:
            return None
        text = self._reading.document.text
        before = [each for each in found if each.start <= at]
        after = [each for each in found if each.start > at]
        lead = before[-1] if before else None
        trail = next((each for each in after if not each.leads and not _of_other(text, at, each)), None)
        if lead is not None and lead.leads and not self._turned(text, lead, at, trail):
            return lead
        if trail is not None and not self._own_clause(text, at, trail, found):
            return trail
        return lead

    def _turned(self, text: str, lead: Said, at: int, trail: Said | None) -> bool:
        """Whether the clause of a leading attribution ended before the figure and another one trails it."""
        if trail is None:
            return False
        between = text[lead.told : at]
        return ";" in between and ";" not in text[at : trail.start]

    def _own_clause(self, text: str, at: int, trail: Said, found: Sequence[Said]) -> bool:
        """Whether a leading attribution stands between the figure and a trailing one, so that this belongs to it."""
        return any(at < each.start < trail.start and each.leads for each in found)

    def _beyond(self, sentence: Sentence, anchor: Anchor) -> Said | None:
        text = self._reading.document.text
        beside = self._quoted(sentence, anchor) or self._named_after(text, sentence)
        if beside is not None:
            return beside
        at = anchor
        for _ in range(_GOES_ON):
            if sentence.headline or sentence.index == 0:
                return None
            earlier = self._reading.sentences[sentence.index - 1]
            listed = text[earlier.start : earlier.end].rstrip().endswith(":")
            if earlier.headline or (earlier.paragraph != sentence.paragraph and not listed):
                return None
            same_list = self._same_list(text, sentence, earlier)
            if not (listed or same_list or self._goes_on(text, sentence, at)):
                return None
            found = self._in(earlier)
            if found and not same_list:
                return found[-1]
            sentence, at = earlier, replace(anchor, sentence=earlier.index, start=earlier.start, end=earlier.start)
        return None

    def _named_after(self, text: str, sentence: Sentence) -> Said | None:
        """A sentence that only names the source of those before it: "Source: SANA.", "Via @handle"."""
        for following in self._reading.sentences[sentence.index + 1 : sentence.index + 4]:
            if following.paragraph != sentence.paragraph:
                return None
            if _SOURCE_LINE.match(text, following.start, following.end) and following.end - following.start < 80:
                found = self._in(following)
                return found[-1] if found else None
        return None

    def _same_list(self, text: str, sentence: Sentence, earlier: Sentence) -> bool:
        """Whether two sentences are lines of one list, so that what heads the list holds for both."""
        before = self._reading.sentences[earlier.index - 1] if earlier.index else None
        return bool(
            _LIST_MARK.fullmatch(text, earlier.end, sentence.start)
            and before is not None
            and _LIST_MARK.fullmatch(text, before.end, earlier.start)
        )

    def _goes_on(self, text: str, sentence: Sentence, anchor: Anchor) -> bool:
        opening = text[sentence.start : min(sentence.end, max(anchor.end + 24, sentence.start + 1))]
        return len(opening) < 140 and self._words.goes_on.search(opening) is not None

    def _quoted(self, sentence: Sentence, anchor: Anchor) -> Said | None:
        """The attribution beside the quotation that holds the figure."""
        at = bisect_right(self._quotes, (anchor.start, anchor.start)) - 1
        if at < 0 or self._quotes[at][1] <= anchor.start:
            return None
        return self._beside(self._reading.document.text, *self._quotes[at])

    def _beside(self, text: str, start: int, end: int) -> Said | None:
        """The attribution right after a quotation, in its paragraph, else right before it."""
        found = self._found.until(end + _OPENING)
        following = bisect_left(found, end, key=_start)
        if following < len(found):
            after = found[following]
            if after.start - end < _OPENING and not _EMPTY_LINE.search(text, end, after.start):
                return after.said
        preceding = bisect_right(found, start, key=_start) - 1
        if preceding >= 0 and start - found[preceding].end < _OPENING:
            return found[preceding].said
        return None
