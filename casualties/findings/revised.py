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

from casualties.bounds.turns import Word
from casualties.findings._case import Case
from casualties.findings._tellings import Telling
from casualties.findings._words import capital, spoken, told
from casualties.model import Finding

CODE = "R01"
NAME = "revised"
AFTER = ("C05", "D04")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each run of words of one source in which each replaces the one before; the last word first."""
    for own in case.dossier.series(case.named("D04")):
        run: list[Word[Telling]] = [own.words[0]]
        corrects = False
        for step, word in zip(own.steps, own.words[1:], strict=True):
            if step.replaces:
                corrects = corrects or (step.corrected and step.falls)
                run.append(word)
                continue
            if len(run) > 1:
                yield _told(case, own.origin, run, corrects=corrects)
            run, corrects = [word], False
        if len(run) > 1:
            yield _told(case, own.origin, run, corrects=corrects)


def _told(case: Case, origin: str, run: Sequence[Word[Telling]], *, corrects: bool) -> Finding:
    """The last word, those it replaces from the newest to the first, and what else repeats one of them."""
    words = [word.first.id for word in reversed(run)]
    repeats = [each.id for word in reversed(run) for each in word.tellings[1:]]
    last, first = case.lifted((words[0], words[-1]))
    how = "corrects its figure" if corrects else "brings its figure up to date"
    between = f", after {len(words) - 2:,} figures between" if len(words) > 2 else ""
    return case.finding(
        CODE,
        NAME,
        case.lifted([*words, *repeats]),
        f"{capital(spoken(origin))} {how}: {told(last)}{between}; first {told(first)}. The last one stands.",
        "Nothing needs to be; the earlier figures show how the count went.",
        relation="equal",
    )
