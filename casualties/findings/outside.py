"""Two figures that look as if they spoke of the same deaths, and share nothing.

Meaning

A total was published after an incident, or after the first day of another total, but its data end before. Its wording
seems to hold the other figure; its data do not. Neither confirms nor contradicts the other.

Example

A coalition's total published in August has data to June; it says nothing of an airstrike of 5 August.

What to do

Wait for the total whose data reach that far, and do not read the earlier one as silence on what came after.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.findings._beside import Verdict
from casualties.findings._case import Case
from casualties.findings._neighbours import Phrases, told_beside
from casualties.model import Finding, Relation

CODE = "O03"
NAME = "outside"
AFTER = ("D04",)

_PHRASES = Phrases(
    pair="The first lies after the end of the second's data, which neither confirm nor contradict it",
    wholes="The first lies after the end of the data of {n} totals, which neither confirm nor contradict it",
    parts="Each of {n} figures lies after the end of one total's data, which neither confirm nor contradict it",
)


def find(case: Case) -> Iterator[Finding]:
    """One finding for each pair; where very many incidents follow a total's data, one for all of them."""
    for told in told_beside(case, Verdict.OUTSIDE, _PHRASES):
        yield case.finding(
            CODE,
            NAME,
            told.claims,
            told.sentence,
            "A total whose data reach to that day.",
            relation=Relation.DISJOINT,
            probability=1.0,
            key="as_of",
        )
