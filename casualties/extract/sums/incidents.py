"""Incidents of one document: for each event, harm and victim group the range that the text itself gives.

Nothing is linked across documents. Totals that a document states are listed too, each for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from casualties.extract.drafts import Draft
from casualties.extract.events.one_event import figure
from casualties.extract.people.who import EVERYONE, Who
from casualties.extract.sums.counted import Sum
from casualties.extract.sums.scoped import scoped, unplaced
from casualties.extract.sums.sums import sum_of
from casualties.model import Harm, Period, Place

__all__ = ["DocumentIncident", "incidents_of"]


@dataclass(frozen=True, slots=True)
class DocumentIncident:
    """One line: the range of one harm for one group (`victims` all None: everyone) of one event or stated total."""

    document: str
    incident: str
    harm: Harm
    victims: Who
    place: Place | None
    period: Period | None
    low: int
    best: int | None
    high: int | None
    claims: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The line as plain values."""
        return {
            "document": self.document,
            "incident": self.incident,
            "harm": self.harm.value,
            "victims": asdict(self.victims),
            "place": self.place.model_dump(mode="json") if self.place is not None else None,
            "period": self.period.model_dump(mode="json") if self.period is not None else None,
            "low": self.low,
            "best": self.best,
            "high": self.high,
            "claims": list(self.claims),
        }


def incidents_of(document: str, drafts: Sequence[Draft], ids: Mapping[int, str]) -> list[DocumentIncident]:
    """The incidents of a document in order of their first claim, then the parts that have a scope of their own.

    `ids` gives the claim id of each draft by identity.
    """
    lines: list[DocumentIncident] = []
    for number, members in enumerate([*_events(drafts), *scoped(drafts)]):
        name = f"{document}#{number + 1}"
        for harm in Harm:
            own = [draft for draft in members if draft.harm is harm]
            if harm is Harm.INJURED:
                own = _without_everyone(own, members)
            lines += _lines(document, name, harm, own, members, ids)
        lines += _nobody(document, name, members, ids)
        lines += _shot(document, name, members, ids)
    return lines


