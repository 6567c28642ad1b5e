"""What a bare number leaves out: its verb ("so far this week, three more") and its noun ("killed five and hurt 12")."""

from __future__ import annotations

from casualties.extract.across.told import View
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, UNKNOWN
from casualties.extract.people.who import EVERYONE, common
from casualties.extract.words.grammar import BE, HAVE, MODALS, PREPOSITIONS, TIMES, is_adverb
from casualties.model import Harm

__all__ = ["LeftOut"]

_ELSEWHERE = frozenset("elsewhere nearby outside".split())
_AT = frozenset("in on at by near outside around across".split())
_SPOTS = frozenset(
    "capital city town village district province north south east west centre center port region".split()
)


class LeftOut(View):
    """Fills in verbs and nouns that a sentence leaves out."""

    def elliptic(self, group: Group) -> None:
        """ "So far this week, three more"; "in Eswatini, two": a clause without a verb takes that of the one before."""
        if self._in_all(group):
            return
        if (
            (group.head != BARE and not group.others)
            or group.governed
            or group.amount.year
            or group.one
            or group.anaphor is not None
        ):
            return
        if (
            group.amount.kind not in ("number", "vague")
            or self.low[group.amount.left] == "another" == self.low[group.first]
        ):
            return
        stop = group.stop
        ends = (
            stop >= self.size or self.low[stop] in (".", ";", ",", "!", ")") or self.low[stop] in ("in", "at", "near")
        )
        if not ends and not self._parallel(group):
            return
        start = group.first
        while start and self.low[start - 1] not in (";", ".", ":"):
            start -= 1
        clause = self.low[start : group.first]
        if not self._parallel(group) and any(
            self.lexicon.triggers.at(self.low, at) for at in range(start, group.first)
        ):
            return
        opens = start > 0 and self.low[start - 1] == ";"
        if stop < self.size and self.low[stop] == "by" and self._share_of_told(group):
            return
        parallel = self._parallel(group)
        if not (group.more or (opens and clause and clause[0] in PREPOSITIONS) or parallel):
            return
        if not parallel and any(word in BE or word in HAVE or word in MODALS for word in clause):
            return
        if parallel and self._share_goes_on(group):
            return
        limit = group.first if parallel else start
        before = next(
            (
                other
                for other in reversed(self.parsed.groups)
                if other.first < limit and other.harm is not None and other.whole is None
            ),
            None,
        ) or (self.memory.last(self.index, top=True) if start == 0 and group.more else None)
        if before is not None:
            group.harm, group.rule, group.trigger = before.harm, "elliptic", None
            if before.head == PEOPLE and group.more:
                group.who = before.who

    def _share_goes_on(self, group: Group) -> bool:
        """ "Of these, 84 were hurt in Sindh, 38 in Punjab": the next of the parts, where it still fits in."""
        before = [other for other in self.parsed.groups if other.first < group.first and other.harm is not None]
        whole = before[-1].whole if before else None
        if whole is None or (before[-1].head == PEOPLE and before[-1].rule == "attribute"):
            return False
        told = sum(other.bounds.low for other in before if other.whole is whole)
        if whole.bounds.high is not None and told + group.bounds.low > whole.bounds.high:
            return False
        group.whole, group.harm, group.who, group.rule = whole, before[-1].harm, before[-1].who, "elliptic"
        return True

    def _share_of_told(self, group: Group) -> bool:
        """ "... injured five others; four by gunfire, one by a fall": parts of the count just told."""
        for other in reversed(self.parsed.groups):
            if other.first >= group.first or other.harm is None or other.whole is not None:
                continue
            if other.bounds.low < group.bounds.low:
                return False
            group.whole, group.harm, group.who, group.rule = other, other.harm, other.who, "part"
            return True
        return False

    def _in_all(self, group: Group) -> bool:
        """ "... killed 9 people a day, 140 people in all": a sum of what the sentence told."""
        if group.head not in (BARE, PEOPLE) or not group.first or self.low[group.first - 1] not in (",", "and", ";"):
            return False
        after = self.low[group.stop : group.stop + 2]
        if after not in (["in", "all"], ["in", "total"]) and after[:1] != ["altogether"]:
            return False
        told = [other.harm for other in self.parsed.groups if other.first < group.first and other.harm is not None]
        told = told or [found.what.harm for found in self.parsed.triggers if found.stop <= group.first]  # of a rate
        if told:
            group.harm, group.rule = told[-1], "elliptic"
            self._sums_up(group)
        return bool(told)

    def _sums_up(self, group: Group) -> None:
        """ "12 in the first hamlet, 9 in the second, 21 altogether": the listed are parts of their sum."""
        listed = [
            other
            for other in self.parsed.groups
            if other.first < group.first and other.harm is group.harm and other.whole is None
        ]
        if len(listed) > 1 and sum(other.bounds.low for other in listed) == group.bounds.value:
            for other in listed:
                other.whole = group

    def _parallel(self, group: Group) -> bool:
        """ "Eleven were killed in Idlib, six in Aleppo and three in the capital": a place each, one verb."""
        stop = group.stop
        while stop < self.size and is_adverb(self.low[stop]) and self.low[stop] not in _ELSEWHERE:
            stop += 1
        if group.first < 3 or stop + 1 >= self.size or self.low[group.first - 1] not in (",", "and", ";"):
            return False
        if group.more and self.low[stop] in _ELSEWHERE:
            return True  # "eight people died in the ruins and a further 26 elsewhere in the town"
        if self.low[stop] not in _AT:
            return False
        for at in range(group.first - 2, max(group.first - 9, 0), -1):
            if self.low[at] in _AT:
                return self.low[at] == self.low[stop] or (self._is_place(at + 1) and self._is_place(stop + 1))
            if self.low[at] in (",", ";") and at < group.first - 2:
                return False
        return False

    def _is_place(self, at: int) -> bool:
        word = self.low[at]
        if word in TIMES:
            return False
        return self.tokens.raw[at][0].isupper() or (word == "the" and at + 1 < self.size and self.low[at + 1] in _SPOTS)

    def inherit(self, group: Group) -> None:
        """The noun that a bare number leaves out ("killed five policemen and wounded 12")."""
        if group.whole is not None or group.others or group.amount.kind == "none":
            return
        if group.who != EVERYONE and group.head != BARE:
            return
        if group.head == HARM:
            noun = group.phrase.harm
            if (
                noun is None
                or not noun.mass
                or noun.harm in (Harm.CASUALTIES,)
                or (noun.harm is Harm.KILLED and not self._participle(group))
            ):
                return
            source = self._named_before(group, same_sentence=True)
        elif group.head == BARE:
            how = group.rule.partition(":")[0]
            source = self._named_before(group, same_sentence=how in ("object", "inverted", "toll", "label", "state"))
        else:
            return
        if source is not None:
            unit = self.unit_of.get(id(source))
            listed = unit.groups if unit is not None else [source]
            nouns = [other.phrase.who if other.head == PEOPLE else other.who for other in listed]
            group.who = group.who.over(nouns[0] if len(set(nouns)) == 1 else common(nouns))

    def _participle(self, group: Group) -> bool:
        return self.low[group.phrase.stop - 1] in ("killed", "slain", "martyred") or self._follows_verb(group.first)

    def _follows_verb(self, first: int) -> bool:
        return first > 0 and any(found.stop == first and found.takes_object for found in self.parsed.triggers)

    def _named_before(self, group: Group, *, same_sentence: bool) -> Group | None:
        for other in reversed(self.parsed.groups):
            if other.first >= group.first or other.head not in (PEOPLE, UNKNOWN) or other.harm is None:
                continue
            if other.whole is not None or (other.one and not group.one):
                continue
            if self.semicolon(other.stop, group.first) and same_sentence:
                return None
            return other if not other.others else None
        if same_sentence:
            return None
        for index, other in reversed(self.memory.told):
            if self.index - index > 1 or index == self.index:
                if index == self.index:
                    continue
                return None
            if other.whole is None and other.head in (PEOPLE, UNKNOWN) and not other.one:
                return other if not other.others else None
            if other.whole is None and other.head == BARE and other.who != EVERYONE:
                return other
        return None
