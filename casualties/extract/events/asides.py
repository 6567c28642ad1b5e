"""Counts told in passing, of what happened so long before or after: "... a week after 80 died in a church".

The text goes on with what it told before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from casualties.extract.drafts import Draft
from casualties.extract.harm.parse import Parsed
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import THING
from casualties.extract.text.reading import Mention
from casualties.rulebook import Rulebook

__all__ = ["Asides", "keep_to_asides"]

T = TypeVar("T")

_REACH = 16  # words between the words of time and the count
_MARKS = frozenset(", ; : . – — ( ) [ ]".split())
_LINKS = frozenset("and that who which but".split())
_OPENING = 4  # words before the words of time with which a sentence still opens


class Asides:
    """Asides by `rules/events.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.events.asides
        self._units = frozenset(word for entry in rules for word in entry.words)
        self._joins = frozenset(word for entry in rules for word in entry.of)

    def mark(self, sentences: Sequence[Parsed]) -> None:
        """Mark the counts that stand in passing; a sentence's only count is one where others were told before it."""
        told = False
        for parsed in sentences:
            counted = [group for group in parsed.groups if group.harm is not None and group.head != THING]
            if not self._units.isdisjoint(parsed.tokens.low):
                for group in counted:
                    group.aside = self._words_of_time(parsed, group, counted, told=told)
            told = told or any(not group.aside for group in counted if not parsed.sentence.headline)

    def _words_of_time(self, parsed: Parsed, group: Group, counted: Sequence[Group], *, told: bool) -> int:
        """The token behind the words of time, 0 where a count is told for itself."""
        low = parsed.tokens.low
        first = min(group.first, group.trigger[0]) if group.trigger is not None else group.first
        if group.trigger is not None and low[group.trigger[0]].endswith("ing"):
            return 0  # "blew up two hours before dawn killing nine"
        for at in range(first - 1, max(first - _REACH, 1), -1):
            if low[at] in _MARKS:
                return 0
            if low[at] in _LINKS and not any(at < other.first < first for other in counted):
                return 0
            if low[at] in self._joins and low[at - 1] in self._units:
                break
        else:
            return 0
        before = [other for other in counted if other.stop <= at]
        if at - 1 > _OPENING:
            return at if told or before else 0
        behind = [other for other in counted if other.first > group.first and "," in low[group.stop : other.first]]
        return at if behind else 0


def keep_to_asides(drafts: Sequence[Draft]) -> None:
    """Take from a count told in passing the days, place and cause that stand before the words of time."""
    for draft in drafts:
        if not draft.group.aside:
            continue
        start = draft.parsed.tokens.start[draft.group.aside]
        draft.period = _from(draft.period, start)
        draft.place = _from(draft.place, start)
        draft.cause = _from(draft.cause, start)
        draft.setting = draft.dated = None


def _from(mention: Mention[T] | None, start: int) -> Mention[T] | None:
    return mention if mention is not None and mention.start >= start else None
