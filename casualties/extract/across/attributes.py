"""Counts that say who some of those told before were: "twelve were children", "seven in critical condition"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from casualties.extract.across.anaphora import Anaphora
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, PEOPLE
from casualties.extract.people.who import Who
from casualties.extract.words.grammar import BE, INCLUDE
from casualties.model import Harm, Status

__all__ = ["Attributes"]

_GRAVELY = frozenset("seriously critically badly severely gravely lightly slightly".split())
_SOON = 3  # sentences behind which the gravest of the injured are told
_JOINTS = ([","], ["and"], [",", "and"], ["as", "well", "as"], [",", "as", "well", "as"])
_SUBJECT = 12  # words before "included", with who tells it
_BRACKET = 16  # words that a bracket of counts may hold


class Attributes(Anaphora):
    """Finds what a sentence says of some of those counted before."""

    def attribute(self, group: Group, topic: Group | None) -> None:
        """ "Twelve were children", "a third were indigenous", of a toll told before."""
        if group.head != BARE or group.amount.year or group.one or group.rule:
            return
        at = group.stop
        if at >= self.size or self.low[at] not in BE:
            return
        who = self._complement_at(at)
        if who is None and topic is None:
            return
        if self.lexicon.triggers.at(self.low, min(at + 1, self.size - 1)):
            return
        whole = topic if topic is not None else self._antecedent(group)
        if whole is None or whole.harm is None:
            return
        if whole.bounds.high is not None and group.bounds.low > whole.bounds.high:
            return
        if group.governed and topic is None:
            return
        group.whole, group.rule = whole, "attribute"
        if who is not None:
            group.who = who.over(group.who)
        self._share(group, whole)
        self._settle(group)

    def more_attributes(self, group: Group, previous: Group | None) -> None:
        """ "Of them 24 were men, 18 women and 5 girls": the list goes on without its verb."""
        if previous is None or previous.rule != "attribute" or previous.whole is None or group.head != PEOPLE:
            return
        if (
            group.one
            or group.anaphor is not None
            or self.low[previous.stop : group.first] not in self._joints(previous)
        ):
            return
        top = previous.whole.bounds.high
        if top is None or group.bounds.low <= top:
            group.whole, group.rule = previous.whole, "attribute"
            self._settle(group)

    def _joints(self, previous: Group) -> tuple[list[str], ...]:
        """What may stand between two of a list, the first of them with its verb and noun behind the number."""
        behind = self.low[previous.stop : previous.stop + 2] if previous.head == BARE else []
        return tuple([*behind, *joint] for joint in _JOINTS)

    def of_a_listing(self, group: Group) -> None:
        """ "Victims included 4 men killed and 6 hurt, 2 boys killed": all are of the counts told before.

        So are counts in brackets behind causes ("caused by shelling (6 killed)"), and those of an unknown cause.
        """
        if group.whole is not None or group.harm not in (Harm.KILLED, Harm.INJURED) or group.one:
            return
        told_apart = self._causes() and (self._in_bracket(group.first) or self._of_a_cause(group.first))
        if not self._victims_include(group.first) and not told_apart:
            return
        whole = self.memory.last(self.index, harm=group.harm, top=True, least=group.bounds.low)
        if whole is not None and whole not in self.parsed.groups:
            group.whole = whole
            self._settle(group)

    def _victims_include(self, first: int) -> bool:
        """Whether the sentence says before a token whom the victims include."""
        at = next((n for n in range(min(first, _SUBJECT)) if self.low[n] in INCLUDE), 0)
        return at > 0 and (self.low[at - 1] in self.words["counted"] or self.low[at - 1] in ("they", "these"))

    def _causes(self) -> bool:
        return not self.words["by-cause"].isdisjoint(self.low)

    def _of_a_cause(self, first: int) -> bool:
        """Whether "the causes of" stand before a count, or before one that it is joined to."""
        words = self.low[max(first - _SUBJECT, 0) : first]
        return any(one in self.words["by-cause"] and other == "of" for one, other in pairwise(words))

    def _in_bracket(self, first: int) -> bool:
        for at in range(first - 1, max(first - _BRACKET, -1), -1):
            if self.low[at] in ("(", ")"):
                return self.low[at] == "("
        return False

    def of_sex_unknown(self, group: Group) -> None:
        """ "The sex of 52 children and 628 adults is not yet known": they are of the count told last."""
        if group.head != PEOPLE or group.one or group.anaphor is not None or self.words["sex"].isdisjoint(self.low):
            return
        if self.words["sex-unknown"].isdisjoint(self.low):
            return
        index, last = self.memory.told[-1] if self.memory.told else (self.index, None)
        listed = last is not None and last.whole is not None and self.index - index <= 1
        whole = last.whole if last is not None and listed else self._antecedent(group)
        if whole is not None and (whole.bounds.high is None or group.bounds.low <= whole.bounds.high):
            group.whole, group.rule = whole, "attribute"
            self._settle(group)

    def critical(self, group: Group) -> None:
        """ "More than 40 are in hospital, seven in critical condition": the gravest of the injured just told."""
        at = group.stop
        if group.harm is None and group.head == BARE and at < self.size and self.low[at] in _GRAVELY:
            before = [other for other in self.parsed.groups if other.first < group.first and other.harm is Harm.INJURED]
            if before and before[-1].bounds.low >= group.bounds.low:
                group.whole, group.rule = before[-1], "part"
                self._settle(group)
                self.memory.told.append((self.index, group))
            return
        grave = self.low[max(group.first - 2, 0) : group.first] == ["condition", "of"]
        hurt = group.rule.endswith(":with-wounds") and group.head == BARE and not group.more and not group.others
        if not (group.rule.endswith(":critical") or grave or hurt) or group.whole is not None:
            return
        for index, other in reversed(self.memory.told):
            if self.index - index > _SOON:
                return
            if (
                other is not group
                and other.harm is group.harm
                and other.whole is None
                and other.bounds.low > group.bounds.low
            ):
                group.whole = other
                self._settle(group)
                return

    def his_men(self, group: Group, previous: Group | None) -> None:
        """ "A commander and a dozen of his men": what he is, they are."""
        if group.word != "men" or group.who != Who(status=Status.COMBATANT) or previous is None:
            return
        if previous.who.status is Status.COMBATANT:
            group.who = replace(group.who, role=previous.who.role)
