"""Parts of a whole: "..., including 21 children", "eight died: a father, his wife and six children".

A part takes its whole's harm, and of its victims what it does not say itself.
"""

from __future__ import annotations

from casualties.extract.across.told import Told
from casualties.extract.across.wholes import Wholes
from casualties.extract.harm.parse import Parsed
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, THING, UNKNOWN
from casualties.extract.people.units import Unit
from casualties.extract.words.grammar import TIMES
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm

__all__ = ["Parts"]


_LABEL = 4  # words of a name before its count, and the mark before it
_WHERE = (["in"], ["at"], ["from"], ["near"])
_SPANS = frozenset("day days week weeks month months year years hours period quarter half".split())


class Parts(Wholes):
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
        if unit is None or unit.groups[0] is not group or group.rule == "by-place":
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
        if bracket and self._places_in_bracket(group, told, top):
            return
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

    def _places_in_bracket(self, group: Group, told: Group, top: int) -> bool:
        """ "39 people dead (35 in Kapan, 4 in Goris)": bare parts of a count, each with its place."""
        close = next((at for at in range(group.stop, self.size) if self.low[at] in (")", "]")), self.size)
        listed = [other for other in self.parsed.groups if group.first <= other.first < close]
        bare = all(
            one.head == BARE and one.harm is None and self.low[one.stop : one.stop + 1] in _WHERE for one in listed
        )
        if len(listed) < 2 or not bare or sum(one.bounds.low for one in listed) > top:
            return False
        for one in listed:
            one.whole, one.rule = told, "part"
            self._settle(one)
        return True

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
