"""What stands behind a group between marks: its parts, who all of it is, or words in brackets."""

from __future__ import annotations

from dataclasses import dataclass, field

from casualties.extract.people.appositions import DASHES, JOINED, Appositions
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, THING
from casualties.extract.people.who import who_of
from casualties.extract.text.tokens import WORD
from casualties.extract.words.grammar import BE, HAVE, INCLUDE

__all__ = ["DASHES", "JOINED", "Inserts", "Unit"]

_BEHIND = frozenset("from of in at aboard near".split())
_DEEPEST = 3  # lists within lists that a writer may set


@dataclass(slots=True, eq=False)
class Unit:
    """Groups in one list and the token after all that belongs to them (their parts too)."""

    groups: list[Group]
    stop: int
    parts: list[Group] = field(default_factory=list)
    of_uncounted: bool = False

    @property
    def first(self) -> int:
        """The first token."""
        return self.groups[0].first


def _may_be(member: Group, whole: Group) -> bool:
    """Whether one of a list may be of the people counted before it: nothing said of both differs."""
    one, other = member.who, whole.who
    pairs = ((one.status, other.status), (one.age, other.age), (one.sex, other.sex), (one.role, other.role))
    return all(None in pair or pair[0] == pair[1] for pair in pairs)


class Inserts(Appositions):
    """Reads the inserts behind the groups of one sentence; `unit` of the reader above reads the lists in them."""

    def unit(self, group: Group, *, inside: bool = False) -> Unit:
        """The list that begins with a group."""
        raise NotImplementedError

    def _insert(self, unit: Unit, group: Group) -> int | None:
        """The token after one insert behind a member: its parts, what it is, or words in brackets; None for none."""
        low, size, at = self.low, self.size, unit.stop
        if at >= size or self.depth > _DEEPEST:
            return None
        at = self._behind_phrase(at, group)
        opened = low[at]
        inner = at
        if opened in ("who", "whose") and group.one:
            return self._past_relative(at)
        if opened in (",", "(", "[", ";") or opened in DASHES or opened == ":":
            inner = at + 1
        if inner >= size:
            return None
        marked = self._marker(inner)
        if opened == ";" and marked is None:
            return None
        if marked is not None:
            return self._parts(unit, group, marked, opened)
        part = self.at.get(inner)
        if part is not None and id(part) not in self.read and inner > at:
            if opened == "," and low[part.amount.left] in ("both", "all") and part.bounds == group.bounds:
                group.who = part.who.over(group.who) if part.head == PEOPLE else group.who
                self.read.add(id(part))  # "two young men, both cousins,"
                end = next((n for n in range(part.stop, min(part.stop + 5, size)) if low[n] == ","), part.stop)
                return self._closed(end, ",")
            if part.anaphor == "them":
                listed = self.unit(part, inside=True)
                self._take(unit, group, listed.groups)
                unit.parts.extend(listed.parts)
                return self._closed(listed.stop, opened)
            if opened in ("(", "[") or opened in DASHES or opened == ":":
                return self._bracketed(unit, group, part, opened)
            if opened == "," and group.one and part.one:
                return self._is_one(group, part)
            return self._added_between(unit, group, part) if opened == "," else None
        if opened == ",":
            return self._called_so(group, inner) or self._apposition(group, inner)
        if opened in ("(", "["):
            close = self._close(at)
            return self._past_noun_of(group, close) if close is not None and not self._counts(inner, close) else None
        if opened in ("–", "—") and part is None:
            thing = self.at.get(inner)
            return None if thing is None or thing.head != THING else self._closed(thing.stop, opened)
        return None

    def _past_noun_of(self, group: Group, at: int) -> int:
        """The token behind the noun that a name in brackets parts from its name ("Free Army (FA) fighters")."""
        person = self.lexicon.people.at(self.low, at) if at < self.size and at not in self.at else None
        if person is None or not person[1].plural or group.one:
            return at
        group.who = who_of(person[1]).over(group.who)
        return at + person[0]

    def _behind_phrase(self, at: int, group: Group) -> int:
        """The comma behind "12 civilians from one family, eight of them children"; else the same token."""
        if self.low[at] not in _BEHIND or group.one:
            return at
        for index in range(at + 1, min(at + 8, self.size - 1)):
            if self.low[index] == ",":
                part = self.at.get(index + 1)
                return index if part is not None and part.anaphor == "them" and id(part) not in self.read else at
            if self.tokens.kind[index] != WORD or index in self.at or self.lexicon.triggers.at(self.low, index):
                return at
        return at

    def _added_between(self, unit: Unit, group: Group, part: Group) -> int | None:
        """ "Four others, two men and two women, were hurt": parts that add up to the whole, between commas."""
        if part.head != PEOPLE or group.bounds.value is None or group.one:
            return None
        before = set(self.read)
        listed = self.unit(part, inside=True)
        total = sum(member.bounds.low for member in listed.groups)
        fits = all(_may_be(member, group) for member in listed.groups)
        if total != group.bounds.low or self.low[listed.stop : listed.stop + 1] != [","] or len(listed.groups) < 2:
            fits = False
        if not fits:
            self.read = before
            return None
        self._take(unit, group, listed.groups)
        return listed.stop + 1

    def _marker(self, at: int) -> int | None:
        """The token after words that open a list of parts."""
        low = self.low
        word = low[at]
        if word in INCLUDE:
            stop = at + 1
            if stop < self.size and low[stop] == ".":
                stop += 1
            return stop if word != "comprising" or stop < self.size else None
        if word in ("among", "amongst") and at + 1 < self.size and low[at + 1] in ("them", "whom", "these", "those"):
            return at + 2 + (at + 2 < self.size and low[at + 2] in (":", "were", "are"))
        if word == "of" and at + 1 < self.size and low[at + 1] in ("whom", "which"):
            return at + 2
        return None

    def _parts(self, unit: Unit, group: Group, at: int, opened: str) -> int | None:
        while (
            at < self.size
            and self.low[at] in ("also", ":", ",", "both", "possibly", "reportedly", "the")
            and at not in self.at
        ):
            at += 1
        part = self.at.get(at)
        if part is None or id(part) in self.read:
            return self._closed_after(at, opened)
        if part.head == THING:
            return self._closed(part.stop, opened)
        listed = self.unit(part, inside=True)
        self._take(unit, group, listed.groups)
        unit.parts.extend(listed.parts)
        return self._closed(self._tail(listed.stop, opened), opened)

    def _tail(self, stop: int, opened: str) -> int:
        """The comma that closes "..., including 12 victims of torture,", where a predicate follows it."""
        low, size = self.low, self.size
        if opened != ",":
            return stop
        for at in range(stop, min(stop + 7, size - 1)):
            if low[at] == ",":
                acts = low[at + 1] in BE or low[at + 1] in HAVE or self.lexicon.triggers.at(low, at + 1) is not None
                return at if acts else stop
            if at in self.at or low[at] in BE or low[at] in HAVE or self.lexicon.triggers.at(low, at):
                return stop
        return stop

    def _bracketed(self, unit: Unit, group: Group, part: Group, opened: str) -> int | None:
        if part.head == THING:
            return self._close(unit.stop) if opened in ("(", "[") else self._closed(part.stop, opened)
        if part.one and opened in DASHES:
            return None
        if part.head == BARE and part.bounds.value is not None and opened in ("(", "["):
            close = self._close(unit.stop)
            self._by_place(unit, group, part, close)
            return close
        before = set(self.read)
        listed = self.unit(part, inside=True)
        known = [member.bounds for member in listed.groups]
        total = sum(bounds.low for bounds in known)
        whole = group.bounds.high if group.bounds.high is not None else group.bounds.low
        alike = all(member.harm in (None, group.harm) or group.head == HARM for member in listed.groups)
        if total > whole or not alike or any(member.head == BARE for member in listed.groups):
            self.read = before
            return None
        self._take(unit, group, listed.groups)
        unit.parts.extend(listed.parts)
        return self._closed(listed.stop, opened)

    def _by_place(self, unit: Unit, group: Group, part: Group, close: int | None) -> None:
        """ "18 deaths (12 in Batangas, 4 in Cavite, 2 in Laguna)": bare parts, each with its place."""
        if close is None or self.low[part.stop] not in ("in", "at", "from", "near"):
            return
        parts = [self.at[at] for at in range(part.first, close) if at in self.at]
        alike = all(one.head == BARE and self.low[one.stop] == self.low[part.stop] for one in parts)
        if alike and sum(one.bounds.low for one in parts) <= (group.bounds.high or group.bounds.low):
            self._take(unit, group, parts)

    def _take(self, unit: Unit, whole: Group, parts: list[Group]) -> None:
        for part in parts:
            part.whole = whole
            self.read.add(id(part))
            unit.parts.append(part)