def _events(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Drafts by event; the totals of one time and place stand with their parts alone."""
    events: dict[tuple[int, int], list[Draft]] = {}
    owners: dict[int, int] = {}
    stretches: dict[object, int] = {}
    revised = {id(draft.group.revises) for draft in drafts if draft.group.revises is not None}
    for draft in sorted(drafts, key=lambda draft: draft.anchor.start):
        if id(draft.group) in revised:
            continue
        owner = draft.group
        while owner.whole is not None and owner.whole is not owner and not (draft.brings and not draft.total):
            owner = owner.whole
        stretch = -1
        if draft.total:
            own = stretches.setdefault((draft.event, *_stretch(draft), _doer(draft)), len(stretches))
            if _doer(draft) is not None:
                stretches.setdefault((draft.event, *_stretch(draft), None), own)
            if draft.headline:
                stretches.setdefault((draft.event, *figure(draft)), own)
            elif draft.harm is Harm.KILLED and (draft.event, *figure(draft)) in stretches:
                own = stretches[draft.event, *figure(draft)]
                stretches[draft.event, *_stretch(draft), _doer(draft)] = own
                stretches[draft.event, *_stretch(draft), None] = own
            stretch = owners.setdefault(id(owner), own)
        events.setdefault((draft.event, stretch), []).append(draft)
    return list(events.values())


def _stretch(draft: Draft) -> tuple[object, ...]:
    """The days and the place that a total covers."""
    place = draft.place.value if draft.place is not None else None
    if unplaced(draft):
        return draft.days, draft.anchor.start  # "..., nine in QB": a place that nothing knows
    return draft.days, place and (place.name, place.country)


def _doer(draft: Draft) -> str | None:
    """Who did what a total sums up, where its own sentence says so; else it is of the first told of its scope."""
    sentence, doer = draft.parsed.sentence, draft.perpetrator
    own = doer is not None and sentence.start <= doer.start < sentence.end
    return doer.value.name if doer is not None and own else None


def _lines(
    document: str,
    name: str,
    harm: Harm,
    own: Sequence[Draft],
    members: Sequence[Draft],
    ids: Mapping[int, str],
) -> Iterable[DocumentIncident]:
    if not own:
        return
    everyone = sum_of(own)
    if everyone is not None:
        yield _line(document, name, harm, EVERYONE, everyone, members, ids)
    for who in dict.fromkeys(draft.group.who for draft in own):
        if who == EVERYONE:
            continue
        group = sum_of([draft for draft in own if draft.group.who == who])
        if group is not None:
            yield _line(document, name, harm, who, group, members, ids)


def _without_everyone(injured: Sequence[Draft], members: Sequence[Draft]) -> list[Draft]:
    """The injured but for a later count of all who were hit, the dead among them ("four were taken to hospital")."""
    dead = sum_of([draft for draft in members if draft.harm is Harm.KILLED])
    first = next((draft.group.bounds.value for draft in injured if draft.group.whole is None), None)
    if dead is None or dead.best in (None, 0) or first is None:
        return list(injured)
    every = first + (dead.best or 0)
    return [draft for draft in injured if not (draft.group.bounds.value == every and _hit(draft))]


def _hit(draft: Draft) -> bool:
    return draft.group.rule.partition(":")[2] in ("hospital", "got-injuries", "shoot")


def _nobody(document: str, name: str, members: Sequence[Draft], ids: Mapping[int, str]) -> Iterable[DocumentIncident]:
    """No casualties are no dead and no injured, where nothing else is said of either."""
    none = [draft for draft in members if draft.harm is Harm.CASUALTIES and draft.group.bounds.high == 0]
    if not none:
        return
    for harm in (Harm.KILLED, Harm.INJURED):
        if not any(draft.harm is harm for draft in members):
            yield _line(document, name, harm, EVERYONE, Sum(0, 0, 0, tuple(none)), members, ids)


def _shot(document: str, name: str, members: Sequence[Draft], ids: Mapping[int, str]) -> Iterable[DocumentIncident]:
    """Who is not among the dead of so many casualties is injured, where the text counts no injured itself.

    Reports of a shooting name its dead: who is shot, and not said to be dead, is taken for injured.
    """
    if any(draft.harm is Harm.INJURED for draft in members):
        return
    both = sum_of([draft for draft in members if draft.harm is Harm.CASUALTIES])
    dead = sum_of([draft for draft in members if draft.harm is Harm.KILLED])
    if both is None or both.high == 0:
        return
    shot = all(draft.group.rule.endswith(":shoot") for draft in both.drafts)
    least = both.low if dead is None and shot else 0
    if dead is not None and dead.high is not None:
        least = both.low - dead.high
    most = None if both.high is None else both.high - (dead.low if dead is not None else 0)
    best = None if both.best is None else both.best - (dead.best or 0 if dead is not None else 0)
    if (most is None or most > 0) and (best is None or best >= 0):
        found = Sum(max(least, 0), best, most, (*both.drafts, *(dead.drafts if dead is not None else ())))
        yield _line(document, name, Harm.INJURED, EVERYONE, found, members, ids)


def _line(
    document: str, name: str, harm: Harm, who: Who, found: Sum, members: Sequence[Draft], ids: Mapping[int, str]
) -> DocumentIncident:
    placed = [draft.place or draft.setting for draft in (*found.drafts, *members) if draft.group.rule != "share"]
    dated = [draft.period for draft in (*found.drafts, *members)]
    place = next((mention.value for mention in placed if mention is not None), None)
    period = next((mention.value for mention in dated if mention is not None), None)
    claims = tuple(dict.fromkeys(ids[id(draft)] for draft in found.drafts))
    return DocumentIncident(document, name, harm, who, place, period, found.low, found.best, found.high, claims)
