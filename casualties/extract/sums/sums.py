"""A document's own sum for one harm of one event: disjoint groups added, parts never, the last word where revised.

Told in order: the first telling is the count; a later one adds to it ("another 12", a group disjoint from those
before), repeats it, sums it up (a total at or above it), is contained in it, or is another account beside it, which
widens the range.
"""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.extract.events.telling import (
    absolute,
    adds,
    chain,
    contrary,
    grown,
    had_been,
    had_counted,
    labelled,
    people,
    remains,
    unclosed,
    was_first,
)
from casualties.extract.figures.bounds import Bounds
from casualties.extract.people.who import EVERYONE, Who, apart, narrower
from casualties.extract.sums.accounts import (
    adding_up,
    also_told,
    attackers,
    inside,
    loosely,
    named_in_range,
    nth,
    of_same_sum,
    of_total,
    only,
    other_side,
    other_sort,
    other_voice,
    part_again,
    received,
    rivals,
    them_again,
    within_whole,
)
from casualties.extract.sums.counted import Sum
from casualties.extract.sums.regional import without_regional
from casualties.extract.sums.strands import told_again
from casualties.extract.sums.tellings import split_up, tellings
from casualties.model import Qualifier, Stance

__all__ = ["sum_of"]

_DEEP = 5


def sum_of(drafts: Sequence[Draft]) -> Sum | None:
    """The range of one harm of one event; None where no asserted claim is left."""
    revised = {id(draft.group.revises) for draft in drafts if draft.group.revises is not None}
    standing = [draft for draft in drafts if id(draft.group) not in revised and _asserted(draft)]
    groups = {id(draft.group) for draft in standing}
    tops = [draft for draft in standing if id(draft.group.whole) not in groups]
    depths: dict[int, int] = {}
    for draft in tops:
        root, depth = _depth(draft)
        depths[root] = min(depth, depths.get(root, depth))
    tops = [draft for draft in tops if _depth(draft) in depths.items() and not part_again(draft, standing)]
    tops = without_regional(tops)
    body = _told([draft for draft in tops if not draft.headline])
    title = _told([draft for draft in tops if draft.headline])
    if body is None or title is None:
        return body or title
    told_less = body.high is not None and title.low > body.high  # the body goes on from its title
    return title.holding(body) if told_less else body


def _told(drafts: Sequence[Draft]) -> Sum | None:
    """The count that claims add up to, in the order in which they are told."""
    total: Sum | None = None
    before: list[Sum] = []
    seen: list[Who] = []
    told = [(telling, _added(telling)) for telling in tellings(drafts)]
    parts = 0
    for at, (telling, one) in enumerate(told):
        parts = parts - 1 if parts else adding_up(total, told[at:])
        if total is not None and parts:
            total = total.holding(one)
            continue
        total = _joined(total, one, telling, before, seen)
        before.append(one)
        seen += [people(draft) for draft in telling]
    return total


def _more(draft: Draft) -> bool:
    return draft.group.more and not draft.group.others


def _retold(telling: Sequence[Draft], before: Sequence[Sum]) -> bool:
    """Whether the same counts of the same people were told before ("four soldiers were also killed", told again)."""
    earlier = [(draft.group.who, draft.group.bounds) for one in before for draft in one.drafts]
    others = [draft.group.bounds for one in before for draft in one.drafts if draft.group.others]
    if all(draft.group.others and draft.group.bounds in others for draft in telling):
        return True  # "injuring two others", and later "two other medics were injured"
    named = not any(_more(draft) or draft.group.one for draft in telling)
    return named and all(
        draft.group.who.role is not None and (draft.group.who, draft.group.bounds) in earlier for draft in telling
    )


def _those(telling: Sequence[Draft], one: Sum, before: Sequence[Sum]) -> bool:
    """Whether a count with "the" is one told before, by another word ("nine guards … the nine policemen")."""
    definite = len(telling) == 1 and telling[0].group.definite and not telling[0].group.one
    return definite and one.best is not None and any(one.best == earlier.best for earlier in before)


def _depth(draft: Draft) -> tuple[int, int]:
    """The outermost whole of a claim, and how many it lies in.

    The deaths among a part's casualties are among those of the whole.
    """
    depth, group = 0, draft.group
    while group.whole is not None and depth < _DEEP:
        depth, group = depth + 1, group.whole
    return id(group), depth


def _asserted(draft: Draft) -> bool:
    return draft.source is None or draft.source.value.stance is Stance.ASSERTED


def _added(telling: Sequence[Draft]) -> Sum:
    if split_up(telling):
        return _single(telling[0])
    total: Sum | None = None
    known: list[tuple[Draft, Sum]] = []
    for draft in telling:
        one = _single(draft)
        if any(_twice(draft, before) and one.same(other) for before, other in known):
            continue
        if (
            total is not None
            and remains(draft)
            and not remains(known[-1][0])
            and total.low >= one.low
            and not draft.group.more
        ):
            continue  # the bodies of those just counted
        known.append((draft, one))
        total = one if total is None else total.plus(one)
    return total if total is not None else _single(telling[0])


