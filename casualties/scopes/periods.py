"""How two periods lie to one another: intervals of days, and how far a total's data reach."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casualties.model import Claim, Coverage, Relation

__all__ = ["Days", "days_of", "reach", "relate_days"]


class Days(NamedTuple):
    """Days from `start` to `end`, both included."""

    start: date
    end: date


def days_of(claim: Claim) -> Days | None:
    """The days a claim counts: its period, a total's ending with its data; None where they are not said."""
    period = claim.period
    if period is None:
        return None
    return reach(
        period.start,
        period.end,
        as_of=claim.source.as_of,
        reported=claim.source.reported,
        total=claim.coverage is Coverage.TOTAL,
    )


def reach(
    start: date | None, end: date | None, *, as_of: date | None, reported: date | None, total: bool
) -> Days | None:
    """The days that a figure can speak of; None where the period is not said or holds no day.

    A total reaches no further than its data (`as_of`); one that only has a start ends with its data, or with the day it
    was reported.
    """
    if total:
        end = end or as_of or reported
        if end is not None and as_of is not None:
            end = min(end, as_of)
    if start is None or end is None or start > end:
        return None
    return Days(start, end)


def relate_days(left: Days | None, right: Days | None) -> Relation:
    """How the left days lie to the right ones; unstated where either is not said."""
    if left is None or right is None:
        return Relation.UNSTATED
    if left == right:
        return Relation.EQUAL
    if left.end < right.start or right.end < left.start:
        return Relation.DISJOINT
    if right.start <= left.start and left.end <= right.end:
        return Relation.WITHIN
    if left.start <= right.start and right.end <= left.end:
        return Relation.CONTAINS
    return Relation.OVERLAPS
