"""Parts that are all of a whole and add up to less.

Meaning

Figures for parts cover a whole without a gap: civilians and combatants of one incident, every day of a week, or what a
source says is all of it. Their greatest counts together are less than the least count of the whole, so people are
missing. Parts that leave room ("at least 20 civilians"), or that do not cover the whole, may fall short of it.

Example

52 people were killed; all the civilians among them are 21, all the fighters 25.

What to do

Ask for the people who are in the whole and in no part: those whose status is unknown, or whose day is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.bounds import Shape
from casualties.findings._case import Case
from casualties.findings._conflicts import conflict_finding, untold
from casualties.findings._words import listed, told
from casualties.model import Finding

CODE = "C04"
NAME = "parts-fall-short"
AFTER = ("C01", "C02", "C03", "C05", "C10", "D04", "R02")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each whole that the parts which cover it do not reach."""
    for conflict, claims in untold(case, Shape.COVER):
        whole, *parts = claims
        floor, *counts = [part.count for part in conflict.parts]
        message = (
            f"{len(parts)} parts that are all of a whole add up to {sum(counts):,}, less than its {floor:,}. "
            f"The whole: {told(whole)}. The parts: {listed(parts)}."
        )
        resolve = "Who is in the whole and in none of the parts."
        yield conflict_finding(case, CODE, NAME, conflict, claims, message, resolve)
