"""Weights: how often pairs of one incident, and other pairs, give each answer, learned without labels.

The model is that of Fellegi and Sunter (JASA 64, 1969): a pair's answers are independent given whether it is of one
incident, and the shares are found by expectation-maximisation (Winkler 1988). The
shares of `rules/linking.yaml` are the start and count as some pairs, so that little data moves them little.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

import numpy as np
import polars as pl
from numpy.typing import NDArray

from casualties.link.bits import bits_of
from casualties.link.shared import Claimants, balanced
from casualties.rulebook.linking import Linking

__all__ = ["Weights", "learned", "stated"]

_ROUNDS, _STEPS = 30, 3

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """`share` of candidates that are of one incident; for each comparison, by level, `same` and `other` shares."""

    share: float
    same: dict[str, Floats]
    other: dict[str, Floats]

    def bits(self, comparison: str) -> Floats:
        """The weight of each level in bits: log2(same / other)."""
        return np.log2(self.same[comparison] / self.other[comparison])

    @property
    def start(self) -> float:
        """The weight in bits before anything is compared."""
        return float(np.log2(self.share / (1 - self.share)))


def stated(rules: Linking) -> Weights:
    """The weights of the rules, for candidates too few to learn from."""
    return Weights(
        rules.limit("share"),
        {c.id: np.array([level.same for level in c.levels]) for c in rules.comparisons},
        {c.id: np.array([level.other for level in c.levels]) for c in rules.comparisons},
    )


def learned(answers: pl.DataFrame, claimants: Claimants, rules: Linking) -> Weights:
    """The weights that fit the answers (levels and adjustments as columns) best, where a node is of one pair at most.

    `share` is such that as many pairs are expected before anything is compared as are found once all is: a node that
    has found its partner makes its other candidates no less likely ones.
    """
    weights = begin = stated(rules)
    names = [comparison.id for comparison in rules.comparisons]
    levels = {name: answers[name].fill_null(-1).to_numpy() for name in names}
    adjusts = [f"{name}_adjust" for name in names if f"{name}_adjust" in answers.columns]
    adjusted = answers.select(pl.sum_horizontal(*adjusts, pl.lit(0.0))).to_series().to_numpy()
    lent, most = rules.limit("pseudo_pairs"), bits_of(rules.limit("share_most"))
    start, free, expected_free = weights.start, None, None
    for _ in range(_ROUNDS):
        expected, expected_free = balanced(np.full(answers.height, start), claimants, expected_free, rounds=_STEPS)
        bits = adjusted + start
        for name, level in levels.items():
            bits += np.append(weights.bits(name), 0.0)[level]
        held, free = balanced(bits, claimants, free, rounds=_STEPS)
        moved = log2((held.sum() + lent * begin.share) / (expected.sum() + lent * begin.share))
        start = min(start + moved, most)
        weights = Weights(
            float(1 / (1 + 2**-start)),
            {name: _shares(levels[name], held, begin.same[name], lent) for name in names},
            {name: _shares(levels[name], 1 - held, begin.other[name], lent) for name in names},
        )
    return weights


def _shares(level: NDArray[np.int8], held: Floats, begin: Floats, weight: float) -> Floats:
    """The share of each level among the pairs held that state one, with the start counted as `weight` pairs."""
    known = level >= 0
    seen = np.bincount(level[known], weights=held[known], minlength=len(begin))
    shares: Floats = (seen + weight * begin) / (seen.sum() + weight)
    return shares
