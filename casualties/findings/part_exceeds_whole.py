"""A part with more people than its whole.

Meaning

The scope of one figure lies within that of another: children among the people of one incident, an incident or a week
within a month's total. Its least count is larger than the greatest count of the whole. "At least" leaves a whole open
above, so nothing exceeds it.

Example

The police give 12 killed at a school; the teachers' union gives 14 children killed there.

What to do

One of the two is wrong, or they do not speak of the same thing. Check the scopes first, then the whole: wholes are
often older than their parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.bounds import Shape
from casualties.findings._case import Case
from casualties.findings._conflicts import conflict_finding, untold
from casualties.findings._words import told
from casualties.model import Finding

CODE = "C02"
NAME = "part-exceeds-whole"
AFTER = ("C01", "C05", "C10", "D04", "R02")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each whole that one of its parts exceeds."""
    for conflict, claims in untold(case, Shape.PART):
        whole, *parts = claims
        message = (
            f"A part has more people than its whole, by {conflict.gap:,} at the least. "
            f"The part: {'; '.join(told(part) for part in parts)}. The whole: {told(whole)}."
        )
        resolve = "Whether the part lies within the whole, and which of the two was counted later."
        yield conflict_finding(case, CODE, NAME, conflict, claims, message, resolve)
