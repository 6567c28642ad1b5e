"""One person without a number: "a woman", "its driver", "Soldier killed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from casualties.extract.figures.amounts import Amount
from casualties.extract.people.by_name import by_name
from casualties.extract.people.group import ONE, PAIR, Group
from casualties.extract.people.noun_ends import harms
from casualties.extract.people.nouns import PEOPLE, Phrase, noun_phrase
from casualties.extract.people.others import ORDINALS, itself, more_kin, named, ordinal
from casualties.extract.people.person_ends import aged_one, ends, harm_next, noun_like
from casualties.extract.people.who import EVERYONE, Who
from casualties.extract.text.tokens import NUMBER, WORD, Tokens
from casualties.extract.words.grammar import ARTICLES, CLOSED, POSSESSIVES
from casualties.extract.words.lexicon import Lexicon

__all__ = ["persons"]


_DETERMINERS = frozenset("a an the another this that".split())


_PARENTS = frozenset("parents grandparents twins".split())


_THAT_ONE = frozenset("him her".split())


_OWNERS = 4  # words of an owner's name


_SELVES = frozenset("himself herself themself self his her their".split())


def persons(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> list[Group]:
    """One person each, by article, possessive or owner; in a title also without ("Soldier killed in ambush")."""
    low, raw, kind = tokens.low, tokens.raw, tokens.kind
    found: list[Group] = []
    at, listed = start, -1
    while at < end:
        word = low[at]
        bare = (
            kind[at] == WORD
            and word not in CLOSED
            and (at == 0 or at == listed or low[at - 1] == ":" or harms(tokens, at - 1, lexicon))
        )
        name = None
        if raw[at][0].isupper() or word in _THAT_ONE:
            name = named(tokens, at, end, lexicon) or by_name(tokens, at, end, found[-1] if found else None, lexicon)
        if name is not None:
            found.append(name)
            at = name.stop
            continue
        kin = more_kin(tokens, at, found, lexicon) if found else None
        kin = kin or (itself(tokens, at, lexicon) if word in _SELVES else None)
        if kin is not None:
            found.append(kin)
            at = kin.stop
            continue
        if bare or word in _DETERMINERS or word in POSSESSIVES or (tokens.owner[at] and at + 1 < end):
            group = ordinal(tokens, at, lexicon) or _person(tokens, at, lexicon, bare=bare and not tokens.owner[at])
            if group is not None and group.first >= start and at + 1 != end:
                found.append(group)
                if bare and (at == listed or (at and low[at - 1] != ":")):
                    listed = _next_listed(low, group.stop)
                at = group.stop
                continue
        at += 1
    return found


def _next_listed(low: Sequence[str], at: int) -> int:
    """The token after the comma or "and" behind one of a title's list ("kills judge, driver and passer-by")."""
    size, stop = len(low), at
    while stop < size and low[stop] in (",", "and", "&") and stop < at + 2:
        stop += 1
    return stop if stop > at else -1


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
    if phrase.head != PEOPLE or phrase.noun is None or (phrase.noun.plural and not aged_one(tokens, phrase)):
        return None
    listed = low[phrase.stop : phrase.stop + 1] in ([","], ["and"]) and phrase.stop + 1 < size
    of_his = listed and low[phrase.stop + 1] in POSSESSIVES  # "the leader, his wife and their children"
    if word in ("the", "this", "that") and phrase.noun.id == "people" and not of_his:
        return None
    if noun_like(tokens, phrase.stop, lexicon):
        return None
    if bare and at and low[at - 1] != ":":
        phrase = _with_name(tokens, phrase)
        if not ends(tokens, phrase.stop):
            return None
    elif bare and not (
        harm_next(tokens, (phrase := _before_harm(tokens, phrase, lexicon)).stop, lexicon)
        or low[phrase.stop : phrase.stop + 1] == ["and"]
        or _list_follows(tokens, phrase.stop, lexicon)
    ):
        return None
    kin = phrase.noun is not None and phrase.noun.kin
    if kin:
        phrase = _of_so_many(tokens, _with_name(tokens, phrase), lexicon)
    stop_number = phrase.stop if kin and word in POSSESSIVES else at + 1 if not bare else phrase.stop
    more = word == "another" or (word in ("a", "the") and low[inner] in ORDINALS)
    amount = Amount(at, stop_number, at, at + 1, ONE, "article", more=more, definite=word in ("the", "this", "that"))
    group = Group(at, phrase.stop, (at, stop_number), amount, ONE, phrase, PEOPLE, phrase.who, definite=amount.definite)
    group.owned = group.owned_kin = word in POSSESSIVES or tokens.owner[at]
    if tokens.owner[at]:
        group.first = _first_of_owner(tokens, at)
    return group


def _first_of_owner(tokens: Tokens, at: int) -> int:
    """The first word of an owner of several words ("the Islamic Front's commander")."""
    first = at
    while first and tokens.raw[first][0].isupper() and tokens.raw[first - 1][0].isupper() and first > at - _OWNERS:
        if tokens.kind[first - 1] != WORD or tokens.low[first - 1] in CLOSED:
            break
        first -= 1
    return first - (first > 0 and tokens.low[first - 1] in ARTICLES)


def _list_follows(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a comma and counted people stand at a token ("Soldier, three rebels die")."""
    if tokens.low[at : at + 1] != [","] or at + 2 >= len(tokens):
        return False
    counted = tokens.kind[at + 1] == NUMBER or tokens.low[at + 1] in lexicon.numbers
    return counted and noun_phrase(tokens, at + 2, lexicon).head == PEOPLE


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


def _before_harm(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> Phrase:
    """A title with its name where a verb of harm stands behind them ("Banker Ramon Cruz murdered at home")."""
    named = _with_name(tokens, phrase)
    return named if harm_next(tokens, named.stop, lexicon) else phrase


def _of_so_many(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> Phrase:
    """ "A mother of three": the three are not counted here."""
    low, stop = tokens.low, phrase.stop
    if stop + 1 < len(tokens) and low[stop] == "of" and low[stop + 1] in lexicon.numbers:
        return replace(phrase, stop=stop + 2)
    return phrase
