"""How a figure hangs on its words of harm and on the sentences around it."""

from __future__ import annotations

import re

from casualties.extract.text.reading import Anchor, Reading, Sentence

__all__ = ["clause_of", "has_own_subject", "opens_with_label", "part_of", "same_run"]

_NO_SUBJECT = re.compile(
    r"(?:^|[,;:–—]|\b(?:and|or|then|also|later|to|have|had|has|having|by|of|for|in))\s*$", re.IGNORECASE
)
_LEFT = re.compile(r"\w\s+(?:left|leaves|leave)\s+(?:(?:at|more|some|about|up|as|an?|over|nearly)\s+)?(?:\w+\s+){0,2}$")
_VERB = re.compile(r"\w+ed\b|shot\b|slew\b|took\b|kills?\b|wounds\b|injures\b|claims\b|shoots?\b")
_LABEL = re.compile(r"\W*[A-Z][\w'’.-]*(?: [A-Z\d][\w'’.-]*){0,3}(?: ?\([^)]{1,40}\))?: ")
_MARK = re.compile(r"[;:–—-]")
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


def opens_with_label(sentence: Sentence) -> bool:
    """Whether a sentence opens with a name and a colon, as lists of incidents do: "Baquba: 2 killed"."""
    return _LABEL.match(sentence.text) is not None


def part_of(sentence: Sentence, anchor: Anchor) -> tuple[int, int]:
    """The part of the sentence between semicolons, colons and dashes that holds the figure."""
    start, end, text = sentence.start, sentence.end, sentence.text
    for mark in _MARK.finditer(text):
        at = mark.start()
        if mark.group() != ";" and not (
            text[at + 1 : at + 2].isspace() and (text[at] == ":" or text[at - 1].isspace())
        ):
            continue
        if sentence.start + at >= anchor.start:
            return start, sentence.start + at
        start = sentence.start + at + 1
    return start, end


def same_run(before: Sentence, after: Sentence, reading: Reading) -> bool:
    """Whether one sentence goes on from the other: in one paragraph, or in copy of one-sentence paragraphs."""
    if before.paragraph == after.paragraph:
        return True
    paragraphs = reading.sentences[-1].paragraph - reading.sentences[0].paragraph + 1
    return len(reading.sentences) < 1.5 * paragraphs
