"""Two scopes that share a part, and neither holds the other.

Meaning

Two totals have days, places or people in common, or an incident lies partly outside a total. Whoever is in both is
counted by both, so the two are never added together; and neither bounds the other, since each counts people that the
other does not. Two running counts that overlap report by report are told once.

Example

180 killed from May to June, and 210 from June to July: June is in both.

What to do

Ask for figures of the shared part, or use totals that lie side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.findings._beside import Verdict
from casualties.findings._case import Case
from casualties.findings._neighbours import Phrases, told_beside
from casualties.model import Finding, Relation

CODE = "O02"
NAME = "overlap"
AFTER = ("D04",)

_PHRASES = Phrases(
    pair="The first shares a part with the second; they are never added, and neither bounds the other",
    wholes="The first shares a part with each of {n} totals; they are never added, and none bounds the other",
    parts="Each of {n} figures shares a part with one total; they are never added, and none bounds the other",
)


def find(case: Case) -> Iterator[Finding]:
    """One finding for each pair; where a total overlaps very many others, one for all of them."""
    for told in told_beside(case, Verdict.OVERLAP, _PHRASES):
        yield case.finding(
            CODE,
            NAME,
            told.claims,
            told.sentence,
            "Figures of the shared part, or totals that lie side by side.",
            relation=Relation.OVERLAPS,
            probability=1.0,
        )
