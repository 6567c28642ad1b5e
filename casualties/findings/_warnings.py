"""Warnings: what readers of texts and tables could not judge, told in the claims' `warning`, sorted by its kind."""

from __future__ import annotations

import polars as pl

__all__ = ["DAY", "PLACE", "SUM", "warnings_of"]

DAY = r"tells day from month|that took day for month"
PLACE = r"may also be|is not known$|look swapped|are not on the earth"
SUM = r" is \d+, and .+ are \d+$"

_JOIN = "; "


def warnings_of(kind: str) -> pl.Expr:
    """The warnings of a kind (`DAY`, `PLACE`, `SUM`) of each claim, joined as in `warning`; null without any."""
    parts = pl.col("warning").str.split(_JOIN)
    told = parts.list.eval(pl.element().filter(pl.element().str.contains(kind))).list.join(_JOIN)
    return pl.when(told != "").then(told)
