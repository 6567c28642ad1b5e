""" "Two of them", "half of the 40 dead", "nine of our medics", "five of the ship's 17 crew", "dozens of people"."""

from __future__ import annotations

from collections.abc import Callable

from casualties.extract.figures.amounts import Amount
from casualties.extract.figures.bounds import Bounds
from casualties.extract.people.group import Group, made
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, THING, Phrase, noun_phrase
from casualties.extract.people.who import EVERYONE, Who
from casualties.extract.text.tokens import WORD, Tokens
from casualties.extract.words.grammar import CLOSED, POSSESSIVES
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Qualifier, Status

__all__ = ["partitive"]

Counted = Callable[[Tokens, Amount, list[Amount], Lexicon], Group | None]


def partitive(
    tokens: Tokens, amount: Amount, at: int, every: list[Amount], lexicon: Lexicon, counted: Counted
) -> Group | None:
    """ "Two of them", "half of the 40 dead", "nine of our medics", "five of the ship's 17 crew", "dozens of people"."""
    low, size = tokens.low, len(tokens)
    if at >= size:
        return None
    word = low[at]
    if word in ("them", "whom", "these", "us", "which", "those", "you"):
        follows = noun_phrase(tokens, at + 1, lexicon) if word in ("these", "those") else None
        if follows is not None and follows.head not in (BARE,):
            if follows.head == HARM and follows.harm is not None:
                group = made(tokens, amount, amount.left, Phrase(HARM, at, follows.stop, follows.who))
                group.anaphor, group.of_harm = "harm", follows.harm.harm
                group.harm, group.head = None, BARE
                return group
            return made(tokens, amount, amount.left, follows) if follows.head != THING else None
        stop = at + 1
        complement = _complement(tokens, stop, lexicon)
        group = made(tokens, amount, amount.left, Phrase(BARE, at, stop))
        group.anaphor, group.stop = "them", stop
        if complement is not None:
            group.who, group.stop = complement
        return group
    inner = at
    while inner < size and (
        low[inner] in ("the", "all", *POSSESSIVES, "those", "these", "some", "a", "an", "its") or tokens.owner[inner]
    ):
        inner += 1
    step = inner
    while (
        step < min(inner + 3, size) and not tokens.owner[step] and tokens.kind[step] == WORD and low[step] not in CLOSED
    ):
        step += 1
    if step < size and step > at and tokens.owner[step] and step - inner <= 3:
        inner = step + 1
    nested = next((other for other in every if other is not amount and other.left <= inner < other.right), None)
    if nested is not None and nested.kind in ("number", "vague"):
        whole = counted(tokens, nested, every, lexicon)
        if whole is None or whole.head == THING:
            return None
        group = made(tokens, amount, amount.left, Phrase(whole.head, at, whole.stop, whole.who, whole.phrase.noun))
        group.stop = whole.stop
        group.number = (amount.first, amount.stop)
        if amount.kind == "share":
            group.bounds = _share_of(amount, whole.bounds, lexicon)
        if whole.head == HARM:
            group.nested, group.harm, group.of_harm, group.anaphor = whole, whole.harm, whole.harm, "nested"
            group.head = PEOPLE
        else:
            group.nested, group.anaphor = whole, "nested"
        return group
    if amount.kind == "none" and low[amount.first] != "none":
        return None
    own = inner < size and low[inner] == "own"
    phrase = noun_phrase(tokens, inner + own, lexicon) if inner + own < size else Phrase(BARE, inner, inner)
    if phrase.head == BARE and own:
        phrase = Phrase(PEOPLE, inner, inner + 1)
    if phrase.head == THING and low[phrase.stop - 1] in lexicon.collectives:
        phrase = Phrase(PEOPLE, inner, phrase.stop)  # "three of his family"
    if phrase.head in (BARE, THING):
        return None
    group = made(tokens, amount, amount.left, phrase)
    group.owned_kin = group.owned_kin or any(word in POSSESSIVES for word in low[at:inner])
    if group.owned_kin and phrase.noun is not None and phrase.noun.id == "men":
        group.who = Who(status=Status.COMBATANT)  # "a dozen of his men" fight for him
    if phrase.head == HARM and phrase.harm is not None and inner > at:
        group.anaphor, group.of_harm, group.harm = "harm", phrase.harm.harm, None
        group.head = BARE if phrase.who == EVERYONE else PEOPLE
    elif phrase.head == HARM and phrase.harm is not None and low[at] in ("the", "these", "those"):
        group.anaphor, group.of_harm = "harm", phrase.harm.harm  # "398 of the total deaths"
    elif inner > at and amount.kind == "share":
        group.anaphor = "them"
    if amount.kind == "share" and group.anaphor is None:
        return None
    if low[inner - 1] in ("the",) and inner > at and phrase.head == PEOPLE and phrase.noun is not None:
        group.anaphor = "noun"
    return group


def _share_of(amount: Amount, whole: Bounds, lexicon: Lexicon) -> Bounds:
    """A share of a stated number, rounded, taken as about."""
    if amount.share is None or whole.value is None:
        return amount.bounds
    over, under = amount.share
    value = round(whole.value * over / under)
    low, high = (value * (100 - lexicon.margin) // 100, -(-value * (100 + lexicon.margin) // 100))
    return Bounds(value, low, high, Qualifier.ABOUT)


def _complement(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Who, int] | None:
    """Who a part is, said right after it: "three of them children", "one of them a girl", "two of them Tunisians"."""
    low, size = tokens.low, len(tokens)
    inner = at + 1 if at < size and low[at] in ("a", "an") else at
    if inner >= size or tokens.kind[inner] != WORD or (low[inner] in CLOSED):
        return None
    phrase = noun_phrase(tokens, inner, lexicon)
    return (phrase.who, phrase.stop) if phrase.head == PEOPLE else None