def _twice(draft: Draft, before: Draft) -> bool:
    """Whether a sentence may say one count twice: of the same people, by another verb, and not as more of them."""
    one, other = draft.group, before.group
    listed = one.trigger == other.trigger or one.one or one.more or one.rule == "elliptic"
    return one.who == other.who and not listed


def _single(draft: Draft) -> Sum:
    bounds: Bounds = draft.group.bounds
    best = bounds.value if bounds.qualifier is not Qualifier.RANGE else None
    return Sum(bounds.low, best, bounds.high, (draft,))


def _joined(
    total: Sum | None, one: Sum, telling: Sequence[Draft], before: Sequence[Sum], seen: Sequence[Who]
) -> Sum | None:
    if total is None:
        return one
    if telling[0].group.rule == "spoken" and telling[0].group.revises is None and not was_first(telling[0]):
        return total if one.same(total) else total.beside(one)  # "a hospital said 190"
    if any(absolute(draft) for draft in telling):
        if labelled(telling[0]) and labelled(total.drafts[-1]) and apart(telling[0].group.who, seen[-1]):
            return total.plus(one)
        same_voice = chain(telling[0]) == chain(total.drafts[0]) or labelled(telling[0])
        fits = labelled(telling[0]) or (one.high is not None and one.high <= total.low and not grown(telling[0]))
        if fits and all(narrower(draft.group.who, who) for draft in telling for who in seen):
            return total.holding(one)  # "12 to 17 killed. Civilians killed: 5-8"
        if not same_voice and "total" not in telling[0].parsed.tokens.low and other_voice(telling, total):
            return total.beside(one)
        if of_total(telling[0], one, total) or (one.low < total.low and had_been(telling[0])):
            return total.holding(one)
        if (same_voice or total.low <= one.low) and not contrary(telling[0]):
            return one.instead_of(total)
        return total.beside(one)
    if all(adds(draft) for draft in telling) or other_side(telling, total):
        known = (
            named_in_range(telling, total)
            or _retold(telling, before)
            or also_told(telling, before)
            or them_again(telling, total)
            or nth(telling, total)
            or within_whole(total, one, telling, before)
        )
        return total.holding(one) if known else total.plus(one)
    if received(telling, one, total):
        return total.holding(one)
    if total.at_most and one.best is not None and total.high is not None and one.best < total.high:
        return total.beside(one)  # "up to 45 were hurt", by another 23
    told_loosely = loosely(one, telling, total)
    if told_loosely is not None:
        return told_loosely
    last = total.drafts[-1]
    if absolute(last) and last.parsed is telling[0].parsed and one.high is not None and one.high <= total.low:
        return total.holding(one)  # "rose to 15 after three of the wounded died"
    if only(telling, total) or (len(telling) > 1 and other_voice(telling, total)):
        return total.beside(one)
    if all(remains(draft) for draft in telling) and one.low <= total.low:
        return total.holding(one)  # bodies found are of those told dead
    if _those(telling, one, before):
        return total.holding(one)
    again = told_again(telling, one, total, before)
    if again is not None:
        return again
    if all(apart(people(draft), who) for draft in telling for who in seen) or other_sort(telling, total.drafts):
        return total.plus(one)
    if attackers(telling, total):
        return total.plus(one)
    if total.at_most and one.same(total):
        return one.instead_of(total)  # "as many as seven", then "seven"
    if one.high is None and one.low == total.best and unclosed(total.drafts[0]):
        return one.instead_of(total)  # a line "25 killed in fall", then "at least 25 people were killed"
    if one.same(total) or any(one.same(other) for other in before) or inside(one, total):
        return total.holding(one)
    if len(telling) == 1 and telling[0].group.one and total.best == 1 and not telling[0].group.amount.more:
        return total.holding(one)  # the one who died, told of again
    if any(map(absolute, total.drafts)) and one.high is not None and one.high < total.low and had_counted(telling[0]):
        return total.holding(one)  # "on the first day it had counted 96"
    if other_voice(telling, total):
        return total.beside(one)
    wider = one.high is None or total.high is None or one.low > total.high or one.best is not None
    alike = all(draft.group.who == EVERYONE for draft in telling) or of_same_sum(telling, total)
    if alike and one.low >= total.low and wider:
        return one.instead_of(total)
    if total.high is None and one.high is not None and len(telling) > 1 and one.low >= total.low:
        return one.instead_of(total)  # "at least 50", then "two soldiers and 51 villagers"
    closer = any(draft.group.who != EVERYONE for draft in telling) or not rivals(telling, total)
    if closer and (total.high is None or one.low <= total.high):
        return total.holding(one)
    if total.best == total.high == 1 and all(draft.group.one for draft in total.drafts) and one.low > 1:
        most = None if one.high is None else one.high + 1  # whether the one told first is among them is not said
        return Sum(one.low, one.best, most, (*total.drafts, *one.drafts))
    return total.beside(one)
