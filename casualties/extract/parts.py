"""Parts of a whole: "..., including 21 children", "eight died: a father, his wife and six children".

A part takes its whole's harm, and of its victims what it does not say itself.
"""

from __future__ import annotations

from dataclasses import replace

from casualties.extract.complements import Complements
from casualties.extract.grammar import INCLUDE, TIMES, is_adverb
from casualties.extract.group import Group
from casualties.extract.lexicon import Lexicon
from casualties.extract.nouns import BARE, HARM, PEOPLE, THING, UNKNOWN
from casualties.extract.parse import Parsed
from casualties.extract.told import Told
from casualties.extract.units import Unit
from casualties.model import Harm, Status

__all__ = ["Parts"]


_LABEL = 4  # words of a name before its count, and the mark before it
_SUBJECT = 8  # words that the subject of "included" may have, where it names a count
_SPANS = frozenset("day days week weeks month months year years hours period quarter half".split())


class Parts(Complements):
    """Finds the wholes of parts in one sentence."""

    def __init__(self, parsed: Parsed, memory: Told, lexicon: Lexicon) -> None:
        super().__init__(parsed, memory, lexicon)
        self.opened: tuple[Group, int, int] | None = None

    def breakdown(self, group: Group) -> None:
        """ "Eight people died: a father, his wife and six children": parts after a mark that add up to no more."""
        if group.whole is not None or group.anaphor is not None:
            if group.whole is not None and group.whole.harm is Harm.CASUALTIES:
                self.opened = (group.whole, group.bounds.low, group.stop)
            return
        unit = self.unit_of.get(id(group))
        if unit is None or unit.groups[0] is not group:
            return
        if self._goes_on_breaking(unit) or self._scattered(group):
            return
        mark = self.low[group.first - 1] if group.first else ""
        bracket = mark in ("(", "[")
        dash = mark == "-" and group.first > 1 and self.tokens.end[group.first - 2] < self.tokens.start[group.first - 1]
        if mark not in (":", "–", "—", "(", "[") and not dash:
            return
        told = next(
            (
                other
                for other in reversed(self.parsed.groups)
                if other.first < group.first
                and other.harm is not None
                and (other.whole is None or (bracket and other.harm is Harm.CASUALTIES and other.rule == "part"))
            ),
            None,
        )
        if told is None and group.first == 1 and bracket:
            told = self.memory.last(self.index, top=True)
        if told is None or told.one or (told in self.parsed.groups and group.first - told.stop > 14):
            return
        top = told.bounds.high if told.bounds.high is not None else told.bounds.low
        members = [member for member in unit.groups if member.head != THING]
        over = sum(member.bounds.low for member in members) > top
        if not members or (over and not self._whole_list(unit, mark, top)):
            return
        for member in members:
            shot = member.rule.endswith(":shoot") and told.harm in (Harm.KILLED, Harm.INJURED)
            if (
                member.harm is None
                and member.head not in (PEOPLE, UNKNOWN)
                and self.low[member.stop : member.stop + 1] != ["by"]
            ):
                return
            if member.harm is not None and not (
                (told.harm is Harm.CASUALTIES and member.harm in (Harm.KILLED, Harm.INJURED))
                or (bracket and member.harm is told.harm and not member.more)
                or shot
            ):
                return
        for member in members:
            member.whole = told
            if member.harm is Harm.CASUALTIES:
                member.harm = told.harm
        self.opened = (told, sum(member.bounds.low for member in members), unit.stop)

    def _whole_list(self, unit: Unit, mark: str, top: int) -> bool:
        """Whether a list behind a colon is all of a count though it adds up to more ("11 dead: 6 civilians, 7 ...")."""
        people = all(member.head == PEOPLE and member.harm is None for member in unit.groups)
        ends = unit.stop >= self.size or self.low[unit.stop] in (".", ";", "!")
        smaller = all(member.bounds.low < top for member in unit.groups)
        return mark == ":" and len(unit.groups) > 1 and people and ends and smaller

    def _scattered(self, group: Group) -> bool:
        """ "39 were killed, police said: 31 at one mosque, seven at the other, and one who died": exactly all of it."""
        opened = self.low[max(group.first - (_LABEL if group.rule == "unsaid" else 1), 0) : group.first]
        if ":" not in opened:
            return False
        before = [other for other in self.parsed.groups if other.first < group.first and other.whole is None]
        stop = next((at for at in range(group.stop, self.size) if self.low[at] == ";"), self.size)
        listed = [g for g in self.parsed.groups if group.first <= g.first < stop and g.head != THING]
        harms = {other.harm for other in listed} - {None}
        total = sum(other.bounds.low for other in listed)
        last = next((other.harm for other in reversed(before) if other.harm is not None), None)
        told = next(
            (
                other
                for other in reversed(before)
                if other.harm is not None and not other.one and other.bounds.value == total
                and harms <= {other.harm} and (harms or other.harm is last)
            ),
            None,
        )  # fmt: skip
        if told is None or len(listed) < 2 or any(other.whole is not None for other in listed):
            return False
        for other in listed:
            other.whole = told
            self._settle(other)
        return True

    def _goes_on_breaking(self, unit: Unit) -> bool:
        """ "...: a woman killed and two men injured": the list of parts goes on behind a verb."""
        if self.opened is None:
            return False
        told, counted, stop = self.opened
        group = unit.groups[0]
        top = told.bounds.high if told.bounds.high is not None else told.bounds.low
        joined = group.first > stop and self.low[group.first - 1] in ("and", ",") and group.first - stop <= 4
        fits = counted + group.bounds.low <= top and told.harm is Harm.CASUALTIES and group.harm is not None
        if not (joined and fits and len(unit.groups) == 1):
            return False
        group.whole = told
        self.opened = (told, counted + group.bounds.low, unit.stop)
        return True

    def of_told(self, group: Group) -> None:
        """ "The island alone reported 74", "shelling accounted for eleven": some of the count told before."""
        if group.whole is not None or group.one or group.head not in (BARE, HARM, PEOPLE) or "total" in self.low:
            return
        caused = self.low[max(group.first - 2, 0) : group.first] == ["accounted", "for"]
        alone = self.low.index("alone") if "alone" in self.low[1 : group.first] else 0
        of_time = self.low[alone - 1] in TIMES or self.low[alone - 1] in _SPANS or self.low[alone - 1].isdigit()
        if not caused and (group.harm is None or not alone or of_time):
            return
        told = self.memory.last(self.index, harm=group.harm, top=True)
        if told is None or told in self.parsed.groups or group.bounds.low >= told.bounds.low:
            return
        group.whole = told
        self._settle(group)

    def whole_behind(self, group: Group) -> None:
        """ "24,686 have been identified, out of about 35,000 dead": the whole is told after its part."""
        at = group.first
        if group.whole is not None or group.harm is None or group.one or at < 2 or self.low[at - 1] != "of":
            return
        if self.low[at - 2] not in (",", "out", ")", "–", "—", "children", "women", "men"):
            return
        for other in reversed(self.parsed.groups):
            top = group.bounds.high if group.bounds.high is not None else group.bounds.low
            if other.first < at and other.harm is group.harm and other.whole is None and other.bounds.low < top:
                other.whole = group
                return

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

    def _marked(self, first: int) -> bool:
        at = first - 1
        while at >= 0 and (is_adverb(self.low[at]) or self.low[at] in (":", "were", "are", "also", "the")):
            at -= 1
        if at < 0:
            return False
        if self.low[at] in INCLUDE:
            return True
        if at > 1 and self.low[at] == ",":  # "Of these, 741 were killed by ..."
            return self.low[at - 2] in ("of", "among", "amongst") and self.low[at - 1] in ("them", "these", "those")
        return at > 0 and (
            (self.low[at - 1] in ("among", "amongst") and self.low[at] in ("them", "whom", "those"))
            or (self.low[at - 1] == "of" and self.low[at] in ("whom", "which", "them"))
        )

    def _whole_before(self, part: Group, first: int) -> Group | None:
        itself_a_part: Group | None = None
        for group in reversed(self.parsed.groups):
            if not _may_hold(group, part) or group.first >= first or group is part:
                continue
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
    return part.harm in (None, whole.harm) or whole.harm is Harm.CASUALTIES
