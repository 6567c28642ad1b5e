"""Set apart: totals that a text counts on top of what it told before ("so far this week, three more").

Such a total is of other people than the ones just told of, though they lie in its days and place: it is no whole that
holds them, and says nothing of how many there were in all.
"""

from __future__ import annotations

import polars as pl

from casualties.rulebook.bounds import BoundRules
from casualties.scopes.added import AddedNumbers

__all__ = ["set_apart", "with_set_apart"]

_SCHEMA = {"claim_id": pl.String, "told_before": pl.String}
_READ = ("claim_id", "document", "harm", "start", "end", "number_start")


def set_apart(claims: pl.DataFrame, rules: BoundRules) -> pl.DataFrame:
    """Pairs (`claim_id`: a total, `told_before`: a claim whose people it leaves out) of a claims frame.

    What is told before is of the same text and harm, and shares a day with the total.
    """
    totals = claims.filter(
        (pl.col("coverage") == "total")
        & pl.all_horizontal(pl.col("document", "number_start", "quote", "quote_start", "start", "end").is_not_null())
        & pl.col("part_of").is_null()
    ).select(*_READ, "number_end", "quote", "quote_start")  # fmt: skip
    words = AddedNumbers(rules)
    adding = [
        name
        for name, quote, begin, first, last in totals.select(
            "claim_id", "quote", "quote_start", "number_start", "number_end"
        ).iter_rows()
        if words.adds(quote, first - begin, (last or first) - begin)
    ]
    if not adding:
        return pl.DataFrame(schema=_SCHEMA)
    told = claims.filter(pl.col("number_start").is_not_null() & pl.col("start").is_not_null()).select(*_READ)
    pairs = totals.filter(pl.col("claim_id").is_in(adding)).join(
        told, on=["document", "harm"], how="inner", suffix="_told", maintain_order="left_right"
    )
    before = pl.col("number_start_told") < pl.col("number_start")
    share = (pl.col("start_told") <= pl.col("end")) & (pl.col("end_told").fill_null(pl.col("start")) >= pl.col("start"))
    return pairs.filter(before & share).select("claim_id", told_before="claim_id_told")


def with_set_apart(claims: pl.DataFrame, rules: BoundRules) -> pl.DataFrame:
    """A frame with intervals where totals that leave people out are open above."""
    apart = set_apart(claims, rules)["claim_id"].unique()
    if not apart.len():
        return claims
    return claims.with_columns(most=pl.when(~pl.col("claim_id").is_in(apart.implode())).then("most"))
