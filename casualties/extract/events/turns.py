"""The words with which a text turns from one event to another between two counts."""

from __future__ import annotations

import re

from casualties.extract.drafts import Draft
from casualties.extract.events.entries import meanwhile, of_other_clause
from casualties.extract.events.one_event import Event
from casualties.extract.events.own_day import OwnDay
from casualties.extract.periods.words import any_of
from casualties.rulebook import Rulebook

__all__ = ["EventTurns"]

_RECORD = re.compile(r"[A-Z]{2,4}\d{2,7}\.?")
_BACKGROUND = ("background", "so-long-after")
_AFTERMATH = re.compile(
    r"\b(?:sparking|triggering|prompting|provoking|unleashing|igniting|sparked|triggered|setting off)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:riots?|pogroms?|reprisals?|revenge|unrest|protests?|demonstrations?|backlash)\b"
)
_CAME = re.compile(
    r"\b(?:[Cc]ame|[Cc]omes|[Ff]ollows|[Ff]ollowed)\s+(?:\w+\s+){0,2}?(?:after\s+)?(?:the\s+)"
    r"(?:killings?|deaths?|murders?|shootings?|slayings?)\s+(?:of|that)\s+(?:[\w-]+\s+){0,3}$"
)
_WAR = re.compile(
    r"\b(?:war|conflict|insurgency|rebellion|uprising|unrest|violence|struggle|fighting|campaign)\b"
    r"(?:\s+[\w'-]+){0,8}?,?\s+(?:that|which)\s+(?:has|have|had)\b"
)


class EventTurns:
    """Turns by `rules/events.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        turns, background = (
            "|".join(
                rf"(?:{any_of(entry.words)})" + (rf"\s+(?:[\w-]+\s+){{0,2}}(?:{any_of(entry.of)})" if entry.of else "")
                for entry in rulebook.events.turns
                if entry.id in _BACKGROUND or not only
            )
            for only in (False, True)
        )
        before = (
            r"^|[;:,–—]\s*|\b(?:and|but|while|that)\s+|\b(?:comes?|came|coming|follows|followed)\s+(?:just\s+|only\s+)?"
        )
        self._turns = re.compile(rf"(?i)(?:{before})[\"“'‘(]*(?:{turns})\b")
        self._background = re.compile(rf"(?i)(?:{before})[\"“'‘(]*(?:{background})\b")
        scenes = [word for entry in rulebook.events.turns if entry.id == "next-scene" for word in entry.words]
        self._scene = re.compile(
            r"(?i)(?:^|[.!?]\s+|\n\s*)(?:On [^.;:]{2,40}?\s|Later,?\s)?(?:" + "|".join(map(re.escape, scenes)) + r")\b"
        )
        kinds = [word for entry in rulebook.events.turns if entry.id != "so-long-after" for word in entry.of]
        self._own_day = OwnDay(kinds, (word for entry in rulebook.events.deeds for word in entry.words))
        self._other = re.compile(
            rf"(?i)\b(?:last|previous|earlier|similar|past|first|cross-border|\d{{4}})\s+(?:[\w-]+\s+){{0,3}}(?:{any_of(kinds)})"
            r"[\s,–—]+(?:[\w-]+[\s,–—]+){0,4}?(?:that|which)\s+(?:had\s+)?(?:killed|left|claimed|injured|wounded|saw)\s+(?:\w+\s+){0,3}$"
        )
        months = any_of(word for entry in rulebook.periods.months for words in entry.words.values() for word in words)
        self._dated_line = re.compile(
            rf"\n\s*(?:[-–—•*·]\s*)?(?:\d{{1,2}} (?:{months})|(?:{months})(?: \d{{1,2}})?|\d{{1,2}}[./]\d{{1,2}})"
            r"(?:,? \d{4}|[./]\d{2,4})?\s*[–—:-]"
        )
        self._there = re.compile(
            r"(?:\s+[\w-]+){0,12}?\s+(?:in|at|on|near|outside)\s+"
            r"(?:another|a (?:separate|second|third|different|similar)|(?:other|different) "
            r"(?:parts|areas|regions|towns|cities|villages|provinces|districts|states))\b"
        )
        self._beside = re.compile(
            r"\b(?:while|and|as|but)\s+an?\s+(?:[\w-]+\s+){0,3}?"
            r"(?:bomb|bombing|blast|explosion|airstrike|strike|ambush|shooting|mine|landmine|crash|accident|fire|flood)"
            r"\s+(?:\w+ed|left|hit|tore|struck)\b"
        )

    def breaks(self, text: str, start: int, end: int) -> bool:
        """Whether another record of a database begins between two offsets."""
        return _RECORD.search(text, start, end) is not None

    def rows(self, draft: Draft, last: Draft, text: str) -> bool:
        """Whether another record, or a line with a day of its own, begins between two counts."""
        between = text[last.anchor.end : draft.anchor.start]
        return _RECORD.search(between) is not None or self._dated_line.search(between) is not None

    def told(self, draft: Draft, last: Draft, event: Event, text: str) -> bool:
        """Whether the words around a count say that it is of another event than the count before."""
        if self._turns.search(_opening(draft, last, text)) or self._there.match(text, draft.anchor.end):
            return True
        if meanwhile(draft, last, event) or self._own_day.turns(draft, last, event):
            return True
        if draft.parsed is last.parsed:
            between = text[last.anchor.end : draft.anchor.start]
            beside = any(words.search(between) for words in (self._beside, _AFTERMATH))
            return beside or of_other_clause(draft, last, between)
        start, at = draft.parsed.sentence.start, draft.anchor.start
        if _CAME.search(text, start, at):
            return True
        if _AFTERMATH.search(text, last.anchor.end, last.parsed.sentence.end):
            return True
        if self._other.search(text, start, at):
            return True
        return self._scene.search(text, last.parsed.sentence.end - 1, start) is not None

    def to_background(self, draft: Draft, last: Draft, text: str) -> bool:
        """Whether a count is opened as of what happened before what the text is about ("Last year a fire ...")."""
        return self._background.search(_opening(draft, last, text)) is not None

    def of_war(self, draft: Draft, text: str) -> bool:
        """Whether a count is of a whole war that its sentence names ("in the conflict, which has claimed 5,000")."""
        start = draft.parsed.sentence.start
        found = _WAR.search(text, start, draft.anchor.start) if draft.group.amount.kind != "article" else None
        return found is not None and (draft.period is None or draft.period.start < found.start())


def _opening(draft: Draft, last: Draft, text: str) -> str:
    """The words between the claim before and this one, from where its own sentence or clause begins."""
    sentence = draft.parsed.sentence
    start = sentence.start if last.anchor.end <= sentence.start else max(draft.anchor.clause[0], last.anchor.end)
    return text[start : draft.anchor.start]
