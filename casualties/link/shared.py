"""Shared: what is certain is shared among a node's candidates, since a source lists an incident once.

A pair's odds hold where neither node is of another pair. How likely that is follows from the probabilities of the other
pairs, and theirs from this one's; the two are balanced in rounds (a mean-field solution of the matching).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["Claimants", "balanced"]

_ROUNDS = 12
_LEAST = 1e-6

Floats = NDArray[np.float64]


class Claimants:
    """Which pairs claim the same node: `left` and `right` number the (node, source of the other) of each pair."""

    def __init__(self, left: NDArray[np.integer], right: NDArray[np.integer]) -> None:
        self._sides = (left, right)
        self._counts = tuple(int(side.max(initial=-1)) + 1 for side in self._sides)

    def free(self, probability: Floats) -> Floats:
        """How likely it is for each pair that neither of its nodes is of another pair."""
        free = np.ones_like(probability)
        for side, count in zip(self._sides, self._counts, strict=True):
            total = np.bincount(side, weights=probability, minlength=count)
            free *= np.clip(1 - (total[side] - probability), _LEAST, 1)
        return free


def balanced(
    bits: Floats, claimants: Claimants, free: Floats | None = None, rounds: int = _ROUNDS
) -> tuple[Floats, Floats]:
    """The probability of each pair, and how likely its nodes are free for it, in balance; `free` is a guess to start
    from."""
    odds = np.exp2(np.clip(bits, -60, 60))
    free = np.ones_like(odds) if free is None else free
    for _ in range(rounds):
        probability = odds * free / (1 + odds * free)
        free = np.sqrt(free * claimants.free(probability))
    return odds * free / (1 + odds * free), free
