"""Independent sources whose figures agree.

Meaning

Two or more sources that know of one incident independently of one another give figures for the same people whose
bounds meet. Each source counts with its last word. Copies do not corroborate, nor do sources that nobody names, nor
figures that bound nothing ("0 or more", a coder's placeholder). Where other sources disagree, that is told beside it.

Example

The hospital counted 11 bodies and the police counted 11 at the scene. "At least 40" and "52" agree too: 52 is one of
the numbers that "at least 40" allows.

What to do

Nothing has to be done. Say which sources agree, and on what range.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casualties.bounds.origins import by_origin
from casualties.bounds.turns import turns
from casualties.findings._case import Case
from casualties.findings._origins import independent
from casualties.findings._tellings import Telling
from casualties.findings._words import listed
from casualties.model import Finding

CODE = "D03"
NAME = "corroborated"
AFTER = ("D04", "R02")

_NO_END = 1 << 62


def find(case: Case) -> Iterator[Finding]:
    """One finding for each incident, harm and victim group on which two or more origins agree."""
    altered, withdrawn = case.named("D04"), case.named("R02")
    in_incidents = [cell for cell in case.cells if cell[0].incident is not None]
    for cell in in_incidents:
        asserted = [each for each in cell if each.id not in altered]
        agreeing = _agreeing(_last_words(asserted, withdrawn))
        if len(agreeing) > 1:
            claims = case.lifted(each.id for each in agreeing)
            low = max(each.low or 0 for each in agreeing)
            high = min(_high(each) for each in agreeing)
            shared = f"{low:,}" if low == high else f"{low:,} or more" if high == _NO_END else f"{low:,} to {high:,}"
            yield case.finding(
                CODE,
                NAME,
                claims,
                f"{len(claims)} independent sources agree; all allow {shared}: {listed(claims)}.",
                "Nothing needs to be; a list of the dead would show that they count the same people.",
                relation="equal",
            )


def _last_words(tellings: Sequence[Telling], withdrawn: frozenset[str]) -> list[Telling]:
    """The tellings of each origin's last word that say something and are not taken back."""
    found: list[Telling] = []
    for own in by_origin(tellings).values():
        words = turns(own)
        found += [
            each
            for each in words[-1].tellings
            if each.stance == "asserted" and each.id not in withdrawn and ((each.low or 0) > 0 or each.high is not None)
        ]
    return found


def _agreeing(tellings: Sequence[Telling]) -> list[Telling]:
    """Independent tellings that all allow one same number, as many as can be; the narrowest first."""
    best: list[Telling] = []
    for point in sorted({each.low or 0 for each in tellings}):
        meeting = independent(each for each in tellings if (each.low or 0) <= point <= _high(each))
        best = meeting if len(meeting) > len(best) else best
    return sorted(best, key=lambda each: (_high(each) - (each.low or 0), each.at))


def _high(each: Telling) -> int:
    return _NO_END if each.high is None else each.high
