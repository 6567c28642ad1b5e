"""Late deaths: some of the injured who died, told beside a toll ("10 were killed; two of the wounded died").

Nothing says whether the toll counts them already. They are taken for a part of it, which is true of both readings where
only what is sure is asked: as many have died as the toll says, or more.
"""

from __future__ import annotations

import re

import polars as pl

from casualties.rulebook.bounds import BoundRules

__all__ = ["with_late_deaths"]

_SAME = ("document", "harm", "event")


def with_late_deaths(claims: pl.DataFrame, rules: BoundRules) -> pl.DataFrame:
    """A claims frame in which late deaths are `part_of` the largest toll that their text tells of the same event."""
    words = "|".join(re.escape(word) for entry in rules.late for word in entry.words)
    late = re.compile(rf"\s+(?:more\s+)?of\s+(?:the|those|these)\s+(?:\w+\s+){{0,2}}(?:{words})\b", re.IGNORECASE)
    texts = claims.filter(
        (pl.col("harm") == "killed")
        & pl.col("part_of").is_null()
        & pl.all_horizontal(pl.col("document", "event", "number_end", "quote", "quote_start").is_not_null())
    ).select("claim_id", "low", "quote", "quote_start", "number_end", *_SAME)  # fmt: skip
    rows = texts.select("claim_id", "quote", "quote_start", "number_end").iter_rows()
    found = [name for name, quote, begin, end in rows if " of " in quote and late.match(quote, end - begin)]
    if not found:
        return claims
    tolls = texts.filter(~pl.col("claim_id").is_in(found)).select(*_SAME, whole="claim_id", most="low")
    parts = texts.filter(pl.col("claim_id").is_in(found)).join(tolls, on=_SAME, how="inner")
    parts = parts.filter(pl.col("low") < pl.col("most")).sort(
        "claim_id", "most", "whole", descending=[False, True, False]
    )
    first = parts.unique("claim_id", keep="first", maintain_order=True).select("claim_id", "whole")
    joined = claims.join(first, on="claim_id", how="left", maintain_order="left")
    return joined.with_columns(part_of=pl.coalesce("part_of", "whole")).drop("whole")
