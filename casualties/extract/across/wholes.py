"""The wholes of parts that words such as "including" and "of whom" point back to, in a sentence or before it."""

from __future__ import annotations

from dataclasses import replace

from casualties.extract.across.complements import Complements
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, THING, UNKNOWN
from casualties.extract.words.grammar import INCLUDE, is_adverb
from casualties.model import Harm, Status

__all__ = ["Wholes"]

_FAR = 100  # times that a loose "many" may be exceeded by a part of it
_SUBJECT = 8  # words that the subject of "included" may have, where it names a count


class Wholes(Complements):
    """Finds the whole of a part away from it."""

    def part_by_marker(self, group: Group) -> None:
        """ "..., including 21 children" away from its whole."""
        if group.whole is not None:
            self._settle(group)
            return
        unit = self.unit_of.get(id(group))
        first = unit.first if unit is not None else group.first
        if not self._marked(first):
            return
        whole = self._whole_before(group, first)
        if whole is None and self.low[first - 1] == "whom":
            whole = self._antecedent(group)
        if whole is not None:
            group.whole = whole
            self._settle(group)
        elif group.harm is None or group.head != HARM:
            harm = None if self._things_before(first) else self._trigger_before(first)
            if harm is not None and group.harm is None and group.head in (PEOPLE, UNKNOWN):
                group.harm, group.rule = harm, "including"

    def said_to_be(self, group: Group) -> None:
        """ "..., of whom 38 were students": who a part is, said of it by "be"."""
        if (
            group.whole is None
            or group.head != BARE
            or self.low[group.stop : group.stop + 1] not in (["were"], ["are"])
        ):
            return
        if self.lexicon.triggers.at(self.low, min(group.stop + 1, self.size - 1)) is None:
            self._complement(group)

    def _marked(self, first: int) -> bool:
        at = first - 1
        while at >= 0 and (is_adverb(self.low[at]) or self.low[at] in (":", "were", "are", "also", "the")):
            at -= 1
        if at < 0:
            return False
        if self.low[at] in INCLUDE:
            return True
        if at > 1 and self.low[at] == ",":  # "Of these, 741 were killed by ..."
            pointing = ("them", "these", "those", "which", "whom")
            return self.low[at - 2] in ("of", "among", "amongst") and self.low[at - 1] in pointing
        return at > 0 and (
            (self.low[at - 1] in ("among", "amongst") and self.low[at] in ("them", "whom", "those"))
            or (self.low[at - 1] == "of" and self.low[at] in ("whom", "which", "them"))
        )

    def _whole_before(self, part: Group, first: int) -> Group | None:
        itself_a_part: Group | None = None
        told_of = self._harm_told(first) if self.low[first - 1] in ("included", "include", "includes") else None
        for group in reversed(self.parsed.groups):
            if not _may_hold(group, part) or group.first >= first or group is part:
                continue
            if told_of is not None and group.harm is not told_of:
                continue  # "wounded 12, and the dead included nine children"
            top = group.bounds.high if group.bounds.high is not None else part.bounds.low
            if group.one or part.bounds.low > top:
                continue
            if group.whole is None:
                return group
            itself_a_part = itself_a_part or group
        if (
            itself_a_part is not None and itself_a_part.trigger is not None
        ):  # "Of them 741 were killed, including 201 ..."
            return itself_a_part
        start = self.parsed.groups[0].first if self.parsed.groups else 0
        harm = part.harm or self._harm_told(first)
        counted = harm is not None or not self.words["counted"].isdisjoint(self.low[max(first - 3, 0) : first])
        if (first - 3 > start or first > 3) and not (counted and first <= _SUBJECT and first <= start):
            return None
        told = self.memory.last(self.index, harm=harm, top=True, least=part.bounds.low)
        if told in self.parsed.groups:
            return None
        if told is not None and told.bounds == part.bounds:
            told = told.whole  # the same count told again
        return told if told is not None and _may_hold(told, part) else None

    def _things_before(self, first: int) -> bool:
        """Whether what was counted last before a token are things ("killed 90 cattle, including 30 ...")."""
        before = [group for group in self.parsed.groups if group.stop <= first]
        return bool(before) and before[-1].head == THING

    def _harm_told(self, first: int) -> Harm | None:
        """The harm that the subject of "included" names ("the wounded included ...")."""
        for at in range(max(first - 4, 0), first):
            mass = self.lexicon.harm_masses.at(self.low, at) or self.lexicon.harm_nouns.at(self.low, at)
            if mass is not None and not mass[1].needs and mass[1].harm is not Harm.CASUALTIES:
                return mass[1].harm
        return None

    def _antecedent(self, group: Group) -> Group | None:
        """The whole count told last; None where another count, not harmed, stands nearer ("85 were rescued")."""
        for other in reversed(self.parsed.groups):
            if other.first >= group.first or other.one or other.whole is not None:
                continue
            if other.harm is not None:
                return other
            if other.head in (PEOPLE, BARE) and other.anaphor is None and not other.amount.year:
                return None
        return self.memory.last(self.index, top=True)

    def _trigger_before(self, first: int) -> Harm | None:
        for at in range(max(first - 4, 0), first):
            mass = self.lexicon.harm_masses.at(self.low, at) or self.lexicon.harm_nouns.at(self.low, at)
            if mass is not None and not mass[1].needs:
                return mass[1].harm
        harm = None
        for found in self.parsed.triggers:
            if found.stop <= first:
                harm = found.what.harm
        return harm

    def _settle(self, group: Group) -> None:
        """A part's harm and victims from its whole."""
        whole = group.whole
        if whole is None:
            return
        if whole.harm is None:
            group.whole = None
            return
        if group.head == HARM and group.harm not in (None, whole.harm, Harm.CASUALTIES) and not _may_hold(whole, group):
            group.whole = None  # "80 deaths, including three children, and 156 injuries"
            return
        if group.harm is Harm.CASUALTIES and whole.harm is Harm.KILLED and group.rule.endswith(":shoot"):
            group.harm = whole.harm  # "killed 24: they shot 21 of them"
        if group.harm is None:
            group.harm = whole.harm
            group.trigger = whole.trigger if whole in self.parsed.groups else None
            group.rule = group.rule or "part"
        group.who = group.who.over(whole.who)
        plain = group.who.role in (None, whole.who.role) and (group.who.age or group.who.sex)
        if plain and whole.who.status is Status.COMBATANT:
            group.who = replace(group.who, status=Status.COMBATANT)  # a girl among child soldiers is one of them


def _may_hold(whole: Group, part: Group) -> bool:
    """Whether a group harmed in one way may hold a part harmed as the other is."""
    if whole.harm is None:
        return False
    if whole.bounds.value is None and whole.bounds.high is None and part.bounds.low > _FAR * whole.bounds.low:
        return False  # "many were swept away … of these, 348,000 are in shelters"
    return part.harm in (None, whole.harm) or whole.harm is Harm.CASUALTIES
