"""A decision: a person's word on whether two claims are of the same incident; it always wins, and is kept."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from casualties.model._base import Value

__all__ = ["Decision", "Verdict"]


class Verdict(StrEnum):
    """What the person decided."""

    SAME = "same"
    DIFFERENT = "different"
    PART_OF = "part of"
    UNSURE = "unsure"


class Decision(Value):
    """`left` is (not) of the same incident as `right`, or part of it; both are claim ids."""

    left: str
    right: str
    verdict: Verdict
    who: str
    when: date
    why: str = ""
