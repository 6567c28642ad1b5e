"""A part beside its whole: never to be added together.

Meaning

An incident lies within the scope of a total, or a total within that of a wider one: place, days, people and whoever did
it are all inside. If both are right, the part is in the whole already. Parts of one incident need no finding; a running
total and its own later value are no part and whole, the later one replaces the other. What lies in several totals of
one running count is told once with all of them, and so are the parts that a text names of one total, and two running
counts that lie in one another report by report.

Example

94 civilians were killed in Taiz governorate in June; shelling killed 9 civilians in the city of Taiz on 14 June.

What to do

Add either the parts or the whole, never both. Where the incident does not say who did it, find out before counting it
within a total that does.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.findings._beside import Verdict
from casualties.findings._case import Case
from casualties.findings._neighbours import Phrases, told_beside
from casualties.model import Finding, Relation

CODE = "O01"
NAME = "contained"
AFTER = ("D04",)

_PHRASES = Phrases(
    pair="The first lies within the second and is never added to it",
    wholes="The first lies within each of {n} totals and is never added to any of them",
    parts="Each of {n} figures lies within one total and is never added to it",
)


def find(case: Case) -> Iterator[Finding]:
    """One finding for each part and whole; where a whole has very many parts, one for all of them."""
    for told in told_beside(case, Verdict.CONTAINED, _PHRASES):
        yield case.finding(
            CODE,
            NAME,
            told.claims,
            told.sentence,
            "A breakdown of the total by incident or by day.",
            relation=Relation.WITHIN,
            probability=1.0,
            doubtful=any(neighbour.unstated for neighbour in told.neighbours),
        )
