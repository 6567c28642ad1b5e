"""What the coders of a dataset write where they do not know, as the bounds that the words behind it allow.

A number that stands for words is a placeholder: its qualifier becomes vague, its bounds those of the words. So does one
that only may stand for them, unless the row's notes tell it as a fact. What a table qualifies itself stays as it is,
and so does what a run wrote: it has been through this. A figure that counts the attackers too may be as low as
without them, and the point of a large unit has the unit's radius.
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
        if name not in conventions:  # nobody's, or told with its row when its words were read
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
        case "centre":
            return _widened(claims, here, rule)
        case "counts_perpetrators":
            return _without_attackers(claims, this, rule)


def _widened(claims: pl.DataFrame, here: pl.Expr, rule: ConventionRule) -> pl.DataFrame:
    """Points of large units with the unit's radius, where the row says none."""
    kinds, kms = [str(kind) for kind in rule.places], list(rule.places.values())
    point = here & pl.col("latitude").is_not_null() & pl.col("place_precision_km").is_null()
    radius = pl.col("place_kind").replace_strict(kinds, kms, default=None, return_dtype=pl.Float64)
    return claims.with_columns(pl.when(point).then(radius).otherwise("place_precision_km").alias("place_precision_km"))


def _without_attackers(claims: pl.DataFrame, this: pl.Expr, rule: ConventionRule) -> pl.DataFrame:
    """Exact figures with as low a bound as they have without the attackers, whom others may not count."""
    theirs = (pl.col("victims") == rule.part) & (pl.col("named") > 0)
    parts = claims.filter(this & theirs).select(pl.col("part_of").alias("claim_id"), pl.col("named").alias("theirs"))
    if parts.is_empty():
        return claims
    counted = parts.drop_nulls().group_by("claim_id").agg(pl.col("theirs").sum())
    rest = claims.select("claim_id").join(counted, on="claim_id", how="left", maintain_order="left")["theirs"]
    fits = this & (pl.col("qualifier") == "exact") & (pl.col("theirs") <= pl.col("named"))
    told = pl.format("counts {} of the attackers with the others", "theirs")
    warning = pl.concat_str(["warning", told], separator="; ", ignore_nulls=True)
    return (
        claims.with_columns(rest)
        .with_columns(
            pl.when(fits).then(pl.col("named") - pl.col("theirs")).otherwise("low").alias("low"),
            pl.when(fits).then(pl.lit("range")).otherwise("qualifier").alias("qualifier"),
            pl.when(fits).then(warning).otherwise("warning").alias("warning"),
        )
        .drop("theirs")
    )


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
