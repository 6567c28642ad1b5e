"""Which attribution holds for a figure: its clause's, its sentence's, that of its quotation, or that of the text before.

In a sentence an attribution that leads holds for what follows it, one that trails for what stands before it; what
neither reaches goes on with the last one. Beyond its sentence an attribution holds only where the text goes on with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from casualties.extract.reading import Anchor, Reading, Sentence
from casualties.extract.sources_back import Said
from casualties.extract.sources_words import SourceWords

__all__ = ["Reach"]

_QUOTE = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")
_OPENING = 60


class Reach:
    """Attributions of one document, and which of them reaches a figure."""

    def __init__(self, reading: Reading, said: Sequence[Said], words: SourceWords) -> None:
        self._reading, self._said, self._words = reading, said, words
        self._starts = [each.start for each in said]

    def of(self, anchor: Anchor) -> Said | None:
        """The attribution that holds for a figure; None where the publisher speaks."""
        sentence = self._reading.sentences[anchor.sentence]
        found = self._within(sentence, anchor.start)
        return found if found is not None else self._beyond(sentence, anchor)

    def _in(self, sentence: Sentence) -> Sequence[Said]:
        first = bisect_left(self._starts, sentence.start)
        return self._said[first : bisect_left(self._starts, sentence.end)]

    def _within(self, sentence: Sentence, at: int) -> Said | None:
        found = self._in(sentence)
        if not found:
            return None
        text = self._reading.document.text
        before = [each for each in found if each.start <= at]
        after = [each for each in found if each.start > at]
        lead = before[-1] if before else None
        trail = next((each for each in after if not each.leads), None)
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
        quoted = self._quoted(sentence, anchor)
        if quoted is not None:
            return quoted
        if sentence.headline or sentence.index == 0:
            return None
        earlier = self._reading.sentences[sentence.index - 1]
        listed = text[earlier.start : earlier.end].rstrip().endswith(":")
        if earlier.headline or (earlier.paragraph != sentence.paragraph and not listed):
            return None
        if not listed and not self._goes_on(text, sentence, anchor):
            return None
        found = self._in(earlier)
        if found:
            return found[-1]
        before = Anchor(
            earlier.index, earlier.start, earlier.start, anchor.group, anchor.trigger, anchor.clause, anchor.harm
        )
        return self._beyond(earlier, before) if self._goes_on(text, earlier, before) else None

    def _goes_on(self, text: str, sentence: Sentence, anchor: Anchor) -> bool:
        opening = text[sentence.start : min(sentence.end, max(anchor.end + 24, sentence.start + 1))]
        return len(opening) < 140 and self._words.goes_on.search(opening) is not None

    def _quoted(self, sentence: Sentence, anchor: Anchor) -> Said | None:
        """The attribution beside the quotation that holds the figure."""
        text = self._reading.document.text
        start = max(0, anchor.start - 1200)
        for quote in _QUOTE.finditer(text, start, min(len(text), anchor.start + 1200)):
            if quote.start() < anchor.start < quote.end():
                following = bisect_left(self._starts, quote.end())
                if following < len(self._said) and self._said[following].start - quote.end() < _OPENING:
                    if not re.search(r"\n\s*\n", text[quote.end() : self._said[following].start]):
                        return self._said[following]
                preceding = bisect_right(self._starts, quote.start()) - 1
                if preceding >= 0 and quote.start() - self._said[preceding].end < _OPENING:
                    return self._said[preceding]
        return None
