"""Nouns of harm that count themselves: "12 deaths", "the dead", "nine bodies", and when they count nobody."""

from __future__ import annotations

from dataclasses import replace

from casualties.extract.harm.governors import Governors
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import PEOPLE, THING
from casualties.model import Status

__all__ = ["HarmNouns"]

_REMAINS = frozenset("bodies body corpses remains".split())
_SOUGHT = frozenset("expect expects expected hope hopes hoping hoped fear fears feared trying likely".split())


class HarmNouns(Governors):
    """Reads the harm of groups whose noun says it."""

    def _noun(self, group: Group) -> None:
        noun = group.phrase.harm
        if noun is None:
            return
        if noun.needs and not self._needed(group, noun.needs):
            group.harm, group.head = None, PEOPLE if noun.id == "victims" else THING
            return
        if group.amount.kind == "none" and group.word in _REMAINS:
            group.head, group.harm = THING, None  # "no bodies were recovered" is not that nobody died
            return
        if self._supposed(group.first) or (
            "if" in self.low[:2] and self.low[group.first - 2 : group.first] == ["that", "is"]
        ):
            group.head, group.dropped = THING, True
            return
        if self.low[group.first - 1] in ("find", "recover") and not _SOUGHT.isdisjoint(
            self.low[max(group.first - 6, 0) : group.first]
        ):
            group.head, group.harm = THING, None  # "we expect to find 68 more bodies"
            return
        if "twice" in self.low[group.stop : group.stop + 5] and "counted" in self.low[group.stop : group.stop + 5]:
            group.head = THING  # "two bodies had been counted twice"
            return
        group.harm = noun.harm
        self._suffered(group)
        group.trigger = (group.phrase.stop - 1, group.phrase.stop)
        group.rule = f"noun:{noun.id}"
        at = group.stop
        if group.amount.kind == "none" and at + 1 < self.size and self.low[at] in ("or", "and", "nor", "/", ","):
            inner = at + 1 + (self.low[at + 1] in ("no", "any"))
            second = self.lexicon.harm_nouns.at(self.low, inner) if inner < self.size else None
            if second is not None and second[1].harm is not group.harm:
                group.more_harms.append(second[1].harm)

    def _needed(self, group: Group, needs: frozenset[str]) -> bool:
        near = self.low[max(group.first - 4, 0) : group.first] + self.low[group.stop : group.stop + 5]
        return any(word in needs for word in near) and not any(word in ("saved", "save", "saving") for word in near)

    def _suffered(self, group: Group) -> None:
        """ "The brigade suffered 12 casualties": those of a force are combatants."""
        low = self.low
        at = group.first - 1
        if at < 1 or low[at] not in ("suffered", "sustained", "took", "lost", "suffer", "sustain", "suffering"):
            return
        if any(word in self.lexicon.forces for word in low[max(at - 4, 0) : at]) and group.who.status is None:
            group.who = replace(group.who, status=Status.COMBATANT)
