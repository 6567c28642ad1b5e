"""The events told so far in a document, and by what a later claim finds its own again."""

from __future__ import annotations

from casualties.extract.drafts import Draft
from casualties.extract.events.one_event import Event, figure
from casualties.extract.people.who import EVERYONE
from casualties.model import Harm

__all__ = ["ToldEvents"]

_LEAST = 5  # people from whom two counts hardly add up to a third by chance
_SEVERAL = 3  # people from which a count told again shows which event is meant


class ToldEvents:
    """The events of a document so far, and by what a later claim finds its own again."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.now = 0
        self._main: int | None = None
        self.of_group: dict[int, int] = {}
        self.figures: dict[tuple[Harm, int | None, int, int | None], int] = {}
        self._counts: dict[tuple[object, ...], int] = {}
        self._at_place: dict[str, Draft] = {}

    def add(self, draft: Draft, *, follows: bool, in_passing: bool = False) -> None:
        """Take a claim for one of its event; the text goes on with that event where it `follows`.

        `in_passing`: by its words the event lies behind the one that the text is about.
        """
        while len(self.events) <= draft.event:
            self.events.append(Event())
            if follows:
                self._open(draft, in_passing=in_passing)
        self.events[draft.event].add(draft)
        self.of_group[id(draft.group)] = draft.event
        self.figures.setdefault(figure(draft), draft.event)
        self._counts.setdefault((*figure(draft), draft.group.who), draft.event)
        if follows:
            self.now = draft.event
        if draft.place is not None and draft.place.value.name is not None:
            self._at_place.setdefault(draft.place.value.name, draft)

    def _open(self, draft: Draft, *, in_passing: bool) -> None:
        """Judge an event by its first claim: the first is what the text is about, an earlier one or a sum is not."""
        if self._main is None:
            self._main = draft.event
            return
        main = self.events[self._main]
        earlier = draft.days is not None and bool(main.days) and all(draft.days[1] < day[0] for day in main.days)
        self.events[draft.event].in_passing = in_passing or earlier or (draft.total and not main.total)

    @property
    def main(self) -> int:
        """The event that the text is about: the first that it tells for itself."""
        return self._main or 0

    def returns(self, draft: Draft, last: Draft) -> bool:
        """Whether a new paragraph, of no other day or place, comes back to what the text is about."""
        if self.now == self.main or not self.events[self.now].in_passing or draft.total:
            return False
        main = self.events[self.main]
        apart = main.other_days(draft) or main.other_place(draft) or main.other_doer(draft) or main.dwarfed(draft)
        return draft.parsed.sentence.paragraph != last.parsed.sentence.paragraph and not apart

    def known(self, draft: Draft) -> bool:
        """Whether the text is about an event that it counted so before ("killed at least 32", told again)."""
        return draft.group.bounds.low >= _LEAST and self.figures.get(figure(draft)) == self.main

    def again(self, draft: Draft, last: Draft) -> int | None:
        """The earlier event whose figure for the same people a later sentence tells again, while others were told."""
        told = self._counts.get((*figure(draft), draft.group.who))
        here = (*figure(draft), draft.group.who) in self.events[self.now].counts
        if told is None or here or told == self.now or draft.parsed is last.parsed or draft.group.bounds.low < _SEVERAL:
            return None
        other, mine = self.events[told], self.events[self.now]
        near = not (other.other_days(draft) or other.other_place(draft)) and mine.total == draft.total
        return told if near and not draft.group.more and draft.group.who != EVERYONE else None

    def adds_up(self, draft: Draft) -> bool:
        """Whether an unplaced count is exactly the sum of the events told last ("Total killed: 6")."""
        count = draft.group.bounds.value
        if draft.place is not None or draft.period is not None or count is None or count < _LEAST:
            return False
        total = 0
        firsts = [event.first[draft.harm] for event in self.events[: self.now + 1] if draft.harm in event.first]
        for number, counted in enumerate(reversed(firsts), start=1):
            total += counted
            if total == count and number > 1:
                return True
        return False

    def back_or_new(self, draft: Draft) -> int:
        """The earlier event to which the text comes back by its place, else a new one."""
        name = draft.place.value.name if draft.place is not None else None
        other = self._at_place.get(name) if name is not None else None
        if other is not None and other.event != self.now:
            undated = draft.days is None
            if (other.total == draft.total or undated) and (undated or draft.days == other.days):
                return other.event
        return len(self.events)
