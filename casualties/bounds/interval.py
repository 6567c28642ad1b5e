"""A claim as an interval: the least and the greatest count it allows, and whether anybody counted.

This is the one place where a figure becomes bounds. What a word allows is said in `rules/quantities.yaml`, what a
dataset's habits allow in `rules/conventions/`; both have been put into `low` and `high` by whoever read the figure.
"""

from __future__ import annotations

import polars as pl

from casualties.rulebook import Rulebook

__all__ = ["with_intervals"]


def with_intervals(claims: pl.DataFrame, rulebook: Rulebook) -> pl.DataFrame:
    """A claims frame with `least` (people, never empty), `most` (people, empty where open), `counted` and `kind`.

    Bounds upside down are taken as the span of all that the row names, since one of them is wrong and nothing says
    which. A placeholder bounds by what it stands for, and with no bounds given by nothing. `counted` is false where the
    figure is a placeholder or a vague word, or says no more than "0 or more". `kind` is the kind of count by
    `rules/bounds.yaml`; a part that names none counts in the way of its whole.
    """
    value, low, best, high = pl.col("value"), pl.col("low"), pl.col("best"), pl.col("high")
    qualifier = pl.col("qualifier").fill_null("exact")
    vague = qualifier == "vague"
    exact = qualifier == "exact"
    alone = low.is_null() & high.is_null()
    named = pl.coalesce(value, best)
    placeholder = vague & alone
    least = (
        pl.when(placeholder)
        .then(0)
        .when(alone & (exact | (qualifier == "at_least")))
        .then(named)
        .otherwise(pl.min_horizontal(low, pl.when(exact).then(pl.coalesce(best, low)), high))
    )
    most = (
        pl.when(placeholder)
        .then(None)
        .when(alone & (exact | (qualifier == "at_most")))
        .then(named)
        .when(high.is_null())
        .then(None)
        .otherwise(pl.max_horizontal(low, pl.when(exact).then(best), high))
    )
    kinds = {definition: kind for definition, kind in rulebook.bounds.kind_of.items() if definition is not None}
    nothing_said = rulebook.bounds.kind_of[None]
    made = claims.with_columns(
        pl.when(low.is_null() & high.is_not_null()).then(0).otherwise(least).fill_null(0).alias("least"),
        most.alias("most"),
        pl.col("definition").replace_strict(kinds, default=nothing_said, return_dtype=pl.String).alias("kind"),
    ).with_columns((~vague & ((pl.col("least") > 0) | pl.col("most").is_not_null())).alias("counted"))
    if made["definition"].null_count() == made.height:
        return made
    return made.with_columns(_inherited(made))


def _inherited(claims: pl.DataFrame) -> pl.Series:
    """The kind of count of each claim; that of the nearest whole which names one, where the claim names none."""
    parts = claims.select("claim_id", "part_of", "definition", at=pl.int_range(pl.len())).filter(
        pl.col("part_of").is_not_null() & pl.col("definition").is_null()
    )
    if not parts.height:
        return claims["kind"]
    kinds: list[str] = claims["kind"].to_list()
    columns = claims.select("claim_id", "part_of", "definition", "kind").iter_rows()
    known = {claim: (part_of, definition, kind) for claim, part_of, definition, kind in columns}
    for at, claim in parts.select("at", "claim_id").iter_rows():
        seen, step = set[str](), claim
        while step in known and step not in seen and known[step][1] is None:
            seen.add(step)
            step = known[step][0]
        if step in known and known[step][1] is not None:
            kinds[at] = known[step][2]
    return pl.Series("kind", kinds, dtype=pl.String)
