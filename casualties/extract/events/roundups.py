"""Roundups: "Attacks killed 17 people in Iraq. A car bomb killed eight in Taji ...": a sum, then its events."""

from __future__ import annotations

import re

from casualties.extract.drafts import Draft
from casualties.extract.periods.words import any_of
from casualties.model import PlaceKind
from casualties.rulebook import Rulebook

__all__ = ["Roundups"]

_WIDE = (PlaceKind.COUNTRY, PlaceKind.ADMIN, PlaceKind.REGION)


class Roundups:
    """Tells sums over several events from counts of one, by `rules/events.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        words = [word for entry in rulebook.events.totals if entry.id == "roundup" for word in entry.words]
        self._several = re.compile(rf"\b(?:{any_of(words)})\b", re.IGNORECASE)

    def sums_up(self, first: Draft, draft: Draft, text: str) -> bool:
        """Whether a count of several events in a wide place is followed by that of one of them, in a town of it."""
        wide, narrow = (each.place.value if each.place is not None else None for each in (first, draft))
        if wide is None or narrow is None or wide.kind not in _WIDE or narrow.kind is not PlaceKind.CITY:
            return False
        if narrow.country != wide.country or (wide.admin1 is not None and narrow.admin1 != wide.admin1):
            return False
        if draft.parsed is first.parsed or draft.harm is not first.harm or draft.group.amount.definite:
            return False
        whole = first.group.whole is None and draft.group.whole is None
        subject = text[first.anchor.clause[0] : max(first.anchor.trigger[0], first.anchor.clause[0])]
        return whole and draft.group.bounds.low < first.group.bounds.low and bool(self._several.search(subject))
