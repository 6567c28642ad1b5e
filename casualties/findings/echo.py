"""One observation, told more than once.

Meaning

Several tellings of one figure go back to one origin: a newspaper passes on an agency, which passes on a hospital. They
are one observation. However often it is repeated, it is counted once and confirms nothing beyond itself. The same holds
for totals of one scope. What one document repeats within itself is not told here.

Example

An agency reports 26 killed in Gao; a radio station and a newspaper pass the 26 on and name the agency.

What to do

Cite the origin. Count the figure once. Look for a second origin before calling it confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casualties.bounds.origins import agree, by_origin
from casualties.findings._case import Case
from casualties.findings._tellings import Telling
from casualties.findings._words import listed, spoken
from casualties.model import Finding

CODE = "D01"
NAME = "echo"
AFTER = ("D02", "D04")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each origin's figure of an incident or total that stands in more than one place."""
    altered = case.named("D04")
    for cell in case.cells:
        asserted = [each for each in cell if each.stance == "asserted" and each.id not in altered]
        for origin, tellings in by_origin(asserted).items():
            for same in _same_figure(tellings):
                if len({each.home for each in same}) > 1:
                    yield _told(case, origin, same)


def _same_figure(tellings: list[Telling]) -> list[list[Telling]]:
    """Tellings that give one figure, each with the first that it agrees with."""
    together: list[list[Telling]] = []
    for each in tellings:
        same = next((others for others in together if all(agree(each, other) for other in others)), None)
        if same is None:
            together.append([each])
        else:
            same.append(each)
    return together


def _told(case: Case, origin: str, tellings: list[Telling]) -> Finding:
    first, *copies = sorted(tellings, key=lambda each: (len(each.chain), each.reported or date.max, each.at))
    claims = case.lifted([first.id, *(each.id for each in copies)])
    return case.finding(
        CODE,
        NAME,
        claims,
        f"{len(claims)} tellings of one observation, which goes back to {spoken(origin)}; it counts once: "
        f"{listed(claims)}.",
        "A source that knows of it independently.",
        relation="equal",
    )
