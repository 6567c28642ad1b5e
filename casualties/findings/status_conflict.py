"""The same people, called civilians by one source and combatants by another.

Meaning

Two independent sources count the same people of one incident, with figures that can be one number, and one calls them
civilians where the other calls them combatants. A source that gives both groups side by side is in no conflict with
one that gives one of them; nor is a source that does not say who they were. Where a third count, of everyone, leaves
no room for the civilians of one source beside the combatants of another, some of them are called both, and that is
told with all three.

Example

The village chief says that an airstrike killed 11 civilians, the defence ministry that it killed 11 militants.

What to do

Report both, with who says it; ask what the status rests on. The people killed are counted once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casualties.bounds.origins import share_origin
from casualties.findings._accounts import by_incident
from casualties.findings._case import Case
from casualties.findings._tellings import Telling
from casualties.findings._words import told
from casualties.model import Finding
from casualties.scopes.victims import EVERYONE

CODE = "C08"
NAME = "status-conflict"
AFTER = ("D04", "C03")


def find(case: Case) -> Iterator[Finding]:
    """One finding for each incident and harm whose dead are civilians to one source and combatants to another."""
    altered = case.named("D04")
    steps = (step for own in case.dossier.series(altered) for step in own.steps)
    replaced = {step.before.id for step in steps if step.replaces}
    for tellings in by_incident(case.tellings):
        for harm in dict.fromkeys(each.harm for each in tellings):
            of_harm = [each for each in tellings if each.harm == harm and each.id not in altered]
            pair = _conflict(of_harm)
            if pair is not None:
                yield _told(case, pair)
                continue
            crowd = _crowded([each for each in of_harm if each.stance == "asserted" and each.id not in replaced])
            if crowd is not None and not case.explained([each.id for each in crowd[:2]], ("C03",)):
                yield _told_of_some(case, crowd)


def _conflict(tellings: Sequence[Telling]) -> tuple[Telling, Telling] | None:
    """The pair that says it most plainly: equal numbers before bounds that meet."""
    civilians = [each for each in tellings if each.group.status == "civilian" and _whole(each, tellings)]
    combatants = [each for each in tellings if each.group.status == "combatant" and _whole(each, tellings)]
    pairs = [
        (left, right)
        for left in civilians
        for right in combatants
        if not share_origin(left, right) and _can_be_one_number(left, right)
    ]
    return min(pairs, key=lambda pair: (pair[0].said != pair[1].said, pair[0].at, pair[1].at), default=None)


def _crowded(tellings: Sequence[Telling]) -> tuple[Telling, Telling, Telling] | None:
    """Civilians of one source and combatants of another that are more than all, and the count of all: the largest."""
    wholes = [each for each in tellings if each.group == EVERYONE and each.high is not None and each.part_of is None]
    sets = [
        (left, right, whole)
        for left in tellings
        for right in tellings
        if (left.group.status, right.group.status) == ("civilian", "combatant") and not share_origin(left, right)
        for whole in wholes
        if max(left.low or 0, right.low or 0) <= (whole.high or 0) < (left.low or 0) + (right.low or 0)
    ]
    return max(sets, key=lambda found: ((found[0].low or 0) + (found[1].low or 0), -found[2].at), default=None)


def _whole(each: Telling, tellings: Sequence[Telling]) -> bool:
    """Whether it is all that its source says of the dead: no part, and no other status beside it."""
    beside = {other.group.status for other in tellings if share_origin(each, other) and other.part_of is None}
    return each.part_of is None and beside <= {each.group.status, None}


def _can_be_one_number(left: Telling, right: Telling) -> bool:
    """Whether one number fits both and each says something; zero is nobody, and nobody has no status."""
    lows, highs = (left.low or 0, right.low or 0), (left.high, right.high)
    high = min((top for top in highs if top is not None), default=None)
    return min(lows) > 0 and (high is None or max(lows) <= high)


def _told(case: Case, pair: tuple[Telling, Telling]) -> Finding:
    civilians, combatants = case.lifted(each.id for each in pair)
    return case.finding(
        CODE,
        NAME,
        [civilians, combatants],
        f"The same people are civilians to one source and combatants to another: {told(civilians)}; "
        f"{told(combatants)}.",
        "What each status rests on: names, ages, witnesses, membership.",
    )


def _told_of_some(case: Case, crowd: tuple[Telling, Telling, Telling]) -> Finding:
    civilians, combatants, everyone = case.lifted(each.id for each in crowd)
    twice = (crowd[0].low or 0) + (crowd[1].low or 0) - (crowd[2].high or 0)
    return case.finding(
        CODE,
        NAME,
        [civilians, combatants, everyone],
        f"At least {twice:,} of the same people are civilians to one source and combatants to another, since both "
        f"counts are more than all: {told(civilians)}; {told(combatants)}. All: {told(everyone)}.",
        "What each status rests on: names, ages, witnesses, membership; or whether the count of all is too low.",
    )
