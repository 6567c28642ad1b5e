"""What happened to a group: the verb that governs it, or the predicate it is the subject of.

The clause grammar looks left for a verb of harm whose object the group is ("killing five"), else right for a predicate
("five, two of them women, were killed").
"""

from __future__ import annotations

from casualties.extract.harm.fitting import add_harm, fits
from casualties.extract.harm.predicates import Predicates
from casualties.extract.harm.triggers import Found
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, THING
from casualties.extract.people.units import Unit
from casualties.extract.words.grammar import BE, SUBORDINATORS
from casualties.extract.words.lexemes import Form
from casualties.model import Harm
from casualties.rulebook.harms import VerbFrame

__all__ = ["Attacher"]

_CLOSE = 9  # words behind a participle among which the verb of its sentence stands
_EITHER = {Harm.KILLED, Harm.INJURED}


class Attacher(Predicates):
    """Binds the groups of one sentence to its words of harm."""

    def attach(self) -> None:
        """Give every group of every unit the harm that the sentence says of it."""
        self._pronouns()
        for unit in self.units:
            for group in unit.groups:
                if group.head == HARM:
                    self._noun(group)
            self._unit(unit)
            for part in unit.parts:
                self._part(part)

    def _unit(self, unit: Unit) -> None:
        if unit.first > 1 and self.low[unit.first - 2 : unit.first] == [",", "not"]:
            return  # "twelve people, not 14 as was first reported, died"
        governing = self._governor(unit.first)
        for group in unit.groups:
            group.governed = self._governed(unit.first) is not None
        open_groups = [group for group in unit.groups if group.head not in (HARM, THING)]
        last = unit.groups[-1]
        if governing is None and last.head == HARM and last.harm is Harm.KILLED and self.low[last.stop - 1] == "killed":
            for group in open_groups:  # "22 troopers and 2 SPO killed"
                if group.head != BARE and group.anaphor is None:
                    add_harm(group, last.harm)
                    group.trigger, group.rule = last.trigger, "subject:killed"
            return
        if governing is None and len(unit.groups) > 1 and last.head == HARM and last.phrase.harm is not None:
            self._shared_noun(open_groups, last)
        if not open_groups:
            return
        if governing is not None and any(fits(group, governing, "object", self.tokens) for group in open_groups):
            last = unit.groups[-1]
            own = self.by_start.get(unit.stop) if len(unit.groups) > 1 else None
            if own is not None and not (own.takes_subject and (own.finite or self._hurt_too(last, own, governing))):
                own = None
            for group in open_groups:
                if own is not None and group is last:
                    self._assign([group], own, "subject")
                else:
                    self._assign([group], governing, "object")
            state = self.by_start.get(unit.stop)
            if state is not None and state.takes_subject and not state.finite and own is None:
                self._assign(open_groups, state, "state")
            self._other_verbs(open_groups, governing)
            return
        if self._fatal(open_groups[-1]):
            return
        inverted = self._inverted(unit.first) or self._together(unit.first)
        if inverted is not None:
            for group in open_groups:
                add_harm(group, inverted[0])
                group.trigger, group.rule = inverted[1], "inverted"
                if inverted[2] and group.anaphor is None:
                    group.anaphor, group.of_harm = "harm", inverted[0]
            return
        self._subject(unit, open_groups)

    def _shared_noun(self, groups: list[Group], last: Group) -> None:
        """ "Eight Palestinian and six Israeli fatalities": the adjectives share their noun."""
        noun = last.phrase.harm
        for group in groups if noun is not None and noun.event else ():
            adjective = group.who.nationality is not None and not self.low[group.stop - 1].endswith("s")
            if adjective and group.harm is None and last.harm is not None:
                add_harm(group, last.harm)
                group.trigger, group.rule = last.trigger, last.rule

    def _hurt_too(self, last: Group, own: Found, governing: Found) -> bool:
        """ "The death of 46 and 60 others wounded": the last of a list goes with the participle behind it."""
        apart = {own.what.harm, governing.what.harm} == _EITHER
        return apart and (last.others or last.more or governing.what.id.startswith("noun"))

    def _pronouns(self) -> None:
        """ "Dragged nine men from a bus and shot them dead": the pronoun is the group that a verb before took."""
        for found in self.triggers:
            if found.used or found.passive or not found.takes_object or found.what.frame is not VerbFrame.TRANSITIVE:
                continue
            at = found.stop
            if at >= self.size or self.low[at] not in ("them", "him", "her"):
                tail = self.low[found.first + 1 : found.first + 2]
                if tail not in (["them"], ["him"], ["her"]):
                    continue
            unit = self._object_before(found, plural=self.low[min(at, self.size - 1)] == "them")
            if unit is not None:
                people = [group for group in unit.groups if group.head == PEOPLE]
                self._assign(people, found, "pronoun")
                for group in people if self.low[at + 1 : at + 2] == ["dead"] else ():
                    add_harm(group, Harm.KILLED)

    def _object_before(self, found: Found, *, plural: bool) -> Unit | None:
        """The counted group nearest before a verb that is no subject; None where other people stand between."""
        before = [unit for unit in self.units if unit.stop <= found.start and unit.groups[-1].head == PEOPLE]
        if not before or self._governed(before[-1].first) != "word":
            return None
        unit = before[-1]
        if plural == unit.groups[0].one and len(unit.groups) == 1:
            return None
        between = range(unit.stop, found.start)
        return None if any(self.lexicon.people.at(self.low, n) for n in between) else unit

    def _fatal(self, group: Group) -> bool:
        """ "Four of them fatal", "1 fatally": the part that was killed."""
        at = group.stop
        if group.head != BARE or at >= self.size or self.low[at] not in ("fatal", "fatally"):
            return False
        add_harm(group, Harm.KILLED)
        group.anaphor = "them"
        group.trigger, group.rule = (at, at + 1), "part"
        return True

    def _subject(self, unit: Unit, open_groups: list[Group]) -> None:
        governed = self._governed(unit.first)
        if governed == "word" and self._behind_clause(unit):
            governed = None
        found = self._predicate(unit.stop, unit, strict=governed is not None)
        if found is None and governed is None:
            found = self._shared(unit)
        if found is None:
            self._among(unit, open_groups)
            return
        if self._of_whom(unit, found):
            return
        acts = found.finite and found.start == unit.stop and self.low[found.start] != "being"
        if governed == "preposition" and acts and not self._relative(unit.stop):
            return
        self._assign(open_groups, found, "subject")
        self._more_predicates(open_groups, found)
        for group in open_groups:
            if group.nested is not None and group.nested.harm is None and self._of_nested(unit, found):
                self._assign([group.nested], found, "subject")  # "half of the 40 people who died"

    def _behind_clause(self, unit: Unit) -> bool:
        """Whether a clause that opens its sentence ends before one person ("When police came the driver was dead")."""
        if self.low[0] not in SUBORDINATORS or self.low[unit.first] != "the" or not unit.groups[0].one:
            return False
        before = range(unit.first)
        return not any(at in self.unit_at or at in self.by_start or self.low[at] == "," for at in before)

    def _of_nested(self, unit: Unit, found: Found) -> bool:
        """Whether a predicate is said of the whole ("half of the 40 who died", "three of the four killed were ...")."""
        if self._relative(unit.stop):
            return True
        behind = self.low[found.stop : found.stop + _CLOSE]
        reduced = found.start == unit.stop and not found.finite and found.what.form == Form.PAST
        return reduced and any(word in BE for word in behind)

    def _part(self, part: Group) -> None:
        """A part may say its own harm ("of whom 74 died", "four of them fatal")."""
        if part.head == HARM:
            self._noun(part)
            return
        found = self._predicate(part.stop, None, strict=True)
        if found is not None and not (found.used and found.start > part.stop):
            self._assign([part], found, "part")
        elif part.stop < self.size and self.low[part.stop] in ("fatal", "fatally", "dead"):
            add_harm(part, Harm.KILLED)
            part.trigger, part.rule = (part.stop, part.stop + 1), "part"
