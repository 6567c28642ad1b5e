"""Bounds the wrong way round.

Meaning

A row gives a lowest figure above its best, a best above its highest, or a lowest above its highest. One of them is
mistyped or stands in the wrong column. The figures are kept as given, and the row bounds nothing until it is mended.

Example

Low 30, best 12, high 40. Three equal numbers are in order.

What to do

Look the row up where it comes from, and mend it there.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from casualties.findings._case import Case
from casualties.findings._words import told
from casualties.model import Figure, Finding

CODE = "Q05"
NAME = "inverted"
WHOLE_RUN = True


def find(case: Case) -> Iterator[Finding]:
    """One finding for each claim whose bounds are upside down."""
    low, best, high, value = pl.col("low"), pl.col("best"), pl.col("high"), pl.col("value")
    said_outright = pl.col("qualifier").is_in(["exact", "range"]) & best.is_null()
    upside_down = (
        (low > high) | (low > best) | (best > high) | (said_outright & (low > value)) | (said_outright & (value > high))
    )
    for name in case.claims.filter(upside_down.fill_null(False))["claim_id"].to_list():
        claim = case.claim(name)
        yield case.finding(
            CODE,
            NAME,
            [claim],
            f"The bounds stand the wrong way round: {_bounds(claim.figure)}, in {told(claim)}.",
            "The row where it comes from: one of its figures is mistyped or in the wrong column.",
        )


def _bounds(figure: Figure) -> str:
    best = figure.best if figure.best is not None else figure.value
    named = (("low", figure.low), ("best", best), ("high", figure.high))
    return ", ".join(f"{name} {number:,}" for name, number in named if number is not None)
