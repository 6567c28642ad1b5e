"""Numbers that a word for a count leads to: "the death toll rose to 412 from 397", "put the dead at 26", "Killed: 5".

A word such as "toll" or a label opens a topic; the bare numbers that follow in its clause are counts of it, each led by
"to", "at", "of", "from" or a mark. "The figure of 72" takes up a count told before.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from casualties.extract.figures.bounds import Bounds
from casualties.extract.harm.toll_leads import EARLIER, MARKS, lead, owned, who_died
from casualties.extract.harm.toll_lists import listed, one_by_one
from casualties.extract.harm.triggers import Found
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, HARM, PEOPLE, THING
from casualties.extract.people.who import who_of
from casualties.extract.text.tokens import Tokens
from casualties.extract.words.grammar import INCLUDE, MODALS, is_adverb
from casualties.extract.words.lexemes import Toll
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm, Qualifier

__all__ = ["TollCount", "tolls"]

_REACH = 30
_OF_CASES = 5  # tokens behind a count that may say that it counts the ill


@dataclass(slots=True)
class TollCount:
    """A count that a topic leads to; `before` the one it replaces, `brought` where the new dead brought it there."""

    group: Group | None
    before: Group | None
    brought: bool
    anaphoric: bool = False


def tolls(tokens: Tokens, groups: list[Group], triggers: list[Found], lexicon: Lexicon) -> list[TollCount]:
    """The counts of one sentence that hang on a word for a toll; their groups take its harm (None for "the figure")."""
    if not groups:
        return []
    owners = True in tokens.owner or "its" in tokens.low or "their" in tokens.low
    if not owners and lexicon.topic_firsts.isdisjoint(tokens.low):
        return []
    found: list[TollCount] = []
    taken = {at for group in groups if group.head == HARM for at in range(group.first, group.stop)}
    taken.update(
        at for trigger in triggers for at in range(trigger.first, trigger.stop) if not owned(tokens, trigger.first)
    )
    index, size = 0, len(tokens)
    while index < size:
        topic = None if index in taken else _topic(tokens, index, lexicon)
        figure = None if topic or index in taken else lexicon.figures.at(tokens.low, index)
        if topic is not None and not _plural_of(tokens, index, topic[0]):
            count = _count(tokens, groups, index, index + topic[0], topic[1].harm, lexicon)
            if count is not None:
                _of_whom(tokens, index, index + topic[0], count, lexicon)
            index += topic[0]
        elif figure is not None:
            count = _count(tokens, groups, index, index + figure[0], None, lexicon)
            index += figure[0]
        else:
            index += 1
            continue
        if count is not None:
            found.append(count)
            last = max(group.stop for group in (count.group, count.before) if group is not None)
            index = max(index, min(last, size))
    return found


def _topic(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[int, Toll] | None:
    """A word for a toll, or "number of troops killed"; its length in tokens and harm."""
    low = tokens.low
    found = lexicon.tolls.at(low, index)
    if found is None and owned(tokens, index):
        mass = lexicon.harm_masses.at(low, index)  # "bringing the army's dead to 18"
        if mass is not None and mass[0] == 1 and not mass[1].needs:
            return 1, Toll(mass[1].id, mass[1].harm)
    if found is None and low[index] == "number" and index + 2 < len(low) and low[index + 1] == "of":
        for at in range(index + 2, min(index + 6, len(low))):
            harmed = lexicon.harm_masses.at(low, at) or lexicon.harm_nouns.at(low, at)
            if harmed is not None and not harmed[1].needs:
                return at + harmed[0] - index, Toll(harmed[1].id, harmed[1].harm)
            if (stop := who_died(low, at, lexicon)) is not None:
                return stop - index, Toll("die", Harm.KILLED)
    return found


def _of_whom(tokens: Tokens, start: int, stop: int, count: TollCount, lexicon: Lexicon) -> None:
    """ "Civilian deaths", "the number of soldiers killed": whom the topic counts."""
    for at in range(max(start - 1, 0), stop):
        word = tokens.low[at]
        person = lexicon.people.single.get(word)
        known = lexicon.modifiers.get(word) if word not in ("confirmed", "reported", "total") else None
        noun = person if person is not None and person.id != "people" else known
        if noun is None or (noun.status, noun.age, noun.sex, noun.role) == (None, None, None, None):
            continue
        for group in (count.group, count.before):
            if group is not None and group.head in (BARE, HARM):
                group.who = group.who.over(who_of(noun))


def _plural_of(tokens: Tokens, index: int, length: int) -> bool:
    """Whether the word is only a noun with "of" and its people ("the deaths of six children")."""
    return length == 1 and tokens.low[index] != "toll" and tokens.low[index + 1 : index + 2] == ["of"]


def _count(
    tokens: Tokens, groups: list[Group], start: int, stop: int, harm: Harm | None, lexicon: Lexicon
) -> TollCount | None:
    low = tokens.low
    current = before = None
    brought = any(word in lexicon.tellings["brought"] for word in low[max(start - 4, 0) : start])
    brought_down = not lexicon.tellings["moved"].isdisjoint(low[max(start - 4, 0) : start])
    inner = stop
    while inner < len(low) and is_adverb(low[inner]):
        inner += 1
    if low[inner : inner + 1] and low[inner] in INCLUDE:
        return None  # "the wounded included 53 men": some of those told before
    ahead = _ahead(tokens, groups, start, harm, lexicon.tellings["brought"])
    if ahead is not None:
        return ahead
    near = bisect_left(groups, stop, key=lambda group: group.number[0])
    for group in groups[near : near + _REACH]:
        if group.first < stop or group.first - stop > _REACH:
            continue
        if any(low[n] in (";", "|") for n in range(stop, group.first)):
            break
        if _other_topic(tokens, stop, group.first, lexicon):
            break
        if any(
            low[n] in lexicon.tellings["unsure"] or (low[n] in MODALS and tokens.raw[n] != "May")
            for n in range(stop, group.first)
        ):
            break
        led = lead(tokens, group, stop)
        if not _may_count(group, harm, led) or led is None:
            if group.harm is not None and current is None and group.first - stop > 2 and group.head != BARE:
                break
            continue
        told_first = led == "of" and harm is not None and not EARLIER.isdisjoint(low[max(start - 3, 0) : start])
        if led in ("from", "than", "against") or (told_first and brought_down):
            if before is None and (
                told_first or current is not None or brought or _rising(low, max(start - 5, 0), group.first)
            ):
                before = group
            continue
        if led == "of" and group.first - stop > 4 and current is None:
            continue
        if current is None and led == "were" and group.bounds.value == 1 and harm is not None:
            one_by_one(tokens, groups, group, harm)
            return None
        if current is None:
            if harm is None and (led in MARKS or not _moved(low, start, group.first, lexicon)):
                break
            current = group
            if low[stop : group.number[0]] in (["up", "to"], ["now", "up", "to"], ["is", "up", "to"]):
                value = group.bounds.high or 0  # "toll up to 9 now" tells how far it has grown
                group.bounds = Bounds(value, value, value, Qualifier.EXACT)
            continue
        if harm is not None and _goes_on(tokens, current, group, led, lexicon):
            for replaced in (before, current):
                if replaced is not None:
                    replaced.harm, replaced.trigger, replaced.rule = harm, (start, stop), "toll"
            current.revises = current.revises or before
            before, current = current, group
            continue
        break
    if current is None and before is None:
        return None
    last = max(group.stop for group in (current, before) if group is not None)
    around = low[max(start - 2, 0) : start] + low[stop : last + _OF_CASES]
    if stop == start + 1 and not lexicon.tellings["cases"].isdisjoint(around):
        return None  # "the national tally reaches 267 with 26 new infections"
    if current is not None and current.head == PEOPLE and current.harm is None and harm is not None:
        listed(tokens, groups, current, harm)
    for counted in (current, before):
        if counted is not None:
            counted.harm, counted.trigger = harm or counted.harm, (start, stop)
            counted.rule = "toll" if harm is not None else "figure"
    return TollCount(current, before, brought, anaphoric=harm is None)


def _goes_on(tokens: Tokens, last: Group, group: Group, lead: str, lexicon: Lexicon) -> bool:
    """Whether a toll goes on to a later value ("... to 17, and at noon to 21", "at 35 and later at 60")."""
    between = tokens.low[last.stop : group.first]
    if lead not in ("to", "at") or not {"and", "then", ",", "before"} & set(between) or ";" in between:
        return False
    tables = (lexicon.triggers, lexicon.harm_masses, lexicon.harm_nouns, lexicon.labels)
    return not any(table.at(tokens.low, at) for at in range(last.stop, group.first) for table in tables)


def _ahead(
    tokens: Tokens, groups: list[Group], start: int, harm: Harm | None, brought: frozenset[str]
) -> TollCount | None:
    """ "Taking to five the number of troops killed": the count stands before its topic."""
    low = tokens.low
    near = bisect_left(groups, start, key=lambda group: group.number[0])
    for group in groups[max(near - 2, 0) : near]:
        gap = low[group.stop : start]
        if group.stop <= start and gap in ([], ["the"], ["its"], ["their"]) and group.first > 0 and harm is not None:
            verbs = low[max(group.first - 4, 0) : group.first]
            if verbs and verbs[-1] == "to" and any(word in brought for word in verbs) and group.head == BARE:
                group.harm, group.rule, group.trigger = harm, "toll", (start, start + 1)
                return TollCount(group, None, True)
    return None


def _may_count(group: Group, harm: Harm | None, lead: str | None) -> bool:
    if group.amount.year or group.one or group.head == THING or group.amount.kind in ("share", "none"):
        return False
    if group.anaphor is not None or group.whole is not None:
        return False
    if group.head == PEOPLE and (group.harm is not None or harm is None):
        return False
    if group.head == HARM and (harm is not group.harm or lead == "of"):
        return False
    return (
        group.harm in (None, harm) if group.rule.startswith("object:noun") else group.harm is None or group.head == HARM
    )


def _rising(low: list[str], stop: int, first: int) -> bool:
    return any(
        word in ("up", "down", "rose", "risen", "revised", "raised", "increased", "lowered", "climbed", "jumped", "cut")
        for word in low[stop:first]
    )


def _moved(low: list[str], start: int, first: int, lexicon: Lexicon) -> bool:
    """Whether "the figure" is one that somebody gives: it is put, raised, rejected, or the figure "of" so many."""
    return low[first - 1] == "of" or any(
        word in lexicon.movers for word in low[max(start - 5, 0) : start] + low[start + 1 : first]
    )


def _other_topic(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> bool:
    return any(_topic(tokens, at, lexicon) is not None for at in range(start, stop))
