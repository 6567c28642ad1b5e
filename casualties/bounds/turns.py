"""Turns: what one source says of one thing, word after word, and which word takes the place of which.

The one place that knows a source's last word: what bounds (standing), what falls (C05) and what is revised (R01) are
read off the same words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Generic

from casualties.bounds.origins import Stated, Statement, agree, figure_of

__all__ = ["Word", "falls", "is_correction", "last_words", "later", "turns"]


@dataclass(frozen=True, slots=True)
class Word(Generic[Stated]):
    """A figure of one source with all tellings of it, the first telling first."""

    tellings: tuple[Stated, ...]

    @property
    def first(self) -> Stated:
        """The telling that the word stands by."""
        return self.tellings[0]


def turns(tellings: Sequence[Stated]) -> list[Word[Stated]]:
    """The words of one source in turn, by the last day they speak of, the day they were said, and the figure.

    A copy of a figure that was said before, or a figure that is only brought up as what another replaces, is a telling
    of that earlier word, whenever it was published; so is one that somebody passes on who has not told what came after.
    """
    if len(tellings) == 1:
        return [Word((tellings[0],))]
    when = _when(tellings)
    replaced = {each.revises for each in tellings}
    own = [each for each in tellings if each.id not in replaced and each.stance == "asserted"]
    originals = min((len(each.chain) for each in own), default=0)
    words: list[list[Stated]] = []
    number: dict[str, int] = {}
    for each in sorted(tellings, key=lambda each: (when[each.id], len(each.chain), each.said or 0, each.at)):
        before = range(len(words) - 1, number.get(each.revises or "", 0) - 1, -1)
        given_up = next((at for at in before if _passes_on(each, words[at:], replaced)), None)
        echo = given_up is not None or len(each.chain) > originals or each.id in replaced or each.stance == "retracted"
        at = (
            next((at for at in before if _repeats(each, words[at][0], echo=echo)), None)
            if given_up is None
            else given_up
        )
        if at is None or not (echo or at == len(words) - 1):
            words.append([])
            at = len(words) - 1
        words[at].append(each)
        number[each.id] = at
    return [Word(tuple(word)) for word in words]


def last_words(
    words: Sequence[Word[Stated]], natural: Callable[[str, str], bool] = lambda word, than: False
) -> dict[int, int]:
    """For each word that a later one replaces, by number, the last of those that follow it.

    A later word replaces an earlier one outright where it says so, else where the toll did not fall: from the end
    backwards only those words count that are higher than all after them; where a lower one is `natural` (both claims by
    id), the next one counts. Words said at once replace none of each other.
    """
    replaced: dict[int, int] = {}
    highs: list[int] = []
    holders: list[int] = []
    numbered = list(enumerate(words))
    for _, same in groupby(reversed(numbered), key=lambda each: _said_at(each[1].first)):
        at_once = list(same)
        for number, word in at_once:
            at = bisect_left(highs, word.first.low or 0)
            if at < len(highs):
                replaced[number] = holders[at]
        for number, word in sorted(at_once, key=lambda each: (each[1].first.low or 0, each[0])):
            if not highs or (word.first.low or 0) > highs[-1]:
                highs.append(word.first.low or 0)
                holders.append(number)
    number_of = {each.id: number for number, word in numbered for each in word.tellings}
    for number, word in numbered:
        for each in word.tellings:
            earlier = number_of.get(each.revises or "")
            if earlier is not None and earlier < number:
                replaced[earlier] = number
    for number, (then, now) in enumerate(pairwise(words)):
        if _said_at(then.first) < _said_at(now.first) and natural(now.first.id, then.first.id):
            replaced.setdefault(number, number + 1)
    return {number: _followed(number, replaced) for number in replaced}


def later(word: Stated, than: Stated) -> bool:
    """Whether a telling is said of a later day, or of the same day at a later time, or revises the other outright."""
    if word.revises == than.id:
        return True
    if word.incident is None and word.day != than.day:
        return word.day is not None and than.day is not None and word.day > than.day
    return word.reported is not None and than.reported is not None and word.reported > than.reported


def falls(word: Stated, than: Stated) -> bool:
    """Whether a figure lies below the one before it.

    "At least" counts as said: a count that knew of 468 cannot later know of "at least 431" only. Rounded, vague and
    spanned figures fall where their bounds lie apart.
    """
    top = word.high if word.high is not None else word.low
    floor = than.low if than.low is not None else 0
    return top is not None and top < floor


def is_correction(word: Word[Stated], before: Word[Stated]) -> bool:
    """Whether the source itself says that the later figure takes the earlier one's place, or takes that one back."""
    earlier = {each.id for each in before.tellings}
    return any(each.revises in earlier for each in word.tellings) or any(
        each.stance == "retracted" for each in before.tellings
    )


def _repeats(each: Stated, word: Stated, *, echo: bool) -> bool:
    return agree(each, word) if echo else figure_of(each) == figure_of(word)


def _passes_on(each: Stated, words: Sequence[Sequence[Stated]], replaced: set[str | None]) -> bool:
    """Whether a telling passes on the first of some words, replaced outright or by what its publisher never told."""
    word, *following = words
    if len(each.chain) < 2 or not agree(each, word[0]):
        return False
    told_since = {telling.chain[-1] for later_word in following for telling in later_word}
    return any(telling.id in replaced for telling in word) or each.chain[-1] not in told_since


def _when(tellings: Sequence[Stated]) -> dict[str, tuple[date, date, int]]:
    """When each is said, undated ones first; what another replaces is said no later than that one, and before it."""
    by_id = {each.id: each for each in tellings}
    found = {each.id: (*_said_at(each), 0) for each in tellings}
    waiting = [each for each in tellings if each.revises in by_id]
    for _ in range(len(waiting)):
        moved = False
        for each in waiting:
            day, reported, steps = found[each.id]
            earlier = (*min((day, reported), _said_at(by_id[each.revises or ""])), steps - 1)
            if found[each.revises or ""] > earlier:
                found[each.revises or ""], moved = earlier, True
        if not moved:
            break
    return found


def _said_at(each: Statement) -> tuple[date, date]:
    day = each.day if each.incident is None else None
    return day or date.min, each.reported or date.min


def _followed(number: int, replaced: dict[int, int]) -> int:
    step = replaced[number]
    while step in replaced and replaced[step] > step:
        step = replaced[step]
    return step
