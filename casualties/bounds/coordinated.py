"""Coordinated counts: "a nurse and two orderlies", "43 passengers and five crew" count different people of one kind."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

import polars as pl

from casualties.rulebook.bounds import BoundRules

__all__ = ["with_lists"]

_LONGEST = 60
_SAME = ("document", "harm", "origin", "coverage", "event", "part_of", "status", "age", "sex", "role", "nationality")
_READ = ("claim_id", "number_start", "number_end", "quote", "quote_start")


def with_lists(claims: pl.DataFrame, rules: BoundRules) -> pl.DataFrame:
    """A claims frame with `listed_with`: the first claim of the list that a claim continues; empty for all others.

    A list is told in one breath by one source: claims on one group with nothing between them but who is counted and a
    word such as "and".
    """
    joined = _joined(rules)
    found: dict[str, str] = {}
    texts = claims.filter(
        pl.col("number_start").is_not_null()
        & pl.col("quote").is_not_null()
        & (pl.col("stance").fill_null("asserted") == "asserted")
    )
    together = texts.filter(pl.len().over(_SAME) > 1).sort(*_SAME, "number_start", maintain_order=True)
    rows = together.select(*_SAME, *_READ).iter_rows()
    for _, same in groupby(rows, key=lambda row: row[: len(_SAME)]):
        for before, after in pairwise(row[len(_SAME) :] for row in same):
            between = _between(before, after)
            if between is not None and joined.fullmatch(between):
                found[after[0]] = found.get(before[0], before[0])
    listed = pl.DataFrame(list(found.items()), schema={"claim_id": pl.String, "listed_with": pl.String}, orient="row")
    own = claims.select("claim_id").join(listed, on="claim_id", how="left", maintain_order="left")
    return claims.with_columns(own["listed_with"])


def _between(before: tuple[str, int, int, str, int], after: tuple[str, int, int, str, int]) -> str | None:
    """The words from one number to the next, where a quote holds them."""
    start, end = before[2], after[1]
    if start is None or not 0 < end - start <= _LONGEST:
        return None
    for _, _, _, quote, offset in (before, after):
        if offset is not None and offset <= start and end <= offset + len(quote):
            return quote[start - offset : end - offset]
    return None


def _joined(rules: BoundRules) -> re.Pattern[str]:
    """Words between two numbers of a list: who is counted, a joining word, and no word that makes it something else."""
    joins = "|".join(re.escape(word) for entry in rules.lists for word in entry.joins)
    spoils = "|".join(re.escape(word) for entry in rules.lists for word in entry.spoils)
    plain = rf"(?!\b(?:{spoils})\b|\b\d)"
    return re.compile(rf"(?:{plain}[^.;:!?])*\s(?:{joins})\s+(?:{plain}\w+\s+)?", re.IGNORECASE)
