"""Comparable first: what two figures must share before they are set against one another."""

from __future__ import annotations

from enum import StrEnum

from casualties.model import Basis, Claim, Coverage, Precision, Relation
from casualties.rulebook.bounds import BoundRules
from casualties.scopes.periods import Days, days_of, relate_days

__all__ = ["Barrier", "barriers"]


class Barrier(StrEnum):
    """What keeps two figures from being set against one another.

    `basis` and `definition`: they count in different ways. `harm`: they count different things. `as_of`: the periods
    meet as worded, but the data of one of them end before the other begins.
    """

    HARM = "harm"
    BASIS = "basis"
    DEFINITION = "definition"
    AS_OF = "as_of"


def barriers(left: Claim, right: Claim, harm: Relation, rules: BoundRules) -> tuple[Barrier, ...]:
    """What stands between two claims, in a fixed order; empty where they are comparable.

    `harm` is the relation of their harms. A part of a text's own whole is comparable with it whatever it is called.
    """
    related = left.id == right.part_of or right.id == left.part_of
    found = [Barrier.HARM] if harm is Relation.DISJOINT else []
    if _basis(left) is not _basis(right):
        found.append(Barrier.BASIS)
    if not related and rules.kind_of[left.definition] != rules.kind_of[right.definition]:
        found.append(Barrier.DEFINITION)
    if _cut_apart(left, right):
        found.append(Barrier.AS_OF)
    return tuple(found)


def _basis(claim: Claim) -> Basis:
    return claim.period.basis if claim.period is not None else Basis.OCCURRENCE


def _cut_apart(left: Claim, right: Claim) -> bool:
    if left.source.as_of is None and right.source.as_of is None:
        return False
    worded = relate_days(_worded(left), _worded(right))
    apart = relate_days(days_of(left), days_of(right)) is Relation.DISJOINT
    return apart and worded is not Relation.DISJOINT


def _worded(claim: Claim) -> Days | None:
    """The days as worded; "since March" runs on to the day it was reported."""
    period, reported = claim.period, claim.source.reported
    if period is None or period.start is None:
        return None
    end = period.end
    if claim.coverage is Coverage.TOTAL and period.precision in (None, Precision.SPAN) and reported is not None:
        end = max(end or reported, reported)
    return Days(period.start, end) if end is not None and period.start <= end else None
