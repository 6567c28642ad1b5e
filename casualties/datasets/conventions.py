"""What the coders of a dataset write where they do not know, as the bounds that the words behind it allow.

A number that stands for words is a placeholder: its qualifier becomes vague, its bounds those of the words. So does one
that only may stand for them, unless the row's notes tell it as a fact. What a table qualifies itself stays as it is,
and so does what a run wrote: it has been through this.
"""

from __future__ import annotations

import polars as pl

from casualties.rulebook.conventions import Convention, ConventionRule, Placeholder

__all__ = ["by_convention"]


def by_convention(claims: pl.DataFrame, conventions: dict[str, Convention]) -> pl.DataFrame:
    """Claims with `convention`, `quote`, `harm`, `qualified` and the numbers; the last two columns are changed.

    `qualified` says whether the table gave the qualifier, `fresh` whether the line is no output of ours.
    """
    for name in claims["convention"].unique(maintain_order=True):
        if name not in conventions:
            continue
        here = (pl.col("convention") == name) & pl.col("fresh")
        for rule in conventions[name].rules:
            claims = _ruled(claims, here, rule)
        for placeholder in conventions[name].placeholders:
            claims = _stands_for(claims, here, placeholder)
    return claims


def _stands_for(claims: pl.DataFrame, here: pl.Expr, placeholder: Placeholder) -> pl.DataFrame:
    """Rows whose number is the placeholder: by their notes, by their own word, or by what no note denies."""
    this = here & (pl.col("named") == placeholder.value)
    free = ~pl.col("qualified")
    noted = free & _notes(placeholder.said)
    called = pl.col("qualified") & (pl.col("qualifier") == "vague") & pl.all_horizontal(pl.col("low", "high").is_null())
    silent = (
        free & (pl.col("qualifier") == "exact") & ~_notes((placeholder.unless,))
        if placeholder.unless
        else pl.lit(False)
    )
    return _vague(claims, this & (noted | called | silent), placeholder.low, placeholder.high)


def _ruled(claims: pl.DataFrame, here: pl.Expr, rule: ConventionRule) -> pl.DataFrame:
    this = here & ~pl.col("qualified") & pl.col("harm").is_in([str(harm) for harm in rule.harms])
    match rule.kind:
        case "split_total":
            return _vague(claims, this & _notes(rule.said), None, None)
        case "zero_is_unsaid":
            zero = this & (pl.col("named") == 0) & (pl.col("qualifier") == "exact")
            return claims.with_columns(
                pl.when(zero).then(None).otherwise("high").alias("high"),
                pl.when(zero).then(pl.lit("at_least")).otherwise("qualifier").alias("qualifier"),
            )
        case _:
            return claims


def _notes(patterns: tuple[str, ...]) -> pl.Expr:
    """Whether the notes match one of the patterns."""
    if not patterns:
        return pl.lit(False)
    return pl.col("quote").str.contains("(?i)" + "|".join(f"(?:{words})" for words in patterns)).fill_null(False)


def _vague(claims: pl.DataFrame, meant: pl.Expr, low: int | None, high: int | None) -> pl.DataFrame:
    meant = meant.fill_null(False)
    return claims.with_columns(
        pl.when(meant).then("named").otherwise("value").alias("value"),
        pl.when(meant).then(pl.lit(low, pl.Int64)).otherwise("low").alias("low"),
        pl.when(meant).then(pl.lit(high, pl.Int64)).otherwise("high").alias("high"),
        pl.when(meant).then(pl.lit("vague")).otherwise("qualifier").alias("qualifier"),
        (pl.col("qualified") | meant).alias("qualified"),
    )
