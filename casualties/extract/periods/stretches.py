"""Stretches that a text names by the calendar: seasons, weeks by number, "the first ten days of May", decades.

A season is three whole months, as the weather services of the north count it; a week has its number from ISO 8601.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from casualties.extract.periods.calendar import Days, days_of, last_time, month, shifted
from casualties.extract.periods.words import TimeWords
from casualties.model import Precision

__all__ = ["STRETCHES", "Stretch", "stretch_days", "stretch_firsts", "stretch_keys", "stretch_of", "stretch_patterns"]

STRETCHES = ("season", "this_season", "week_number", "days_of_month", "decade")
_YEAR = r"(?:19|20)\d\d"
_LAST = ("last", "final", "closing")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the words of a stretch hold, as written; None where they do not say it."""

    form: str
    name: str | None = None
    which: str | None = None
    count: int = 0
    unit: str = ""
    year: int | None = None
    month: int | None = None


def stretch_patterns(words: TimeWords) -> dict[str, str]:
    """The pattern of each form; seasons need a year, "this" or "last": "spring" and "fall" mean more."""
    season = f"(?i:{'|'.join(sorted(words.seasons, key=len, reverse=True))})"
    return {
        "season": rf"(?:[Tt]he\s+)?(?P<name>{season})(?:\s+(?:of|in))?,?\s+(?P<year>{_YEAR})"
        rf"(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?\b",
        "this_season": rf"(?i:(?P<which>this|last|this past|the past)\s+)(?P<name>(?!fall){season})\b",
        "week_number": rf"(?i:(?:epidemiological\s+)?(?:week|wk)\.?)\s+(?P<count>[1-5]?\d)"
        rf"(?:\s+of|\s*[,/(]|\s+in)?\s*(?P<year>{_YEAR})\b",
        "days_of_month": rf"(?:[Tt]he\s+)?(?i:(?P<which>first|opening|last|final|closing))\s+"
        rf"(?P<count>{words.count})\s+"
        rf"(?P<unit>(?i:day|week))s?\s+of\s+(?P<month>{words.month})\b(?:,?\s+(?P<year>{_YEAR}))?",
        "decade": r"(?:[Tt]he\s+)?(?P<year>(?:19|20)\d0)['’]?s\b",
    }


def stretch_of(found: re.Match[str], form: str, words: TimeWords) -> Stretch:
    """What a match of the form's pattern says."""
    said = found.groupdict()
    name, named, counted, year = said.get("name"), said.get("month"), said.get("count"), said.get("year")
    number = words.months[named] if named else words.seasons[name.lower()] if name else None
    count = words.number(counted) if counted else 0
    return Stretch(form, name, said.get("which"), count, said.get("unit") or "", int(year) if year else None, number)


def stretch_firsts(words: TimeWords) -> dict[str, tuple[str, ...]]:
    """For each form the first words, in small letters, that it can begin with; "#" is any number."""
    return {
        "season": ("the", *words.seasons),
        "this_season": ("this", "last", "the"),
        "week_number": ("week", "wk", "epidemiological"),
        "days_of_month": ("the", "first", "opening", *_LAST),
        "decade": ("the", "#"),
    }


def stretch_keys(words: TimeWords) -> list[str]:
    """Words of which one stands in every form, as they are written."""
    seasons = [form for word in words.seasons for form in (word, word.capitalize(), word.upper())]
    return [*seasons, "wk", "Wk", *(f"{decade}s" for decade in range(1900, 2100, 10))]


def stretch_days(found: Stretch, base: date | None) -> Days | None:
    """The days of a stretch; None where a year is needed and neither text nor document gives it."""
    if found.form == "decade":
        return days_of(date(found.year or 1, 1, 1), date((found.year or 1) + 9, 12, 31))
    if found.form == "week_number":
        return _week(found.year or 1, found.count)
    if found.form == "days_of_month":
        return _days_of_month(found, base)
    if found.year is not None:
        return _season(found.year, found.month or 1)
    return None if base is None else _season_before(found, base)


def _week(year: int, number: int) -> Days | None:
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Days(monday, monday + timedelta(days=6), Precision.WEEK)


def _days_of_month(found: Stretch, base: date | None) -> Days | None:
    of_year = found.year or (last_time(base, found.month or 1, None) if base is not None else None)
    whole = month(of_year, found.month or 1) if of_year else None
    days = found.count * (7 if found.unit.lower() == "week" else 1)
    if whole is None or not 0 < days <= (whole.last - whole.first).days + 1:
        return None
    if (found.which or "").lower() in _LAST:
        return days_of(whole.last - timedelta(days=days - 1), whole.last)
    return days_of(whole.first, whole.first + timedelta(days=days - 1))


def _season(year: int, first: int) -> Days | None:
    """Three months from the first on; a winter is named for the year in which it begins."""
    start = date(year, first, 1)
    after = shifted(start, "month", 3)
    return days_of(start, after - timedelta(days=1)) if after else None


def _season_before(found: Stretch, base: date) -> Days | None:
    """ "This summer" is the one that began last, up to the document's day; "last summer" the last one that is over."""
    for year in (base.year, base.year - 1, base.year - 2):
        days = _season(year, found.month or 1)
        if days is None or days.first > base:
            continue
        if (found.which or "").lower() == "last" and days.last >= base:
            continue
        return days_of(days.first, min(days.last, base))
    return None
