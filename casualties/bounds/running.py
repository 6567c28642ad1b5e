"""Running totals: those that count on from a start, rather than filling a day, a month or a year."""

from __future__ import annotations

import re

import polars as pl

from casualties.rulebook.bounds import BoundRules

__all__ = ["counts_on", "runs"]


def runs(rules: BoundRules) -> pl.Expr:
    """Totals that run on from their first day to the day of the data, so that the next one takes their place."""
    to_the_day = pl.any_horizontal(pl.col("end") == pl.col("as_of"), pl.col("end") == pl.col("reported"))
    return _days() & (_told(rules) | (_span() & ~_whole_months() & to_the_day.fill_null(False)))


def counts_on(rules: BoundRules) -> pl.Expr:
    """Totals that may be words of one count from a start on, however far they reach: not a day, a month or a year."""
    one_month = _whole_months() & (pl.col("start").dt.month_end() == pl.col("end"))
    one_year = _whole_months() & (pl.col("start").dt.offset_by("1y") == pl.col("end") + pl.duration(days=1))
    return (_days() & (_told(rules) | (_span() & ~one_month & ~one_year))).fill_null(False)


def _told(rules: BoundRules) -> pl.Expr:
    words = "|".join(re.escape(word) for entry in rules.running for word in entry.words)
    return pl.col("period_text").str.contains(rf"(?i)\b(?:{words})\b").fill_null(False)


def _days() -> pl.Expr:
    return pl.col("start") < pl.col("end")


def _span() -> pl.Expr:
    return pl.col("date_precision").fill_null("span") == "span"


def _whole_months() -> pl.Expr:
    return (pl.col("start").dt.day() == 1) & ((pl.col("end") + pl.duration(days=1)).dt.day() == 1)
