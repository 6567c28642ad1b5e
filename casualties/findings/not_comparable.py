"""Two figures that count in different ways.

Meaning

The scopes meet, but the figures do not count the same thing: one dates deaths by when they happened and the other by
when reports were judged; one counts those identified and the other all reported; one is documented singly and the other
estimated. A gap between two ways of counting is no contradiction, and neither figure revises the other. The message
names what differs. The parts that a text names of such a figure are told with it.

Example

"In August we assessed reports with 50 deaths" beside 312 who were killed in August. 640 identified by name beside
1,120 reported.

What to do

Show them side by side, each with what it counts; never subtract one from the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from casualties.findings._accounts import by_incident
from casualties.findings._beside import Verdict
from casualties.findings._case import Case
from casualties.findings._neighbours import Phrases, told_beside
from casualties.findings._tellings import Telling
from casualties.findings._words import joined, told
from casualties.model import Finding

CODE = "O04"
NAME = "not-comparable"
AFTER = ("D04",)

_PHRASES = Phrases(
    pair="The first counts in another way than the second",
    wholes="The first counts in another way than {n} totals",
    parts="Each of {n} figures counts in another way than one total",
)


def find(case: Case) -> Iterator[Finding]:
    """One finding for each pair with a total, and for each pair of ways in which one incident is counted."""
    for beside in told_beside(case, Verdict.NOT_COMPARABLE, _PHRASES):
        differs = sorted({name for neighbour in beside.neighbours for name in neighbour.dimensions})
        yield _finding(case, [claim.id for claim in beside.claims], beside.sentence, differs, 1.0)
    for tellings in by_incident(case.tellings):
        for left, right in _ways(tellings):
            differs = [name for name in ("basis", "kind") if getattr(left, name) != getattr(right, name)]
            one, other = case.lifted((left.id, right.id))
            words = f"Two figures of one incident count in different ways: {told(one)}; {told(other)}."
            yield _finding(case, [left.id, right.id], words, differs, None)


def _finding(case: Case, ids: Sequence[str], words: str, differs: Sequence[str], probability: float | None) -> Finding:
    left, right = (each for name in ids[:2] if (each := case.dossier.telling(name)) is not None)
    ways = {"basis": (left.basis, right.basis), "definition": (left.kind, right.kind)}
    keys = ["definition" if name == "kind" else name for name in differs]
    named = " and ".join(keys)
    told_apart = joined(f"{key} ({ways[key][0]} against {ways[key][1]})" for key in keys)
    return case.finding(
        CODE,
        NAME,
        case.lifted(ids),
        f"{words} They differ in {told_apart}, so that neither confirms nor contradicts the other.",
        "Figures that count in the same way.",
        relation="",
        probability=probability,
        key=named,
    )


def _ways(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """For each harm and group the first telling of each way of counting, in pairs whose bounds do not meet."""
    first: dict[tuple[object, ...], dict[tuple[str, str], Telling]] = {}
    for each in tellings:
        if each.part_of is None:
            first.setdefault((each.harm, each.group), {}).setdefault((each.basis, each.kind), each)
    for ways in first.values():
        for left, right in combinations(ways.values(), 2):
            tops = [top for top in (left.high, right.high) if top is not None]
            if tops and max(left.low or 0, right.low or 0) > min(tops):
                yield left, right
