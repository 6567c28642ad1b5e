"""Relative days of a text that has no date: which of them cannot be one, whatever day it was written on."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from casualties.extract.periods.days import Known, counted
from casualties.extract.periods.forms import Forms
from casualties.extract.periods.words import TimeWords
from casualties.extract.text.reading import Mention
from casualties.model import Period
from casualties.rulebook.periods import PeriodRules

__all__ = ["RelativeDays"]

_FORMS = ("relative", "current")
_WRITTEN = (date(2000, 6, 5), date(2000, 6, 11))
"""A Monday and a Sunday: what lies apart from the first and the last day of a week lies apart from every one."""


class RelativeDays:
    """Sets words such as "last week" and "this morning" against one another."""

    def __init__(self, rules: PeriodRules) -> None:
        self._forms = Forms(TimeWords(rules))
        self._days = lru_cache(maxsize=256)(self._read)

    def apart(self, one: Mention[Period] | None, other: Mention[Period] | None) -> bool:
        """Whether the days of two periods are unknown, and cannot be the same by their words, read on any one day."""
        if one is None or other is None or one.value.start is not None or other.value.start is not None:
            return False
        ours, theirs = self._days(one.value.text), self._days(other.value.text)
        return all(
            mine is not None and yours is not None and (mine[1] < yours[0] or yours[1] < mine[0])
            for mine, yours in zip(ours, theirs, strict=True)
        )

    def _read(self, words: str) -> tuple[tuple[date, date] | None, ...]:
        atoms = list(self._forms.atoms(words, 0, len(words)))
        if len(atoms) != 1 or atoms[0].form not in _FORMS:
            return (None,) * len(_WRITTEN)
        found = (counted(atoms[0], Known(day)) for day in _WRITTEN)
        return tuple((days.first, days.last) if days is not None else None for days in found)
