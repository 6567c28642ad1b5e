"""Offsets: from how pairs of datasets differ to which datasets differ from the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Apart", "offsets"]


@dataclass(frozen=True, slots=True)
class Apart:
    """Rows of `right` say `amount` more than those of `left` do of the same incidents; so say `pairs` pairs of rows."""

    left: int
    right: int
    amount: float
    pairs: float


def offsets(statements: Sequence[Apart]) -> dict[int, float]:
    """How much each dataset that was compared is off; 0 is what most of those that hang together agree on, in a tie
    the least (lists are late, not early).

    The statement of most pairs counts first; what a later one says of datasets already set against one another is
    passed over.
    """
    off: dict[int, float] = {}
    group: dict[int, set[int]] = {}
    for one in sorted(statements, key=lambda one: (-one.pairs, one.left, one.right)):
        for dataset in (one.left, one.right):
            off.setdefault(dataset, 0.0)
            group.setdefault(dataset, {dataset})
        ours, theirs = group[one.left], group[one.right]
        if ours is theirs:
            continue
        change = off[one.left] + one.amount - off[one.right]
        for dataset in theirs:
            off[dataset] += change
            group[dataset] = ours
        ours |= theirs
    return {dataset: value - _agreed([off[other] for other in group[dataset]]) for dataset, value in off.items()}


def _agreed(values: Sequence[float]) -> float:
    counts = Counter(values)
    most = max(counts.values())
    return min(value for value, count in counts.items() if count == most)
