"""The same people, called civilians by one source and combatants by another.

Meaning

Two independent sources count the same people of one incident, with figures that can be one number, and one calls them
civilians where the other calls them combatants. A source that gives both groups side by side is in no conflict with
one that gives one of them; nor is a source that does not say who they were.

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

CODE = "C08"
NAME = "status-conflict"
AFTER = ("D04",)


def find(case: Case) -> Iterator[Finding]:
    """One finding for each incident and harm whose dead are civilians to one source and combatants to another."""
    altered = case.named("D04")
    for tellings in by_incident(case.tellings):
        for harm in dict.fromkeys(each.harm for each in tellings):
            of_harm = [each for each in tellings if each.harm == harm and each.id not in altered]
            pair = _conflict(of_harm)
            if pair is not None:
                yield _told(case, pair)


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
