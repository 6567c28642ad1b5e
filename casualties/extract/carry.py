"""What the claims of one event take over from one another: place, days, cause and perpetrator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from casualties.extract.drafts import Draft
from casualties.extract.sources import Attributed
from casualties.extract.text.reading import Mention
from casualties.model import Harm, Period, Place, Precision

__all__ = ["carry"]

_FINE = {Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.SPAN: 3, Precision.YEAR: 4, None: 9}
_STRETCH, _OVERLAP = 60, 8
_DAYS = 2  # days of "the past 24 hours"
_NOT_BY_THE_CAUSE = (Harm.DETAINED, Harm.ABDUCTED)


def carry(drafts: Sequence[Draft]) -> None:
    """Fill in what each draft leaves out from the other drafts of its event."""
    _titles(drafts)
    events: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.headline, draft.anchor.start)):
        events.setdefault(draft.event, []).append(draft)
    for members in (window for event in events.values() for window in _windows(event)):
        _parts(members)
        _dates(members)
        _forward(members, "place", _may_be_where)
        _exact_days(members)
        _forward(members, "perpetrator", partial(_may_blame, members))
        _forward(members, "cause", _may_cause)


def _windows(event: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    """An event's claims in stretches that overlap, so that time stays linear however long it is told of."""
    for start in range(0, len(event), _STRETCH):
        yield event[max(start - _OVERLAP, 0) : start + _STRETCH]


def _parts(members: Sequence[Draft]) -> None:
    """A part is where and when its whole is."""
    by_group = {id(draft.group): draft for draft in members}
    for draft in members:
        whole = by_group.get(id(draft.group.whole))
        if whole is None or whole is draft:
            continue
        draft.place = draft.place or whole.place
        if draft.period is None and whole.period is not None and not (draft.brings and whole.total):
            draft.period, draft.total = whole.period, draft.total or (whole.total and not draft.brings)
        elif draft.period is whole.period and not draft.brings:
            draft.total = whole.total
        together = draft.parsed is whole.parsed or _same_account(members, whole, draft)
        if draft.perpetrator is None and together and _unopposed(whole, draft):
            draft.perpetrator = whole.perpetrator
        if draft.cause is None and _may_cause(whole, draft):
            draft.cause = whole.cause


def _forward(members: Sequence[Draft], slot: str, may: Callable[[Draft, Draft], bool] | None = None) -> None:
    """Fill one slot with the last own mention before a draft, else the first after it."""
    own = [(index, getattr(draft, slot)) for index, draft in enumerate(members) if getattr(draft, slot) is not None]
    if slot == "place":  # "(Palu 900; Sigi 64). Missing: 113": a list's places are its own
        own = [(index, value) for index, value in own if members[index].group.rule != "by-place"]
    for index, draft in enumerate(members):
        if getattr(draft, slot) is not None:
            continue
        allowed = [(at, value) for at, value in own if may is None or may(members[at], draft)]
        before = [value for at, value in allowed if at < index]
        after = [value for at, value in allowed if at > index]
        if slot == "place" and draft.parsed.tokens.low[:1] == ["total"]:
            continue  # the last row of a list sums up all of its places
        if slot == "place" and not before and _is_told(draft.setting):
            draft.place = draft.setting
        elif before or (after and not (slot == "place" and draft.total and not _with_next(members, index, slot))):
            setattr(draft, slot, before[-1] if before else after[0])


def _may_be_where(source: Draft, draft: Draft) -> bool:
    """Whether one claim may be where another is: the place of a share of a count is no place of the count."""
    return source.group.rule != "share" or draft.group.rule == "share"


def _with_next(members: Sequence[Draft], index: int, slot: str) -> bool:
    """Whether the next mention of a slot is a sum's own: in its sentence; later ones are of parts told in turn."""
    draft = members[index]
    following = next((other for other in members[index + 1 :] if getattr(other, slot) is not None), None)
    if following is None or following.parsed is not draft.parsed:
        return False
    return following.group.rule != "elliptic" and following.group.whole is not draft.group


def _is_told(setting: Mention[Place] | None) -> bool:
    """Whether the place of which the text spoke last is told, not only where its writer sits."""
    return setting is not None and getattr(setting, "role", "") != "dateline"


