"""Which claims of a document speak of one event, and what they take over from one another.

Claims are taken in order. One starts another event where the text turns to it in words, names another day, or another
place of its own; a title belongs to the event of the body's same figure. Within an event place, days, cause and
perpetrator go forward to claims that state none; a later, more exact day dates the earlier claims too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.model import Place, PlaceKind
from casualties.rulebook import Rulebook

__all__ = ["Events"]

_RECORD = re.compile(r"[A-Z]{2,4}\d{2,7}\.?")
_NARROW = (PlaceKind.CITY, PlaceKind.ADMIN)


class Events:
    """Events by `rules/events.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        words = [word for entry in rulebook.events.turns for word in entry.words]
        self._turns = re.compile(
            r"(?i)(?:^|[;:,–—]\s*|\b(?:and|but|while)\s+)[\"“'‘(]*(?:" + "|".join(map(re.escape, words)) + r")\b"
        )

    def number(self, drafts: Sequence[Draft], text: str) -> None:
        """Give every draft the number of its event, from 0."""
        body = [draft for draft in drafts if not draft.headline]
        event, last = -1, None
        for draft in body:
            if draft.group.whole is not None:
                owner = next(
                    (other for other in reversed(body) if other.group is draft.group.whole and other.event >= 0), None
                )
                if owner is not None and owner is not draft:
                    draft.event = owner.event
                    continue
            event, last = self._next(draft, last, body, event, text)
            draft.event = event
        for draft in body:
            newer = next((other for other in body if other.group.revises is draft.group), None)
            if newer is not None:
                draft.event = newer.event
        for draft in drafts:
            if draft.headline:
                draft.event = self._of_title(draft, body)

    def breaks(self, text: str, start: int, end: int) -> bool:
        """Whether another record of a database begins between two offsets."""
        return _RECORD.search(text, start, end) is not None

    def _next(
        self, draft: Draft, last: Draft | None, body: Sequence[Draft], event: int, text: str
    ) -> tuple[int, Draft]:
        if last is None:
            return 0, draft
        told = [
            other
            for other in body
            if other.event == event and other is not draft and other.anchor.start < draft.anchor.start
        ]
        if self._turned(draft, last, told, text):
            back = _back(draft, body, event)
            return (max(other.event for other in body) + 1 if back is None else back), draft
        return event, draft

    def _turned(self, draft: Draft, last: Draft, told: Sequence[Draft], text: str) -> bool:
        between = text[last.anchor.end : draft.anchor.start]
        if _RECORD.search(between):
            return True
        if draft.group.revises is not None or draft.group.rule in ("figure", "attribute", "of-harm"):
            return False
        if draft.total != last.total and (draft.period is not None or draft.total):
            return True
        if self._turns.search(_opening(draft, last, text)):
            return True
        return _other_days(draft, told) or _other_place(draft, told)

    def _of_title(self, title: Draft, body: Sequence[Draft]) -> int:
        """The event of the body's telling of a title's figure; else the first."""
        same = [draft for draft in body if draft.harm is title.harm and _same_figure(draft, title)]
        return (same or list(body) or [title])[0].event


def _opening(draft: Draft, last: Draft, text: str) -> str:
    """The words between the claim before and this one, from where its own sentence or clause begins."""
    sentence = draft.parsed.sentence
    start = sentence.start if last.anchor.end <= sentence.start else max(draft.anchor.clause[0], last.anchor.end)
    return text[start : draft.anchor.start]


def _back(draft: Draft, body: Sequence[Draft], event: int) -> int | None:
    """The earlier event to which the text comes back, by its place; None where it is a new one."""
    place = draft.place.value if draft.place is not None else None
    if place is None or place.name is None:
        return None
    for other in body:
        if other is draft or other.anchor.start >= draft.anchor.start or other.event == event:
            continue
        same = other.place is not None and other.place.value.name == place.name
        if same and other.total == draft.total or same and draft.days is None:
            return other.event if draft.days is None or draft.days == other.days else None
    return None


def _other_days(draft: Draft, told: Sequence[Draft]) -> bool:
    days = draft.days
    if days is None:
        return False
    known = [other.days for other in told if other.days is not None]
    return bool(known) and not any(start <= days[1] and days[0] <= end for start, end in known)


def _other_place(draft: Draft, told: Sequence[Draft]) -> bool:
    place = draft.place.value if draft.place is not None else None
    if place is None:
        return False
    known = [other.place.value for other in told if other.place is not None]
    return bool(known) and all(_apart(place, other) for other in known)


def _apart(left: Place, right: Place) -> bool:
    if left.country and right.country and left.country != right.country:
        return True
    if left.kind in _NARROW and right.kind in _NARROW:
        if left.admin1 and right.admin1 and left.admin1 != right.admin1:
            return True
        return left.kind is right.kind and left.name != right.name and left.kind is PlaceKind.CITY
    return False


def _same_figure(left: Draft, right: Draft) -> bool:
    a, b = left.group.bounds, right.group.bounds
    return (a.value is not None and a.value == b.value) or (a.low == b.low and a.high == b.high)
