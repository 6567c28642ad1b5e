"""What one source asserts, another denies.

Meaning

One source gives a figure; another denies the act, or disputes the figure without giving one of its own. The number in
a denial is the other side's number and no second witness. A source that gives a figure of its own, be it nobody,
contradicts with a figure, and that is told as conflicting figures.

Example

Doctors say that an airstrike killed 12; the army denies that its airstrike killed 12.

What to do

Report the denial beside the figure. Look for evidence that does not depend on either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casualties.findings._case import Case
from casualties.findings._tellings import Telling
from casualties.findings._words import told
from casualties.model import Finding, Relation

CODE = "C09"
NAME = "denied"

_DENIALS = ("denied", "disputed")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each source that denies figures of an incident, or of a total, that others assert."""
    for denial, others in _denials(case):
        gives_its_own = any(_same_speaker(denial, each) for each in others)
        if others and not gives_its_own:
            yield _told(case, denial, _disputed(denial, others))


def _denials(case: Case) -> Iterator[tuple[Telling, list[Telling]]]:
    """Each denial (one for an incident, harm and speaker), and the assertions that it can speak of."""
    seen: set[tuple[object, ...]] = set()
    asserted = _Asserted(case.tellings)
    for denial in case.tellings:
        key = (denial.incident or denial.id, denial.harm, denial.origin)
        if denial.stance in _DENIALS and key not in seen:
            seen.add(key)
            if denial.incident is not None:
                others = asserted.by_incident.get(denial.incident, [])
            else:
                same_figure = asserted.totals.get((denial.harm, denial.said), ())
                others = [each for each in same_figure if _may_be_one(case, denial, each)]
            yield denial, [each for each in others if _people_meet(case, denial, each)]


class _Asserted:
    """The asserted tellings by incident, and those of totals by harm and number."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self.by_incident: dict[str, list[Telling]] = {}
        self.totals: dict[tuple[str, int | None], list[Telling]] = {}
        for each in tellings:
            if each.stance == "asserted" and each.incident is not None:
                self.by_incident.setdefault(each.incident, []).append(each)
            elif each.stance == "asserted":
                self.totals.setdefault((each.harm, each.said), []).append(each)


def _people_meet(case: Case, denial: Telling, each: Telling) -> bool:
    relations = case.relations
    apart = (relations.harm(denial.harm, each.harm), relations.victims(denial.group, each.group))
    return Relation.DISJOINT not in apart


def _may_be_one(case: Case, denial: Telling, each: Telling) -> bool:
    relation = case.relate(denial.id, each.id)
    return Relation.DISJOINT not in (relation.place, relation.period, relation.perpetrator)


def _same_speaker(denial: Telling, each: Telling) -> bool:
    return each.origin is not None and each.origin == denial.origin


def _disputed(denial: Telling, asserted: list[Telling]) -> list[Telling]:
    """The assertions that the denial speaks of: those of its own number where there are any, the first told first."""
    same = [each for each in asserted if each.said == denial.said]
    return sorted(same or asserted, key=lambda each: (len(each.chain), each.at))


def _told(case: Case, denial: Telling, asserted: list[Telling]) -> Finding:
    claims = case.lifted([asserted[0].id, denial.id, *(each.id for each in asserted[1:])])
    does = "disputes" if denial.stance == "disputed" else "denies"
    return case.finding(
        CODE,
        NAME,
        claims,
        f"One source asserts what another {does} without giving a figure of its own: "
        f"{told(claims[0])}; {told(claims[1])}.",
        "Evidence that depends on neither of the two.",
        relation=case.relate(claims[0].id, claims[1].id).whole,
    )
