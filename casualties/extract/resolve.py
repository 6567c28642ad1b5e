"""What a count takes from the counts before it: the harm of its whole, the noun it leaves out, the figure it takes up.

Works through the sentences of a document in order. A group that ends without harm is no claim.
"""

from __future__ import annotations

from dataclasses import replace

from casualties.extract.figures import Bounds, about
from casualties.extract.grammar import BE, HAVE, INCLUDE, MODALS, PREPOSITIONS, TIMES, is_adverb
from casualties.extract.groups import Group
from casualties.extract.lexicon import Lexicon
from casualties.extract.nouns import BARE, HARM, PEOPLE, THING, UNKNOWN, noun_phrase
from casualties.extract.parse import Parsed
from casualties.extract.units import Unit
from casualties.extract.who import EVERYONE, Who, common
from casualties.model import Harm, Qualifier, Status

__all__ = ["resolve"]

_BEFORE = 4  # sentences that a count may look back over


_STANDING = (Harm.INJURED, Harm.KILLED, Harm.MISSING, Harm.ABDUCTED)
_MOVED = frozenset("raised raises raising lowered lowers lowering revised revises revising cut updated adjusted".split())
_TOGETHER = ("inverted", "among")
_GRAVELY = frozenset("seriously critically badly severely gravely lightly slightly".split())
_AT = frozenset("in on at near outside around across".split())
_SPOTS = frozenset(
    "capital city town village district province north south east west centre center port region".split()
)


class _Memory:
    """The claims told so far, the last one last, with the number of their sentence."""

    def __init__(self) -> None:
        self.told: list[tuple[int, Group]] = []
        self.titles: set[int] = set()

    def last(
        self, sentence: int, *, harm: Harm | None = None, top: bool = False, noun: str | None = None
    ) -> Group | None:
        for index, group in reversed(self.told):
            if sentence - index > _BEFORE:
                return None
            if index in self.titles and index != sentence:
                continue
            if harm is not None and group.harm is not harm:
                continue
            if top and group.whole is not None:
                continue
            if noun is not None and (group.phrase.noun is None or group.phrase.noun.id != noun):
                continue
            return group
        return None


def resolve(sentences: list[Parsed], lexicon: Lexicon) -> None:
    """Fill in every group's harm, whole, victims and what it revises, as far as the text says."""
    memory = _Memory()
    for parsed in sentences:
        _Sentence(parsed, memory, lexicon).resolve()


