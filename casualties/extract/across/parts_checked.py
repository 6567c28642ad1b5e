"""Parts set right when a sentence has been read: what the dead cannot hold, sums that tell a sibling, lists told of."""

from __future__ import annotations

from casualties.extract.across.told import Told
from casualties.extract.harm.parse import Parsed
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE
from casualties.model import Harm

__all__ = ["of_places", "one_of_the_taken", "set_right"]

_LIVING = (Harm.INJURED, Harm.MISSING)
_TAKEN = (Harm.ABDUCTED, Harm.MISSING)
_JOINS = ([","], ["and"], [",", "and"])
_NEAR = 1  # sentences behind which "one was found dead" is still one of those taken


def set_right(parsed: Parsed) -> None:
    """Correct the wholes of one sentence's groups."""
    _among(parsed)
    for group in parsed.groups:
        whole = group.whole
        if whole is None:
            continue
        if group.anaphor is None and whole.harm is Harm.KILLED and group.harm in _LIVING:
            group.whole = None  # "12 dead, 9 of them children, 4 missing"
        elif whole.whole is not None and _completes(group, whole, whole.whole):
            group.whole = whole.whole  # "all 224 died: 217 passengers, including 25 children, and seven crew"


def one_of_the_taken(parsed: Parsed, memory: Told) -> None:
    """ "Rebels abducted two herders. One was later found dead": a bare count of the dead is of those just taken."""
    first = next((group for group in parsed.groups if group.harm is not None), None)
    if first is None or first.first > 0 or first.head != BARE or first.harm is not Harm.KILLED or first.more:
        return
    if first.whole is not None or first.others or len(memory.told) < 2:
        return
    before = [(index, group) for index, group in memory.told if group not in parsed.groups]
    if not before:
        return
    index, taken = before[-1]
    if parsed.sentence.index - index <= _NEAR and taken.harm in _TAKEN and taken.bounds.low > first.bounds.low:
        first.whole = taken
        first.who = first.who.over(taken.who)


def of_places(parsed: Parsed, memory: Told) -> None:
    """ "... to 3,700. Gorkha is worst hit with 875 dead, followed by Lamjung (210)": places of the toll before."""
    listed = [group for group in parsed.groups if group.rule == "by-place" and group.whole is None]
    if not listed:
        return
    lead = next(
        (g for g in parsed.groups if g.harm is listed[0].harm and g.whole is None and g.first < listed[0].first), None
    )
    told = ([lead] if lead is not None else []) + listed
    least = sum(group.bounds.low for group in told)
    whole = memory.last(parsed.sentence.index - 1, harm=listed[0].harm, top=True, least=least)
    if whole is not None and whole not in parsed.groups:
        for group in told:
            group.whole = whole


def _completes(group: Group, sibling: Group, top: Group) -> bool:
    """Whether two counts make up exactly the whole of the first."""
    values = (group.bounds.value, sibling.bounds.value, top.bounds.value)
    alike = group.harm is sibling.harm is top.harm
    if None in values or not alike or group.anaphor is not None or group.first < sibling.stop:
        return False
    return group.bounds.low + sibling.bounds.low == top.bounds.low


def _among(parsed: Parsed) -> None:
    """ "Ten others, two officers and two guards among them, had died": a list of parts told before its words."""
    low = parsed.tokens.low
    if "among" not in low:
        return
    for at, group in enumerate(parsed.groups):
        if low[group.stop : group.stop + 2] != ["among", "them"] or group.whole is not None or group.harm is None:
            continue
        listed = [group]
        while (
            at and low[parsed.groups[at - 1].stop : listed[0].first] in _JOINS and parsed.groups[at - 1].whole is None
        ):
            at -= 1
            listed.insert(0, parsed.groups[at])
        whole, parts = listed[0], listed[1:]
        fits = whole.harm is group.harm and not whole.one
        if parts and fits and sum(part.bounds.low for part in parts) <= (whole.bounds.high or whole.bounds.low):
            for part in parts:
                part.whole = whole
                part.who = part.who.over(whole.who)
