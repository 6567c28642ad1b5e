"""One incident, and different people said to have done it.

Meaning

Independent sources name different perpetrators for the same people of one incident. The count is not in question. An
account that names nobody contradicts neither; a group and the alliance it belongs to are no conflict.

Example

The rescuers name Syrian forces, the district council names Russian forces, for the same 19 dead of one airstrike.

What to do

Report both, with who says it. Figures by perpetrator must not count the incident under both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from casualties.bounds.origins import share_origin
from casualties.findings._accounts import by_incident
from casualties.findings._case import Case
from casualties.findings._tellings import Telling
from casualties.findings._words import told
from casualties.model import Finding, Relation

CODE = "C07"
NAME = "attribution-conflict"
AFTER = ("D04",)


def find(case: Case) -> Iterator[Finding]:
    """One finding for each incident whose independent accounts name different perpetrators of the same harm."""
    altered = case.named("D04")
    for tellings in by_incident(case.tellings):
        accusing = [each for each in tellings if each.perpetrator is not None and each.id not in altered]
        if len({each.perpetrator for each in accusing}) > 1:
            found = _conflict(case, accusing)
            if found:
                yield _told(case, found)


def _conflict(case: Case, accusing: Sequence[Telling]) -> list[Telling]:
    """One telling for each perpetrator in conflict, those of equal figures first; empty where none conflict."""
    pairs = [
        (left, right)
        for left, right in combinations(accusing, 2)
        if left.perpetrator != right.perpetrator and _against(case, left, right)
    ]
    found: dict[str | None, Telling] = {}
    for pair in sorted(pairs, key=lambda pair: (pair[0].harm != "killed", pair[0].said != pair[1].said)):
        if not found or any(each.perpetrator in found for each in pair):
            for each in pair:
                found.setdefault(each.perpetrator, each)
    return list(found.values())


def _against(case: Case, left: Telling, right: Telling) -> bool:
    return (
        left.harm == right.harm
        and not share_origin(left, right)
        and case.relations.victims(left.group, right.group) is not Relation.DISJOINT
        and case.relations.perpetrator(left.perpetrator, right.perpetrator) is Relation.DISJOINT
    )


def _told(case: Case, tellings: Sequence[Telling]) -> Finding:
    claims = case.lifted(each.id for each in tellings)
    named = " against ".join(each.perpetrator or "" for each in tellings)
    return case.finding(
        CODE,
        NAME,
        claims,
        f"One incident, and different people are said to have done it, {named}: "
        f"{'; '.join(told(claim) for claim in claims)}.",
        "Evidence of who did it: weapons used, flights recorded, an admission, an inquiry.",
    )
