"""Days of an undated text, known by name alone: "in June", "on Monday"."""

from __future__ import annotations

from casualties.extract.drafts import Draft
from casualties.extract.events.telling import remains
from casualties.extract.words.grammar import MONTHS, WEEKDAYS
from casualties.model import Harm

__all__ = ["named_days"]

_NAME = 3  # letters by which a weekday and its short form are one


def named_days(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    """The months and the weekdays that a count's days name where the text cannot date them; none where it can.

    The days on which bodies were found or people were missed are not those of the deed.
    """
    period = draft.period.value if draft.period is not None else None
    if period is None or period.start is not None or remains(draft) or draft.harm is Harm.MISSING:
        return frozenset(), frozenset()
    words = frozenset(period.text.lower().replace(",", " ").split())
    return words & MONTHS, frozenset(word[:_NAME] for word in words & WEEKDAYS)
