"""A later figure of one source that replaces its earlier one.

Meaning

One source counts on, or corrects itself: for the same people of one incident, or for a running total of the same start
and scope, it gives a later figure. Only the last word bounds. The words belong to one another only where scope, basis
and definition are the same; a figure that counts otherwise revises nothing.

Example

A disaster agency says "at least 62", and four days later "at least 71". A commission: "231, not 268 as we had earlier
said".

What to do

Use the last figure, with its date. Keep the earlier ones where the history of the count matters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casualties.findings._case import Case
from casualties.findings._series import Step, series
from casualties.findings._words import told
from casualties.model import Finding

CODE = "R01"
NAME = "revised"
AFTER = ("C05", "D04")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each run of words of one source in which each replaces the one before; the last word first."""
    for own in series(case.cells, case.named("D04")):
        run: list[Step] = []
        for step in own.steps:
            if not step.replaces:
                if run:
                    yield _told(case, own.origin, run)
                run = []
            else:
                run.append(step)
        if run:
            yield _told(case, own.origin, run)


def _told(case: Case, origin: str, run: Sequence[Step]) -> Finding:
    ids = [run[-1].word.id, *(step.before.id for step in reversed(run))]
    claims = case.lifted(dict.fromkeys(ids))
    last, first = claims[0], claims[-1]
    how = "corrects" if any(step.corrected and step.falls for step in run) else "brings up to date"
    between = f", after {len(claims) - 2:,} figures between" if len(claims) > 2 else ""
    return case.finding(
        CODE,
        NAME,
        claims,
        f"{origin} {how} its figure: {told(last)}{between}; first {told(first)}. The last one stands.",
        "",
        relation="equal",
    )
