"""Bits: weights of evidence, and the probabilities that they stand for."""

from __future__ import annotations

from math import log2

import polars as pl

__all__ = ["bits_of", "probability"]


def bits_of(probability: float) -> float:
    """The weight in bits that stands for a probability: log2 of its odds."""
    return log2(probability / (1 - probability))


def probability(bits: pl.Expr) -> pl.Expr:
    """The probability that stands for a weight in bits."""
    return 1 / (1 + pl.lit(2.0).pow(-bits))
