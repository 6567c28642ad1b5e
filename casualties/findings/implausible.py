"""A row that cannot be right as it stands, or is hardly so.

Meaning

A count, a day or a place lies far outside of what the rest of the dataset holds, by limits in `rules/findings.yaml`
that a few slips cannot move; or the day is after the report of it, or after the newest report of the run; or the place
lies outside of the country that the row states. In a source's running total it is a figure that towers over, or drops
below, those before and after it; what it contradicts is told once, with its name. Most often a digit, a column or a
side has been mixed up. Nothing is changed: the row stays as given.

Example

17,000 killed in a list where no other row has more than 16. An event of 2107 that was reported in 2017. A town in Congo
with coordinates in France.

What to do

Look the row up where it comes from and mend it there.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.findings._case import Case
from casualties.findings._implausible_rows import Slip, row_slips
from casualties.findings._implausible_steps import Spike, spikes
from casualties.findings._words import figure_words, listed, told
from casualties.model import Finding

CODE = "Q06"
NAME = "implausible"
AFTER = ("C01", "C02", "C03", "C04", "C05", "C06", "Q07")
WHOLE_RUN = True


def find(case: Case) -> Iterator[Finding]:
    """One finding for each row and reason, and for each figure that breaks its source's series."""
    for slip in row_slips(case):
        yield _row(case, slip)
    for spike in spikes(case):
        yield _series(case, spike)


def _row(case: Case, slip: Slip) -> Finding:
    claims = case.lifted(slip.claims)
    return case.finding(
        CODE,
        NAME,
        claims,
        f"{slip.what}: {told(claims[0])}.",
        "What the row was coded from.",
        probability=1.0,
        key=slip.key,
    )


def _series(case: Case, spike: Spike) -> Finding:
    claims = case.lifted((spike.claim, *spike.breaks))
    odd, *broken = claims
    beside = " and ".join(figure_words(claim.figure) for claim in case.lifted(spike.beside))
    elsewhere = ""
    if spike.fits is not None:
        elsewhere = (
            f" It would fit the other series of the same source that stands at "
            f"{figure_words(case.claim(spike.fits).figure)} then: it may be booked on the wrong side."
        )
    cause = f" It is the cause of what it contradicts: {listed(broken)}." if broken else ""
    return case.finding(
        CODE,
        NAME,
        claims,
        f"In its source's running total this figure stands out from those before and after it ({beside}): {told(odd)}."
        f"{elsewhere}{cause}",
        "What the figure was taken from: the people and the side it counts, and its digits.",
        probability=1.0,
        key="series",
    )
