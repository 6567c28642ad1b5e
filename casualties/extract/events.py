"""Which claims of a document speak of one event, and what they take over from one another.

Claims are taken in order. One starts another event where the text turns to it in words, names another day, or another
place of its own; a title belongs to the event of the body's same figure. Within an event place, days, cause and
perpetrator go forward to claims that state none; a later, more exact day dates the earlier claims too.
"""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.extract.entries import headings, of_other_day, of_other_row, rows
from casualties.extract.event_turns import EventTurns
from casualties.extract.grammar import SUBORDINATORS
from casualties.extract.one_event import Event, figure
from casualties.extract.parse import Parsed
from casualties.extract.who import EVERYONE
from casualties.model import Harm
from casualties.rulebook import Rulebook

__all__ = ["Events"]

_LEAST = 5  # people from whom two counts hardly add up to a third by chance
_SEVERAL = 3  # people from which a count told again shows which event is meant


class Events:
    """Events by `rules/events.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._turns = EventTurns(rulebook)

    def number(self, drafts: Sequence[Draft], text: str) -> None:
        """Give every draft the number of its event, from 0."""
        told = _Told()
        last: Draft | None = None
        main: tuple[int, Draft, Parsed] | None = None
        under = headings(drafts)
        for draft in (draft for draft in drafts if not draft.headline):
            owner = told.of_group.get(id(draft.group.whole)) if draft.group.whole is not None else None
            if owner is not None:
                draft.event = owner
            elif draft.group.rule == "compared":  # of another time, by itself
                draft.event = max(len(told.events), 1)
                draft.place, draft.total = draft.place or (last.place if last else None), bool(last and last.total)
                told.add(draft, follows=False)
                continue
            elif last is None:
                draft.event, last = 0, draft
            elif (heading := under.get(id(draft))) is not None and heading is not under.get(id(last)):
                draft.event, last = len(told.events), draft  # "Jan. 16 Balkh Province: nine officers killed"
            else:
                again = told.again(draft, last)
                if main is not None and draft.parsed is not main[2]:
                    told.now, last, main = main[0], main[1], None
                before = told.now, last, draft.parsed
                turned = again is None and self._turned(draft, last, told, text)
                if turned and self._turns.aside(draft, last, text):
                    main = before
                draft.event = again if again is not None else told.back_or_new(draft) if turned else told.now
                last = draft
            told.add(draft, follows=owner is None)
        self._join_replaced(drafts, told)
        own = {id(heading): draft.event for draft in reversed(drafts) if (heading := under.get(id(draft))) is not None}
        for draft in drafts:
            if id(draft) in own:
                draft.event = own[id(draft)]
            elif draft.headline:
                draft.event = told.figures.get(figure(draft), 0)
                same = next((one for one in drafts if not one.headline and figure(one) == figure(draft)), None)
                draft.total = draft.total if same is None else same.total
                if same is None and self._sums_up(draft, drafts):
                    draft.event = len(told.events)

    def _sums_up(self, title: Draft, drafts: Sequence[Draft]) -> bool:
        """Whether a title adds up several events, and so counts none of them ("19 die in two accidents")."""
        of_event: dict[int, int] = {}
        for draft in drafts:
            if not draft.headline and draft.harm is title.harm and draft.group.whole is None and not draft.total:
                of_event.setdefault(draft.event, draft.group.bounds.low)
        counts, said = list(of_event.values()), title.group.bounds.value
        return said is not None and any(sum(counts[:n]) == said for n in range(2, len(counts) + 1))

    def _join_replaced(self, drafts: Sequence[Draft], told: _Told) -> None:
        """A figure that another replaces is of the same event."""
        newer = {id(draft.group.revises): draft.event for draft in drafts if draft.group.revises is not None}
        for draft in drafts:
            if id(draft.group) in newer and not draft.headline:
                draft.event = newer[id(draft.group)]

    def breaks(self, text: str, start: int, end: int) -> bool:
        """Whether another record of a database begins between two offsets."""
        return self._turns.breaks(text, start, end)

    def _turned(self, draft: Draft, last: Draft, told: _Told, text: str) -> bool:
        if self._turns.rows(draft, last, text):
            return True
        if draft.group.rule == last.group.rule == "label:table" and draft.parsed is not last.parsed:
            return draft.group.who == last.group.who  # a row of a table for each place
        if (
            draft.parsed is last.parsed
            and draft.group.trigger is not None
            and draft.group.trigger == last.group.trigger
        ):
            return False
        if draft.group.revises is not None or draft.group.rule in ("figure", "spoken", "attribute", "of-harm"):
            return False
        if draft.total != last.total and (draft.period is not None or draft.total):
            if draft.period is not None or told.figures.get(figure(draft)) != told.now:
                return True
            draft.total = last.total  # "so far eight are dead": the count of the attack just told
        event = told.events[told.now]
        if self._turns.told(draft, last, event, text):
            return True
        if draft.period is None and self._turns.of_war(draft, text):
            draft.total = True
            return True
        between = text[last.anchor.end : draft.anchor.start]
        if draft.parsed is last.parsed and ";" in between and rows(draft, last):
            return True
        if event.other_entry(draft, last) or of_other_row(draft, last) or of_other_day(draft, last):
            return True
        if draft.parsed is not last.parsed and told.adds_up(draft):
            draft.total = True
            return True
        if event.dwarfed(draft) and draft.parsed is not last.parsed:
            draft.total = True  # "more than 65,000 have died in the war", behind an event of three
            return True
        elsewhere = event.other_place(draft) and not (event.goes_on(draft) or _set_behind(draft, last, text))
        return event.other_days(draft) or elsewhere or self._elsewhere(draft, last, event, text)

    def _elsewhere(self, draft: Draft, last: Draft, event: Event, text: str) -> bool:
        """Whether a new paragraph or line sets another scene first ("In the evening a bus near Kassala ...")."""
        scene = draft.setting
        paragraph = draft.parsed.sentence.paragraph
        if draft.place is not None or scene is None:
            return False
        if paragraph == last.parsed.sentence.paragraph and "\n" not in text[last.parsed.sentence.end : scene.start]:
            return False
        inside = last.parsed.sentence.end <= scene.start < draft.parsed.sentence.start
        return inside and draft.group.amount.definite is False and event.is_elsewhere(scene.value)


class _Told:
    """The events of a document so far, and by what a later claim finds its own again."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.now = 0
        self.of_group: dict[int, int] = {}
        self.figures: dict[tuple[Harm, int | None, int, int | None], int] = {}
        self._counts: dict[tuple[object, ...], int] = {}
        self._at_place: dict[str, Draft] = {}

    def add(self, draft: Draft, *, follows: bool) -> None:
        while len(self.events) <= draft.event:
            self.events.append(Event())
        self.events[draft.event].add(draft)
        self.of_group[id(draft.group)] = draft.event
        self.figures.setdefault(figure(draft), draft.event)
        self._counts.setdefault((*figure(draft), draft.group.who), draft.event)
        if follows:
            self.now = draft.event
        if draft.place is not None and draft.place.value.name is not None:
            self._at_place.setdefault(draft.place.value.name, draft)

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


def _set_behind(draft: Draft, last: Draft, text: str) -> bool:
    """Whether the place of a count is that of the deed told behind it ("27 hurt after raiders took a base in ...")."""
    if draft.parsed is not last.parsed or draft.place is None:
        return False
    behind = text[draft.anchor.end : draft.place.start]
    return draft.place.start > draft.anchor.end and not SUBORDINATORS.isdisjoint(behind.lower().split())
