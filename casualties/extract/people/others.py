"""Persons whom a list names in short: by name, by kinship alone, "another", "a third", "himself"."""

from __future__ import annotations

from casualties.extract.figures.amounts import Amount
from casualties.extract.people.group import ONE, Group
from casualties.extract.people.noun_ends import harms, past_auxiliaries
from casualties.extract.people.nouns import BARE, PEOPLE, Phrase, noun_phrase
from casualties.extract.people.person_ends import aged_one, ends, noun_like
from casualties.extract.people.who import EVERYONE, age_of
from casualties.extract.text.tokens import NUMBER, WORD, Tokens
from casualties.extract.words.grammar import CLOSED, PREPOSITIONS, is_adverb
from casualties.extract.words.lexemes import Form
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm
from casualties.rulebook.harms import VerbFrame

__all__ = ["ORDINALS", "itself", "more_kin", "named", "ordinal"]


_OWN_LIFE = [[who, "own", "life"] for who in ("his", "her", "their")]


_THEIRS = ("his", "her", "their")


ORDINALS = frozenset("second third fourth fifth sixth seventh".split())


def ordinal(tokens: Tokens, at: int, lexicon: Lexicon) -> Group | None:
    """ "A third died": one more, said by its place in the row."""
    low = tokens.low
    stop = at + 2
    if low[at] == "another":  # "killing one and wounding another", "one was killed and another injured"
        taken = at and harms(tokens, at - 1, lexicon) and ends(tokens, at + 1)
        return _one_more(at, at + 1) if taken or _is_harmed(tokens, at + 1, lexicon) else None
    if low[stop : stop + 1] == [","] and low[stop + 2 : stop + 3] == [","] and tokens.kind[stop + 1] == NUMBER:
        stop += 3  # "a third, 61, died"
    if stop >= len(tokens) or low[at] not in ("a", "the") or low[at + 1] not in ORDINALS:
        return None
    verb = lexicon.triggers.at(low, stop)
    if verb is not None and verb[1].frame is VerbFrame.TRANSITIVE and _counts(tokens, stop + verb[0], lexicon):
        return None  # "the first blast killed four people and the second killed seven"
    acts = low[stop] in ("was", "is", "has", "had") or verb is not None
    if not acts and not (at and harms(tokens, at - 1, lexicon)):
        return None
    return _one_more(at, stop)


