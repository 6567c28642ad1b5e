"""Noun phrases of people and of harm: from the word after a number to the last word that belongs to it."""

from __future__ import annotations

from casualties.extract.people.noun_ends import (
    acts,
    are_people,
    goes_on,
    harms,
    is_harmed,
    noun_follows,
    people_after,
    plain_noun,
)
from casualties.extract.people.noun_tails import extended
from casualties.extract.people.phrase import BARE, HARM, PEOPLE, THING, UNKNOWN, Phrase
from casualties.extract.people.who import Who, age_of, described
from casualties.extract.text.tokens import MARK, NUMBER, WORD, Tokens
from casualties.extract.words.grammar import CLOSED, IRREGULAR, POSSESSIVES, QUOTES, is_adverb
from casualties.extract.words.lexemes import HarmNoun, Noun
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Age, Harm

__all__ = ["BARE", "HARM", "PEOPLE", "THING", "UNKNOWN", "Phrase", "noun_phrase"]

_REACH = 9
_NO_NAMES = ("animals", "time", "measures")
_NATIONAL = Noun("nationals", None, None, None, None, False)
_NATIONALS = Noun("nationals", None, None, None, None, True)
_AGED = Noun("aged", None, None, None, None, False)


def noun_phrase(tokens: Tokens, start: int, lexicon: Lexicon) -> Phrase:
    """The noun phrase at a token; head BARE (and no words) where none begins there."""
    return _Reader(tokens, start, lexicon).read()


