"""What the coders of a dataset write where they do not know, where the row's own notes say so.

Such a number is a placeholder: its qualifier becomes vague and its bounds those of the words it stands for. A number
that only might be one stays as given; `convention` in the claims frame tells what it may be.
"""

from __future__ import annotations

import polars as pl

from casualties.rulebook.conventions import Convention

__all__ = ["told_as_placeholders"]


def told_as_placeholders(claims: pl.DataFrame, conventions: dict[str, Convention]) -> pl.DataFrame:
    """Claims (with `convention`, `quote` and the numbers) whose notes name a placeholder or a share of a total."""
    unbounded = (pl.col("qualifier") == "vague") & pl.col("low").is_null() & pl.col("high").is_null()
    used = [name for name in claims["convention"].unique(maintain_order=True) if name in conventions]
    for name in used:
        for placeholder in conventions[name].placeholders:
            here = _named() == placeholder.value
            claims = _vague(claims, name, placeholder.said, here, placeholder.low, placeholder.high)
            claims = _bounded(claims, name, here & unbounded, placeholder.low, placeholder.high)
        for rule in conventions[name].rules:
            if rule.kind == "split_total" and rule.said:
                claims = _vague(claims, name, rule.said, pl.col("harm").is_in(list(rule.harms)), None, None)
    return claims


def _named() -> pl.Expr:
    return pl.coalesce("value", "best", "low", "high")


def _vague(
    claims: pl.DataFrame, name: str, said: tuple[str, ...], here: pl.Expr, low: int | None, high: int | None
) -> pl.DataFrame:
    if not said:
        return claims
    pattern = "(?i)" + "|".join(f"(?:{words})" for words in said)
    meant = (here & (pl.col("convention") == name) & pl.col("quote").str.contains(pattern)).fill_null(False)
    return claims.with_columns(
        pl.when(meant).then(_named()).otherwise("value").alias("value"),
        pl.when(meant).then(pl.lit(low, pl.Int64)).otherwise("low").alias("low"),
        pl.when(meant).then(pl.lit(high, pl.Int64)).otherwise("high").alias("high"),
        pl.when(meant).then(pl.lit("vague")).otherwise("qualifier").alias("qualifier"),
    )


def _bounded(claims: pl.DataFrame, name: str, here: pl.Expr, low: int | None, high: int | None) -> pl.DataFrame:
    """Placeholders that the file itself calls vague, with the bounds of what they stand for."""
    meant = (here & (pl.col("convention") == name)).fill_null(False)
    return claims.with_columns(
        pl.when(meant).then(pl.lit(low, pl.Int64)).otherwise("low").alias("low"),
        pl.when(meant).then(pl.lit(high, pl.Int64)).otherwise("high").alias("high"),
    )
