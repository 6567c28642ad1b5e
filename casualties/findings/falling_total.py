"""A count that falls, though nobody comes back to life.

Meaning

One source gives a running total, or a toll of one incident, and later a lower one for the same people from the same
day on, and names no correction. "At least" counts: who knew of 468 cannot later know of "at least 431" only. A counter
that starts anew (each year, each month) does not fall, nor do counts of people who leave them in time: the missing who
are found, the displaced who go home, the injured who die while the toll of the dead grows by as many. Where the label
of a source stands for several bodies, a fall is first a question to them.

Example

"Since 1 March at least 468 people were killed" in June, and "at least 431" in July, by the same network.

What to do

Ask the source whether it corrected its count, changed whom it counts, or mistyped. Use neither figure as its last word
until it has answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.findings._case import Case
from casualties.findings._series import Step
from casualties.findings._words import spoken, told
from casualties.model import Finding

CODE = "C05"
NAME = "falling-total"
AFTER = ("C10", "D04")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each step of a source's series that falls with no correction named."""
    for own in case.dossier.series(case.named("D04")):
        for step in own.steps:
            if step.falls and not step.corrected and not case.explained((step.word.id, step.before.id), ("C10",)):
                yield _told(case, own.origin, step)


def _told(case: Case, origin: str, step: Step) -> Finding:
    word, before = case.lifted((step.word.id, step.before.id))
    kind = "running total" if step.word.incident is None else "toll"
    doubt = " The earlier figure is given as an upper bound, so that both may be true." if step.upper_bound else ""
    return case.finding(
        CODE,
        NAME,
        [word, before],
        f"The {kind} of {spoken(origin)} falls, and no correction is named: {told(before)}; later {told(word)}.{doubt}",
        f"Whether {spoken(origin)} corrected its count, and why; a corrected figure replaces the earlier one.",
        doubtful=step.upper_bound,
    )
