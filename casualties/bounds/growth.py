"""Growth: tolls that new people bring about ("another 20 died, bringing the toll to 120"), and what they outgrow."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from casualties.rulebook.bounds import BoundRules
from casualties.scopes.added import AddedNumbers

__all__ = ["outgrown"]

_SAME = ("document", "harm", "origin", "coverage", "event", "status", "age", "sex", "role", "nationality")


def outgrown(claims: pl.DataFrame, rules: BoundRules) -> Iterator[tuple[str, str]]:
    """Claims with the toll that outgrows them: lower ones that the same text tells before by the same source.

    A toll has grown where a part of it is said to be new by the words beside its number. What the text told before is
    then an earlier state of the toll or some of its people, and no other count of the same.
    """
    texts = claims.filter(pl.col("number_start").is_not_null())
    parts = texts.filter(pl.col("part_of").is_not_null() & pl.col("quote").is_not_null())
    added = AddedNumbers(rules)
    grown = [
        whole
        for whole, quote, start, first, last in parts.select(
            "part_of", "quote", "quote_start", "number_start", "number_end"
        ).iter_rows()
        if added.adds(quote, first - start, last - start)
    ]
    if not grown:
        return
    told = texts.filter((pl.col("stance").fill_null("asserted") == "asserted") & pl.col("part_of").is_null())
    columns = told.select("claim_id", "number_start", "least", "most", *_SAME)
    tolls = columns.filter(pl.col("claim_id").is_in(grown))
    before = columns.join(tolls, on=list(_SAME), how="inner", nulls_equal=True, maintain_order="left", suffix="_toll")
    lower = (pl.col("number_start") < pl.col("number_start_toll")) & (pl.col("most") < pl.col("least_toll"))
    yield from before.filter(lower).select("claim_id", "claim_id_toll").iter_rows()
