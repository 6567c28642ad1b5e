"""Words of harm in a sentence: which form they stand in, and whether the harm has happened at all."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.extract.text.tokens import WORD, Tokens
from casualties.extract.words.grammar import (
    ADVERBS,
    ARTICLES,
    BE,
    DO,
    HAVE,
    LINKS,
    MODALS,
    POSSESSIVES,
    PRONOUNS,
    QUOTES,
    is_adverb,
)
from casualties.extract.words.lexemes import Form, Trigger
from casualties.extract.words.lexicon import Lexicon
from casualties.rulebook.harms import VerbFrame

__all__ = ["Found", "find_triggers"]


@dataclass(slots=True, eq=False)
class Found:
    """A trigger at tokens `first`..`stop`, its predicate beginning with the auxiliary at `start`.

    `takes_object` and `takes_subject` say on which side victims may stand.
    """

    first: int
    stop: int
    start: int
    what: Trigger
    passive: bool
    finite: bool
    takes_object: bool
    takes_subject: bool
    used: bool = False


_PASSED = frozenset("not never themselves himself herself".split())


def find_triggers(tokens: Tokens, taken: list[bool], group_at: dict[int, object], lexicon: Lexicon) -> list[Found]:
    """The triggers of a sentence in order, those left out that say what might happen or did not.

    `taken` marks tokens that belong to a counted group, `group_at` holds the groups by their first token.
    """
    found: list[Found] = []
    index, size = 0, len(tokens)
    low, firsts = tokens.low, lexicon.triggers.firsts
    while index < size:
        at = None if taken[index] or low[index] not in firsts else lexicon.triggers.at(low, index)
        if at is None:
            index += 1
            continue
        length, what = at
        stop = index + length
        while stop > index + 1 and taken[stop - 1]:
            stop -= 1
        trigger = _found(tokens, index, stop, what, group_at, lexicon)
        if trigger is not None:
            found.append(trigger)
        index = stop
    return found


def _found(
    tokens: Tokens, first: int, stop: int, what: Trigger, group_at: dict[int, object], lexicon: Lexicon
) -> Found | None:
    low = tokens.low
    named = what.form == Form.ING and first > 0 and (tokens.owner[first - 1] or low[first - 1] in ARTICLES)
    if named and stop not in group_at:
        return None  # "Friday's stabbing" names an event
    if what.id == "seize" and first and low[first - 1] == "it" and what.form == Form.BASE:
        return None  # "it takes 12 people to fly it"
    if what.form == Form.ING and low[stop : stop + 1] == ["now"]:
        return None  # "death toll in the shooting now 4"
    if what.form in (Form.STATE, Form.PAST) and first and low[first - 1] in ("the", "those"):
        return None  # "the dead", "those killed" are people
    if (stop < len(tokens) and low[stop] in what.unless) or (what.needs and what.needs.isdisjoint(low)):
        return None  # "security forces to ..." drive nobody out
    start = first
    at = first - 1
    while at >= 0 and (low[at] in LINKS or low[at] in QUOTES or is_adverb(low[at]) or low[at] in _PASSED):
        at -= 1
    if low[at + 1] in LINKS and low[at + 1] not in _SPOKEN:
        start = at + 1
    be = at >= 0 and (low[at] in BE or tokens.raw[at].endswith(("'re", "’re")))
    have = at >= 0 and low[at] in HAVE
    negated = any(low[n] in ("not", "never") or low[n].endswith("n't") for n in range(max(at, 0), first))
    while at >= 0 and (
        low[at] in BE
        or low[at] in HAVE
        or low[at] in LINKS
        or low[at] in MODALS
        or low[at] in DO
        or low[at] == "to"
        or (low[at] in ADVERBS and at and low[at - 1] in BE | HAVE | MODALS)
    ):
        if low[at] == "to" and not (at + 1 < first):
            break
        start = at
        at -= 1
    if what.form == Form.BASE and first and low[first - 1] == "to":
        start = first - 1
    if negated or _hypothetical(tokens, start, first, what, have, lexicon):
        return None
    follows = _object_follows(tokens, stop, group_at, lexicon)
    transitive = what.frame is VerbFrame.TRANSITIVE
    either = what.frame is VerbFrame.EITHER
    passive = False
    if what.form == Form.OBJECT:
        return Found(first, stop, start, what, False, True, True, False)
    if what.form in (Form.STATE, Form.SUBJECT):
        finite = be or have or what.form == Form.SUBJECT
        return Found(first, stop, start, what, what.form == Form.STATE, finite, False, True)
    if what.form == Form.PAST:
        passive = be and transitive
        by = stop < len(tokens) and low[stop] == "by"
        if transitive:
            takes_object = not passive and (follows or have) and not by
            takes_subject = passive or not takes_object
            if what.weak and not passive:
                takes_subject = be
            if what.id == "seize" and passive:
                takes_subject = stop < len(tokens) and low[stop] in _TAKEN
        elif either:
            takes_object, takes_subject = follows and not be, not follows or be
        else:
            takes_object, takes_subject = False, True
        return Found(first, stop, start, what, passive, be or have or not transitive, takes_object, takes_subject)
    takes_object = transitive or (either and follows)
    return Found(
        first, stop, start, what, False, what.form == Form.BASE, takes_object, not transitive and not takes_object
    )


def _object_follows(tokens: Tokens, at: int, group_at: dict[int, object], lexicon: Lexicon) -> bool:
    low, size = tokens.low, len(tokens)
    while at < size and (low[at] in QUOTES or (is_adverb(low[at]) and at not in group_at)):
        at += 1
    if at >= size or tokens.kind[at] != WORD:
        return at in group_at
    if at in group_at:
        return True
    word = low[at]
    if word in ARTICLES or word in POSSESSIVES or (word in PRONOUNS and word not in ("who", "whom")):
        return word not in ("this", "that", "another", "each", "every")
    if word in lexicon.modifiers and word not in ("more", "first", "second"):
        return True
    return lexicon.people.at(low, at) is not None or (
        tokens.raw[at][0].isupper() and lexicon.nations.at(low, at) is not None
    )


def _hypothetical(tokens: Tokens, start: int, first: int, what: Trigger, have: bool, lexicon: Lexicon) -> bool:
    """Whether the words before say that the harm may come, was meant or was prevented."""
    low = tokens.low
    chain = low[start:first]
    if any(word in MODALS for word in chain):
        return not have and "have" not in chain
    if any(word in DO for word in chain) and any(word.endswith("n't") or word == "not" for word in chain):
        return True
    before = low[max(start - 4, 0) : start]
    if what.form == Form.BASE:
        near = low[max(start - 5, 0) : start] if start and low[start - 1] in ("or", "and", "to") else before[-1:]
        if chain[:1] == ["to"] or "to" in near or any(word in MODALS for word in near):
            return not _went_on(low, start)
    if "to" in chain and "have" in chain:
        return False
    if what.form == Form.ING and before and before[-1] in ("of", "from", "at", "without"):
        return any(word in _UNREAL for word in before[:-1]) or before[-1] == "without"
    window = low[max(start - 12, 0) : start]
    for offset in range(len(window) - 1, -1, -1):
        if window[offset] in (";", ".", ":"):
            break
        if window[offset] in ("if", "unless", "whether", "lest"):
            return True
    return False


_UNREAL = frozenset("capable risk risks threat fear danger hope possibility aim goal intention idea chance".split())


_TAKEN = frozenset("from by captive hostage off at".split())
_SPOKEN = frozenset("said".split())


def _went_on(low: list[str], start: int) -> bool:
    before = low[max(start - 3, 0) : start]
    return any(word in ("went", "proceeded", "managed", "continued", "going") for word in before)
