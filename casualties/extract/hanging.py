"""How a figure hangs on its words of harm, as far as its anchor and the text show."""

from __future__ import annotations

import re

from casualties.extract.reading import Anchor, Sentence

__all__ = ["clause_of", "has_own_subject"]

_NO_SUBJECT = re.compile(
    r"(?:^|[,;:–—]|\b(?:and|or|then|also|later|to|have|had|has|having|by|of|for|in))\s*$", re.IGNORECASE
)
_LEFT = re.compile(r"\w\s+(?:left|leaves|leave)\s+(?:(?:at|more|some|about|up|as|an?|over|nearly)\s+)?(?:\w+\s+){0,2}$")
_VERB = re.compile(r"\w+ed\b|shot\b|slew\b|took\b|kills?\b|wounds\b|injures\b|claims\b|shoots?\b")
_JOINT = re.compile(r"[,;]\s+(?:and|but|while|whereas)\s|;\s|\s[–—]\s|\bwhile\s")


def has_own_subject(text: str, sentence: Sentence, anchor: Anchor) -> bool:
    """Whether the figure is the object of a verb with a subject beside it ("police operations left 590 dead")."""
    start, end = anchor.trigger
    if _LEFT.search(text, max(sentence.start, anchor.start - 40), anchor.start):
        return True
    if end <= start or end > anchor.start or not _VERB.match(text, start, end):
        return False
    return not _NO_SUBJECT.search(text, max(sentence.start, start - 24), start)


def clause_of(text: str, sentence: Sentence, anchor: Anchor) -> tuple[int, int]:
    """The figure's clause; where its verb has a subject of its own, from the joint before that."""
    start, end = min(anchor.clause[0], anchor.start), max(anchor.clause[1], anchor.end)
    if has_own_subject(text, sentence, anchor):
        for joint in _JOINT.finditer(text, start, anchor.trigger[0]):
            start = joint.start()
    return start, end
