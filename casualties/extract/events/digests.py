"""Digests of many attacks: where a text is about a wave of them, each that it brings in is an event of its own.

Words without "the" bring a deed in: "a car bomb", "gunmen", "another bombing"; "the blast" goes on with the last.
"""

from __future__ import annotations

import re

from casualties.extract.drafts import Draft
from casualties.extract.periods.words import any_of
from casualties.rulebook import Rulebook

__all__ = ["Digests"]

_JOINED = re.compile(r"(?P<apart>;|,?\swhile)\s+|,?\s(?:and|but|as|including)\s+")
_STOP = re.compile(r"[;.]|\bwhile\b")
_NUMBER = r"an?|another|one of (?:the|those)|one|two|three|four|five|six|seven|eight|nine|ten|several|multiple|more|\d+"
_SEVERAL = r"four|five|six|seven|eight|nine|ten|several|multiple|many|dozens of|\d+"
_BETWEEN = r"(?:(?!(?:in|on|at|by|of|to|from|after|before|when|as|and|for|with|near|were|was)\s)[\w’'\"“”-]+\s+){0,4}?"
_OPENING = 600  # characters before the first count in which a text may say that it is about many attacks


class Digests:
    """Digests by `rules/events.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.events.digests
        many = any_of(word for entry in rules for word in entry.words)
        deeds = any_of(word for entry in rules for word in entry.of)
        self._many = re.compile(rf"(?i)\b(?:(?:{many})\b|(?:{_SEVERAL})\s+{_BETWEEN}(?:{deeds})s\b)")
        self._brought_in = re.compile(
            rf"\b(?i:{_NUMBER})\s+{_BETWEEN}(?i:{deeds})s?\b|\b(?:by|when|after)\s+(?i:{deeds})s\b|\b(?:by|when|after)\s+gunmen\b"
            rf"|(?:^|\n)\W*(?!The\b|Th[aeio]\w*\b|Its\b|His\b|Her\b)(?:[A-Z][\w-]*\s+){{0,2}}(?i:{deeds})s?\b"
        )

    def is_digest(self, first: Draft, text: str) -> bool:
        """Whether a text sums up many attacks before or with its first count."""
        end = first.parsed.sentence.end
        return self._many.search(text, max(first.parsed.sentence.start - _OPENING, 0), end) is not None

    def brings_in(self, draft: Draft, last: Draft, text: str) -> bool:
        """Whether another deed is brought in between two counts, or right behind the second."""
        stop = _STOP.search(text, draft.anchor.end, draft.parsed.sentence.end)
        end = stop.start() if stop else draft.parsed.sentence.end
        if draft.parsed is not last.parsed:
            if self._many.search(draft.parsed.sentence.text):
                return False
            parts = (*text[last.parsed.sentence.end : draft.parsed.sentence.start].split("\n"),)
            return any(map(self._brought_in.search, (*parts, text[draft.parsed.sentence.start : end])))
        for found in _JOINED.finditer(text, last.anchor.end, draft.anchor.start):
            told = text[found.end() : end if found["apart"] else draft.anchor.start]
            if self._brought_in.search(told) if found["apart"] else self._brought_in.match(told):
                return True
        return False
