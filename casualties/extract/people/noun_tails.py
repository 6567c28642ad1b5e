"""What a noun phrase of people goes on with: ", nurses and drivers", "of the security forces", "aged 6 to 11"."""

from __future__ import annotations

from collections.abc import Callable

from casualties.extract.people.phrase import HARM, PEOPLE, Phrase
from casualties.extract.people.who import Who, age_of, common, described
from casualties.extract.text.tokens import NUMBER, Tokens
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Age

__all__ = ["extended"]

_BETWEEN_AGES = frozenset("and to , between from under over or - – just only".split())
_AGED = ("aged", "ages")
_ADULT_FROM = 18
_DETERMINERS = ("the", "a", "an", "one", "same", "his", "her", "their", "its", "our")

Read = Callable[[Tokens, int, Lexicon], Phrase]


def extended(tokens: Tokens, phrase: Phrase, lexicon: Lexicon, read: Read) -> Phrase:
    """The phrase up to the last word that belongs to it; `read` reads the phrase behind "of"."""
    at, who = _more_nouns(tokens, phrase, lexicon)
    at, who = _of_whom(tokens, at, who, lexicon, read)
    at, who = _aged(tokens, at, who, lexicon)
    return Phrase(phrase.head, phrase.start, at, who, phrase.noun, phrase.harm, phrase.harmed)


def _more_nouns(tokens: Tokens, phrase: Phrase, lexicon: Lexicon) -> tuple[int, Who]:
    """ "88 doctors, nurses and ambulance drivers": one number for all that are named."""
    low, size = tokens.low, len(tokens)
    at, every, closed = phrase.stop, [phrase.who], False
    if phrase.noun is None or not phrase.noun.plural:
        return at, phrase.who
    while at + 1 < size and low[at] in (",", "and", "&", "or", "/"):
        following = at + 1 + (low[at] == "," and low[at + 1] in ("and", "or"))
        if following >= size or tokens.kind[following] == NUMBER:
            break
        person = lexicon.people.at(low, following)
        if person is None or not person[1].plural or _begins_clause(tokens, following + person[0], low[at]):
            break
        every.append(described(person[1], [], None, None))
        closed = closed or low[following - 1] != ","
        at = following + person[0]
    if len(every) == 1 or not closed:
        return phrase.stop, phrase.who
    return at, common(every)


def _begins_clause(tokens: Tokens, at: int, joint: str) -> bool:
    """Whether a noun behind a comma begins something else than the next of a list."""
    return joint == "," and (at >= len(tokens) or tokens.low[at] not in (",", "and", "&", "or"))


def _of_whom(tokens: Tokens, at: int, who: Who, lexicon: Lexicon, read: Read) -> tuple[int, Who]:
    """ "Members of the security forces": what follows says what they are."""
    low, size = tokens.low, len(tokens)
    if at >= size or low[at] != "of" or low[at - 1] not in lexicon.partitives:
        return at, who
    inner = at + 1
    while inner < size and low[inner] in _DETERMINERS:
        inner += 1
    if inner >= size:
        return at, who
    of = read(tokens, inner, lexicon)
    if of.head == PEOPLE:
        who = Who(who.status or of.who.status, who.age, who.sex, who.role or of.who.role, who.nationality)
    return (of.stop if of.head != HARM and of.stop > inner else at), who


def _aged(tokens: Tokens, at: int, who: Who, lexicon: Lexicon) -> tuple[int, Who]:
    """ "Four girls aged 6 to 11": the first age said."""
    low, size = tokens.low, len(tokens)
    if at + 2 < size and low[at] == "," and low[at + 1] in _AGED:
        at += 1
    if at + 1 >= size or low[at] not in _AGED:
        return at, who
    years = next((int(tokens.raw[n]) for n in range(at + 1, min(at + 4, size)) if tokens.raw[n].isdecimal()), None)
    if years is None:
        return at, who
    at += 1
    while (
        at < size
        and low[at : at + 2] != [",", "and"]
        and (tokens.kind[at] == NUMBER or low[at] in _BETWEEN_AGES or _is_age(low[at], lexicon))
    ):
        at += 1
    while low[at - 1] in _BETWEEN_AGES:
        at -= 1
    age = Age.CHILD if years < _ADULT_FROM else who.age or Age.ADULT
    return at, Who(who.status, age, who.sex, who.role, who.nationality)


def _is_age(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.numbers or age_of(word, lexicon) is not None
