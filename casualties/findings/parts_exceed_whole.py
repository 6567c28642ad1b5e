"""Parts that share nobody and add up to more than their whole.

Meaning

Figures for parts of one scope (groups of victims, days of a week, incidents of a month, provinces of a country) count
different people, and together are more than the greatest count of the whole. The finding names the fewest of them that
show it, the largest first: without any of these the others would fit. A running count that grows by less than the same
source counts for the days between is told here too; it may grow by more, when reports come in late.

Example

Seven days have 12, 9, 15, 11, 8, 14 and 10 killed; the ministry gives 60 for the week. 15, 14, 12, 11 and 10 are 62.

What to do

Look for a part that is counted twice or lies outside the whole, and for a whole that was published before all of its
parts were known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casualties.bounds import Shape
from casualties.findings._case import Case
from casualties.findings._conflicts import conflict_finding, untold
from casualties.findings._flows import Overflow, overflows
from casualties.findings._words import listed, told
from casualties.model import Claim, Finding, Relation

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
    for overflow in overflows(case):
        ids = [overflow.now.id, overflow.then.id, *(flow.id for flow in overflow.flows)]
        if not case.explained(ids, ("C10",)):
            yield _overflow(case, overflow, case.lifted(ids))


def _overflow(case: Case, overflow: Overflow, claims: Sequence[Claim]) -> Finding:
    now, then, *flows = claims
    rounded = overflow.by_rounding(case.tolerance("round_unit"))
    doubt = " Their figures end in zeros; rounding leaves room for this." if rounded else ""
    return case.finding(
        CODE,
        NAME,
        claims,
        f"A running count grows by less than its own days say, by {overflow.gap:,} at the least, and no correction is "
        f"named: {told(then)}; then {listed(flows)}; but up to then {told(now)}.{doubt}",
        f"Whether {overflow.now.origin} took some out of its earlier count, or dates them by the day of the report.",
        relation=Relation.WITHIN,
        doubtful=rounded,
        key="flow",
    )
