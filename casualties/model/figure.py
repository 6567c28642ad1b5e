"""A figure: the number as said, the least and greatest count it allows, and how it was said."""

from __future__ import annotations

from enum import StrEnum

from casualties.model._base import Count, Value

__all__ = ["Figure", "Qualifier", "said_of"]


class Qualifier(StrEnum):
    """How a number is said; what bounds follow is judged in `rules/quantities.yaml`."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class Figure(Value):
    """A number of people as a source gives it.

    `value` is the number as said (None for a range or a vague word), `best` a dataset's own best estimate. `low` and
    `high` bound the count; None is open. A row may give them upside down: that is kept as given and told (Q05).
    """

    value: Count | None = None
    low: Count | None = None
    best: Count | None = None
    high: Count | None = None
    qualifier: Qualifier = Qualifier.EXACT
    text: str = ""

    @property
    def said(self) -> int | None:
        """The number that names this figure; see `said_of`."""
        return said_of(self.value, self.best, self.low, self.high)


def said_of(value: int | None, best: int | None, low: int | None, high: int | None) -> int | None:
    """The number that names a figure: value, else best, else low, else high."""
    for number in (value, best, low, high):
        if number is not None:
            return number
    return None
