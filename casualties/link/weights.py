"""Weights: how often pairs of one incident, and other pairs, give each answer, learned without labels.

The model is that of Fellegi and Sunter (JASA 64, 1969): a pair's answers are independent given whether it is of one
incident, and the shares are found by expectation-maximisation (Winkler 1988) over the distinct patterns of answers. The
shares of `rules/linking.yaml` are the start and count as some pairs, so that little data moves them little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from casualties.rulebook.linking import Linking

__all__ = ["Weights", "learned", "stated"]

_ROUNDS = 200
_SETTLED = 1e-6

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


def learned(answers: pl.DataFrame, most_same: int, rules: Linking) -> Weights:
    """The weights that fit the answers (levels as columns) best; at most `most_same` pairs can be of one incident."""
    begin = stated(rules)
    if answers.height < rules.limit("least_pairs"):
        return begin
    names = [c.id for c in rules.comparisons]
    patterns = answers.group_by(names).len().sort(names)
    counts = patterns["len"].to_numpy().astype(float)
    levels = {name: patterns[name].fill_null(-1).to_numpy() for name in names}
    weight = rules.limit("pseudo_pairs")
    ceiling = min(most_same / answers.height, 0.98)
    weights = Weights(min(begin.share, ceiling), begin.same, begin.other)
    for _ in range(_ROUNDS):
        held = counts * _probability(weights, levels)
        share = min(float(held.sum() / counts.sum()), ceiling)
        after = Weights(
            max(share, 1 / counts.sum()),
            {name: _shares(levels[name], held, begin.same[name], weight) for name in names},
            {name: _shares(levels[name], counts - held, begin.other[name], weight) for name in names},
        )
        moved = abs(after.share - weights.share)
        weights = after
        if moved < _SETTLED:
            break
    return weights


def _probability(weights: Weights, levels: dict[str, NDArray[np.int8]]) -> Floats:
    bits = np.full(len(next(iter(levels.values()))), weights.start)
    for name, level in levels.items():
        bits += np.append(weights.bits(name), 0.0)[level]
    return 1 / (1 + np.exp2(-bits))


def _shares(level: NDArray[np.int8], held: Floats, begin: Floats, weight: float) -> Floats:
    """The share of each level among the pairs held that state one, with the start counted as `weight` pairs."""
    known = level >= 0
    seen = np.bincount(level[known], weights=held[known], minlength=len(begin))
    shares: Floats = (seen + weight * begin) / (seen.sum() + weight)
    return shares
