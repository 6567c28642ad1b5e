"""Scaled: a dataset all of whose counts are the same multiple of those of others."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import polars as pl

from casualties.link.nodes import HARMS
from casualties.link.shifts.offsets import Apart, offsets
from casualties.rulebook.linking import Linking

_DIGITS = 6

__all__ = ["scale_of", "unscaled"]


def scale_of(nodes: pl.DataFrame, rules: Linking) -> dict[int, float]:
    """The factor of each dataset (number of its source) whose counts are scaled; the others are left out."""
    counted = nodes.filter(~pl.col("text") & pl.col("name").is_not_null() & pl.col("first").is_not_null()).select(
        "source", "name", day="first", said=pl.coalesce(*(f"{harm}_said" for harm in HARMS))
    )
    alone = counted.filter((pl.col("said") > 0) & (pl.len().over("source", "name", "day") == 1))
    datasets = {int(source): rows for (source,), rows in alone.partition_by("source", as_dict=True).items()}
    statements = [
        statement
        for left, right in combinations(sorted(datasets), 2)
        if (statement := _apart(left, datasets[left], right, datasets[right], rules)) is not None
    ]
    return {source: round(float(np.exp2(bits)), _DIGITS) for source, bits in offsets(statements).items() if bits}


def unscaled(nodes: pl.DataFrame, scales: dict[int, float]) -> pl.DataFrame:
    """The nodes with the counts of these sources divided by their factors."""
    factor = pl.col("source").replace_strict(list(scales), list(scales.values()), default=1.0, return_dtype=pl.Float64)
    columns = [f"{harm}_{part}" for harm in HARMS for part in ("said", "low", "high")]
    return nodes.with_columns((pl.col(column) / factor).round().cast(pl.Int64) for column in columns)


def _apart(left: int, mine: pl.DataFrame, right: int, other: pl.DataFrame, rules: Linking) -> Apart | None:
    """By what factor the right's counts differ from the left's, if most rows of one day and place agree on one."""
    step = -(-mine.height // int(rules.limit("shift_sample")))
    met = (
        mine.filter(pl.col("day") % step == 0)
        .join(other, on=["name", "day"])
        .filter(pl.max_horizontal("said", "said_right") >= rules.limit("scale_least"))
    )
    if met.height < rules.limit("shift_rows"):
        return None
    ratio = met["said_right"] / met["said"]
    factor = float(np.median(ratio.to_numpy()))
    agree = float(np.mean(np.abs(ratio.to_numpy() / factor - 1) <= rules.limit("scale_tolerance")))
    far = max(factor, 1 / factor) >= rules.limit("shift_gain")
    if agree < rules.limit("shift_share") or not (far or factor == 1):
        return None
    return Apart(left, right, round(float(np.log2(factor)), 2 * _DIGITS), met.height)
