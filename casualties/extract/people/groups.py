"""Groups of people that a sentence counts: an amount with its noun phrase, or one person ("a woman", "its driver").

A group says what it counts (`head`), how many, and who; what happened to them is for `attach` to find.
"""

from __future__ import annotations

from casualties.extract.figures.amounts import Amount
from casualties.extract.figures.bounds import Bounds
from casualties.extract.people.group import ONE, Group, made
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, UNKNOWN, Phrase, noun_phrase
from casualties.extract.people.others import ordinal
from casualties.extract.people.partitives import partitive
from casualties.extract.people.persons import persons
from casualties.extract.text.tokens import Tokens
from casualties.extract.words.grammar import ARTICLES, POSSESSIVES
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Qualifier

__all__ = ["groups"]

_ORDINALS = frozenset("third fourth fifth sixth".split())


def groups(tokens: Tokens, counted: list[Amount], lexicon: Lexicon) -> list[Group]:
    """The groups of a sentence in order of their first token."""
    found: list[Group] = []
    at = 0
    for amount in counted:
        found.extend(persons(tokens, at, amount.left, lexicon))
        if amount.left < at and found and found[-1].stop > amount.first:
            continue  # already read as the inner number of "half of the 40"
        group = _counted(tokens, amount, counted, lexicon)
        if group is not None:
            if group.nested is not None:
                found.append(group)
                found.append(group.nested)
                at = max(group.stop, group.nested.stop)
                continue
            found.append(group)
            at = group.stop
        else:
            at = max(at, amount.right)
    found.extend(persons(tokens, at, len(tokens), lexicon))
    return _spanned(tokens, found)


def _spanned(tokens: Tokens, found: list[Group]) -> list[Group]:
    """ "At least one and as many as three civilians": one group between two bounds."""
    kept: list[Group] = []
    for group in found:
        least = kept[-1] if kept else None
        if (
            least is not None
            and least.head == BARE
            and least.bounds.qualifier is Qualifier.AT_LEAST
            and group.bounds.qualifier is Qualifier.AT_MOST
            and tokens.low[least.stop : group.first] in (["and"], ["but"], ["to"], ["or"], ["and", "possibly"])
            and group.bounds.high is not None
            and group.bounds.high > least.bounds.low
        ):
            bounds = Bounds(None, least.bounds.low, group.bounds.high, Qualifier.RANGE)
            group.first, group.number, group.bounds = least.first, (least.number[0], group.number[1]), bounds
            kept[-1] = group
        else:
            kept.append(group)
    return kept


def _counted(tokens: Tokens, amount: Amount, every: list[Amount], lexicon: Lexicon) -> Group | None:
    low, size = tokens.low, len(tokens)
    at = amount.right
    first = amount.left
    if amount.kind == "none" and low[amount.first] == "without" and at < size and low[at] in ("any", "a", "the"):
        at += 1
    others = more = False
    while at < size and low[at] in ("more", "other", "others", "additional", "further", "new", "fresh", "extra"):
        others = others or low[at] in ("other", "others")
        more = True
        at += 1
        if low[at - 1] == "others":
            break
    if more and not amount.more:
        amount = _as_more(amount)
    if at < size and low[at] == "of" and low[at - 1] != "others":
        return partitive(tokens, amount, at + 1, every, lexicon, _counted)
    if low[at - 1] == "others":
        phrase = Phrase(PEOPLE, at - 1, at)
        return made(tokens, amount, first, phrase, others=True)
    if low[amount.stop - 1] == "both" and at < size and (low[at] in POSSESSIVES or low[at] == "the"):
        at += 1
    phrase = noun_phrase(tokens, at, lexicon)
    if phrase.head == BARE:
        if amount.kind == "none" and low[amount.first] in ("no", "without") and amount.stop == amount.first + 1:
            return None
        phrase = Phrase(PEOPLE if low[amount.stop - 1] == "couple" else BARE, at, at)
        if (amount.kind == "none" and low[amount.first] in ("nobody", "no-one", "none")) or (
            amount.stop - amount.first > 1 and amount.kind == "none" and low[amount.first] == "no"
        ):
            phrase = Phrase(PEOPLE, at, at)
        if amount.left > 1 and low[amount.left - 1] == "of" and low[amount.left - 2] in lexicon.collectives:
            phrase = Phrase(PEOPLE, at, at)
            first = amount.left - 2
            while first and low[first - 1] in (*ARTICLES, *POSSESSIVES, "whole", "entire", "young"):
                first -= 1
    elif phrase.head == UNKNOWN and low[phrase.stop - 1] in ("couples", "pairs"):
        return None
    if amount.kind == "share" and phrase.head not in (BARE, PEOPLE, HARM):
        return None
    if amount.kind == "share" and phrase.head == BARE and low[amount.first] == "a":
        one_more = ordinal(tokens, amount.first, lexicon)
        if one_more is not None:
            return one_more
    if amount.kind == "share" and (
        phrase.singular or (phrase.head == HARM and low[amount.first] == "a" and low[amount.stop - 1] in _ORDINALS)
    ):
        amount = Amount(amount.first, amount.stop, amount.left, amount.right, ONE, "article", more=True)
    return made(tokens, amount, first, phrase, others=others)


def _as_more(amount: Amount) -> Amount:
    return Amount(
        amount.first, amount.stop, amount.left, amount.right, amount.bounds, amount.kind, True, amount.definite,
        amount.loose, amount.year, amount.share,
    )  # fmt: skip
