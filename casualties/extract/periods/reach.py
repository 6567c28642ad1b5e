"""Which of the dates of a sentence dates one figure.

A date that opens its clause holds for what follows ("On Monday 12 were killed and, on Tuesday, 5"); any other for what
stands before it up to the date before ("killed 12 on Monday and 5 on Tuesday"). A semicolon ends the reach, except of a
date that opens the sentence or stands before a colon.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from casualties.extract.text.reading import Anchor, Mention, Sentence
from casualties.model import Period

__all__ = ["Dated", "reaching"]

_OPENS = re.compile(r"(?:^|[;:–—(\[“\"]|\s-|\b(?:and|but|while|whereas|yet))\s*[\"“'#*•-]*\s*$")
_COMMA = re.compile(r",\s*$")
_PAUSE = re.compile(r"\s*(?:[,.;:)”\"]|$)")
_JOINS = re.compile(r"[,;]|\b(?:and|but|while|plus)\b")
_DATELINE = re.compile(r"[^-–—;]{3,44}[-–—]\s")
_WHEN = re.compile(r",?\s*(?:when|in which|the year)\b[^,;]*$")
_NEW_CLAUSE = re.compile(r",\s+(?:which|who|whose|while|but|and|bringing|making|taking)\b")
_AGAINST = re.compile(r"\b(?:up|down|from|against|than|with|to)\s+(?:[a-z]+\s+){0,2}$")
_CARDINAL = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds|several)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?i:since|from|starting|beginning)\b")


@dataclass(frozen=True, slots=True)
class Dated(Mention[Period]):
    """A period as written; `unread` says why its days are missing, `open` that it runs to the day of the data.

    `within` is the offset from which alone it holds, where it dates an event that is only compared with ("since").
    """

    unread: str = ""
    open: bool = False
    within: int | None = None


def reaching(text: str, sentence: Sentence, mentions: Sequence[Dated], anchor: Anchor) -> Dated | None:
    """The mention that dates the figure of an anchor, from its own sentence; None where none reaches it."""
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    here = [each for each in mentions[first:last] if each.within is None or _compares(text, each, anchor)]
    found = _unnested(text, here, anchor)
    if not found:
        return None
    start, end = _part(text, sentence, anchor)
    inside = [mention for mention in found if start <= mention.start < end]
    chosen = _nearest(text, sentence, inside, anchor)
    if chosen is not None:
        return chosen
    before = [mention for mention in found if mention.start < start]
    over = [mention for mention in before if _covers(text, sentence, mention, start)]
    if over or not before or before[-1].open:
        return over[-1] if over else None
    head = _DATELINE.match(text, sentence.start, start)
    told = _without(text, head.end() if head else sentence.start, start, before)
    return None if _CARDINAL.search(told) else before[-1]


def _without(text: str, start: int, end: int, mentions: Sequence[Dated]) -> str:
    """A stretch of text without the dates in it."""
    kept, at = "", start
    for mention in mentions:
        kept += text[at : max(at, mention.start)]
        at = max(at, mention.end)
    return kept + text[at:end]


def _compares(text: str, mention: Dated, anchor: Anchor) -> bool:
    """Whether a figure stands within a comparison, or in the clause that its date opens ("in 2019, when 5 died")."""
    if mention.within is None or anchor.start < mention.within:
        return False
    return anchor.start < mention.end or _WHEN.match(text, mention.end, anchor.start) is not None


def _unnested(text: str, found: Sequence[Dated], anchor: Anchor) -> list[Dated]:
    """Of "since … 6 January" and "6 January" the one that holds for the figure: the inner one inside the clause."""
    kept = []
    for mention in found:
        outer = [other for other in found if other is not mention and _holds(other, mention)]
        inner = [other for other in found if other is not mention and _holds(mention, other)]
        within = any(
            other.start <= anchor.start < other.end or _WHEN.fullmatch(text, other.end, anchor.start)
            for other in (*outer, mention)
        )
        if (outer and not within) or (inner and within):
            continue
        kept.append(mention)
    return kept


def _holds(outer: Mention[Period], inner: Mention[Period]) -> bool:
    return outer.start < inner.start and inner.end <= outer.end


def _part(text: str, sentence: Sentence, anchor: Anchor) -> tuple[int, int]:
    """The part of a sentence between semicolons that holds the figure."""
    start = text.rfind(";", sentence.start, anchor.start) + 1 or sentence.start
    end = text.find(";", anchor.end, sentence.end)
    return start, sentence.end if end < 0 else end


def _covers(text: str, sentence: Sentence, mention: Mention[Period], start: int) -> bool:
    """Whether a date before a semicolon heads what follows it: it opens the sentence, or a colon follows it."""
    if not text[sentence.start : mention.start].strip("\"'“”#*•- "):
        return True
    colon = text.find(":", mention.end, start)
    return 0 <= colon < mention.end + 40 and ";" not in text[mention.end : colon]


def _opens(text: str, sentence: Sentence, mention: Mention[Period], *, alone: bool = False) -> bool:
    """Whether a date opens a clause: at its beginning, after "and" or "but", or after a comma with words to follow.

    A comma may also close a place ("in Zuwara, Libya, on Friday after …"): it counts only where no date is `alone`.
    """
    before = text[max(sentence.start, mention.start - 24) : mention.start]
    if (
        mention.start == sentence.start
        or (len(before) < 24 and not before.strip("\"'“”#*•- "))
        or _OPENS.search(before)
    ):
        return True
    return not alone and bool(_COMMA.search(before)) and not _PAUSE.match(text, mention.end, sentence.end)


def _nearest(text: str, sentence: Sentence, found: Sequence[Dated], anchor: Anchor) -> Dated | None:
    before = [mention for mention in found if mention.start <= anchor.start]
    after = [mention for mention in found if mention.start > anchor.start]
    a = before[-1] if before else None
    b = after[0] if after else None
    if b is not None and _opens(text, sentence, b, alone=a is None) and not _continues(text, anchor, b):
        b = None
    if a is None or b is None:
        return a or b
    if _narrower(b.value, a.value):
        return b
    near = _JOINS.search(text, anchor.end, b.start) is None
    if near and (
        _AGAINST.search(text, max(a.end, anchor.start - 30), anchor.start)
        or _NEW_CLAUSE.search(text, a.end, anchor.start)
    ):
        return b
    if _opens(text, sentence, a):
        return a
    joined = _JOINS.search(text, a.end, anchor.start)
    return b if joined and near else a


def _continues(text: str, anchor: Anchor, mention: Mention[Period]) -> bool:
    """Whether an opening date still belongs to the figure before it: "killed 12 – on Monday", "and since March"."""
    return bool(_SINCE.match(text, mention.start)) and "," not in text[anchor.end : mention.start]


def _narrower(inner: Period, outer: Period) -> bool:
    """Whether all days of one period lie in another that has more."""
    if not (inner.start and inner.end and outer.start and outer.end):
        return False
    same = (inner.start, inner.end) == (outer.start, outer.end)
    return not same and outer.start <= inner.start and inner.end <= outer.end
