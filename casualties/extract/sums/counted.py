"""A range of people, and how two ranges go together: added up, or two accounts of one count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from casualties.extract.drafts import Draft

__all__ = ["Sum"]


@dataclass(frozen=True, slots=True)
class Sum:
    """A range of people and the drafts it rests on. `best` is the number as said, None where none is."""

    low: int
    best: int | None
    high: int | None
    drafts: tuple[Draft, ...]

    def plus(self, other: Sum) -> Sum:
        """Both added up."""
        return Sum(
            self.low + other.low,
            None if self.best is None or other.best is None else self.best + other.best,
            None if self.high is None or other.high is None else self.high + other.high,
            (*self.drafts, *other.drafts),
        )

    def beside(self, other: Sum) -> Sum:
        """Two accounts of one count: the range covers both, the first is the best.

        "At least" tells nothing of the most, "at most" nothing of the least: there the other account says it.
        """
        highs = [each.high for each in (self, other) if each.high is not None]
        least = max(each.low for each in (self, other))
        high = max(highs) if highs and max(highs) >= least else None
        lows = [each.low for each in (self, other) if not each.at_most] or [0]
        return Sum(min(lows), self.best, high, (*self.drafts, *other.drafts))

    def holding(self, other: Sum) -> Sum:
        """This range, which holds the other already, resting on both."""
        return replace(self, drafts=(*self.drafts, *other.drafts))

    def instead_of(self, other: Sum) -> Sum:
        """This range in the place of the one told before it, resting on both."""
        return replace(self, drafts=(*other.drafts, *self.drafts))

    @property
    def at_most(self) -> bool:
        """Whether only a greatest count is said ("up to 18"), which tells nothing of the least."""
        return self.low == 0 and self.high != 0

    def same(self, other: Sum) -> bool:
        """Whether both give the same count."""
        return (self.low, self.high) == (other.low, other.high) or (self.best is not None and self.best == other.best)
