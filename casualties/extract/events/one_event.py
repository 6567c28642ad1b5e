"""One event of a document: the days, places and counts told of it so far, and what cannot be of it."""

from __future__ import annotations

from datetime import date

from casualties.extract.drafts import Draft
from casualties.extract.events.named_days import named_days
from casualties.extract.events.telling import absolute, attributed, labelled, remains
from casualties.extract.text.reading import Mention
from casualties.model import Harm, Place, PlaceKind

__all__ = ["Event", "figure"]

_MANY = 500  # people from which a count that dwarfs its event is of a whole war or disaster
_TIMES = 20
_OPEN_MANY, _OPEN_TIMES = 60, 9  # where only a least count is said
_SEVERAL = 3  # people from which two counts are hardly the same by chance
_STRETCH = 6  # days from which a time that is told dates no single attack before it
_NEAR = 400  # characters behind which a place still sets the scene
_NARROW = (PlaceKind.CITY, PlaceKind.ADMIN)


class Event:
    """The days and places told of one event so far, each once; `in_passing`: the text is about another."""

    def __init__(self) -> None:
        self.days: dict[tuple[date, date], None] = {}
        self.named: tuple[set[str], set[str]] = (set(), set())
        self.labels: dict[Harm, int] = {}
        self.places: dict[tuple[str | None, str | None], Place] = {}
        self.scenes: dict[tuple[str | None, str | None], Place] = {}
        self.first: dict[Harm, int] = {}
        self.most = 0
        self.total = False
        self.in_passing = False
        self.doers: set[str | None] = set()
        self.counts: set[tuple[object, ...]] = set()

    def add(self, draft: Draft) -> None:
        """Take a claim for one of this event."""
        if labelled(draft) and draft.group.whole is None:
            self.labels.setdefault(draft.harm, draft.group.bounds.low)
        if draft.group.whole is None:
            self.first.setdefault(draft.harm, draft.group.bounds.low)
        for known, names in zip(self.named, named_days(draft), strict=True):
            known |= names
        self.most = max(self.most, draft.group.bounds.low)
        self.total = draft.total
        self.counts.add((*figure(draft), draft.group.who))
        if draft.perpetrator is not None:
            self.doers.add(draft.perpetrator.value.name)
        if draft.days is not None and not remains(draft):
            self.days[draft.days] = None
        place = draft.place.value if draft.place is not None else None
        if place is not None:
            self.places.setdefault((place.name, place.country), place)
        scene = draft.setting
        if scene is not None and (place is None or place.kind not in _NARROW) and _tells(scene, draft):
            self.scenes.setdefault((scene.value.name, scene.value.country), scene.value)

    def other_entry(self, draft: Draft, last: Draft) -> bool:
        """Whether a list of incidents goes on with its next one: the same label again, under another heading."""
        scene = draft.setting is not None and draft.setting.start >= last.anchor.end
        apart = scene or draft.parsed.sentence.paragraph != last.parsed.sentence.paragraph
        if not labelled(draft) or not apart:
            return False
        summed = "total" in draft.parsed.tokens.low or draft.total
        return not summed and self.labels.get(draft.harm, draft.group.bounds.low) != draft.group.bounds.low

    def dwarfed(self, draft: Draft) -> bool:
        """Whether an undated count is far above all of the event's, as those of a whole war are."""
        if draft.harm is Harm.DISPLACED:
            return False  # one storm drives many more from their homes than it kills
        open_ended = draft.harm is Harm.KILLED and draft.group.bounds.high is None  # "more than 70 have died"
        many, times = (_OPEN_MANY, _OPEN_TIMES) if open_ended else (_MANY, _TIMES)
        least = max(many, times * self.most)
        return draft.period is None and draft.group.bounds.low >= least and not absolute(draft) and self.most > 0

    def other_days(self, draft: Draft) -> bool:
        """Whether a claim names other days than the event's."""
        days = draft.days
        if remains(draft) and draft.group.bounds.low <= self.first.get(draft.harm, 0):
            return False  # of those told dead, whenever they were found
        if days is not None and not self.days and (days[1] - days[0]).days >= _STRETCH and self._differs(draft):
            return True  # "15 killed in an attack. The rebels, who killed 80 last month, …"
        if days is None or not self.days:
            pairs = zip(self.named, named_days(draft), strict=True)
            return any(known and names and known.isdisjoint(names) for known, names in pairs)
        return not any(start <= days[1] and days[0] <= end for start, end in self.days)

    def _differs(self, draft: Draft) -> bool:
        """Whether another count of the same harm was told of this event, of no stretch of time."""
        told = self.first.get(draft.harm)
        return told is not None and told != draft.group.bounds.low and not self.total and draft.group.whole is None

    def goes_on(self, draft: Draft) -> bool:
        """Whether others are counted beside the dead just told ("four others were also injured at the ford")."""
        return (draft.group.others or draft.group.more) and bool(self.first) and draft.harm not in self.first

    def other_doer(self, draft: Draft) -> bool:
        """Whether a claim names who did it, and nobody named so did the event."""
        return draft.perpetrator is not None and draft.perpetrator.value.name not in self.doers

    def retold(self, draft: Draft) -> bool:
        """Whether somebody only tells the event's first count again, by a place that it did not name."""
        counted = self.first.get(draft.harm)
        if counted != draft.group.bounds.low or draft.group.more:
            return False
        if draft.parsed.sentence.text.startswith(("In ", "At ", "Near ")):
            return False
        return (attributed(draft) and draft.group.bounds.low >= _SEVERAL) or any(
            group.harm is not None and group.harm is not draft.harm and self.first.get(group.harm) == group.bounds.low
            for group in draft.parsed.groups
        )

    def other_place(self, draft: Draft) -> bool:
        """Whether a claim names a place apart from the event's."""
        return draft.place is not None and self.is_elsewhere(draft.place.value)

    def is_elsewhere(self, place: Place) -> bool:
        """Whether a place lies apart from all places of the event."""
        narrow = [other for other in self.places.values() if other.kind in _NARROW]
        others = narrow or list(self.scenes.values()) or list(self.places.values())
        return bool(others) and all(_apart(place, other) for other in others)


def _tells(scene: Mention[Place], draft: Draft) -> bool:
    """Whether a scene is set by the text right before a count, and not by its dateline."""
    sentence = draft.parsed.sentence
    return scene.value.kind in _NARROW and not scene.value.text.isupper() and sentence.start - _NEAR < scene.start


def figure(draft: Draft) -> tuple[Harm, int | None, int, int | None]:
    """What makes the body's telling of a title's figure the same: harm and number as said, else its bounds."""
    bounds = draft.group.bounds
    if bounds.value is not None:
        return draft.harm, bounds.value, 0, None
    return draft.harm, None, bounds.low, bounds.high


def _apart(left: Place, right: Place) -> bool:
    if left.country and right.country and left.country != right.country:
        return True
    if left.kind in _NARROW and right.kind in _NARROW:
        if left.admin1 and right.admin1 and left.admin1 != right.admin1:
            return True
        return left.kind is right.kind and left.name != right.name and left.kind is PlaceKind.CITY
    return False
