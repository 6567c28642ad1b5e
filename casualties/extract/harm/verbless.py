"""Lists that leave the verb out: "government 2, rebels 6, civilians 4 dead", "the army killed 27, the rebels 6"."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM
from casualties.extract.text.tokens import WORD, Tokens
from casualties.extract.words.grammar import CLOSED
from casualties.extract.words.lexicon import Lexicon

__all__ = ["verbless"]

_NAME = 3  # words of a name before its count


def verbless(tokens: Tokens, groups: Sequence[Group], lexicon: Lexicon) -> None:
    """Give bare counts, each behind a name, the harm that the list says once, at its end or at its beginning."""
    if sum(group.head == BARE and group.harm is None for group in groups) == 0:
        return
    for at in range(len(groups) - 1, 0, -1):
        before, group = groups[at - 1], groups[at]
        said_last = group.head == HARM or group.rule == "unsaid"
        if said_last and _open(before) and _listed(tokens, before, group, lexicon) and _named(tokens, before, lexicon):
            before.harm, before.trigger, before.rule = group.harm, group.trigger, "unsaid"


def _open(group: Group) -> bool:
    number = group.amount.kind == "number" and not group.amount.year
    return group.head == BARE and group.harm is None and number and group.anaphor is None


def _listed(tokens: Tokens, before: Group, group: Group, lexicon: Lexicon) -> bool:
    """Whether a comma or "and" and a name stand between two counts."""
    at = before.stop
    if at >= group.first or tokens.low[at] not in (",", "and", ";", "&"):
        return False
    at += 1 + (tokens.low[at + 1 : at + 2] == ["and"])
    return 0 < group.first - at <= _NAME and all(_of_name(tokens, n, lexicon) for n in range(at, group.first))


def _named(tokens: Tokens, group: Group, lexicon: Lexicon) -> bool:
    """Whether a name stands right before a count."""
    return group.first > 0 and _of_name(tokens, group.first - 1, lexicon)


def _of_name(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    word = tokens.low[at]
    harmed = lexicon.triggers.at(tokens.low, at) or lexicon.harm_masses.at(tokens.low, at)
    return tokens.kind[at] == WORD and word not in CLOSED and harmed is None
