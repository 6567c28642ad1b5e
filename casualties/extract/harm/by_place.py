"""Lists that give each place its count: "of 481 deaths, Sindh reported 238, Punjab 91", "by country: Fiji 12"."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE
from casualties.extract.text.tokens import WORD, Tokens
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm

__all__ = ["by_place"]

_BRACKET = 4  # tokens of a short name in brackets behind a name
_VERBS = frozenset("reported recorded registered has had with counted confirmed saw lost".split())
_ENDS = frozenset(", ; . and & | )".split())


def by_place(tokens: Tokens, groups: Sequence[Group], lexicon: Lexicon) -> None:
    """Give the bare counts of a list, each behind a place's name, the harm told before it; parts where they fit in."""
    run = [group for group in groups if _counts(tokens, group, lexicon)]
    if len(run) < 2:
        return
    first = run[0].first
    whole = next((g for g in reversed(groups) if g.stop <= first and g.harm is not None and g.whole is None), None)
    if whole is not None and not whole.one:
        top, beside = whole.bounds.high, "followed" in tokens.low[whole.stop : first]
        beside = beside or tokens.low[max(whole.first - 1, 0)] == "("  # "hit: Ruo (102 deaths), Sim (136), ..."
        fits = top is None or sum(group.bounds.low for group in run) <= top
        for group in run if fits or beside else ():
            group.whole = None if beside else whole
            group.harm, group.rule = whole.harm, "by-place"
            group.trigger = group.number if beside else whole.trigger
        return
    harm = _heading(tokens, first, lexicon)
    for group in run if harm is not None else ():
        group.harm, group.trigger, group.rule = harm, group.number, "by-place"


def _counts(tokens: Tokens, group: Group, lexicon: Lexicon) -> bool:
    """Whether a group is a bare number between a name and the end of its entry."""
    if group.head != BARE or group.harm is not None or group.whole is not None or group.one or group.amount.year:
        return False
    if group.amount.kind != "number" or group.anaphor is not None or not group.first:
        return False
    ends = group.stop >= len(tokens) or tokens.low[group.stop] in _ENDS
    at = group.first - 1
    if at > 0 and tokens.low[at] == "(" and tokens.low[group.stop : group.stop + 1] == [")"]:
        at -= 1  # "Bhaktapur (240)"
        if lexicon.labels.at(tokens.low, at) is not None:
            return False
    while at > 0 and tokens.low[at] in _VERBS:
        at -= 1
    if tokens.low[at] == ")":
        at = next((n for n in range(at - 1, max(at - _BRACKET, 0), -1) if tokens.low[n] == "("), 0) - 1
    return ends and at >= 0 and tokens.kind[at] == WORD and tokens.raw[at][0].isupper()


def _heading(tokens: Tokens, first: int, lexicon: Lexicon) -> Harm | None:
    """The harm of a heading such as "Deaths by province:" before a list."""
    colon = next((at for at in range(first - 1, -1, -1) if tokens.low[at] == ":"), 0)
    if lexicon.tellings["by-place"].isdisjoint(tokens.low[:colon]):
        return None
    for at in range(colon):
        label = lexicon.labels.at(tokens.low, at)
        if label is not None:
            return label[1].harm
    return None
