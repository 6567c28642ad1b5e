"""Scores: the weight in bits of each pair, from its answers."""

from __future__ import annotations

import numpy as np
import polars as pl

from casualties.link.weights import Weights
from casualties.rulebook.linking import Linking

__all__ = ["scored"]


def scored(answers: pl.DataFrame, weights: Weights, rules: Linking, *, each: bool = False) -> pl.DataFrame:
    """The answers with their weight `bits`, and where `each` is asked for `<id>_bits` for every comparison."""
    columns = []
    total = pl.Series("bits", np.full(answers.height, weights.start, np.float32))
    for comparison in rules.comparisons:
        level = answers[comparison.id]
        if level.null_count() == answers.height and not each:
            continue
        own = pl.Series(weights.bits(comparison.id).astype(np.float32)).gather(level.cast(pl.UInt32))
        adjust = f"{comparison.id}_adjust"
        if adjust in answers.columns:
            own = own + answers[adjust].fill_null(0)
        own = own.fill_null(0)
        total = total + own
        columns.append(own.alias(f"{comparison.id}_bits"))
    return answers.with_columns(total, *(columns if each else []))