class _Reader:
    """Reads one noun phrase word by word; `last` is what the word before was: head, modifier or age."""

    def __init__(self, tokens: Tokens, start: int, lexicon: Lexicon) -> None:
        self.tokens, self.low, self.lexicon, self.start, self.at = tokens, tokens.low, lexicon, start, start
        self.before: list[Noun] = []
        self.nation: str | None = None
        self.age: Age | None = None
        self.harmed: Harm | None = None
        self.head: Noun | None = None
        self.former, self.said, self.head_stop = False, "", start
        self.last: str | None = None
        self.result: Phrase | None = None

    def read(self) -> Phrase:
        """The phrase from the first word on."""
        size = len(self.tokens)
        while self.at < size and self.at - self.start < _REACH and self._goes_on():
            pass
        return self.result if self.result is not None else self._ended()

    def _goes_on(self) -> bool:
        """Take the next word; False where the phrase ends before it or with it."""
        at, low = self.at, self.low
        word, kind = low[at], self.tokens.kind[at]
        if kind == MARK and word in QUOTES and (self.last is not None or at == self.start or at + 1 < len(low)):
            self.at += 1
            return True
        if word == "(" and self._short_name(at):
            self.at = at + 3
            return True
        if kind != WORD:
            return False
        years = age_of(word, self.lexicon)
        if years is not None:
            self.age, self.last, self.at, self.head_stop = years, "age", at + 1, at + 1
            return True
        people = self.lexicon.people.at(low, at)
        length = people[0] if people is not None else 0
        event = self.lexicon.harm_nouns.at(low, at)
        if event is not None and event[0] >= length:
            return self._event(*event)
        mass = self.lexicon.harm_masses.at(low, at)
        if mass is not None and mass[0] >= length:
            return self._harmed(*mass)
        nation = self.lexicon.nations.at(low, at) if self.tokens.raw[at][0].isupper() else None
        thing = self.lexicon.things.at(low, at)
        if people is not None and (nation is None or length >= nation[0]) and (thing is None or length >= thing[0]):
            return self._people(length, people[1])
        if nation is not None:
            return self._nation(nation[0], *nation[1])
        if word in self.lexicon.modifiers:
            return self._modifier(word)
        if thing is not None and self._names_people(at, thing):
            self.at, self.last = at + 1, "modifier"  # "bus passengers", "fire deaths"
            return True
        if thing is not None:
            if not self._full():
                self.result = Phrase(THING, self.start, at + 1)
            return False
        if at == self.start and word.endswith("ly") and people_after(self.tokens, at + 1, self.lexicon):
            self.at = at + 1  # "80 apparently civilian deaths"
            return True
        return word not in CLOSED and self._other(word)

    def _short_name(self, at: int) -> bool:
        """Whether the short form of a name stands in brackets before its people ("Central Police (CPF) trooper")."""
        raw, low = self.tokens.raw, self.low
        inside = (
            self.last is not None and low[at + 2 : at + 3] == [")"] and raw[at + 1].isupper() and len(raw[at + 1]) > 1
        )
        return inside and people_after(self.tokens, at + 3, self.lexicon)

    def _names_people(self, at: int, thing: tuple[int, str]) -> bool:
        """Whether a word for a thing only says which people or deaths the next word counts."""
        length, kind = thing
        low, stop = self.low, at + 1
        named = at > self.start and self.tokens.raw[at][0].isupper() and self.tokens.raw[at - 1][0].isupper()
        if named and length == 1 and self.lexicon.people.at(low, stop) is not None:
            return True  # "one United States soldier"
        if length > 1 or kind in _NO_NAMES or low[at][:-1] in self.lexicon.things.single or stop >= len(low):
            return False
        person = self.lexicon.people.at(low, stop)
        noun = self.lexicon.harm_nouns.at(low, stop)
        if person is not None:
            one = self.start > 0 and low[self.start - 1] in ("the", "a", "an", "1", "one", *POSSESSIVES)
            taken = self.start > 1 and harms(self.tokens, self.start - 2, self.lexicon)
            if person[1].plural or (one and (taken or is_harmed(self.tokens, stop + person[0], self.lexicon))):
                return True  # "the base commander was injured", "killed the district chairman"
        return noun is not None and noun[1].event and noun[1].plural

    def _full(self) -> bool:
        """Whether the last word was a plural head, after which a noun begins something else."""
        return self.last == "head" and self.head is not None and self.head.plural and not self.head.mass

    def _event(self, length: int, noun: HarmNoun) -> bool:
        """ "Deaths", "summary executions": the phrase counts the harm itself."""
        stop = self.at + length
        if noun.event and not noun.plural and plain_noun(self.tokens, stop, self.lexicon):
            self.result = Phrase(THING, self.start, stop + 1)  # "34 evacuation centres"
            return False
        who = self._who(None)
        if noun.event and stop + 1 < len(self.low) and self.low[stop] == "of" and self.tokens.kind[stop + 1] == WORD:
            of = noun_phrase(self.tokens, stop + 1, self.lexicon)  # "19 executions of detainees"
            who = who.over(of.who) if of.head == PEOPLE and not of.singular else who
        self.result = Phrase(HARM, self.start, stop, who, harm=noun, harmed=self.harmed)
        return False

    def _harmed(self, length: int, noun: HarmNoun) -> bool:
        """ "Dead", "wounded": the harmed themselves, or an adjective of the people that follow."""
        stop = self.at + length
        if self.head is not None and self.head.plural:
            return False
        if people_after(self.tokens, stop, self.lexicon):
            self.harmed = self.harmed or noun.harm
            self.at = stop
            return True
        if stop < len(self.low) and self.lexicon.things.at(self.low, stop):
            self.result = Phrase(THING, self.start, stop + 1)
        elif self.head is None and not acts(self.tokens, stop, self.at == self.start, self.lexicon):
            who = described(None, self.before, self.nation, self.age, self.former)
            self.result = Phrase(HARM, self.start, stop, who, harm=noun)
        return False  # "one soldier dead", "a crowd of 200 injured 15": what follows says what became of them

    def _people(self, length: int, noun: Noun) -> bool:
        if self.head is not None:
            self.before.append(self.lexicon.modifiers.get(self.said, self.head))
        self.head, self.said, self.last = noun, self.low[self.at], "head"
        self.at += length
        self.head_stop = self.at
        return not noun.plural or goes_on(self.tokens, self.at, self.lexicon, noun.mass)

    def _nation(self, length: int, code: str, people: bool) -> bool:
        self.nation = code
        self.at += length
        alone = people or not noun_follows(self.tokens, self.at, self.lexicon)
        if not alone or (self.head is not None and self.last == "head"):
            return True
        self.head, self.head_stop, self.last = _NATIONALS if people else _NATIONAL, self.at, "head"
        return not people

    def _modifier(self, word: str) -> bool:
        if self._full():
            return False
        self.former = self.former or word in ("former", "ex")
        self.before.append(self.lexicon.modifiers[word])
        self.at, self.last = self.at + 1, "modifier"
        return True

    def _other(self, word: str) -> bool:
        """A word that no table knows: a name or adjective before people, a verb, or a noun of its own."""
        trigger = self.lexicon.triggers.at(self.low, self.at)
        stop = self.at + 1
        people = people_after(self.tokens, stop, self.lexicon)
        people = people or (self.low[stop : stop + 1] == ["("] and self._short_name(stop))
        if trigger is not None and (trigger[0] > 1 or not people):
            return False
        after_head = self.last == "head"
        if after_head and (word.endswith(("ed", "ing")) or word in IRREGULAR or is_adverb(word)):
            return False
        name = self.tokens.raw[self.at][0].isupper()
        if name or "-" in word or people or is_adverb(word):
            if after_head and name and self.head is not None and not self.head.mass:
                return False
            self.at, self.last = self.at + 1, "modifier"
            return True
        if word.endswith("ing") or (self.last is None and (word.endswith("ed") or word in IRREGULAR)):
            return False
        thing = self.at + 1 < len(self.low) and self.lexicon.things.at(self.low, self.at + 1) is not None
        if thing and self.last is None:
            self.result = Phrase(THING, self.start, self.at + 2)  # "two methane explosions"
        else:
            self.result = Phrase(UNKNOWN, self.start, self.at + 1, self._who(None))
        return False

    def _who(self, head: Noun | None) -> Who:
        before = self.before
        if head is None and self.head is not None:
            before = [*before, self.lexicon.modifiers.get(self.said, self.head)]
        return described(head, before, self.nation, self.age, self.former)

    def _counts_on(self, at: int) -> bool:
        """ "14 SNA and 9 SDF fighters", "16 LTTE, 2 soldiers killed": the next number of the list follows."""
        low, size = self.low, len(self.low)
        comma = low[at : at + 1] == [","] and len(low[at - 1]) > 2 and self.tokens.raw[at - 1].isupper()
        if at + 2 >= size or (low[at] not in ("and", "&", "+") and not comma):
            return False
        short = len(low[at + 2]) > 1 and self.tokens.raw[at + 2].isupper()  # "22 CRPF and 2 SPO killed"
        return self.tokens.kind[at + 1] == NUMBER and (short or people_after(self.tokens, at + 2, self.lexicon))

    def _goes_on_counting(self, at: int) -> bool:
        """ "15 gendarmes and 6 VDP": a short name that ends a list of people."""
        low, joint = self.low, self.start - 2
        if at != self.start + 1 or joint < 1 or low[joint] not in ("and", "&", "+") or len(low[at - 1]) < 3:
            return False
        ends = at >= len(low) or self.tokens.kind[at] == MARK
        return ends and self.lexicon.people.at(low, joint - 1) is not None

    def _ended(self) -> Phrase:
        """What the words read so far make."""
        start, at, raw = self.start, self.at, self.tokens.raw
        if self.head is not None:
            phrase = Phrase(PEOPLE, start, self.head_stop, self._who(self.head), self.head, harmed=self.harmed)
            return extended(self.tokens, phrase, self.lexicon, noun_phrase)
        modified = self.last == "modifier" and at > start
        if modified and are_people(self.before):
            return Phrase(UNKNOWN, start, at, self._who(None))
        if self.age is not None:
            return Phrase(PEOPLE, start, self.head_stop, self._who(None), _AGED)
        counted = self._counts_on(at) or self._goes_on_counting(at)
        if modified and raw[at - 1][0].isupper() and (raw[at - 1][1:2].islower() or counted):
            return Phrase(UNKNOWN, start, at, self._who(None))
        return Phrase(BARE, start, start)
