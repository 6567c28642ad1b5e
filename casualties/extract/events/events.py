"""Which claims of a document speak of one event, and what they take over from one another.

Claims are taken in order. One starts another event where the text turns to it in words, names another day, or another
place of its own; a title belongs to the event of the body's same figure. Within an event place, days, cause and
perpetrator go forward to claims that state none; a later, more exact day dates the earlier claims too.
"""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.extract.events.digests import Digests
from casualties.extract.events.entries import headings, of_other_day, of_other_row, rows
from casualties.extract.events.one_event import Event, figure
from casualties.extract.events.relative_days import RelativeDays
from casualties.extract.events.roundups import Roundups
from casualties.extract.events.told import ToldEvents
from casualties.extract.events.turns import EventTurns
from casualties.extract.words.grammar import SUBORDINATORS
from casualties.rulebook import Rulebook

__all__ = ["Events"]


class Events:
    """Events by `rules/events.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._turns = EventTurns(rulebook)
        self._digests = Digests(rulebook)
        self._relative = RelativeDays(rulebook.periods)
        self._roundups = Roundups(rulebook)

    def number(self, drafts: Sequence[Draft], text: str) -> None:
        """Give every draft the number of its event, from 0."""
        told = ToldEvents()
        last: Draft | None = None
        aside: Draft | None = None
        digest = False
        under = headings(drafts)
        for draft in (draft for draft in drafts if not draft.headline):
            in_passing = False
            owner = told.of_group.get(id(draft.group.whole)) if draft.group.whole is not None else None
            if owner is not None:
                draft.event = owner
            elif draft.group.rule == "compared":  # of another time, by itself
                draft.event = max(len(told.events), 1)
                draft.place, draft.total = draft.place or (last.place if last else None), bool(last and last.total)
                told.add(draft, follows=False)
                continue
            elif draft.group.aside:
                goes_on = aside is not None and aside.parsed is draft.parsed and aside.group.aside == draft.group.aside
                draft.event = aside.event if goes_on and aside is not None else len(told.events)
                aside = draft
                told.add(draft, follows=False)
                continue
            elif last is None:
                draft.event, last = len(told.events), draft
                digest = self._digests.is_digest(draft, text)
            elif (heading := under.get(id(draft))) is not None and heading is not under.get(id(last)):
                draft.event, last = len(told.events), draft  # "Jan. 16 Balkh Province: nine officers killed"
            else:
                again = told.again(draft, last)
                if again is not None:
                    draft.event = again
                elif digest and not told.known(draft) and self._digests.brings_in(draft, last, text):
                    draft.event = len(told.events)
                elif self._turned(draft, last, told, text):
                    draft.event = told.back_or_new(draft)
                else:
                    draft.event = told.main if told.returns(draft, last) else told.now
                in_passing = self._turns.to_background(draft, last, text)
                last = draft
            told.add(draft, follows=owner is None, in_passing=in_passing)
        self._join_replaced(drafts, told)
        own = {id(heading): draft.event for draft in reversed(drafts) if (heading := under.get(id(draft))) is not None}
        for draft in drafts:
            if id(draft) in own:
                draft.event = own[id(draft)]
            elif draft.headline:
                draft.event = told.figures.get(figure(draft), told.main)
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

    def _join_replaced(self, drafts: Sequence[Draft], told: ToldEvents) -> None:
        """A figure that another replaces is of the same event."""
        newer = {id(draft.group.revises): draft.event for draft in drafts if draft.group.revises is not None}
        for draft in drafts:
            if id(draft.group) in newer and not draft.headline:
                draft.event = newer[id(draft.group)]

    def breaks(self, text: str, start: int, end: int) -> bool:
        """Whether another record of a database begins between two offsets."""
        return self._turns.breaks(text, start, end)

    def _turned(self, draft: Draft, last: Draft, told: ToldEvents, text: str) -> bool:
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
        if self._roundups.sums_up(last, draft, text):
            last.total = True
            return True
        event = told.events[told.now]
        if draft.spread and draft.parsed is not last.parsed and event.places and draft.group.whole is None:
            return True  # "at least 412 have died across the three countries", behind the 56 of one
        if self._turns.told(draft, last, event, text):
            return True
        if self._turns.of_war(draft, text):
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
        if event.other_days(draft) or (not event.days and self._relative.apart(draft.period, last.period)):
            return True
        return (elsewhere or self._elsewhere(draft, last, event, text)) and not event.retold(draft)

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


def _set_behind(draft: Draft, last: Draft, text: str) -> bool:
    """Whether the place of a count is that of the deed told behind it ("27 hurt after raiders took a base in ...")."""
    if draft.parsed is not last.parsed or draft.place is None:
        return False
    behind = text[draft.anchor.end : draft.place.start]
    return draft.place.start > draft.anchor.end and not SUBORDINATORS.isdisjoint(behind.lower().split())
