"""Groups joined with one another: lists ("five civilians and three soldiers"), relatives who add up to one number."""

from __future__ import annotations

from casualties.extract.people.group import Group, added_up
from casualties.extract.people.inserts import JOINED, Unit
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, THING, UNKNOWN
from casualties.extract.people.speakers import Speakers
from casualties.extract.people.who import EVERYONE, Who
from casualties.extract.text.tokens import MARK, Tokens
from casualties.extract.words.grammar import BE, HAVE, POSSESSIVES, PREPOSITIONS, QUOTES, SAYING
from casualties.extract.words.lexicon import Lexicon
from casualties.rulebook.harms import VerbFrame

__all__ = ["Unit", "units"]

_REACHED = frozenset("reached hit passed topped to at stood stands was is".split())
_WHERE = frozenset("in at of from near on inside outside".split())
_BEHIND = _WHERE | {"of", "with", "aboard"}
_OPENS = frozenset(", ; : – — that and".split())
_LONG_JOINS = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("in", "addition", "to"), ("alongside",))


class _Reader(Speakers):
    """Reads units from the groups of one sentence."""

    def unit(self, group: Group, *, inside: bool = False) -> Unit:
        """The list that begins with a group; `inside` an "including" the members may have places between them."""
        self.depth += 1
        unit = Unit([group], group.stop)
        self._member(unit, group)
        while True:
            joined = self._join(unit.stop, unit.groups[-1], inside=inside)
            if joined is None:
                break
            _share_noun(unit.groups[-1], joined, self.tokens)
            unit.groups.append(joined)
            unit.stop = joined.stop
            self._member(unit, joined)
        self._add_relatives(unit)
        self.depth -= 1
        return unit

    def _member(self, unit: Unit, group: Group) -> None:
        self.read.add(id(group))
        if group.nested is not None:
            self.read.add(id(group.nested))
            group.whole = group.nested
            unit.stop = max(unit.stop, group.nested.stop)
        while True:
            stop = self._insert(unit, group)
            if stop is None:
                return
            unit.stop = stop

    def _join(self, at: int, last: Group, *, inside: bool) -> Group | None:
        low, size = self.low, self.size
        start = at
        if inside and at < size and (low[at] in PREPOSITIONS) and low[at] not in ("by", "after", "before", "than"):
            at = self._past_place(at)
        elif at < size and low[at] in _BEHIND and last.head == PEOPLE:
            at = self._past_thing(at, last)
        comma = at < size and low[at] in (",", "，")
        at += comma
        joined = False
        for words in _LONG_JOINS:
            if tuple(low[at : at + len(words)]) == words:
                if inside and comma:
                    return None  # "seven protesters, including a boy, as well as a guard"
                at += len(words)
                joined = True
                break
        if not joined and at < size and low[at] in JOINED:
            at += 1
            joined = True
        spared = not joined and self._spared(at, last)
        at += spared
        if not (comma or joined or spared):
            return None
        while (
            at < size
            and low[at] in ("also", "possibly", "probably", "then", "including", *QUOTES)
            and at not in self.at
        ):
            if low[at] == "including":
                return None
            at += 1
        group = self.at.get(at)
        if group is None or id(group) in self.read or group.anaphor == "them" or start == self.size:
            return None
        if last.one and comma and not joined and self._speaks(last):
            return None
        none = (group.amount.kind == "none") != (last.amount.kind == "none")
        if THING in (group.head, last.head) or (none and not spared and not self._none_of(group, last)):
            return None
        if not inside and (group.head == HARM) != (last.head == HARM):
            return None if group.head == BARE or last.head in (HARM, BARE) else group
        if joined and last.head == BARE and group.head == PEOPLE and self._of_toll(last):
            return None
        if comma and not joined and not inside and (BARE in (last.head, group.head) or group.head == UNKNOWN):
            return None
        if comma and not joined and self._are_sources(group):
            return None
        if comma and joined and inside and self._acts(group.stop):
            return None
        return group

    def _spared(self, at: int, last: Group) -> bool:
        """Whether "but no soldiers" stands at a token: who was not harmed, beside those who were."""
        none = self.at.get(at + 1) if at < self.size and self.low[at] == "but" else None
        return none is not None and none.amount.kind == "none" and none.head == last.head == PEOPLE

    def _none_of(self, group: Group, last: Group) -> bool:
        """Whether "four rebels and no soldiers" are one list: its verb, where it comes behind, is of both."""
        sort = self.low[group.first] == "no" and group.stop > group.amount.right and group.head == last.head == PEOPLE
        verb = group.stop < self.size and (self.low[group.stop] in BE or self.low[group.stop] in HAVE)
        return sort and (not verb or self._opens_clause(last))

    def _of_toll(self, group: Group) -> bool:
        """Whether a bare number ends what a toll has come to ("the count reached 37 and 43 people got injured")."""
        if group.first < 2 or self.low[group.first - 1] not in _REACHED:
            return False
        return any(self.lexicon.tolls.at(self.low, at) for at in range(max(group.first - 12, 0), group.first - 1))

    def _opens_clause(self, group: Group) -> bool:
        """Whether a group is the subject that its clause opens with, or goes on the list that does."""
        return group.first == 0 or self.low[group.first - 1] in _OPENS or self.low[group.first - 1] in SAYING

    def _past_thing(self, at: int, last: Group) -> int:
        """The comma or "and" behind "of a minibus", "in Hama", where the list goes on; else the same token."""
        past = self._past_noun(at) if self._opens_clause(last) else at
        if past == at and last.one and self.low[at] in _WHERE:
            after = self._past_place(at)
            return after if after < self.size and self.low[after] in (",", "and") else at
        return past

    def _past_noun(self, at: int) -> int:
        for inner in range(at + 1, min(at + 8, self.size - 1)):
            if self.low[inner] in (",", "and"):
                following = self.at.get(inner + 1 + (self.low[inner + 1] == "and"))
                return inner if following is not None and following.head == PEOPLE else at
            between = self.at.get(inner)
            if self.tokens.kind[inner] == MARK or (between is not None and between.head != THING):
                return at
            harm = self.lexicon.triggers.at(self.low, inner)
            if harm is not None and not harm[1].needs:
                return at
        return at

    def _acts(self, at: int) -> bool:
        """Whether a group has a verb of its own ("..., including three girls, and one person died")."""
        if at >= self.size:
            return False
        trigger = self.lexicon.triggers.at(self.low, at)
        return (
            self.low[at] in BE
            or self.low[at] in HAVE
            or (trigger is not None and trigger[1].frame is VerbFrame.INTRANSITIVE)
        )

    def _past_place(self, at: int) -> int:
        """The token after "in Hama", "in Damascus and its countryside"."""
        low, size = self.low, self.size
        inner = at + 1
        while inner < min(at + 8, size):
            if inner in self.at and self.at[inner].amount.kind != "article":
                break
            if low[inner] == "and" and inner + 1 < size and (low[inner + 1] in POSSESSIVES or low[inner + 1] == "the"):
                inner += 2
                continue
            if self.tokens.kind[inner] == MARK and low[inner] not in QUOTES:
                break
            if inner > at + 1 and self._ends_place(inner):
                break
            if low[inner] in ("and", "or", "&") or low[inner] in BE or low[inner] in HAVE:
                break
            inner += 1
        return inner

    def _ends_place(self, at: int) -> bool:
        """Whether what befell those told before stands at a token ("a man in his 70s died")."""
        found = self.lexicon.triggers.at(self.low, at)
        return found is not None and found[1].frame is VerbFrame.INTRANSITIVE and not found[1].needs

    def after_marker(self, at: int) -> bool:
        """Whether words that open a list of parts stand right before a token."""
        return any(start >= 0 and self._marker(start) == at for start in (at - 1, at - 2, at - 3))

    def _add_relatives(self, unit: Unit) -> None:
        """One group out of relatives, or of persons by name, in one list ("his two sons and his brother")."""
        members = unit.groups
        if len(members) > 1 and all(member.by_name for member in members):
            unit.groups = [added_up(tuple(members))]
            unit.groups[0].by_name = True
            self.read.add(id(unit.groups[0]))
            return
        owned = [member for member in members if self._is_relative(member) and member.owned_kin]
        if len(members) < 2 or not owned or (owned == members[:1] and not _is_kin(members[0])):
            return
        if not all(self._is_relative(member) or index == 0 for index, member in enumerate(members)):
            return
        if members[0].head != PEOPLE or members[0].amount.kind in ("none", "vague"):
            return
        merged = added_up(tuple(members))
        merged.definite = members[0].definite
        for part in unit.parts:
            if part.whole in members:
                part.whole = merged
        unit.groups = [merged]
        self.read.add(id(merged))

    def _is_relative(self, group: Group) -> bool:
        noun = group.phrase.noun
        return noun is not None and (noun.kin or noun.id in ("children", "boys", "girls", "women-and-children"))


def _share_noun(group: Group, following: Group, tokens: Tokens) -> None:
    """ "14 SNA and 9 SDF fighters": the noun is said once for both sides."""
    named = group.head == UNKNOWN and tokens.raw[group.stop - 1].isupper()
    if named and following.head == PEOPLE and following.phrase.noun is not None and group.who == EVERYONE:
        group.who = Who(following.who.status, role=following.who.role)


def _is_kin(group: Group) -> bool:
    return group.phrase.noun is not None and group.phrase.noun.kin


def units(tokens: Tokens, found: list[Group], lexicon: Lexicon) -> list[Unit]:
    """The units of a sentence in order; parts are inside the unit of their whole."""
    reader = _Reader(tokens, found, lexicon)
    result: list[Unit] = []
    for group in found:
        if id(group) not in reader.read:
            inside = reader.after_marker(group.first)
            stated = "total" in tokens.low[max(group.first - 2, 0) : group.number[0]]
            if inside and group.head == HARM and group.harm is not None and group.anaphor is None and not stated:
                group.anaphor, group.of_harm = "harm", group.harm  # "found all of them, including one fatality"
            result.append(reader.unit(group, inside=inside))
    return result
