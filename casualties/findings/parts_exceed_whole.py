"""Parts that share nobody and add up to more than their whole.

Meaning

Figures for parts of one scope (groups of victims, days of a week, incidents of a month, provinces of a country) count
different people, and together are more than the greatest count of the whole. The finding names the fewest of them that
show it, the largest first: without any of these the others would fit.

Example

Seven days have 12, 9, 15, 11, 8, 14 and 10 killed; the ministry gives 60 for the week. 15, 14, 12, 11 and 10 are 62.

What to do

Look for a part that is counted twice or lies outside the whole, and for a whole that was published before all of its
parts were known.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.bounds import Shape
from casualties.findings._case import Case
from casualties.findings._conflicts import conflict_finding, untold
from casualties.findings._words import listed, told
from casualties.model import Finding

CODE = "C03"
NAME = "parts-exceed-whole"
AFTER = ("C01", "C02", "C05", "C10", "D04", "R02")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each whole that several of its parts together exceed."""
    for conflict, claims in untold(case, Shape.PARTS):
        whole, *parts = claims
        ceiling, *counts = [part.count for part in conflict.parts]
        message = (
            f"{len(parts)} parts that share nobody add up to {sum(counts):,}, more than their whole of {ceiling:,}. "
            f"The whole: {told(whole)}. The parts, the largest first: {listed(parts)}."
        )
        resolve = "Whether a part is counted twice or lies outside, and when the whole was counted."
        yield conflict_finding(case, CODE, NAME, conflict, claims, message, resolve)
