"""What happened to a group: the verb that governs it, or the predicate it is the subject of.

The clause grammar looks left for a verb of harm whose object the group is ("killing five"), else right for a predicate
("five, two of them women, were killed"), passing over what may stand between a subject and its predicate and stopping
where another clause begins. Time is linear: every search has a fixed reach.
"""

from __future__ import annotations

from dataclasses import replace

from casualties.extract.grammar import (
    BE,
    DO,
    HAVE,
    INCLUDE,
    IRREGULAR,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    SAYING,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from casualties.extract.groups import Group
from casualties.extract.lexicon import Form, Lexicon, Trigger
from casualties.extract.nouns import BARE, HARM, PEOPLE, THING, UNKNOWN
from casualties.extract.tokens import MARK, NUMBER, WORD, Tokens
from casualties.extract.triggers import Found
from casualties.extract.units import Unit
from casualties.model import Harm, Status
from casualties.rulebook.harms import VerbFrame

__all__ = ["Attacher", "add_harm"]

_REACH = 34
_TAILS = (["to", "death"], ["alive", "and"])
_OPEN = frozenset(", ; : ( [ – — - . ! ? | • / …".split())


class Attacher:
    """Binds the groups of one sentence to its words of harm."""

    def __init__(self, tokens: Tokens, units: list[Unit], triggers: list[Found], lexicon: Lexicon) -> None:
        self.tokens, self.units, self.triggers, self.lexicon = tokens, units, triggers, lexicon
        self.low, self.size = tokens.low, len(tokens)
        self.by_start: dict[int, Found] = {}
        self.by_stop = {found.stop: found for found in triggers}
        for found in triggers:
            for at in range(found.start, found.first + 1):
                self.by_start.setdefault(at, found)
        self.unit_at = {unit.first: unit for unit in units}
        self.part_at = {part.first for unit in units for part in unit.parts}

    def attach(self) -> None:
        """Give every group of every unit the harm that the sentence says of it."""
        for unit in self.units:
            for group in unit.groups:
                if group.head == HARM:
                    self._noun(group)
            self._unit(unit)
            for part in unit.parts:
                self._part(part)

    def _unit(self, unit: Unit) -> None:
        governing = self._governor(unit.first)
        for group in unit.groups:
            group.governed = self._governed(unit.first) is not None
        open_groups = [group for group in unit.groups if group.head not in (HARM, THING)]
        if not open_groups:
            return
        if governing is not None and any(_fits(group, governing, "object", self.tokens) for group in open_groups):
            last = unit.groups[-1]
            own = self.by_start.get(unit.stop) if len(unit.groups) > 1 else None
            for group in open_groups:
                if own is not None and own.takes_subject and own.finite and group is last:
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

    def _fatal(self, group: Group) -> bool:
        """ "Four of them fatal", "1 fatally": the part that was killed."""
        at = group.stop
        if group.head != BARE or at >= self.size or self.low[at] not in ("fatal", "fatally"):
            return False
        add_harm(group, Harm.KILLED)
        group.anaphor = "them"
        group.trigger, group.rule = (at, at + 1), "part"
        return True

    def _together(self, first: int) -> tuple[Harm, tuple[int, int], bool] | None:
        """ "... killed the mayor on Thursday together with two guards": the verb before holds for these too."""
        low = self.low
        for words in (("together", "with"), ("along", "with"), ("as", "well", "as")):
            if tuple(low[first - len(words) : first]) == words:
                for unit in reversed(self.units):
                    group = unit.groups[-1]
                    if unit.first < first and group.harm is not None and group.trigger is not None and not group.whole:
                        return group.harm, group.trigger, False
        return None

    def _subject(self, unit: Unit, open_groups: list[Group]) -> None:
        governed = self._governed(unit.first)
        found = self._predicate(unit.stop, unit, strict=governed is not None)
        if found is None and governed is None:
            found = self._shared(unit)
        if found is None:
            self._among(unit, open_groups)
            return
        if governed == "preposition" and found.finite and found.start == unit.stop and not self._relative(unit.stop):
            return
        self._assign(open_groups, found, "subject")
        self._more_predicates(open_groups, found)

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

    def _noun(self, group: Group) -> None:
        noun = group.phrase.harm
        if noun is None:
            return
        if noun.needs and not self._needed(group, noun.needs):
            group.harm, group.head = None, PEOPLE if noun.id == "victims" else THING
            return
        group.harm = noun.harm
        self._suffered(group)
        group.trigger = (group.phrase.stop - 1, group.phrase.stop)
        group.rule = f"noun:{noun.id}"
        at = group.stop
        if group.amount.kind == "none" and at + 1 < self.size and self.low[at] in ("or", "and", "nor"):
            inner = at + 1 + (self.low[at + 1] in ("no", "any"))
            second = self.lexicon.harm_nouns.at(self.low, inner) if inner < self.size else None
            if second is not None and second[1].harm is not group.harm:
                group.more_harms.append(second[1].harm)

    def _needed(self, group: Group, needs: frozenset[str]) -> bool:
        near = self.low[max(group.first - 4, 0) : group.first] + self.low[group.stop : group.stop + 5]
        return any(word in needs for word in near) and not any(word in ("saved", "save", "saving") for word in near)

    def _assign(self, groups: list[Group], found: Found, how: str) -> None:
        for group in groups:
            if not _fits(group, found, how, self.tokens):
                continue
            found.used = True
            if found.what.id == "lose":
                self._losing_side(group, found)
            tail = self.low[group.stop : group.stop + 2]
            if how == "object" and tail in _TAILS:
                add_harm(group, Harm.KILLED)
            elif how == "object" and tail[:1] and tail[0] in ("hostage", "captive") and found.what.harm is Harm.DETAINED:
                add_harm(group, Harm.ABDUCTED)
            else:
                add_harm(group, found.what.harm)
            group.trigger = (found.first, found.stop)
            group.rule = f"{how}:{found.what.id}"

    def _losing_side(self, group: Group, found: Found) -> None:
        """ "Russian troops lost 590 personnel": whose they were."""
        for at in range(found.first - 1, max(found.first - 6, -1), -1):
            nation = self.lexicon.nations.at(self.low, at) if self.tokens.raw[at][0].isupper() else None
            if nation is not None and group.who.nationality is None:
                group.who = replace(group.who, nationality=nation[1][0])
                return
            if self.tokens.kind[at] == MARK:
                return

    def _suffered(self, group: Group) -> None:
        """ "The brigade suffered 12 casualties": those of a force are combatants."""
        low = self.low
        at = group.first - 1
        if at < 1 or low[at] not in ("suffered", "sustained", "took", "lost", "suffer", "sustain", "suffering"):
            return
        if any(word in self.lexicon.forces for word in low[max(at - 4, 0) : at]) and group.who.status is None:
            group.who = replace(group.who, status=Status.COMBATANT)

    def _governor(self, first: int) -> Found | None:
        """The word of harm whose object begins at a token."""
        low = self.low
        at = first - 1
        while at >= 0 and (low[at] in QUOTES or (is_adverb(low[at]) and at + 1 not in self.by_stop)):
            at -= 1
        found = self.by_stop.get(at + 1)
        if found is not None and found.takes_object:
            return found
        if at > 0 and low[at] in ("of", "among", "to"):
            return self._nominal(at)
        return None

    def _nominal(self, at: int) -> Found | None:
        """ "The killing of", "the deaths of", "an injury to": a noun of harm, itself not counted, before "of"."""
        before = self.by_stop.get(at)
        if before is not None and before.what.form == Form.ING and self.low[at] == "of":
            return before
        for length in (2, 1):
            start = at - length
            if start < 0:
                continue
            noun = self.lexicon.harm_nouns.at(self.low, start)
            if noun is not None and noun[0] == length and noun[1].event and not self._counted(start):
                what = Trigger(f"noun:{noun[1].id}", noun[1].harm, Form.OBJECT, VerbFrame.TRANSITIVE)
                return Found(start, at + 1, start, what, False, True, True, False)
        return None

    def _counted(self, at: int) -> bool:
        return any(unit.first <= at < unit.stop for unit in self.units if unit.groups[0].head == HARM)

    def _other_verbs(self, groups: list[Group], found: Found) -> None:
        """ "Abducted and killed 12": the verb before, joined by "and", has the same object."""
        at = found.start - 1
        if at > 0 and self.low[at] in ("and", "then"):
            other = self.by_stop.get(at - (self.low[at] == "then" and self.low[at - 1] == "and"))
            if other is not None and not other.used and not other.passive and other.what.form == found.what.form:
                self._assign(groups, other, "object")

    def _more_predicates(self, groups: list[Group], found: Found) -> None:
        """ "Were abducted and killed": a second predicate of the same subject."""
        at = found.stop
        if at < self.size and self.low[at] in ("and", "then", "or", "before", ","):
            at += 1
            while (
                at < self.size
                and (is_adverb(self.low[at]) or self.low[at] in ("then", "being", "and"))
                and at not in self.by_start
            ):
                at += 1
            other = self.by_start.get(at)
            if other is not None and other.takes_subject and at not in self.unit_at and not other.used:
                self._assign(groups, other, "subject")

    def _governed(self, first: int) -> str | None:
        """What stands before a group and keeps it from being a subject; None where nothing does."""
        low = self.low
        at = first - 1
        while at >= 0 and (low[at] in QUOTES or is_adverb(low[at])):
            at -= 1
        if at < 0:
            return None
        word = low[at]
        if word in _OPEN or word in ("and", "but", "that", "or", "&", "nor", "yet", "so", "plus"):
            return None
        if at > 1 and word == "to" and low[at - 1] == "addition" or word in ("besides", "alongside"):
            return None
        if word in SUBORDINATORS or word in SAYING or word in TIMES or self.tokens.kind[at] != WORD:
            return None
        if word in INCLUDE or word in PREPOSITIONS:
            return "preposition"
        return "word"

    def _relative(self, at: int) -> bool:
        return at < self.size and self.low[at] in RELATIVES

    def _predicate(self, at: int, unit: Unit | None, *, strict: bool) -> Found | None:
        """The predicate whose subject ends before a token."""
        low, kinds = self.low, self.tokens.kind
        start, commas, passed = at, 0, False
        while at < self.size and at - start < _REACH:
            found = self.by_start.get(at)
            if found is not None:
                if found.what.form == Form.ING and not found.takes_subject and not strict:
                    inner = self.unit_at.get(found.stop)
                    at = inner.groups[-1].stop if inner is not None else found.stop
                    passed = True
                    continue
                if not found.takes_subject or (passed and not found.finite and found.what.form != Form.SUBJECT):
                    return None
                return found
            word = low[at]
            if word in QUOTES or is_adverb(word):
                at += 1
                continue
            if word in RELATIVES and at == start:
                at += 1
                start += 1
                continue
            if strict:
                return None
            if word == "," and at == start:
                inner = self.by_start.get(at + 1)
                if inner is not None and inner.takes_subject and inner.what.form == Form.PAST and not inner.finite:
                    return inner
            if kinds[at] == MARK:
                past = self._past_mark(at)
                commas += 1
                if past is None or commas > 3:
                    return None
                at = past
                continue
            other = self.unit_at.get(at)
            if other is not None and at != start:
                if low[at - 1] not in PREPOSITIONS or low[at - 1] in SUBORDINATORS:
                    return None
                at = other.groups[-1].stop
                passed = True
                continue
            if at in self.part_at:
                return None
            if word in BE or word in HAVE or word in DO or word in MODALS or word in IRREGULAR or word in RELATIVES:
                return None
            if word in SAYING or (word in SUBORDINATORS and word not in PREPOSITIONS) or word in ("but", "than"):
                return None
            if word in ("and", "or") and not self._noun_goes_on(at + 1):
                return None
            if word.endswith("ed") and self._object_at(at + 1):
                return None
            passed = passed or not (
                word in PREPOSITIONS or word in TIMES or kinds[at] == NUMBER or self.tokens.raw[at][0].isupper()
            )
            at += 1
        return None

    def _noun_goes_on(self, at: int) -> bool:
        """Whether "and" joins nouns, not clauses: no verb follows it closely."""
        return (
            at < self.size
            and at not in self.by_start
            and (self.tokens.raw[at][0].isupper() or self.low[at] in POSSESSIVES)
        )

    def _object_at(self, at: int) -> bool:
        if at >= self.size:
            return False
        return (
            self.low[at] in ("the", "a", "an", "them", "him", "her")
            or self.low[at] in POSSESSIVES
            or at in self.unit_at
        )

    def _past_mark(self, at: int) -> int | None:
        """The token after an insert between marks, where a predicate follows it at once; None where it is no insert."""
        low = self.low
        mark = low[at]
        if mark in ("(", "["):
            close = next((n for n in range(at + 1, min(at + 30, self.size)) if low[n] in (")", "]")), None)
            return None if close is None else close + 1
        if mark not in (",", "–", "—", "-"):
            return None
        for close in range(at + 1, min(at + 24, self.size)):
            if low[close] == ";":
                return None
            unit = self.unit_at.get(close)
            if unit is not None and not unit.groups[0].one and unit.groups[0].head != THING:
                return None
            if low[close] == mark or (mark != "," and low[close] in ("–", "—", "-")):
                inner = close + 1
                while (
                    inner < self.size and (is_adverb(low[inner]) or low[inner] in QUOTES) and inner not in self.by_start
                ):
                    inner += 1
                found = self.by_start.get(inner)
                if found is not None and found.takes_subject and inner not in self.unit_at:
                    return inner
        return None

    def _shared(self, unit: Unit) -> Found | None:
        """ "Three gunmen attacked the base and were killed": a later predicate of the same subject."""
        low = self.low
        plural = unit.groups[0].bounds.low != 1 or len(unit.groups) > 1
        for at in range(unit.stop, min(unit.stop + _REACH, self.size)):
            if low[at] in (";", ":") or (
                at in self.unit_at and low[at - 1] not in PREPOSITIONS and not self.unit_at[at].groups[0].one
            ):
                return None
            found = self.by_start.get(at)
            if found is None or not found.finite or not found.takes_subject or found.start != at:
                continue
            if low[at - 1] not in ("and", "but", ",") or low[at] in ("was", "is", "has") and plural:
                continue
            return found
        return None

    def _among(self, unit: Unit, groups: list[Group]) -> None:
        """ "Were among the dead": part of a group told elsewhere."""
        low = self.low
        at = unit.stop
        while at < self.size and (is_adverb(low[at]) or low[at] in RELATIVES):
            at += 1
        if at >= self.size or not (low[at] in BE or low[at] in ("among", "amongst")):
            return
        while at < self.size and (low[at] in BE or is_adverb(low[at])):
            at += 1
        if at >= self.size or low[at] not in ("among", "amongst"):
            return
        if at + 1 < self.size and low[at + 1] in ("them", "whom"):
            for group in groups:
                group.anaphor = "them"
            return
        counted = next((self.unit_at[n] for n in range(at + 1, min(at + 4, self.size)) if n in self.unit_at), None)
        if counted is not None and not counted.groups[0].one:
            for group in groups:
                group.whole, group.rule = counted.groups[0], "among"
            return
        for inner in range(at + 1, min(at + 5, self.size)):
            harm = self._harm_word(inner)
            if harm is not None:
                for group in groups:
                    add_harm(group, harm)
                    group.anaphor, group.of_harm = "harm", harm
                    group.trigger, group.rule = (inner, inner + 1), "among"
                return

    def _harm_word(self, at: int) -> Harm | None:
        mass = self.lexicon.harm_masses.at(self.low, at)
        if mass is not None:
            return mass[1].harm
        noun = self.lexicon.harm_nouns.at(self.low, at)
        if noun is not None:
            return noun[1].harm
        if self.low[at] in ("victims", "victim"):
            return Harm.KILLED
        return None

    def _inverted(self, first: int) -> tuple[Harm, tuple[int, int], bool] | None:
        """ "Among the dead were", "also killed were": what the group is said to be, before it, and whether a part."""
        low = self.low
        at = first - 1
        while at >= 0 and (low[at] in QUOTES or is_adverb(low[at])):
            at -= 1
        if at < 1 or not (low[at] in BE or low[at] == ":"):
            return None
        for index in range(at - 1, max(at - 9, -1), -1):
            if low[index] in (",", ";", ".") or index in self.unit_at:
                return None
            harm = self._harm_word(index)
            if harm is None:
                continue
            part = any(word in ("among", "amongst") for word in low[max(index - 4, 0) : index])
            also = index > 0 and low[index - 1] in ("also", "those") or index == 0
            return (harm, (index, index + 1), part) if part or (also and low[at] in BE) else None
        return None


def add_harm(group: Group, harm: Harm) -> None:
    """A harm said of a group beside those said before: the graver of killed and injured stands, the rest adds."""
    if group.harm is None or group.harm is harm:
        group.harm = harm
        return
    graver = (Harm.KILLED, Harm.INJURED, Harm.CASUALTIES)
    if group.harm in graver and harm in graver:
        group.harm = min(group.harm, harm, key=graver.index)
    elif group.harm is Harm.MISSING and harm is Harm.KILLED:
        group.harm = harm
    elif harm not in group.more_harms:
        group.more_harms.append(harm)


def _fits(group: Group, found: Found, how: str, tokens: Tokens) -> bool:
    """Whether what is counted can be the victims of a verb."""
    if group.head == THING or group.amount.year and group.head in (BARE, UNKNOWN):
        return False
    if group.amount.kind == "share" and group.anaphor is None:
        return False
    if group.amount.loose and group.head != PEOPLE:
        return False
    if group.head == UNKNOWN and (found.what.weak or found.what.flight or found.what.people):
        return False
    if found.what.weak and group.head != PEOPLE and group.anaphor != "them":
        return False
    if found.what.fighters and group.who.status is not Status.COMBATANT:
        return False
    if found.what.needs and not found.what.needs & set(tokens.low[group.stop : group.stop + 7]):
        return False
    if found.what.flight:
        after = tokens.low[found.stop : found.stop + 6]
        if group.who.status is Status.COMBATANT or group.who.role == "prisoner" or "scene" in after:
            return False
    return True
