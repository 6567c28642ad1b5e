"""The words of `rules/periods.yaml`, compiled once: alternations for the grammar and what each word stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casualties.rulebook.periods import Numbered, PartOfMonth, PeriodRules, RelativeDay

__all__ = ["TimeWords", "any_of"]


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first; blanks match any run of blanks."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


class TimeWords:
    """Names of months and weekdays in the writings that text has, with their numbers; relative words and counts."""

    def __init__(self, rules: PeriodRules) -> None:
        self.rules = rules
        self.months = _numbered(rules.months)
        self.weekdays = _numbered(rules.weekdays)
        self.seasons = {
            word: number for entry in rules.seasons for number, words in entry.words.items() for word in words
        }
        self.counts = {word: value for entry in rules.counts for word, value in entry.words.items()}
        self.relative: dict[str, RelativeDay] = {word: entry for entry in rules.relative_days for word in entry.words}
        self.parts: dict[str, PartOfMonth] = {word: entry for entry in rules.parts_of_month for word in entry.words}
        self.named_days = tuple(word for entry in rules.named_days for word in entry.words)
        self.event = re.compile(
            rf"\s+(?:[\w’'-]+\s+){{0,3}}?(?:{any_of(word for entry in rules.events for word in entry.words)})\b"
        )
        verbs = any_of(word for entry in rules.as_of for word in entry.verbs)
        nouns = any_of(word for entry in rules.as_of for word in entry.nouns)
        spans = any_of(word for entry in rules.as_of for word in entry.spans)
        ends = any_of(word for entry in rules.as_of for word in entry.ends)
        self.reaching = re.compile(
            rf"\b(?:(?:{verbs})\s+(?:(?:the|all)\s+(?:{spans})\s+)?(?:up\s+)?to|(?:{nouns})\s+(?:{ends})\s+(?:on|at))"
            r"\s+(?:the\s+end of\s+)?$",
            re.IGNORECASE,
        )
        self.of_data = re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)
        self.orders = {entry.mark: entry.order for entry in rules.number_orders}
        self.month = f"(?:{any_of(self.months)})"
        long = [word for word in self.weekdays if len(word) > 5]
        self.weekday = f"(?:{any_of(long)})"
        self.short_weekday = f"(?:{any_of(self.weekdays)})"
        self.count = rf"(?:\d{{1,3}}|(?i:{any_of(self.counts)}))"
        self.part_of_day = f"(?i:{any_of(word for entry in rules.parts_of_day for word in entry.words)})"
        self.part_of_month = f"(?i:{any_of(self.parts)})"
        self.relative_day = f"(?i:{any_of(self.relative)})"
        self.campaign = f"(?i:{any_of(name for entry in rules.campaigns for name in entry.names)})"

    def number(self, word: str) -> int:
        """The value of a count in digits or words."""
        return int(word) if word.isdigit() else self.counts[word.lower()]

    def part(self, word: str) -> PartOfMonth:
        """The part of a month that a word names."""
        return self.parts[" ".join(word.lower().split())]

    def relative_to(self, word: str) -> RelativeDay:
        """The days that a relative word names, as distances from the document's day."""
        return self.relative[" ".join(word.lower().split())]


def _numbered(entries: Iterable[Numbered]) -> dict[str, int]:
    """Each written form with its number: capitalised as in the rules, and all in capitals as headlines have it."""
    found: dict[str, int] = {}
    for entry in entries:
        for number, words in entry.words.items():
            for word in words:
                found[word] = found[word.upper()] = number
    return found
