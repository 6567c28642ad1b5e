"""What stands around a word for one person: whether it ends there, and whether a verb of harm is beside it."""

from __future__ import annotations

from casualties.extract.people.nouns import Phrase
from casualties.extract.text.tokens import MARK, WORD, Tokens
from casualties.extract.words.grammar import CLOSED, IRREGULAR, PREPOSITIONS, is_adverb
from casualties.extract.words.lexicon import Lexicon

__all__ = ["aged_one", "ends", "harm_next", "noun_like"]


def ends(tokens: Tokens, at: int) -> bool:
    """Whether a mark, a preposition or the end stands at a token."""
    if at >= len(tokens) or tokens.kind[at] == MARK:
        return True
    return tokens.low[at] in ("and", "&") or tokens.low[at] in PREPOSITIONS


def aged_one(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is one person by age alone ("a five-year-old")."""
    return phrase.noun is not None and phrase.noun.id == "aged" and not tokens.low[phrase.stop - 1].endswith("s")


def harm_next(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word of harm stands at a token."""
    return at < len(tokens) and lexicon.triggers.at(tokens.low, at) is not None


def noun_like(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word goes on with the noun before it, so that it is no person ("a police station")."""
    if at >= len(tokens) or tokens.kind[at] != WORD:
        return False
    word = tokens.low[at]
    if word in CLOSED or is_adverb(word) or word in IRREGULAR or lexicon.triggers.at(tokens.low, at):
        return False
    if tokens.raw[at][0].isupper():
        return False
    return not word.endswith(("ed", "ing", "s")) or bool(lexicon.things.at(tokens.low, at))
