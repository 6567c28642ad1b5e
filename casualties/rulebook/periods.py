"""`rules/periods.yaml`: words for time, what a date beside a verb dates, and campaigns with their first day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field

from casualties.model import Basis, Value
from casualties.rulebook._entry import Entry, Words
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Campaign", "Elsewhere", "Numbered", "PartOfMonth", "PeriodRules", "RelativeDay", "read_periods"]


class Numbered(Entry):
    """Words by the number that they stand for (month 1 to 12, weekday 1 to 7 from Monday, a season's first month)."""

    words: dict[int, tuple[str, ...]]


class Counted(Entry):
    """Number words with their values."""

    words: dict[str, int]


class RelativeDay(Entry):
    """Words for days counted from the document's day: from `first` to `last`."""

    words: tuple[str, ...]
    first: int
    last: int


class PartOfMonth(Entry):
    """Words for a part of a month: its first and last day (31: the end)."""

    words: tuple[str, ...]
    first: int = Field(ge=1, le=31)
    last: int = Field(ge=1, le=31)


class NumberOrder(Entry):
    """Which way round a date written in numbers with this mark is read: `day_first`, `month_first` or `either`."""

    mark: str
    order: str = Field(pattern="^(day_first|month_first|either)$")


class Elsewhere(Entry):
    """Words on which a date hangs that does not date the harm; `follow` stand right after the date."""

    words: tuple[str, ...]
    follow: tuple[str, ...] = ()


class Comparison(Entry):
    """Words before a span that only ranks or compares the figure; none of `unless` stands between."""

    before: tuple[str, ...]
    unless: tuple[str, ...] = ()


class AsOf(Entry):
    """How a text says up to when its data reach: `words` before the date, nouns and verbs of such a sentence.

    `spans` may stand after a verb ("covers the period to"); a count `ends` on its last day.
    """

    words: tuple[str, ...]
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    spans: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


class BasisWords(Entry):
    """Verbs that date a judgement or an entry and not the harm, where one of `with` is near."""

    basis: Basis
    words: tuple[str, ...]
    near: tuple[str, ...] = Field(alias="with")


class Campaign(Entry):
    """A campaign whose start is a public fact: `names` follow "since the start of", `source` is its citation."""

    names: tuple[str, ...]
    actors: tuple[str, ...] = ()
    start: date
    source: str


class PeriodRules(Value):
    """All of `periods.yaml`."""

    months: tuple[Numbered, ...]
    weekdays: tuple[Numbered, ...]
    seasons: tuple[Numbered, ...]
    relative_days: tuple[RelativeDay, ...]
    named_days: tuple[Words, ...]
    events: tuple[Words, ...]
    counts: tuple[Counted, ...]
    parts_of_day: tuple[Words, ...]
    parts_of_month: tuple[PartOfMonth, ...]
    number_orders: tuple[NumberOrder, ...]
    elsewhere: tuple[Elsewhere, ...]
    comparison: tuple[Comparison, ...]
    as_of: tuple[AsOf, ...]
    bases: tuple[BasisWords, ...]
    campaigns: tuple[Campaign, ...]
    harm: tuple[Words, ...]
    toll: tuple[Words, ...]
    labels: tuple[Words, ...]


def read_periods(folders: tuple[Path, ...]) -> PeriodRules:
    """The period rules of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "periods.yaml"), PeriodRules)
