"""A figure that is a word, not a count.

Meaning

The amount is vague ("dozens", "several"), or a coder's placeholder stands for an unknown number. Its bounds come from
the convention in `rules/quantities.yaml` or from that of the dataset, not from anybody's count.

Example

"Dozens of people were injured" counts as 24 to 99. A row with 10 killed and the note "fatalities unknown, coded as 10"
counts nobody: it allows any number. "A dozen" is 12 and not vague.

What to do

Look for a source that counted. Do not print the bounds as if somebody had said them.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from casualties.findings._case import Case
from casualties.findings._groups import counted, grouped
from casualties.findings._words import bound_words, told
from casualties.model import Finding

CODE = "Q04"
NAME = "vague"
WHOLE_RUN = True


def find(case: Case) -> Iterator[Finding]:
    """One finding for each vague figure of a text, and for each placeholder value of a dataset with all its rows."""
    vague = case.claims.filter(pl.col("qualifier") == "vague")
    of_texts = vague.filter(pl.col("document").is_not_null())
    of_rows = vague.filter(pl.col("document").is_null())
    groups = [[name] for name in of_texts["claim_id"].to_list()]
    groups += grouped(of_rows, "dataset", "convention", "value", "low", "best", "high")
    for ids in groups:
        first = case.claim(ids[0])
        yield case.finding(
            CODE,
            NAME,
            ids,
            f"The amount of {counted(ids)} is vague and stands for {bound_words(first.figure)} "
            f"by convention, not by a count: {told(first)}.",
            "A source that counted the people.",
        )
