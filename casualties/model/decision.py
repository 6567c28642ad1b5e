"""A decision: a person's word on whether two claims are of the same incident; it always wins, and is kept."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from casualties.model._base import Count, Value

__all__ = ["Decision", "Verdict"]


class Verdict(StrEnum):
    """What the person decided."""

    SAME = "same"
    DIFFERENT = "different"
    PART_OF = "part of"
    UNSURE = "unsure"


class Decision(Value):
    """`left` is (not) of the same incident as `right`, or part of it; both are claim ids.

    `path` and `line` say where it was read.
    """

    left: str
    right: str
    verdict: Verdict
    who: str
    when: date
    why: str = ""
    path: str = Field(default="", exclude=True)
    line: Count | None = Field(default=None, exclude=True)
