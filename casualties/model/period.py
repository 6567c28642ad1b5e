"""A period: the days that a figure dates, how exactly, and what it dates."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from casualties.model._base import Value

__all__ = ["Basis", "Period", "Precision"]


class Precision(StrEnum):
    """How exactly the days are known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


class Basis(StrEnum):
    """What the period dates: when people were harmed, when a body judged the reports, or when it was published."""

    OCCURRENCE = "occurrence"
    ASSESSMENT = "assessment"
    PUBLICATION = "publication"


class Period(Value):
    """Days from `start` to `end`, both included; None where words such as "Sunday" had no date to count from."""

    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    basis: Basis = Basis.OCCURRENCE
    text: str = ""
