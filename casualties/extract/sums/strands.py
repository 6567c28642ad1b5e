"""One side's count told again among those of others: "nine police … six insurgents … the rebels said 14 police"."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.extract.events.telling import people, voices
from casualties.extract.people.who import apart
from casualties.extract.sums.counted import Sum

__all__ = ["told_again"]


def told_again(telling: Sequence[Draft], one: Sum, total: Sum, before: Sequence[Sum]) -> Sum | None:
    """The total with one strand of it counted anew; None where no such strand was told among others."""
    draft = telling[0]
    who = people(draft)
    if len(telling) != 1 or who.role is None or draft.group.more or draft.group.one:
        return None
    strand = [earlier for earlier in before if len(earlier.drafts) == 1 and people(earlier.drafts[0]) == who]
    others = any(apart(people(each), who) for earlier in before for each in earlier.drafts)
    if not strand or not others:
        return None
    old = strand[0]
    for earlier in strand[1:]:
        old = _again(old, earlier)
    new = _again(old, one)
    if total.low < old.low or new.best is None:
        return None
    high = None
    if total.high is not None and old.high is not None and new.high is not None:
        high = total.high - old.high + new.high
    best = None if total.best is None or old.best is None else total.best - old.best + new.best
    return Sum(total.low - old.low + new.low, best, high, (*total.drafts, *one.drafts))


def _again(old: Sum, new: Sum) -> Sum:
    """One count told twice: two accounts by two voices, else the greater."""
    if new.same(old):
        return new if old.at_most else old
    one, other = voices(new.drafts[0]), voices(old.drafts[-1])
    if one - other and other - one:
        return old.beside(new)
    return new if new.low >= old.low else old
