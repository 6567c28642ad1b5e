"""Counts in lists, headed by a label: "Killed: 5", "Injured - 12", "Fatalities (3)", "Dead 12, wounded 45"."""

from __future__ import annotations

from casualties.extract.harm.toll_leads import MARKS
from casualties.extract.people.group import Group
from casualties.extract.people.inserts import DASHES
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, THING
from casualties.extract.people.who import EVERYONE, Who, who_of
from casualties.extract.text.tokens import MARK, NUMBER, Tokens
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm

__all__ = ["labelled"]


def labelled(tokens: Tokens, groups: list[Group], lexicon: Lexicon) -> bool:
    """Counts in lists: "Killed: 5", "Injured - 12", "Fatalities (3)", "dead 4"; their groups take the label's harm.

    Returns whether any has one.
    """
    found = False
    low, size = tokens.low, len(tokens)
    at_first = {group.first: group for group in groups}
    index = 0
    while index < size:
        label = lexicon.labels.at(low, index)
        if label is None:
            index += 1
            continue
        stop = index + label[0]
        inner = stop
        while inner < size and tokens.kind[inner] == MARK and low[inner] in MARKS:
            inner += 1
        group = at_first.get(inner)
        if index == 0 and group is None:
            group, inner = _after_colon(tokens, at_first, stop)
        marked = inner > stop
        if any(each.head == HARM and each.first < index < each.stop for each in groups):
            index = stop  # "left 11 dead: 6 civilians and 5 militants": its number stands before it
            continue
        if marked and index and (low[stop] in DASHES or low[stop] == ":") and _is_verb(tokens, groups, index):
            index = stop  # "eight people died: a father ...": a verb
            continue
        if group is not None and _takes_label(tokens, group, index, marked=marked, far=inner > stop + 1):
            group.harm, group.rule, group.trigger = label[1].harm, f"label:{label[1].id}", (index, stop)
            found = True
            if group.head == BARE and label[1].harm is not Harm.DISPLACED:
                group.who = group.who.over(_of_whom(low, index, stop, lexicon))
        index = stop
    return found


def _of_whom(low: list[str], index: int, stop: int, lexicon: Lexicon) -> Who:
    """ "Militants reported killed: 3": whom a label counts."""
    for at in range(max(index - 2, 0), stop):
        found = lexicon.people.at(low, at)  # "Health workers killed: 3"
        if found is not None and at + found[0] <= stop:
            return who_of(found[1])
    return EVERYONE


def _heads_next(tokens: Tokens, group: Group) -> bool:
    """Whether the word of harm behind a bare number is the label of the next ("Dead - 12, injured - 4")."""
    if group.head != BARE or group.trigger is None or group.trigger[0] < group.stop:
        return False
    at = group.trigger[1]
    return at + 1 < len(tokens) and tokens.low[at] in MARKS and tokens.kind[at + 1] == NUMBER


def _is_verb(tokens: Tokens, groups: list[Group], index: int) -> bool:
    """Whether a count is the subject of the label's word: no mark stands between them."""
    before = [group for group in groups if group.stop <= index and group.head != THING and not group.amount.year]
    return bool(before) and MARK not in tokens.kind[before[-1].stop : index]


def _takes_label(tokens: Tokens, group: Group, index: int, *, marked: bool, far: bool) -> bool:
    """Whether a label at token `index` heads a count: "Killed: 5", "Dead 12, wounded 45"."""
    low, kinds = tokens.low, tokens.kind
    if group.head not in (BARE, PEOPLE) or (group.amount.year and group.head != PEOPLE):
        return False
    if not marked:
        ends = group.stop >= len(tokens) or kinds[group.stop] == MARK or low[group.stop] == "and"
        return group.head == BARE and ends and (index == 0 or low[index - 1] in (",", ";", "/", "|", ":"))
    free = group.harm is None or _heads_next(tokens, group)
    return free and (far or index < 4 or kinds[index - 1] in (MARK, NUMBER))


def _after_colon(tokens: Tokens, at_first: dict[int, Group], stop: int) -> tuple[Group | None, int]:
    """ "Martyrs today, Sunday 1 July: 78": the number after the colon that a title line leads to."""
    for at in range(stop, min(stop + 10, len(tokens))):
        if tokens.low[at] == ":":
            group = at_first.get(at + 1)
            return (None if group is None or (group.amount.kind == "none" and at > stop) else group), at + 1
        if tokens.low[at] in (";", "."):
            break
    return None, stop
