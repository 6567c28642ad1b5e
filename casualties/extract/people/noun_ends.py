"""What follows a word of a noun phrase: whether the phrase goes on, and whether people come in it."""

from __future__ import annotations

from casualties.extract.text.tokens import NUMBER, WORD, Tokens
from casualties.extract.words.grammar import BE, CLOSED, HAVE, IRREGULAR, is_adverb
from casualties.extract.words.lexemes import Noun
from casualties.extract.words.lexicon import Lexicon
from casualties.rulebook.harms import VerbFrame

__all__ = [
    "acts",
    "are_people",
    "goes_on",
    "harms",
    "is_harmed",
    "noun_follows",
    "past_auxiliaries",
    "people_after",
    "plain_noun",
]


def plain_noun(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a lower-case noun goes on with the word before it."""
    if at >= len(tokens) or tokens.kind[at] != WORD or not tokens.raw[at].islower():
        return False
    word = tokens.low[at]
    if word in CLOSED or is_adverb(word) or word in IRREGULAR or lexicon.triggers.at(tokens.low, at):
        return False
    return not word.endswith(("ed", "ing")) and lexicon.harm_masses.at(tokens.low, at) is None


def acts(tokens: Tokens, at: int, bare: bool, lexicon: Lexicon) -> bool:
    """Whether a participle after a bare number is a verb with a counted object of its own."""
    low, size = tokens.low, len(tokens)
    if not bare or at >= size:
        return False
    counted = tokens.kind[at] == NUMBER or low[at] in lexicon.numbers
    if not counted:
        return False
    return (
        at + 1 < size
        and tokens.kind[at + 1] == WORD
        and lexicon.harm_masses.at(low, at + 1) is None
        and (low[at + 1] not in CLOSED)
    )


def are_people(before: list[Noun]) -> bool:
    """Whether modifiers alone stand for people ("two elderly", "three armed")."""
    return bool(before) and before[-1].id in (
        "elderly",
        "civilian",
        "rebel",
        "police",
        "child",
        "female",
        "male",
        "adult",
    )


def harms(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of harm ends at a token, as in a title: "strike kills commander, two aides"."""
    found = lexicon.triggers.single.get(tokens.low[at])
    return found is not None and found.frame is VerbFrame.TRANSITIVE and not found.weak


def past_auxiliaries(tokens: Tokens, at: int) -> int:
    """The token behind forms of "be" and "have", and the adverbs among them."""
    low, size = tokens.low, len(tokens)
    while at < size and (low[at] in BE or low[at] in HAVE or is_adverb(low[at])):
        at += 1
    return at


def is_harmed(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a predicate of harm stands at a token ("was also injured")."""
    at = past_auxiliaries(tokens, at)
    return at < len(tokens) and lexicon.triggers.at(tokens.low, at) is not None


def people_after(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word for people begins at a token, or after one or two words that may stand before it."""
    low, size = tokens.low, len(tokens)
    for index in range(at, min(at + 3, size)):
        if tokens.kind[index] != WORD:
            return False
        word = low[index]
        if word in lexicon.numbers:
            return False
        found = lexicon.people.at(low, index)
        if found is not None:
            return not (index > at and word in CLOSED)
        if lexicon.harm_nouns.at(low, index):
            return True
        if word in CLOSED or lexicon.things.at(low, index) or lexicon.harm_masses.at(low, index):
            return False
        if index > at and lexicon.triggers.at(low, index):
            return False
        known = word in lexicon.modifiers or tokens.raw[index][0].isupper() or "-" in word
        if not known and index > at:
            return False
    return False


def goes_on(tokens: Tokens, at: int, lexicon: Lexicon, mass: bool) -> bool:
    """Whether a plural noun is itself before the head ("women protesters", "police vehicles", "people smugglers")."""
    low = tokens.low
    if at >= len(tokens) or tokens.kind[at] != WORD or low[at] in CLOSED:
        return False
    if lexicon.people.at(low, at) or lexicon.harm_nouns.at(low, at):
        return True
    named = tokens.raw[at][0].isupper() and tokens.raw[at - 1][0].isupper() and low[at + 1 : at + 2] == ["("]
    if named and low[at + 3 : at + 4] == [")"] and people_after(tokens, at + 4, lexicon):
        return True  # "a Central Police Force (CPF) trooper"
    if not mass or low[at - 1].endswith(("s", "people", "personnel", "staff", "crew")):
        return False
    return low[at].endswith("s") or bool(lexicon.things.at(low, at)) or people_after(tokens, at, lexicon)


def noun_follows(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word that may be a noun or stand before one begins at a token."""
    if at >= len(tokens) or tokens.kind[at] != WORD:
        return False
    word = tokens.low[at]
    if word in CLOSED or is_adverb(word) or word in IRREGULAR:
        return False
    if lexicon.harm_masses.at(tokens.low, at) or lexicon.triggers.at(tokens.low, at):
        return people_after(tokens, at + 1, lexicon)
    return not word.endswith("ed")
