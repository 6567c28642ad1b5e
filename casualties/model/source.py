"""A source: who said a figure, through whom it came, and how they stand to it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from casualties.model._base import Value

__all__ = ["Source", "Stance"]


class Stance(StrEnum):
    """How the origin stands to the figure; only asserted figures bound."""

    ASSERTED = "asserted"
    DENIED = "denied"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


class Source(Value):
    """`chain` runs from who first said it to who published it; empty where nobody is named.

    `reported` is the day of publication or statement, `as_of` the day up to which a total's data reach.
    """

    chain: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTED
    reported: date | None = None
    as_of: date | None = None

    @property
    def origin(self) -> str | None:
        """Who first said it."""
        return self.chain[0] if self.chain else None

    @property
    def publisher(self) -> str | None:
        """Who published it."""
        return self.chain[-1] if self.chain else None