def _dates(members: Sequence[Draft]) -> None:
    """Days go forward with what they cover: who takes them from a sum over a time is part of such a sum too."""
    last: Draft | None = None
    for draft in members:
        if draft.period is None and last is not None:
            if not _so_far(draft, last):
                draft.period, draft.total = last.period, draft.total or last.total
        elif draft.period is None and not (draft.total and _is_short(draft.dated)):
            draft.period = draft.dated
        last = draft if draft.period is not None else last
    first = next((draft for draft in members if draft.period is not None), None)
    for draft in members:
        if first is not None and draft.period is None and not _so_far(draft, first):
            draft.period, draft.total = first.period, draft.total or first.total


def _so_far(draft: Draft, other: Draft) -> bool:
    """Whether a running total stands beside the count of a day ("19 in the past 24 hours; so far 116 have died")."""
    return draft.total and other.total and _is_short(other.period)


def _is_short(period: Mention[Period] | None) -> bool:
    """Whether a period is of a day or two."""
    days = period.value if period is not None else None
    return days is not None and days.start is not None and days.end is not None and (days.end - days.start).days < _DAYS


def _titles(drafts: Sequence[Draft]) -> None:
    """A title and the body's telling of its figure give one another the victims they leave out."""
    body: dict[tuple[Harm, int | None], Draft] = {}
    for draft in drafts:
        if not draft.headline:
            body.setdefault((draft.harm, draft.group.bounds.value), draft)
    for title in drafts:
        told = body.get((title.harm, title.group.bounds.value))
        if title.headline and told is not None and title.group.bounds.value is not None:
            one, other = title.group, told.group
            one.who, other.who = one.who.over(other.who), other.who.over(one.who)


def _exact_days(members: Sequence[Draft]) -> None:
    """A more exact day of the same event dates its vaguer claims too."""
    exact = [draft for draft in members if draft.days is not None and not draft.total]
    for draft in members:
        days = draft.days
        if days is None or draft.total or draft.period is None:
            continue
        for other in exact:
            finer = other.days
            if finer is None or other.period is None or finer == days:
                continue
            inside = days[0] <= finer[0] and finer[1] <= days[1]
            if inside and _FINE[other.period.value.precision] < _FINE[draft.period.value.precision]:
                draft.period = other.period
                break


def _same_account(members: Sequence[Draft], source: Draft, draft: Draft) -> bool:
    """A perpetrator does not carry over to another source's account, but what the publisher tells itself does.

    The account is that of the sentence that names the perpetrator, where one of its figures says whose it is; who only
    passes it on goes on with it, and a title takes what the body tells.
    """
    told = source.perpetrator.start if source.perpetrator is not None else -1
    teller = next((one for one in (source, *members) if _holds(one, told)), source).source
    if teller is None or (isinstance(teller, Attributed) and teller.said is None):
        return True
    told_by = teller.value.chain[:-1]
    own = draft.source.value.chain[:-1] if draft.source is not None else ()
    return draft.headline or own == told_by or (bool(own) and own == told_by[-len(own) :])


def _holds(draft: Draft, place: int) -> bool:
    return draft.parsed.sentence.start <= place < draft.parsed.sentence.end


def _may_blame(members: Sequence[Draft], source: Draft, draft: Draft) -> bool:
    """Whether the perpetrator of one claim may be that of another: one account, and nothing in the text against it.

    Who killed a part of the people counted is not said to have killed all of them.
    """
    if source.group.whole is draft.group and source.parsed is not draft.parsed:
        return False
    if source.perpetrator is not None and source.perpetrator.start in draft.of_parts:
        return False
    if source.group.attacker and not draft.group.attacker:
        return False  # who shot the attackers dead did not kill their victims
    return _alike(source, draft) and _same_account(members, source, draft) and _unopposed(source, draft)


def _unopposed(source: Draft, draft: Draft) -> bool:
    """Whether nothing in the text stands against one claim's perpetrator being another's."""
    if source.perpetrator is None:
        return False
    return draft.may_blame is None or draft.may_blame(source.perpetrator)


def _alike(source: Draft, draft: Draft) -> bool:
    """Whether both count one event, or both a time: who did the one, and how, does not hold for all of a war."""
    return source.total == draft.total or source.parsed is draft.parsed


def _may_cause(source: Draft, draft: Draft) -> bool:
    """Whether the cause of one claim may be that of another."""
    if source.cause is None or draft.harm in _NOT_BY_THE_CAUSE or not _alike(source, draft):
        return False
    if source.cause.start in draft.of_parts:
        return False
    return draft.may_cause is None or draft.may_cause(source.cause)
