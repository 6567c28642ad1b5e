"""Noun phrases of people and of harm: from the word after a number to the last word that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.extract.grammar import CLOSED, IRREGULAR, QUOTES, is_adverb
from casualties.extract.lexemes import HarmNoun, Noun
from casualties.extract.lexicon import Lexicon
from casualties.extract.noun_ends import acts, are_people, goes_on, noun_follows, people_after, plain_noun
from casualties.extract.tokens import MARK, NUMBER, WORD, Tokens
from casualties.extract.who import EVERYONE, Who, age_of, common, described
from casualties.model import Age, Harm

__all__ = ["BARE", "HARM", "PEOPLE", "THING", "UNKNOWN", "Phrase", "noun_phrase"]

PEOPLE, HARM, UNKNOWN, THING, BARE = "people", "harm", "unknown", "thing", "bare"


_REACH = 9


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase up to token `stop`; `head` is one of the kinds above; `harmed` where its adjective says a harm."""

    head: str
    start: int
    stop: int
    who: Who = EVERYONE
    noun: Noun | None = None
    harm: HarmNoun | None = None
    harmed: Harm | None = None

    @property
    def singular(self) -> bool:
        """Whether the head is one person."""
        return self.head == PEOPLE and self.noun is not None and not self.noun.plural


def noun_phrase(tokens: Tokens, start: int, lexicon: Lexicon) -> Phrase:
    """The noun phrase at a token; head BARE (and no words) where none begins there."""
    low, kinds, raw, size = tokens.low, tokens.kind, tokens.raw, len(tokens)
    at, before, nation, age, harmed, former = start, [], None, None, None, False
    head: Noun | None = None
    head_stop = start
    last: str | None = None
    said = ""
    while at < size and at - start < _REACH:
        word = low[at]
        if kinds[at] == MARK:
            if word in QUOTES and (last is not None or at == start or at + 1 < size):
                at += 1
                continue
            break
        if kinds[at] != WORD:
            break
        years = age_of(word, lexicon)
        if years is not None:
            age = years
            at += 1
            head_stop, last = at, "age"
            continue
        mass = lexicon.harm_masses.at(low, at)
        event = lexicon.harm_nouns.at(low, at)
        people = lexicon.people.at(low, at)
        if event is not None and (people is None or event[0] >= people[0]):
            if event[1].event and not event[1].plural and plain_noun(tokens, at + event[0], lexicon):
                return Phrase(THING, start, at + event[0] + 1)  # "34 evacuation centres"
            who = described(
                None, [*before, *([lexicon.modifiers.get(said, head)] if head else [])], nation, age, former
            )
            stop = at + event[0]
            if event[1].event and stop + 1 < size and low[stop] == "of" and tokens.kind[stop + 1] == WORD:
                of = noun_phrase(tokens, stop + 1, lexicon)  # "19 executions of detainees"
                who = who.over(of.who) if of.head == PEOPLE and not of.singular else who
            return Phrase(HARM, start, stop, who, harm=event[1], harmed=harmed)
        if mass is not None and (people is None or mass[0] >= people[0]):
            if head is not None and head.plural:
                break
            after = people_after(tokens, at + mass[0], lexicon)
            if after:
                harmed = harmed or mass[1].harm
                at += mass[0]
                continue
            if at + mass[0] < size and lexicon.things.at(low, at + mass[0]):
                return Phrase(THING, start, at + mass[0] + 1)
            if acts(tokens, at + mass[0], at == start, lexicon):
                break  # "a crowd of 200 injured 15 mourners"
            if head is not None:
                break  # "one soldier dead": what follows the noun says what became of it
            who = described(None, before, nation, age, former)
            return Phrase(HARM, start, at + mass[0], who, harm=mass[1])
        nationality = lexicon.nations.at(low, at) if raw[at][0].isupper() else None
        if people is not None and (nationality is None or people[0] >= nationality[0]):
            if head is not None:
                before.append(lexicon.modifiers.get(said, head))
            head, said = people[1], word
            at += people[0]
            head_stop, last = at, "head"
            if head.plural and not goes_on(tokens, at, lexicon, head.mass):
                break
            continue
        if nationality is not None:
            nation = nationality[1][0]
            at += nationality[0]
            if nationality[1][1] or not noun_follows(tokens, at, lexicon):
                if head is None or last != "head":
                    head, head_stop, last = _NATIONALS if nationality[1][1] else _NATIONAL, at, "head"
                    if nationality[1][1]:
                        break
            continue
        if lexicon.things.at(low, at) and word not in lexicon.modifiers:
            if last == "head" and head is not None and head.plural and not head.mass:
                break
            return Phrase(THING, start, at + 1)
        if word in lexicon.modifiers:
            if last == "head" and head is not None and head.plural and not head.mass:
                break
            former = former or word in ("former", "ex")
            before.append(lexicon.modifiers[word])
            at += 1
            last = "modifier"
            continue
        if word in CLOSED:
            break
        trigger = lexicon.triggers.at(low, at)
        if trigger is not None and (trigger[0] > 1 or not people_after(tokens, at + 1, lexicon)):
            break
        if last == "head" and (word.endswith(("ed", "ing")) or word in IRREGULAR or is_adverb(word)):
            break
        if raw[at][0].isupper() or "-" in word or people_after(tokens, at + 1, lexicon) or is_adverb(word):
            if last == "head" and head is not None and not head.mass and raw[at][0].isupper():
                break
            at += 1
            last = "modifier"
            continue
        if word.endswith("ing") or (last is None and (word.endswith("ed") or word in IRREGULAR)):
            break
        return Phrase(
            UNKNOWN,
            start,
            at + 1,
            described(None, [*before, *([lexicon.modifiers.get(said, head)] if head else [])], nation, age, former),
        )
    if last == "modifier" and head is None and at > start and are_people(before):
        return Phrase(UNKNOWN, start, at, described(None, before, nation, age, former))
    if head is not None:
        return _extended(
            tokens,
            Phrase(PEOPLE, start, head_stop, described(head, before, nation, age, former), head, harmed=harmed),
            lexicon,
        )
    if age is not None:
        return Phrase(PEOPLE, start, head_stop, described(None, before, nation, age, former), _AGED)
    if last == "modifier" and at > start and raw[at - 1][0].isupper() and raw[at - 1][1:2].islower():
        return Phrase(UNKNOWN, start, at, described(None, before, nation, age, former))
    return Phrase(BARE, start, start)


