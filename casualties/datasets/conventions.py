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
    this = _marked(claims, here & (pl.col("named") == placeholder.value))
    free = ~pl.col("qualified")
    called = pl.col("qualified") & (pl.col("qualifier") == "vague") & pl.all_horizontal(pl.col("low", "high").is_null())
    meant = _marked(claims, free) & _noted(claims, this, placeholder.said)
    if placeholder.unless:
        silent = this & _marked(claims, free & (pl.col("qualifier") == "exact"))
        meant |= silent & ~_noted(claims, silent, (placeholder.unless,))
    return _vague(claims, meant | (this & _marked(claims, called)), placeholder.low, placeholder.high)


def _ruled(claims: pl.DataFrame, here: pl.Expr, rule: ConventionRule) -> pl.DataFrame:
    this = here & ~pl.col("qualified") & pl.col("harm").is_in([str(harm) for harm in rule.harms])
    match rule.kind:
        case "split_total":
            rows = _marked(claims, this)
            return _vague(claims, rows & _noted(claims, rows, rule.said), None, None)
        case "zero_is_unsaid":
            zero = this & (pl.col("named") == 0) & (pl.col("qualifier") == "exact")
            return claims.with_columns(
                pl.when(zero).then(None).otherwise("high").alias("high"),
                pl.when(zero).then(pl.lit("at_least")).otherwise("qualifier").alias("qualifier"),
            )
        case _:
            return claims


def _marked(claims: pl.DataFrame, condition: pl.Expr) -> pl.Series:
    """The rows of a condition; False where it says nothing."""
    return claims.select(condition.fill_null(False).alias("meant")).to_series()


def _noted(claims: pl.DataFrame, rows: pl.Series, patterns: tuple[str, ...]) -> pl.Series:
    """Of some rows, those whose notes match one of the patterns; notes of other rows are not looked at."""
    none = pl.Series("meant", [False]).new_from_index(0, len(claims))
    if not patterns or not rows.any():
        return none
    places = rows.arg_true()
    notes = claims["quote"].gather(places)
    found = notes.str.contains("(?i)" + "|".join(f"(?:{words})" for words in patterns)).fill_null(False)
    return none.scatter(places.filter(found), True)


def _vague(claims: pl.DataFrame, meant: pl.Series, low: int | None, high: int | None) -> pl.DataFrame:
    if not meant.any():
        return claims
    return claims.with_columns(
        pl.when(meant).then("named").otherwise("value").alias("value"),
        pl.when(meant).then(pl.lit(low, pl.Int64)).otherwise("low").alias("low"),
        pl.when(meant).then(pl.lit(high, pl.Int64)).otherwise("high").alias("high"),
        pl.when(meant).then(pl.lit("vague")).otherwise("qualifier").alias("qualifier"),
        pl.when(meant).then(True).otherwise("qualified").alias("qualified"),
    )
