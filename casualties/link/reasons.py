"""Reasons: what each comparison of a pair said and weighed, in words."""

from __future__ import annotations

import polars as pl

from casualties.link.weights import Weights
from casualties.model import JOIN
from casualties.rulebook.linking import Linking

__all__ = ["reasons"]


def reasons(pairs: pl.DataFrame, weights: Weights, rules: Linking) -> pl.Series:
    """A text for each scored pair: `before comparing −2.1 | days: same day +1.4 | …`, weights in bits."""
    parts = [pl.lit(f"before comparing {weights.start:+.1f}")]
    for comparison in rules.comparisons:
        name = comparison.id
        says = pl.Series([level.says for level in comparison.levels])
        told = says.gather(pairs[name].cast(pl.UInt32).fill_null(0))
        detail = _detail(name, pairs.columns)
        parts.append(
            pl.when(pl.col(name).is_not_null()).then(
                pl.concat_str(pl.lit(f"{name}: "), pl.lit(told), detail, _signed(pl.col(f"{name}_bits")))
            )
        )
    parts.append(
        pl.when(pl.col("rivals") < -0.05).then(pl.concat_str(pl.lit("other candidates"), _signed(pl.col("rivals"))))
    )
    return pairs.select(reasons=pl.concat_str(parts, separator=JOIN, ignore_nulls=True)).to_series()


def _detail(name: str, columns: list[str]) -> pl.Expr:
    measure = pl.col(f"{name}_measure")
    if f"{name}_measure" not in columns:
        return pl.lit("")
    if name == "place":
        return pl.when(measure.is_not_null()).then(
            pl.concat_str(pl.lit(" ("), measure.round(1).cast(pl.String), pl.lit(" km)"))
        ).otherwise(pl.lit(""))  # fmt: skip
    if name in ("killed", "injured", "others"):
        return pl.when(measure.is_not_null()).then(
            pl.concat_str(pl.lit(" ("), measure.cast(pl.Int64).cast(pl.String), pl.lit(")"))
        ).otherwise(pl.lit(""))  # fmt: skip
    return pl.lit("")


def _signed(bits: pl.Expr) -> pl.Expr:
    rounded = bits.round(1)
    return pl.concat_str(pl.when(rounded < 0).then(pl.lit(" −")).otherwise(pl.lit(" +")), rounded.abs().cast(pl.String))
