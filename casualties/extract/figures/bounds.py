"""Bounds of a count by how it is said: the table of `rules/quantities.yaml` applied to a number."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.model import Qualifier
from casualties.rulebook.quantities import Kind

__all__ = ["Bounds", "about", "qualified"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The number as said and the least and greatest count it allows; None is open or, for `value`, not named."""

    value: int | None
    low: int
    high: int | None
    qualifier: Qualifier


def about(value: int, margin: int) -> tuple[int, int]:
    """Least and greatest count within `margin` per cent of a number, outward to whole people."""
    return value * (100 - margin) // 100, -(-value * (100 + margin) // 100)


def qualified(value: int | None, low: int, high: int | None, kind: Kind | None, margin: int) -> Bounds:
    """The bounds of a number (low == high == value) or of a range or vague word (value None) said in a certain way."""
    if kind in (Kind.AT_LEAST, Kind.MORE_THAN):
        return Bounds(value, low + (kind is Kind.MORE_THAN), None, Qualifier.AT_LEAST)
    if kind in (Kind.AT_MOST, Kind.LESS_THAN) and high is not None:
        return Bounds(value, 0, max(high - (kind is Kind.LESS_THAN), 0), Qualifier.AT_MOST)
    if value is not None and kind is Kind.ABOUT:
        return Bounds(value, *about(value, margin), Qualifier.ABOUT)
    if value is not None and kind is Kind.NEARLY:
        return Bounds(value, about(value, margin)[0], max(value - 1, 0), Qualifier.ABOUT)
    if value is not None:
        return Bounds(value, low, high, Qualifier.EXACT)
    return Bounds(None, low, high, Qualifier.VAGUE)
