"""Counts that share out the one before them by place: "killed 12 people, seven in Gao and five in Timbuktu"."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE
from casualties.extract.text.tokens import Tokens
from casualties.extract.words.grammar import TIMES, is_adverb

__all__ = ["share_out"]

_WHERE = frozenset("in at near from on around outside".split())
_JOINTS = frozenset(", ; : and with – — - ( &".split())
_FAR = 10  # tokens of a place behind the last share before "and another"


def share_out(tokens: Tokens, groups: Sequence[Group]) -> None:
    """Make bare counts, each with its place, parts of the count before them where they add up to exactly that."""
    run: list[Group] = []
    for group in (*groups, None):
        if group is not None and _is_share(tokens, group):
            run.append(group)
        elif run:
            _share_out(tokens, groups, run)
            run = []


def _share_out(tokens: Tokens, groups: Sequence[Group], run: Sequence[Group]) -> None:
    told = sum(share.bounds.low for share in run) + _another(tokens, run[-1])
    if told == run[0].bounds.low:
        return
    for whole in reversed(groups):
        counts = whole.harm is not None and whole.whole is None and not whole.one
        if whole.stop <= run[0].first and counts and whole.bounds.low == told:
            for share in run:
                share.whole, share.harm, share.rule = whole, whole.harm, "share"
                share.who = share.who.over(whole.who)
            return


def _is_share(tokens: Tokens, group: Group) -> bool:
    """Whether a group is a bare count behind a comma or "and", with a place behind it."""
    if group.head != BARE or group.harm is not None or group.whole is not None or group.anaphor is not None:
        return False
    number = group.amount.kind == "number" and not group.amount.year
    return number and group.first > 0 and tokens.low[group.first - 1] in _JOINTS and _placed(tokens, group.stop)


def _another(tokens: Tokens, last: Group) -> int:
    """One, where the run ends with "and another in Tal Afar", which is no group of its own."""
    for at in range(last.stop + 1, min(last.stop + _FAR, len(tokens))):
        if tokens.low[at] == "another":
            return int(tokens.low[at - 1] in _JOINTS and _placed(tokens, at + 1))
    return 0


def _placed(tokens: Tokens, at: int) -> bool:
    low, size = tokens.low, len(tokens)
    while at < size and is_adverb(low[at]):
        at += 1
    return at + 1 < size and low[at] in _WHERE and low[at + 1] not in TIMES and not low[at + 1][0].isdigit()
