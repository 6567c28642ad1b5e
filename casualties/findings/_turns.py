"""Turns: what one source says of one thing, word after word, with each word's tellings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casualties.findings._origins import agree
from casualties.findings._tellings import Telling

__all__ = ["Word", "falls", "is_correction", "later", "turns"]


@dataclass(frozen=True, slots=True)
class Word:
    """A figure of one source with all tellings of it, the first telling first."""

    tellings: tuple[Telling, ...]

    @property
    def first(self) -> Telling:
        """The telling that the word stands by."""
        return self.tellings[0]


def turns(tellings: Sequence[Telling]) -> list[Word]:
    """The words of one source in turn, by the last day they speak of, the day they were said, and the figure.

    A copy of a figure that was said before, or a figure that is only brought up as what another replaces, is a telling
    of that earlier word, whenever it was published.
    """
    if len(tellings) == 1:
        return [Word((tellings[0],))]
    replaced = {each.revises for each in tellings}
    own = [each for each in tellings if each.id not in replaced and each.stance == "asserted"]
    originals = min((len(each.chain) for each in own), default=0)
    words: list[list[Telling]] = []
    for each in sorted(tellings, key=lambda each: (_when(each, replaced), len(each.chain), each.said or 0, each.at)):
        echo = len(each.chain) > originals or each.id in replaced or each.stance == "retracted"
        said_before = next((word for word in reversed(words) if _repeats(each, word[0], echo=echo)), None)
        if said_before is not None and (echo or said_before is words[-1]):
            said_before.append(each)
        else:
            words.append([each])
    return [Word(tuple(word)) for word in words]


def later(word: Telling, than: Telling) -> bool:
    """Whether a telling is said of a later day, or of the same day at a later time, or revises the other outright."""
    if word.revises == than.id:
        return True
    if word.incident is None and word.day != than.day:
        return word.day is not None and than.day is not None and word.day > than.day
    return word.reported is not None and than.reported is not None and word.reported > than.reported


def falls(word: Telling, than: Telling) -> bool:
    """Whether a figure lies below the one before it.

    "At least" counts as said: a count that knew of 468 cannot later know of "at least 431" only. Rounded, vague and
    spanned figures fall where their bounds lie apart.
    """
    top = word.high if word.high is not None else word.low
    floor = than.low if than.low is not None else 0
    return top is not None and top < floor


def is_correction(word: Word, before: Word) -> bool:
    """Whether the source itself says that the later figure takes the earlier one's place, or takes that one back."""
    earlier = {each.id for each in before.tellings}
    return any(each.revises in earlier for each in word.tellings) or any(
        each.stance == "retracted" for each in before.tellings
    )


def _repeats(each: Telling, word: Telling, *, echo: bool) -> bool:
    return agree(each, word) if echo else each.figure == word.figure


def _when(each: Telling, replaced: set[str | None]) -> tuple[date, date, bool]:
    """When it is said; what is not dated comes first, what is only brought up as replaced before what replaces it."""
    day = each.day if each.incident is None else None
    return (day or date.min, each.reported or date.min, each.id not in replaced)
