"""Scores: the weight in bits and the probability of each pair, from its answers."""

from __future__ import annotations

import numpy as np
import polars as pl

from casualties.link.weights import Weights
from casualties.rulebook.linking import Linking

__all__ = ["probability", "scored"]


def scored(answers: pl.DataFrame, weights: Weights, rules: Linking) -> pl.DataFrame:
    """The answers with `<id>_bits` for each comparison (0 where unstated) and their sum `bits`."""
    columns = []
    for comparison in rules.comparisons:
        level = answers[comparison.id]
        table = pl.Series(weights.bits(comparison.id).astype(np.float32))
        own = table.gather(level.fill_null(0).cast(pl.UInt32))
        adjust = f"{comparison.id}_adjust"
        extra = answers[adjust].fill_null(0) if adjust in answers.columns else 0
        bits = pl.select(pl.when(level.is_not_null()).then(own + extra).otherwise(0.0)).to_series()
        columns.append(bits.cast(pl.Float32).alias(f"{comparison.id}_bits"))
    with_bits = answers.with_columns(columns)
    return with_bits.with_columns(bits=pl.sum_horizontal(column.name for column in columns) + weights.start)


def probability(bits: pl.Expr) -> pl.Expr:
    """The probability that stands for a weight in bits."""
    return 1 / (1 + pl.lit(2.0).pow(-bits))
