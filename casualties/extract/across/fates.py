"""What became of people counted before: "a boat with 20 migrants sank; all drowned", "there were no survivors".

The count stands where nobody is yet harmed ("six people on board"), or was taken ("abducted four civilians"); words
behind it say of all of them that they were killed.
"""

from __future__ import annotations

from collections.abc import Iterator

from casualties.extract.across.told import Told, View
from casualties.extract.harm.parse import Parsed
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, PEOPLE
from casualties.extract.words.grammar import BE, HAVE, QUOTES, is_adverb
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm

__all__ = ["Fates"]

_TAKEN = (Harm.ABDUCTED, Harm.DETAINED, Harm.MISSING)
_NEAR = 2  # sentences in which "they" may still be those who were taken
_LED = 4  # tokens that may stand between the subject and its verb
_SUBJECT = 3  # tokens in which the subject of a sentence begins
_CLAUSE = frozenset(", ; : . – — - and but where when".split())
_LINKS = BE | HAVE
_UNDONE = frozenset("not never yet to if".split())
_ABOARD = ("on", "aboard", "inside")


class Fates(View):
    """Finds that all of those counted before were killed, where the text says it without counting them again."""

    def __init__(self, parsed: Parsed, memory: Told, lexicon: Lexicon, before: Parsed | None) -> None:
        """`before` is the sentence right before this one, where it was read."""
        super().__init__(parsed, memory, lexicon)
        self.before = before

    def killed(self) -> None:
        """Give those counted last the harm of "all of them died", "none survived", "killing everyone on board"."""
        for group in self.parsed.groups:
            if group.head == BARE and group.harm is Harm.KILLED and self.low[group.first] == "all":
                self._name(group)
        pointing = self.words["pointing"]
        if pointing.isdisjoint(self.low) and self.low[:1] != ["the"]:
            return
        for at, word in enumerate(self.low):
            points = word in pointing or (at == 0 and word == "the")
            if points and (self._died(at) or self._spared_none(at) or self._object(at) or self._bodies(at)):
                self._harm_those_before(at)
                return

    def _name(self, group: Group) -> None:
        """ "All four were shot dead": who the four are, where so many were counted right before, not yet harmed."""
        for told in self._counted_before(group.first):
            if told.bounds == group.bounds and told.harm is None and self._is_count(told):
                group.who, group.head, group.attacker = group.who.over(told.who), PEOPLE, told.attacker
                return

    def _opens(self, at: int) -> bool:
        """Whether a clause begins at a token."""
        return at == 0 or self.low[at - 1] in _CLAUSE or self.low[at - 1] in QUOTES

    def _died(self, at: int) -> bool:
        """ "All of them died", "both were shot dead", "the hostages were found dead"."""
        stop = self._subject(at)
        counted = any(group.first <= at < group.stop and group.harm is not None for group in self.parsed.groups)
        if stop is None or counted or not self._opens(at):
            return False
        return any(
            found.what.harm is Harm.KILLED
            and found.takes_subject
            and found.finite
            and found.first >= stop
            and found.start <= stop + _LED
            and all(is_adverb(self.low[n]) for n in range(stop, found.start))
            for found in self.parsed.triggers
        )

    def _subject(self, at: int) -> int | None:
        """The token after a subject that is all of those before; None for any other."""
        low, word = self.low, self.low[at]
        if word == "the" and low[at + 1 : at + 2] and low[at + 1] in self.lexicon.captives:
            return at + 2 if at < _SUBJECT else None
        if word in ("they", "both"):
            at += 1
            return at + 2 if low[at : at + 2] == ["of", "them"] else at + (low[at : at + 1] in (["all"], ["both"]))
        return self._everybody(at) if word in ("all", "everyone", "everybody") else None

    def _everybody(self, at: int) -> int:
        """The token after "all", "all of them", "all on board", "everyone aboard"."""
        low, stop = self.low, at + 1
        if low[stop : stop + 2] == ["of", "them"]:
            stop += 2
        if low[stop : stop + 1] and low[stop] in _ABOARD:
            stop += 1 + (low[stop + 1 : stop + 2] == ["board"])
        return stop

    def _spared_none(self, at: int) -> bool:
        """ "None survived", "nobody on board survived", "there were no survivors"."""
        low = self.low
        if low[at] == "survivors":
            ends = at + 1 >= self.size or low[at + 1] in (".", ",", ";", "!") or low[at + 1] in _ABOARD
            return ends and at > 0 and low[at - 1] == "no"
        if low[at] not in ("none", "nobody", "no-one"):
            return False
        stop = self._everybody(at)
        return self._opens(at) and low[stop : stop + 1] in (["survived"], ["survives"])

    def _object(self, at: int) -> bool:
        """ "Killing all of them", "killed everyone on board"; not "killing all hope", "killed all 20"."""
        taken = any(
            found.stop == at and found.takes_object and found.what.harm is Harm.KILLED for found in self.parsed.triggers
        )
        if not taken:
            return False
        if self.low[at] in ("both", "them"):
            stop = at + 1 + (self.low[at + 1 : at + 2] in (["all"], ["both"]))
        else:
            stop = self._everybody(at)
        ends = stop >= self.size or self.low[stop] in (".", ",", ";", "!", "and")
        return ends and (self.low[at] in ("both", "them", "everyone", "everybody") or stop > at + 1)

    def _bodies(self, at: int) -> bool:
        """ "Their bodies were found", "rescuers recovered all their bodies"; not "they search for their bodies"."""
        low, found = self.low, self.words["bodies-found"]
        if low[at] not in ("their", "whose") or low[at + 1 : at + 2] not in (["bodies"], ["remains"], ["corpses"]):
            return False
        before, behind = low[max(at - _LED, 0) : at], low[at + 2 : at + 2 + _LED]
        said = not found.isdisjoint(behind) and not _LINKS.isdisjoint(behind)
        return (said or not found.isdisjoint(before)) and _UNDONE.isdisjoint(before + behind)

    def _harm_those_before(self, at: int) -> None:
        """Take those counted last before a token for killed; nobody where others, harmed already, stand nearer."""
        for group in self._counted_before(at):
            if group.harm is None and self._is_count(group):
                unit = next((unit for unit in self._units() if group in unit), [group])
                for member in unit:
                    if member.harm is None and self._is_count(member):
                        member.harm, member.rule = Harm.KILLED, "fate"
                        self.memory.told.append((self.index, member))
                return
            if group.harm in _TAKEN and not group.one and group.whole is None:
                if Harm.KILLED not in group.more_harms:
                    group.more_harms.append(Harm.KILLED)
                return
            if group.harm is not None:
                return

    def _counted_before(self, at: int) -> Iterator[Group]:
        """The groups that words at a token may point back to, the nearest first."""
        here = [group for group in self.parsed.groups if group.first < at and not group.dropped]
        yield from reversed(here)
        if at > _SUBJECT and here:
            return
        if self.before is not None:
            yield from reversed([group for group in self.before.groups if group.head == PEOPLE])
        for index, group in reversed(self.memory.told):
            if self.index - index > _NEAR:
                return
            if index != self.index and index not in self.memory.titles and group.whole is None:
                yield group

    def _units(self) -> list[list[Group]]:
        read = (self.parsed,) if self.before is None else (self.parsed, self.before)
        return [unit.groups for each in read for unit in each.units]

    def _is_count(self, group: Group) -> bool:
        """Whether a group is so many people by number, of whom nothing else is told."""
        counted = group.head == PEOPLE and group.amount.kind == "number" and not group.amount.year
        return counted and group.whole is None and group.anaphor is None