class _Sentence:
    def __init__(self, parsed: Parsed, memory: _Memory, lexicon: Lexicon) -> None:
        self.parsed, self.memory, self.lexicon = parsed, memory, lexicon
        self.tokens, self.low = parsed.tokens, parsed.tokens.low
        self.index = parsed.sentence.index
        self.size = len(parsed.tokens)
        self.opened: tuple[Group, int, int] | None = None

    def resolve(self) -> None:
        if self.parsed.sentence.headline:
            self.memory.titles.add(self.index)
        topic = self._topic()
        previous: Group | None = None
        for group in self.parsed.groups:
            if group.head == THING:
                continue
            self._his_men(group, previous)
            self._breakdown(group)
            self._part_by_marker(group)
            self._from(group)
            self._anaphor(group, previous, topic)
            if group.harm is None:
                self._attribute(group, topic)
            if group.harm is None and group.rule != "figure":
                self._elliptic(group)
            if group.harm is None and group.phrase.harmed in _STANDING and group.head == PEOPLE:
                group.harm, group.rule = group.phrase.harmed, "noun:modifier"
            if group.harm is not None:
                self._inherit(group, previous)
                self.memory.told.append((self.index, group))
            previous = group if group.head != THING else previous
            self._figure(group)
            self._critical(group)
        self._late_parts()

    def _topic(self) -> Group | None:
        """ "Of the leaders, 56 were women": the group that a sentence opens with, to take parts from."""
        if self.size < 4 or self.low[0] not in ("of", "among", "amongst"):
            return None
        at = 1
        while at < self.size and self.low[at] in ("the", "those", "these", "all"):
            at += 1
        counted = next((group for group in self.parsed.groups if group.first in (1, at) and not group.one), None)
        if counted is not None and counted.head in (HARM, PEOPLE):
            return counted
        if self.low[1] in ("them", "these", "whom", "those") and at < self.size and self.low[at] == ",":
            return self.memory.last(self.index, top=True)
        phrase = noun_phrase(self.tokens, at, self.lexicon)
        if phrase.head == HARM and phrase.harm is not None:
            return self.memory.last(self.index, harm=phrase.harm.harm)
        if phrase.head == PEOPLE and phrase.noun is not None:
            return self._by_last_word(self.low[phrase.stop - 1]) or self.memory.last(
                self.index, noun=phrase.noun.id, top=True
            )
        word = self.low[at] if at < self.size else ""
        if word in ("total", "victims", "casualties"):
            return self.memory.last(self.index, top=True)
        return self._by_last_word(word)

    def _by_last_word(self, word: str) -> Group | None:
        for index, group in reversed(self.memory.told):
            if self.index - index > _BEFORE:
                return None
            if word and group.whole is None and group.word == word:
                return group
        return None

    def _part_by_marker(self, group: Group) -> None:
        """ "..., including 21 children" away from its whole."""
        if group.whole is not None:
            self._settle(group)
            return
        unit = next((unit for unit in self.parsed.units if group in unit.groups), None)
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
            harm = self._trigger_before(first)
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
        return at > 0 and (
            (self.low[at - 1] in ("among", "amongst") and self.low[at] in ("them", "whom", "those"))
            or (self.low[at - 1] == "of" and self.low[at] in ("whom", "which"))
        )

    def _whole_before(self, part: Group, first: int) -> Group | None:
        for group in reversed(self.parsed.groups):
            if not _may_hold(group, part) or group.first >= first or group is part:
                continue
            if group.whole is None and not group.one:
                if part.bounds.low <= (group.bounds.high if group.bounds.high is not None else part.bounds.low):
                    return group
        start = self.parsed.groups[0].first if self.parsed.groups else 0
        told = self.memory.last(self.index, top=True) if part.first - 3 <= start and part.first < 4 else None
        return told if told is not None and _may_hold(told, part) else None

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
        if group.harm is None:
            group.harm = whole.harm
            group.trigger = whole.trigger if whole in self.parsed.groups else None
            group.rule = group.rule or "part"
        group.who = group.who.over(whole.who)
        plain = group.who.role in (None, whole.who.role) and (group.who.age or group.who.sex)
        if plain and whole.who.status is Status.COMBATANT:
            group.who = replace(group.who, status=Status.COMBATANT)  # a girl among child soldiers is one of them

    def _anaphor(self, group: Group, previous: Group | None, topic: Group | None) -> None:
        if group.anaphor == "nested":
            nested = group.nested
            if nested is not None and (nested.harm is None or group.harm is Harm.KILLED and nested.harm is Harm.INJURED):
                group.whole = None
            if group.phrase.who == EVERYONE or group.phrase.head == HARM:
                self._complement(group)
            return
        if group.anaphor is None and group.head == BARE and previous is not None and previous.anaphor == "them":
            if (
                group.harm is not None
                and previous.whole is None
                and not self._has_semicolon(previous.stop, group.first)
            ):
                group.whole = self._antecedent(group)
                self._settle(group)
            return
        if group.head == HARM and group.anaphor is None and self._among_them(group.stop):
            group.anaphor = "them"
        if group.anaphor == "them":
            whole = self._antecedent(group)
            if whole is None or whole is group:
                return
            described = group.stop > group.phrase.stop
            if group.harm is None and not described and not self._attributive(group.stop):
                return
            if group.harm is Harm.DETAINED and whole.harm is Harm.ABDUCTED:
                group.harm = Harm.ABDUCTED
            group.whole = whole
            if group.bounds.value is None and group.amount.share:
                self._share(group, whole)
            self._complement(group)
            self._settle(group)
        elif group.anaphor == "harm" and group.of_harm is not None:
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

    def _his_men(self, group: Group, previous: Group | None) -> None:
        """ "A commander and a dozen of his men": what he is, they are."""
        if group.word == "men" and group.who == Who(status=Status.COMBATANT) and previous is not None:
            if previous.who.status is Status.COMBATANT:
                group.who = replace(group.who, role=previous.who.role)

    def _among_them(self, at: int) -> bool:
        return at + 1 < self.size and self.low[at] in ("among", "amongst") and self.low[at + 1] in ("them", "these")

    def _antecedent(self, group: Group) -> Group | None:
        for other in reversed(self.parsed.groups):
            if other.first < group.first and other.harm is not None and other.whole is None and not other.one:
                return other
            if (
                other.first < group.first
                and other.harm is None
                and other.head in (PEOPLE, BARE)
                and not other.one
                and other.whole is None
                and other.anaphor is None
                and not other.amount.year
            ):
                return None
        return self.memory.last(self.index, top=True)

    def _antecedent_of_harm(self, group: Group) -> Group | None:
        for other in reversed(self.parsed.groups):
            if group.rule in _TOGETHER and other.rule == group.rule:
                continue
            if other is not group and other.first < group.first and other.harm is group.of_harm and other.whole is None:
                return other
        found = self.memory.last(self.index, harm=group.of_harm, top=True)
        if found in self.parsed.groups and group.rule in _TOGETHER:
            return None
        if found is not None and (found.bounds.high is None or group.bounds.low <= found.bounds.high):
            return found
        return None

    def _attributive(self, at: int) -> bool:
        """Whether "N of them" is said of the harm just told, not of something else that became of them."""
        while at < self.size and is_adverb(self.low[at]):
            at += 1
        if at >= self.size:
            return True
        word = self.low[at]
        if word in BE:
            return self._complement_at(at) is not None
        if word in HAVE or word in MODALS or self.lexicon.triggers.at(self.low, at):
            return False
        return not (word.endswith("ed") and self.tokens.raw[at].islower()) or word in ("aged", "armed")

    def _complement(self, group: Group) -> None:
        who = self._complement_at(group.stop)
        if who is not None:
            group.who = who.over(group.who)

    def _complement_at(self, at: int) -> Who | None:
        """ "(were) all women and children": who the count before is said to be."""
        size, low = self.size, self.low
        while at < size and (
            low[at] in BE or is_adverb(low[at]) or low[at] in (",", "all", "of", "them", "mostly", "a", "an")
        ):
            if low[at] == "mostly":
                return None
            at += 1
        if at >= size:
            return None
        phrase = noun_phrase(self.tokens, at, self.lexicon)
        if phrase.head == PEOPLE:
            return phrase.who
        if phrase.head == UNKNOWN and low[at] in self.lexicon.modifiers:
            return phrase.who
        if low[at] in self.lexicon.modifiers and not self.lexicon.triggers.at(low, at):
            word = self.lexicon.modifiers[low[at]]
            return Who(word.status, word.age, word.sex, word.role)
        return None

    def _attribute(self, group: Group, topic: Group | None) -> None:
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

    def _share(self, group: Group, whole: Group) -> None:
        if group.amount.share is None:
            return
        value = whole.bounds.value
        if value is None:
            group.harm = group.whole = None
            return
        over, under = group.amount.share
        share = round(value * over / under)
        group.bounds = Bounds(share, *about(share, self.lexicon.margin), Qualifier.ABOUT)

    def _elliptic(self, group: Group) -> None:
        """ "So far this week, three more"; "in Eswatini, two": a clause without a verb takes that of the one before."""
        if group.head != BARE or group.governed or group.amount.year or group.one or group.anaphor is not None:
            return
        if group.amount.kind not in ("number", "vague"):
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
        parallel = self._parallel(group)
        if not (group.more or (opens and clause and clause[0] in PREPOSITIONS) or parallel):
            return
        if not parallel and any(word in BE or word in HAVE or word in MODALS for word in clause):
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

    def _parallel(self, group: Group) -> bool:
        """ "Eleven were killed in Idlib, six in Aleppo and three in the capital": a place each, one verb."""
        stop = group.stop
        if group.first < 3 or stop + 1 >= self.size or self.low[group.first - 1] not in (",", "and", ";"):
            return False
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

    def _inherit(self, group: Group, previous: Group | None) -> None:
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
            listed = next((unit.groups for unit in self.parsed.units if source in unit.groups), [source])
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
            if other.whole is not None or other.one:
                continue
            if self._has_semicolon(other.stop, group.first) and same_sentence:
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

    def _has_semicolon(self, start: int, stop: int) -> bool:
        return ";" in self.low[start:stop]

    def _figure(self, group: Group) -> None:
        """ "The figure of 72", "put the number at 25": a count of what was told before."""
        if group.rule != "figure" or group.harm is not None:
            return
        told = [other for _, other in self.memory.told if other is not group and other.whole is None]
        if told:
            group.harm = told[-1].harm
            group.who = told[-1].who
            self.memory.told.append((self.index, group))
            verbs = self.low[max(group.first - 6, 0) : group.first]
            if told[-1].harm is not None and any(word in _MOVED for word in verbs) and "to" in verbs:
                group.revises = told[-1]

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

    def _critical(self, group: Group) -> None:
        """ "More than 40 are in hospital, seven in critical condition": the gravest of the injured just told."""
        at = group.stop
        if group.harm is None and group.head == BARE and at < self.size and self.low[at] in _GRAVELY:
            before = [other for other in self.parsed.groups if other.first < group.first and other.harm is Harm.INJURED]
            if before and before[-1].bounds.low >= group.bounds.low:
                group.whole, group.rule = before[-1], "part"
                self._settle(group)
                self.memory.told.append((self.index, group))
            return
        if not group.rule.endswith(":critical") or group.whole is not None:
            return
        for index, other in reversed(self.memory.told):
            if self.index - index > 1:
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

    def _from(self, group: Group) -> None:
        """ "..., up from the 59 announced": the count that the one before replaces; of another time it is only compared."""
        if group.head != BARE or group.rule not in ("", "figure") or group.amount.year or group.anaphor is not None:
            return
        at = group.first - 1
        low = self.low
        while at > 0 and low[at] in (
            "of",
            "count",
            "toll",
            "figure",
            "tally",
            "total",
            "an",
            "a",
            "the",
            "its",
            "earlier",
            "previous",
            "initial",
        ):
            at -= 1
        if at < 1 or low[at] not in ("from", "than") or low[at - 1] not in ("up", "down", "lower", "higher", "revised"):
            return
        told = [other for _, other in self.memory.told if other is not group and other.whole is None]
        if not told or told[-1].harm is None:
            return
        newer = told[-1]
        group.harm, group.who, group.rule = newer.harm, newer.who, "figure"
        compared = low[group.stop : group.stop + 5]
        if not any(word in ("period", "year", "month", "quarter", "in", "during") for word in compared):
            newer.revises = newer.revises or group
        self.memory.told.append((self.index, group))

    def _breakdown(self, group: Group) -> None:
        """ "Eight people died: a father, his wife and six children": parts after a mark that add up to no more."""
        if group.whole is not None or group.anaphor is not None:
            if group.whole is not None and group.whole.harm is Harm.CASUALTIES:
                self.opened = (group.whole, group.bounds.low, group.stop)
            return
        unit = next((unit for unit in self.parsed.units if unit.groups[0] is group), None)
        if unit is None:
            return
        if self._goes_on_breaking(unit):
            return
        mark = self.low[group.first - 1] if group.first else ""
        bracket = mark in ("(", "[")
        if mark not in (":", "–", "—", "(", "["):
            return
        told = next(
            (
                other
                for other in reversed(self.parsed.groups)
                if other.first < group.first and other.whole is None and other.harm is not None
            ),
            None,
        )
        if told is None and group.first == 1 and bracket:
            told = self.memory.last(self.index, top=True)
        if told is None or told.one or (told in self.parsed.groups and group.first - told.stop > 14):
            return
        top = told.bounds.high if told.bounds.high is not None else told.bounds.low
        members = [member for member in unit.groups if member.head != THING]
        if sum(member.bounds.low for member in members) > top or not members:
            return
        for member in members:
            if member.harm is None and member.head not in (PEOPLE, UNKNOWN):
                return
            if member.harm is not None and not (
                (told.harm is Harm.CASUALTIES and member.harm in (Harm.KILLED, Harm.INJURED))
                or (bracket and member.harm is told.harm and not member.more)
            ):
                return
        for member in members:
            member.whole = told
        self.opened = (told, sum(member.bounds.low for member in members), unit.stop)

    def _late_parts(self) -> None:
        """ "Two died, bringing the toll to five"; "37, up from 31, after six more died": the new dead are part of the toll."""
        for count in self.parsed.tolls:
            toll = count.group
            if toll is None and count.before is not None and not count.anaphoric:
                told = [other for _, other in self.memory.told if other is not count.before and other.whole is None]
                if told and told[-1].harm is count.before.harm:
                    told[-1].revises = told[-1].revises or count.before
            if toll is None or toll.harm is None:
                continue
            if count.before is not None and count.before.harm is toll.harm:
                toll.revises = count.before
            for group in self.parsed.groups:
                if group is toll or group is count.before or group.harm is not toll.harm or group.whole is not None:
                    continue
                if (count.brought and group.first < toll.first) or group.more:
                    group.whole = toll


def _may_hold(whole: Group, part: Group) -> bool:
    """Whether a group harmed in one way may hold a part harmed as the other is."""
    if whole.harm is None:
        return False
    return part.harm in (None, whole.harm) or whole.harm is Harm.CASUALTIES
