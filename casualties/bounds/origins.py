"""Origins: which statements go back to one source, however often they are repeated, and which give one figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar

__all__ = ["Stated", "Statement", "agree", "by_origin", "figure_of", "share_origin"]


class Statement(Protocol):
    """What must be known of a claim to place it among the words of its source."""

    @property
    def at(self) -> int:
        """Its line in the frame."""

    @property
    def id(self) -> str:
        """The id of its claim."""

    @property
    def incident(self) -> str | None:
        """Its incident; None for a total."""

    @property
    def chain(self) -> tuple[str, ...]:
        """From who first said it to who published it."""

    @property
    def stance(self) -> str:
        """Asserted, denied, disputed or retracted."""

    @property
    def low(self) -> int | None:
        """The least count it allows; None is open."""

    @property
    def high(self) -> int | None:
        """The greatest count it allows; None is open."""

    @property
    def said(self) -> int | None:
        """The number that names its figure."""

    @property
    def qualifier(self) -> str:
        """How its number is said."""

    @property
    def day(self) -> date | None:
        """The last day that a total speaks of."""

    @property
    def reported(self) -> date | None:
        """The day it was said."""

    @property
    def revises(self) -> str | None:
        """The id of the claim that it replaces."""


Stated = TypeVar("Stated", bound=Statement)


def share_origin(left: Statement, right: Statement) -> bool:
    """Whether one of the two goes back to the other's origin; never so where nobody is named."""
    return bool(left.chain and left.chain[0] in right.chain) or bool(right.chain and right.chain[0] in left.chain)


def agree(left: Statement, right: Statement) -> bool:
    """Whether two statements give one figure: the same bounds, or the same number with bounds that meet.

    Writers who pass on "at least 43" as "43" pass on the figure; "up to 43" for "at least 43" is another one.
    """
    if figure_of(left) == figure_of(right):
        return True
    if left.said is None or left.said != right.said or {left.qualifier, right.qualifier} == {"at_least", "at_most"}:
        return False
    tops = [top for top in (left.high, right.high) if top is not None]
    return not tops or max(left.low or 0, right.low or 0) <= min(tops)


def figure_of(each: Statement) -> tuple[int | None, int | None, int | None]:
    """Its bounds, and the number as said where both bounds leave it open."""
    return (each.low, each.high, each.said if each.low is None and each.high is None else None)


def by_origin(statements: Sequence[Stated]) -> dict[str, list[Stated]]:
    """Statements by the origin that they go back to, in the order given; those of nobody are left out.

    Where the publisher of one is the origin of another ("hospital → Gazette", and the Gazette in its own voice), the
    other goes back to that origin too, unless the publisher passes on several.
    """
    behind: dict[str, set[str]] = {}
    for each in statements:
        for name in each.chain[1:]:
            behind.setdefault(name, set()).add(each.chain[0])
    found: dict[str, list[Stated]] = {}
    for each in statements:
        if each.chain:
            found.setdefault(_root(each.chain[0], behind), []).append(each)
    return found


def _root(name: str, behind: dict[str, set[str]]) -> str:
    seen = {name}
    while len(further := behind.get(name, set()) - {name}) == 1:
        (name,) = further
        if name in seen:
            break
        seen.add(name)
    return name