_NATIONALS = Noun("nationals", None, None, None, None, True)


_BETWEEN_AGES = frozenset("and to , between from under over or - – just only".split())
_NATIONAL = Noun("nationals", None, None, None, None, False)
_AGED = Noun("aged", None, None, None, None, False)


def _extended(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> Phrase:
    """The phrase with what its head goes on with: ", nurses and drivers", "of the security forces", "aged 6 to 11"."""
    low, size = tokens.low, len(tokens)
    at, who, every, closed = phrase.stop, phrase.who, [phrase.who], False
    if phrase.noun is not None and phrase.noun.plural:
        while at + 1 < size and low[at] in (",", "and", "&", "or", "/"):
            following = at + 1 + (low[at] == "," and low[at + 1] in ("and", "or"))
            if following >= size or tokens.kind[following] == NUMBER:
                break
            person = lexicon.people.at(low, following)
            if person is None or not person[1].plural or _predicate_after(tokens, following + person[0], low[at]):
                break
            joined = described(person[1], [], None, None)
            every.append(joined)
            closed = closed or low[following - 1] != ","
            at = following + person[0]
        if len(every) > 1:
            if not closed:
                at, every = phrase.stop, [phrase.who]
            else:
                who = common(every)
    if at < size and low[at] == "of" and tokens.low[at - 1] in lexicon.partitives:
        inner = at + 1
        while inner < size and low[inner] in ("the", "a", "an", "one", "same", "his", "her", "their", "its", "our"):
            inner += 1
        of = noun_phrase(tokens, inner, lexicon) if inner < size else None
        if of is not None and of.head == PEOPLE:
            who = Who(who.status or of.who.status, who.age, who.sex, who.role or of.who.role, who.nationality)
        if of is not None and of.head != HARM and of.stop > inner:
            at = of.stop
    if at + 1 < size and low[at] == "aged":
        years = next((int(tokens.raw[n]) for n in range(at + 1, min(at + 4, size)) if tokens.raw[n].isdecimal()), None)
        if years is not None:
            at += 1
            while at < size and (tokens.kind[at] == NUMBER or low[at] in _BETWEEN_AGES or low[at] in lexicon.numbers):
                at += 1
            at -= low[at - 1] in _BETWEEN_AGES
            who = Who(who.status, Age.CHILD if years < 18 else who.age or Age.ADULT, who.sex, who.role, who.nationality)
    return Phrase(phrase.head, phrase.start, at, who, phrase.noun, phrase.harm, phrase.harmed)


def _predicate_after(tokens: Tokens, at: int, joint: str) -> bool:
    """Whether a noun joined by "and" begins a clause of its own ("killed 12 soldiers and civilians were hurt")."""
    return joint == "," and (at >= len(tokens) or tokens.low[at] not in (",", "and", "&", "or"))
