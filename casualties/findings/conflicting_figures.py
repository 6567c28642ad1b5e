"""Two counts of the same people that cannot both be true.

Meaning

Of one incident, or of totals with equal scope, two sources count the same people who suffered the same harm, and no
number is allowed by both. Figures that an "at least" or a range leaves room for do not conflict. Where a source
corrects itself, its later figure stands and there is no conflict; a copy that was altered on the way is no source. The
finding names the two that lie farthest apart first, then what lies between them.

Example

The interior ministry gives 40 killed, the city morgue 52, both for the car bomb of 20 May at one bus station.

What to do

Show both, or the range from the lower to the higher. Ask whom each source counted, and when: people who died later of
wounds, bodies nobody claimed, attackers among the dead.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.bounds import Shape
from casualties.findings._case import Case
from casualties.findings._conflicts import conflict_finding, untold
from casualties.findings._words import listed, told
from casualties.model import Finding

CODE = "C01"
NAME = "conflicting-figures"
AFTER = ("C05", "C10", "D04", "R02")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each incident or scope, harm and group with counts that do not meet."""
    for conflict, claims in untold(case, Shape.SAME):
        first, second, *between = claims
        of = "one incident" if conflict.incidents else "the same days and scope"
        message = (
            f"Two counts of the same people in {of} differ by {conflict.gap:,} at the least and cannot both be true: "
            f"{told(first)}; {told(second)}."
        )
        if between:
            message += f" Between them, and against both: {listed(between)}."
        resolve = "Whom each source counted, up to when, and a list of the dead to compare."
        yield conflict_finding(case, CODE, NAME, conflict, claims, message, resolve)
