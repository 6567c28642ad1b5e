"""Counts of a count told before: "two of them", "eleven of the dead", "of the leaders, 56 were women"."""

from __future__ import annotations

from casualties.extract.across.parts import Parts
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, noun_phrase
from casualties.extract.people.who import EVERYONE
from casualties.extract.words.grammar import BE, QUOTES
from casualties.model import Harm

__all__ = ["Anaphora"]

_SOON = 3  # sentences behind which the victims of one event are told of
_COUNTS = frozenset("total totals victims casualties figure figures number toll count".split())
_TOGETHER = ("inverted", "among")


class Anaphora(Parts):
    """Finds what "them", "the dead" and "of the leaders" point back to."""

    def topic(self) -> Group | None:
        """ "Of the leaders, 56 were women": the group that a sentence opens with, to take parts from."""
        first = next((n for n in range(min(self.size, 3)) if self.low[n] not in QUOTES), 0)
        if self.size < first + 4 or self.low[first] not in ("of", "among", "amongst"):
            return None
        at = first + 1
        while at < self.size and self.low[at] in ("the", "those", "these", "all"):
            at += 1
        counted = next(
            (group for group in self.parsed.groups if group.first in (first + 1, at) and not group.one), None
        )
        if counted is not None and counted.head in (HARM, PEOPLE):
            return counted
        if counted is not None and counted.head == BARE:  # "of the 57, two were killed by ..."
            told = self.memory.last(self.index, top=True)
            return told if told is not None and told.bounds.value == counted.bounds.value else None
        if self.low[first + 1] in ("them", "these", "whom", "those") and at < self.size and self.low[at] == ",":
            return self.memory.last(self.index, top=True)
        phrase = noun_phrase(self.tokens, at, self.lexicon)
        if phrase.head == HARM and phrase.harm is not None:
            return self.memory.last(self.index, harm=phrase.harm.harm)
        if phrase.head == PEOPLE and phrase.noun is not None:
            return self.memory.by_word(self.index, self.low[phrase.stop - 1]) or self.memory.last(
                self.index, noun=phrase.noun.id, top=True
            )
        word = self.low[at] if at < self.size else ""
        if word in _COUNTS or (word in ("overall", "total", "full") and self.low[at + 1] in _COUNTS):
            return self.memory.last(self.index, top=True)
        return self.memory.by_word(self.index, word)

    def anaphor(self, group: Group, previous: Group | None, topic: Group | None) -> None:
        """Give a part its whole where the words point back to one; `topic` is what the sentence opens with."""
        if group.anaphor == "nested":
            nested = group.nested
            if nested is not None and (
                nested.harm is None or (group.harm is Harm.KILLED and nested.harm is Harm.INJURED)
            ):
                group.whole = None
            if group.phrase.who == EVERYONE or group.phrase.head == HARM:
                self._complement(group)
                if group.who == EVERYONE and nested is not None and nested.trigger is not None:
                    self._complement_behind(group, nested.trigger[1])
            return
        if topic is not None and group is not topic and self._of_topic(group, topic):
            group.whole = topic
            self._settle(group)
            return
        if group.anaphor is None and group.head == BARE and previous is not None and previous.anaphor == "them":
            if (
                group.harm is not None
                and self._goes_on(previous, group)
                and not self.semicolon(previous.stop, group.first)
            ):
                group.whole = self._antecedent(group)
                self._settle(group)
            return
        if group.head == HARM and group.anaphor is None and self._among_them(group.stop):
            group.anaphor = "them"
        if group.anaphor == "noun" and group.word in ("victims", "victim") and group.harm is not None:
            group.whole = self._antecedent(group)
            self._settle(group)
            return
        if group.anaphor == "them":
            whole = None if self._of_named(group) else self._antecedent(group)
            if whole is None or whole is group:
                return
            described = group.stop > group.phrase.stop
            if group.harm is None and not described and not self._attributive(group.stop):
                return
            if group.rule == "object:kill" and whole.harm is Harm.KILLED and whole not in self.parsed.groups:
                return  # "overpowered the guards and killed one of them": nobody is killed twice
            if group.harm is Harm.DETAINED and whole.harm is Harm.ABDUCTED:
                group.harm = Harm.ABDUCTED
            group.whole = whole
            if group.bounds.value is None and group.amount.share:
                self._share(group, whole)
            self._complement(group)
            self._settle(group)
        elif group.anaphor == "harm" and group.of_harm is not None:
            self._of_victims(group)
            whole = self._antecedent_of_harm(group)
            stays = group.harm in (None, group.of_harm)
            if group.harm is None:
                self._complement(group)
                group.harm, group.rule = group.of_harm, "of-harm"
            if stays and whole is not None and whole is not group:
                group.whole = whole
                if group.bounds.value is None and group.amount.share:
                    self._share(group, whole)
                self._settle(group)

    def _of_victims(self, group: Group) -> None:
        """ "Four of the victims": of those counted last, whatever became of them."""
        fatal = group.phrase.harm is not None and group.phrase.harm.id != "victims"
        if group.harm is None and self.low[group.stop - 1] in ("victims", "victim") and not fatal:
            for index, told in reversed(self.memory.told):
                if self.index - index > _SOON:
                    return
                if told.whole is None and told.bounds.low >= group.bounds.low:
                    group.of_harm = told.harm
                    return

    def _complement_behind(self, group: Group, start: int) -> None:
        """ "Half of the 40 people who died in the strike were children": who, behind the relative clause."""
        for at in range(start, min(start + 14, self.size)):
            if self.low[at] in (",", ";", ":"):
                return
            if self.low[at] in BE:
                who = self._complement_at(at)
                group.who = who.over(group.who) if who is not None else group.who
                return

    def _of_named(self, group: Group) -> bool:
        """Whether "them" are those named right before, whom nothing counts: "the attackers, seven of them, ..."."""
        at = group.first - 2
        if at < 1 or self.low[at + 1] != "," or self.low[group.stop : group.stop + 1] != [","]:
            return False
        named = self.lexicon.people.at(self.low, at)
        counted = any(other.first <= at < other.stop for other in self.parsed.groups)
        return named is not None and named[1].plural and not counted

    def _of_topic(self, group: Group, topic: Group) -> bool:
        """Whether a bare count behind "Of the 59 injured," is some of them: harmed as they are, and no more."""
        if (
            group.head != BARE
            or group.one
            or group.whole is not None
            or group.anaphor is not None
            or topic.harm is None
        ):
            return False
        inside = topic.bounds.high is None or group.bounds.low <= topic.bounds.high
        return inside and group.harm is topic.harm and not self.semicolon(0, group.first)

    def _goes_on(self, previous: Group, group: Group) -> bool:
        """Whether a bare count goes on with the parts before it: "three of them fled and one was found dead"."""
        whole = previous.whole
        if whole is None:
            return True
        top = whole.bounds.high
        return top is None or previous.bounds.low + group.bounds.low <= top

    def _antecedent_of_harm(self, group: Group) -> Group | None:
        for other in reversed(self.parsed.groups):
            if group.rule in _TOGETHER and other.rule == group.rule:
                continue
            if other is not group and other.first < group.first and other.harm is group.of_harm and other.whole is None:
                return other
        found = self.memory.last(self.index, harm=group.of_harm, top=True, least=group.bounds.low + group.one)
        if found in self.parsed.groups and group.rule in _TOGETHER:
            return None
        if found is not None and (found.bounds.high is None or group.bounds.low <= found.bounds.high):
            return found
        return None

    def _among_them(self, at: int) -> bool:
        return at + 1 < self.size and self.low[at] in ("among", "amongst") and self.low[at + 1] in ("them", "these")
