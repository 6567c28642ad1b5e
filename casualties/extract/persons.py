"""One person without a number: "a woman", "its driver", "Soldier killed", "a third", "Ahmad, his wife and son"."""

from __future__ import annotations

from dataclasses import replace

from casualties.extract.amounts import Amount
from casualties.extract.grammar import CLOSED, IRREGULAR, POSSESSIVES, PREPOSITIONS, is_adverb
from casualties.extract.group import ONE, PAIR, Group
from casualties.extract.lexicon import Lexicon
from casualties.extract.nouns import BARE, PEOPLE, Phrase, noun_phrase
from casualties.extract.tokens import MARK, WORD, Tokens
from casualties.extract.who import EVERYONE, Who, age_of
from casualties.model import Harm
from casualties.rulebook.harms import VerbFrame

__all__ = ["ordinal", "persons"]


_DETERMINERS = frozenset("a an the another this that".split())


_OWN_LIFE = [[who, "own", "life"] for who in ("his", "her", "their")]
_THEIRS = ("his", "her", "their")


_PARENTS = frozenset("parents grandparents twins".split())


_ORDINALS = frozenset("second third fourth fifth sixth seventh".split())


def persons(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> list[Group]:
    """One person each, by article, possessive or owner; in a title also without ("Soldier killed in ambush")."""
    low = tokens.low
    found: list[Group] = []
    at = start
    while at < end:
        word = low[at]
        bare = (
            tokens.kind[at] == WORD
            and word not in CLOSED
            and (at == 0 or low[at - 1] == ":" or _harms(tokens, at - 1, lexicon))
        )
        named = _named(tokens, at, end, lexicon)
        if named is not None:
            found.append(named)
            at = named.stop
            continue
        kin = _more_kin(tokens, at, found, lexicon) or _itself(tokens, at, lexicon)
        if kin is not None:
            found.append(kin)
            at = kin.stop
            continue
        if bare or word in _DETERMINERS or word in POSSESSIVES or (tokens.owner[at] and at + 1 < end):
            group = ordinal(tokens, at, lexicon) or _person(tokens, at, lexicon, bare=bare and not tokens.owner[at])
            if group is not None and group.first >= start and group.stop <= len(tokens):
                found.append(group)
                at = group.stop
                continue
        at += 1
    return found


def ordinal(tokens: Tokens, at: int, lexicon: Lexicon) -> Group | None:
    """ "A third died": one more, said by its place in the row."""
    low = tokens.low
    stop = at + 2
    if low[at] == "another":  # "killing one and wounding another"
        return _one_more(at, at + 1) if at and _harms(tokens, at - 1, lexicon) and _ends(tokens, at + 1) else None
    if stop >= len(tokens) or low[at] not in ("a", "the") or low[at + 1] not in _ORDINALS:
        return None
    acts = low[stop] in ("was", "is", "has", "had") or lexicon.triggers.at(low, stop) is not None
    if not acts and not (at and _harms(tokens, at - 1, lexicon)):
        return None
    return _one_more(at, stop)


def _one_more(at: int, stop: int) -> Group:
    amount = Amount(at, stop, at, stop, ONE, "article", more=True)
    return Group(at, stop, (at, stop), amount, ONE, Phrase(BARE, stop, stop), BARE, EVERYONE)


def _person(tokens: Tokens, at: int, lexicon: Lexicon, *, bare: bool) -> Group | None:
    low, size = tokens.low, len(tokens)
    inner = at if bare else at + 1
    if inner >= size or tokens.kind[inner] != WORD:
        return None
    stop = inner
    while stop < min(inner + 3, size) and low[stop] in (
        "elderly",
        "young",
        "local",
        "married",
        "old",
        "newlywed",
        "whole",
    ):
        stop += 1
    word = low[at]
    twins = low[inner] == "twin" and inner + 1 < size and lexicon.people.at(low, inner + 1) is not None
    if word in POSSESSIVES and (low[inner] in _PARENTS or (twins and low[inner + 1].endswith("s"))):
        inner += twins
        amount = Amount(at, inner + 1, at, inner + 1, PAIR, "article")
        parents = noun_phrase(tokens, inner, lexicon)
        group = Group(at, inner + 1, (at, inner + 1), amount, PAIR, parents, PEOPLE, parents.who)
        group.owned = group.owned_kin = True
        return group
    if stop < size and low[stop] in ("couple", "pair") and (stop + 1 >= size or low[stop + 1] != "of") and not bare:
        who = Who(age=noun_phrase(tokens, inner, lexicon).who.age) if stop > inner else EVERYONE
        amount = Amount(at, stop + 1, at, stop + 1, PAIR, "article")
        return Group(at, stop + 1, (at, stop + 1), amount, PAIR, Phrase(PEOPLE, inner, stop + 1, who), PEOPLE, who)
    phrase = noun_phrase(tokens, inner, lexicon)
    if phrase.head != PEOPLE or phrase.noun is None or (phrase.noun.plural and not _aged_one(tokens, phrase)):
        return None
    if word in ("the", "this", "that") and phrase.noun.id == "people":
        return None
    if _noun_like(tokens, phrase.stop, lexicon):
        return None
    if bare and at and low[at - 1] != ":":
        phrase = _with_name(tokens, phrase)
        if not _ends(tokens, phrase.stop):
            return None
    elif bare and not (_harm_next(tokens, phrase.stop, lexicon) or low[phrase.stop : phrase.stop + 1] == ["and"]):
        return None
    kin = phrase.noun is not None and phrase.noun.kin
    if kin:
        phrase = _of_so_many(tokens, _with_name(tokens, phrase), lexicon)
    stop_number = phrase.stop if kin and word in POSSESSIVES else at + 1 if not bare else phrase.stop
    more = word == "another"
    amount = Amount(at, stop_number, at, at + 1, ONE, "article", more=more, definite=word in ("the", "this", "that"))
    group = Group(at, phrase.stop, (at, stop_number), amount, ONE, phrase, PEOPLE, phrase.who, definite=amount.definite)
    group.owned = group.owned_kin = word in POSSESSIVES or tokens.owner[at]
    return group


def _with_name(tokens: Tokens, phrase: Phrase) -> Phrase:
    """ "Mayor Ramon Cruz": a title with the name behind it."""
    stop = phrase.stop
    while (
        stop < len(tokens)
        and tokens.kind[stop] == WORD
        and tokens.raw[stop][0].isupper()
        and tokens.low[stop] not in CLOSED
    ):
        stop += 1
    return replace(phrase, stop=stop)


def _of_so_many(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> Phrase:
    """ "A mother of three": the three are not counted here."""
    low, stop = tokens.low, phrase.stop
    if stop + 1 < len(tokens) and low[stop] == "of" and low[stop + 1] in lexicon.numbers:
        return replace(phrase, stop=stop + 2)
    return phrase


def _harms(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of harm ends at a token, as in a title: "strike kills commander, two aides"."""
    found = lexicon.triggers.single.get(tokens.low[at])
    return found is not None and found.frame is VerbFrame.TRANSITIVE and not found.weak


def _ends(tokens: Tokens, at: int) -> bool:
    if at >= len(tokens) or tokens.kind[at] == MARK:
        return True
    return tokens.low[at] in ("and", "&") or tokens.low[at] in PREPOSITIONS


def _named(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> Group | None:
    """A person named in a list with others of theirs ("Ahmad, his wife and ..."; "killing him and his guard")."""
    low, raw = tokens.low, tokens.raw
    stop = at
    if low[at] in ("him", "her") and at and _harms(tokens, at - 1, lexicon):
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
    if at and (low[at - 1] in PREPOSITIONS or (tokens.kind[at - 1] == WORD and raw[at - 1][0].isupper())):
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
    if not phrase.singular or _noun_like(tokens, phrase.stop, lexicon):
        return None
    amount = Amount(at, stop, at, stop, ONE, "article")
    last = phrase.stop + (phrase.stop < len(tokens) and low[phrase.stop] == ",")
    group = Group(at, last, (at, stop), amount, ONE, phrase, PEOPLE, phrase.who)
    group.named = False
    return group


def _more_kin(tokens: Tokens, at: int, found: list[Group], lexicon: Lexicon) -> Group | None:
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
    if phrase.head != PEOPLE or (not phrase.singular and not _aged_one(tokens, phrase)):
        return None
    if _noun_like(tokens, phrase.stop, lexicon):
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


def _itself(tokens: Tokens, at: int, lexicon: Lexicon) -> Group | None:
    """ "Killed two people and then himself", "before killing herself": the one who did it, among the dead."""
    low = tokens.low
    if low[at : at + 3] in _OWN_LIFE and at and low[at - 1] in ("took", "taking", "takes", "take"):
        return _self_killed(at, at + 3)
    if low[at] not in ("himself", "herself", "themself") or not at:
        return None
    if low[at - 1] == "on" and at > 1 and low[at - 2] in ("gun", "weapon", "rifle", "pistol", "shotgun"):
        return _self_killed(at, at + 1)
    after_people = low[at - 1] == "and" and at > 1 and lexicon.people.at(low, at - 2) is not None
    joined = low[at - 1] == "then" or after_people
    if not joined and not _harms(tokens, at - 1, lexicon):
        return None
    amount = Amount(at, at + 1, at, at + 1, ONE, "article", more=True)
    group = Group(at, at + 1, (at, at + 1), amount, ONE, Phrase(PEOPLE, at, at + 1), PEOPLE, EVERYONE)
    group.named = False
    return group


def _aged_one(tokens: Tokens, phrase: Phrase) -> bool:
    return phrase.noun is not None and phrase.noun.id == "aged" and not tokens.low[phrase.stop - 1].endswith("s")


def _harm_next(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    return at < len(tokens) and lexicon.triggers.at(tokens.low, at) is not None


def _noun_like(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word goes on with the noun before it, so that it is no person ("a police station")."""
    if at >= len(tokens) or tokens.kind[at] != WORD:
        return False
    word = tokens.low[at]
    if word in CLOSED or is_adverb(word) or word in IRREGULAR or lexicon.triggers.at(tokens.low, at):
        return False
    if tokens.raw[at][0].isupper():
        return False
    return not word.endswith(("ed", "ing", "s")) or bool(lexicon.things.at(tokens.low, at))
