"""Persons who were killed and are told of by name alone: "gunmen shot dead Abel Okoro", "Juma Said was killed".

Only words of killing make a name a person here: what else may befall whom a name stands for befalls places, teams and
firms too. A name of one word counts only where the document has given it in full before (`is_known`).
"""

from __future__ import annotations

import re

from casualties.extract.figures.amounts import Amount
from casualties.extract.people.group import ONE, Group
from casualties.extract.people.noun_ends import past_auxiliaries
from casualties.extract.people.nouns import PEOPLE, Phrase
from casualties.extract.people.person_ends import ends
from casualties.extract.people.who import EVERYONE
from casualties.extract.text.tokens import NUMBER, WORD, Tokens
from casualties.extract.words.grammar import ARTICLES, BE, CLOSED, HAVE, PREPOSITIONS, SAYING, TIMES
from casualties.extract.words.lexemes import Form
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm
from casualties.rulebook.harms import VerbFrame

__all__ = ["by_name", "is_known"]

_PARTICLES = frozenset("al el bin ibn abu ould ag de del da dos van von".split())
_SURNAMES = frozenset(word.capitalize() for word in SAYING)  # "Juma Said"
_LONGEST = 6
_MOST = 6  # names of one list
_NEAR = 6  # words behind "died" among which an event must be named
_SINGULAR = frozenset("was has had".split())
_TOLD = frozenset("was were been".split()) | HAVE  # "is killed" is what happens in a story


def by_name(tokens: Tokens, at: int, end: int, before: Group | None, lexicon: Lexicon) -> Group | None:
    """The person whom a name at a token tells of, where the sentence says that the person was killed.

    `before` is the group read last; a name joined to another is of its list.
    """
    stop = _name(tokens, at, end)
    if stop is None or tokens.raw == tokens.low or _is_other(tokens, at, lexicon):
        return None
    one_word = stop == at + 1
    past = _past_age(tokens, stop)
    if one_word or not (_is_killed_before(tokens, at, past, lexicon) or _goes_on(tokens, at, past, before)):
        following = _past_list(tokens, past, end)
        if not _is_killed_after(tokens, following, lexicon, one_word=one_word and following == past):
            return None
        if one_word and following != past:
            return None
    amount = Amount(at, stop, at, stop, ONE, "article")
    group = Group(at, past, (at, stop), amount, ONE, Phrase(PEOPLE, at, stop), PEOPLE, EVERYONE)
    group.named, group.by_name = False, True
    return group


def is_known(text: str, start: int, end: int) -> bool:
    """Whether a name is one of several words, or ends a longer name that stands before it in the text."""
    name = text[start:end]
    if any(mark in name for mark in " .-"):
        return True
    return re.search(rf"\b[A-Z][\w'’-]+ {re.escape(name)}\b", text[:start]) is not None


def _name(tokens: Tokens, at: int, end: int) -> int | None:
    """The token behind words with capitals that stand together, with particles between them."""
    stop = at
    while stop < end and stop - at < _LONGEST:
        if _is_capital(tokens, stop) or (stop > at and tokens.raw[stop] in _SURNAMES):
            stop += 1
        elif (
            stop > at
            and tokens.low[stop] in _PARTICLES
            and stop + 1 < end
            and (_is_capital(tokens, stop + 1) or tokens.raw[stop + 1] in _SURNAMES)
            and not tokens.owner[stop - 1]
        ):
            stop += 2
        else:
            break
        if tokens.owner[stop - 1]:
            return None  # "Juma Said's brother"
    return stop if stop > at else None


def _is_capital(tokens: Tokens, at: int) -> bool:
    raw = tokens.raw[at]
    return (
        tokens.kind[at] == WORD
        and raw[0].isupper()
        and tokens.low[at] not in CLOSED
        and tokens.low[at] not in TIMES
        and (not raw.isupper() or "." in raw)
    )


def _goes_on(tokens: Tokens, at: int, stop: int, before: Group | None) -> bool:
    """Whether a name is joined to the one before in its list: "killed Abel Okoro, 24, and Juma Said"."""
    if before is None or not before.by_name or not ends(tokens, stop):
        return False
    return tokens.low[before.stop : at] in ([","], ["and"], [",", "and"])


def _is_other(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether no person's name begins here: an actor's, a people's, or behind an article or a preposition."""
    if any(table.at(tokens.low, at) is not None for table in (lexicon.nations, lexicon.things, lexicon.actors)):
        return True
    if not at:
        return False
    before = tokens.low[at - 1]
    return (
        before in ARTICLES
        or before in PREPOSITIONS
        or (tokens.kind[at - 1] == WORD and tokens.raw[at - 1][0].isupper())
        or (tokens.raw[at - 1][0].isdigit() and tokens.raw[at - 1][-1].isalpha())  # "the 101st Airborne Division"
    )


def _past_age(tokens: Tokens, at: int) -> int:
    """The token behind ", 24" or ", 24,"."""
    low = tokens.low
    if low[at : at + 1] != [","] or at + 1 >= len(tokens) or tokens.kind[at + 1] != NUMBER:
        return at
    return at + 2 + (low[at + 2 : at + 3] == [","] and low[at + 3 : at + 4] != ["and"] and not _is_name(tokens, at + 3))


def _is_name(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and _is_capital(tokens, at)


def _past_list(tokens: Tokens, at: int, end: int) -> int:
    """The token behind further names of the list: ", Juma Said and Amina Said"."""
    for _ in range(_MOST):
        inner = at
        while inner < end and tokens.low[inner] in (",", "and"):
            inner += 1
        stop = _name(tokens, inner, end) if inner > at else None
        if stop is None or stop == inner + 1:
            return at
        at = _past_age(tokens, stop)
    return at


def _is_killed_after(tokens: Tokens, at: int, lexicon: Lexicon, *, one_word: bool) -> bool:
    """Whether a passive of killing stands at a token: "was killed", "were later shot dead"."""
    low, size = tokens.low, len(tokens)
    if _dies_in(low, at, lexicon):
        return True
    if at >= size or low[at] not in (_SINGULAR if one_word else _TOLD):
        return False
    at = past_auxiliaries(tokens, at)
    found = lexicon.triggers.at(low, at) if at < size else None
    if found is None or low[at + found[0] : at + found[0] + 1] == ["off"]:
        return False  # "killed off in the second season"
    return found[1].form == Form.PAST and _kills(found[1].harm, found[1].frame)


def _dies_in(low: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether "died" stands at a token, and behind it an event that kills ("died in the blast")."""
    found = lexicon.triggers.at(low, at) if at < len(low) else None
    if found is None or found[1].harm is not Harm.KILLED or found[1].frame is not VerbFrame.INTRANSITIVE:
        return False
    return found[1].form == Form.PAST and not lexicon.events.isdisjoint(low[at + found[0] : at + found[0] + _NEAR])


def _is_killed_before(tokens: Tokens, at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a verb of killing stands right before a name that ends its phrase: "assassinated Juma Said in"."""
    if not at or not ends(tokens, stop):
        return False
    for first in range(at - 1, max(at - 4, -1), -1):
        found = lexicon.triggers.at(tokens.low, first)
        if found is not None and first + found[0] == at and found[1].form in (Form.PAST, Form.BASE, Form.ING):
            passive = first > 0 and tokens.low[first - 1] in BE
            return _kills(found[1].harm, found[1].frame) and not passive
    return False


def _kills(harm: Harm, frame: VerbFrame) -> bool:
    return harm is Harm.KILLED and frame is VerbFrame.TRANSITIVE