def _counts(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a number stands at a token, or behind "at least" or the like."""
    low = tokens.low
    while at < len(tokens) and (is_adverb(low[at]) or low[at] in ("at", "least", "some", "about", "more", "than")):
        at += 1
    return at < len(tokens) and (tokens.kind[at] == NUMBER or low[at] in lexicon.numbers)


def _is_harmed(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a predicate of harm stands at a token, and no noun that it describes ("another wounded man")."""
    at = past_auxiliaries(tokens, at)
    found = lexicon.triggers.at(tokens.low, at) if at < len(tokens) else None
    if found is None or found[1].form not in (Form.PAST, Form.STATE, Form.SUBJECT):
        return False
    return ends(tokens, at + found[0]) or tokens.low[at + found[0]] in CLOSED


def _one_more(at: int, stop: int) -> Group:
    amount = Amount(at, stop, at, stop, ONE, "article", more=True)
    return Group(at, stop, (at, stop), amount, ONE, Phrase(BARE, stop, stop), BARE, EVERYONE)


def named(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> Group | None:
    """A person named in a list with others of theirs ("Ahmad, his wife and ..."; "killing him and his guard")."""
    low, raw = tokens.low, tokens.raw
    stop = at
    if low[at] in ("him", "her") and at and harms(tokens, at - 1, lexicon):
        stop = at + 1
    else:
        while stop < end and tokens.kind[stop] == WORD and raw[stop][0].isupper() and low[stop] not in CLOSED:
            stop += 1
            if (
                stop < end
                and low[stop] == "."
                and stop + 1 < end
                and raw[stop + 1][0].isupper()
                and len(low[stop - 1]) < 5
            ):
                stop += 1
        if stop == at or stop - at > 7 or low[at] in lexicon.things.single:
            return None
    if at > 1 and low[at - 1] == "of" and lexicon.harm_nouns.at(low, at - 2) is not None:
        pass  # "the death of Karim Daud and his wife"
    elif at and low[at - 1] == "as":
        return None  # "identified as Karim Daud, and his guard"
    elif at and (low[at - 1] in PREPOSITIONS or (tokens.kind[at - 1] == WORD and raw[at - 1][0].isupper())):
        return None
    after = low[stop : stop + 5]
    apposed = _apposed(tokens, at, stop, lexicon)
    if apposed is not None:
        return apposed
    joined = after[:1] in (["and"], [","]) or after[:2] == [",", "and"]
    rest = after[2:] if after[:2] == [",", "and"] else after[1:]
    own = (rest[:1] and rest[0] in _THEIRS) or (rest[1:2] == ["of"] and rest[2:3] and rest[2] in _THEIRS)
    if not joined or not own or (len(after) > 1 and lexicon.triggers.at(low, stop + 1)):
        return None
    amount = Amount(at, stop, at, stop, ONE, "article")
    group = Group(at, stop, (at, stop), amount, ONE, Phrase(PEOPLE, at, stop), PEOPLE, EVERYONE)
    group.named = False
    return group


def _apposed(tokens: Tokens, at: int, stop: int, lexicon: Lexicon) -> Group | None:
    """ "Juan Perez, a union leader,": a name and what the person is."""
    low = tokens.low
    if (
        stop + 2 >= len(tokens)
        or low[stop] != ","
        or low[stop + 1] not in ("a", "an", "the")
        or low[at] in ("him", "her")
    ):
        return None
    phrase = noun_phrase(tokens, stop + 2, lexicon)
    if not phrase.singular or noun_like(tokens, phrase.stop, lexicon):
        return None
    amount = Amount(at, stop, at, stop, ONE, "article")
    last = phrase.stop + (phrase.stop < len(tokens) and low[phrase.stop] == ",")
    group = Group(at, last, (at, stop), amount, ONE, phrase, PEOPLE, phrase.who)
    group.named = False
    return group


def more_kin(tokens: Tokens, at: int, found: list[Group], lexicon: Lexicon) -> Group | None:
    """ "His wife and son", "a man and woman", "a 22-year-old, 28-year-old": one who shares the article before."""
    low = tokens.low
    if not found or at < 2 or low[at - 1] not in ("and", ",") or found[-1].stop not in (at - 1, at - 2):
        return None
    before, joined = found[-1], low[at - 1] == "and" and found[-1].stop == at - 1
    person = lexicon.people.at(low, at)
    relative = person is not None and person[1].kin and before.owned_kin
    aged = age_of(low[at], lexicon) is not None and before.one
    if not (relative or aged or (person is not None and joined and before.one and not before.amount.definite)):
        return None
    phrase = noun_phrase(tokens, at, lexicon)
    if phrase.head != PEOPLE or (not phrase.singular and not aged_one(tokens, phrase)):
        return None
    if noun_like(tokens, phrase.stop, lexicon):
        return None
    amount = Amount(at, phrase.stop, at, phrase.stop, ONE, "article")
    group = Group(at, phrase.stop, (at, phrase.stop), amount, ONE, phrase, PEOPLE, phrase.who)
    group.owned_kin = relative
    return group


def _self_killed(at: int, stop: int) -> Group:
    amount = Amount(at, stop, at, stop, ONE, "article", more=True)
    group = Group(at, stop, (at, stop), amount, ONE, Phrase(PEOPLE, at, stop), PEOPLE, EVERYONE)
    group.named, group.harm, group.trigger, group.rule = False, Harm.KILLED, (at, stop), "object:self"
    return group


def itself(tokens: Tokens, at: int, lexicon: Lexicon) -> Group | None:
    """ "Killed two people and then himself", "before killing herself": the one who did it, among the dead."""
    low = tokens.low
    if low[at : at + 3] in _OWN_LIFE and at and low[at - 1] in ("took", "taking", "takes", "take"):
        return _self_killed(at, at + 3)
    if low[at] not in ("himself", "herself", "themself", "self") or not at:
        return None
    if low[at - 1] == "on" and at > 1 and low[at - 2] in ("gun", "weapon", "rifle", "pistol", "shotgun"):
        return _self_killed(at, at + 1)
    after_people = low[at - 1] == "and" and at > 1 and lexicon.people.at(low, at - 2) is not None
    joined = low[at - 1] == "then" or after_people
    verb = at - 1 - (low[at - 1] == "only")
    if not joined and (verb < 0 or not harms(tokens, verb, lexicon)):
        return None
    amount = Amount(at, at + 1, at, at + 1, ONE, "article", more=True)
    group = Group(at, at + 1, (at, at + 1), amount, ONE, Phrase(PEOPLE, at, at + 1), PEOPLE, EVERYONE)
    group.named, group.dropped = False, not lexicon.self_killers.isdisjoint(low)
    return group
