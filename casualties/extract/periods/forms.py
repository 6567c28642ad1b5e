"""The forms in which a text writes time: each pattern gives an atom, not yet counted from any day.

Forms are tried in a fixed order at each word, so that "12 March 2015" is never read as "March 2015". What a month
or a year alone may mean ("march", "2,000 people") is settled by the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from casualties.extract.periods.patterns import (
    COUNTED_AFTER,
    DIGITS,
    HOURS_BEFORE,
    MONTH_AFTER,
    MONTH_BEFORE,
    YEAR_AFTER,
    YEAR_BEFORE,
    beginnings,
    keys,
    patterns,
)
from casualties.extract.periods.stretches import STRETCHES, Stretch, stretch_of
from casualties.extract.periods.words import TimeWords
from casualties.rulebook.periods import PartOfMonth, RelativeDay

__all__ = ["Atom", "Forms"]

ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}

_WORD, _SHORT_DATE = re.compile(r"[^\W_]+"), re.compile(r"\d[./-]\d\d?[./-]\d")
_BACK = 5


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of written time: where it stands, its form, and the numbers and words it holds."""

    start: int
    end: int
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    number: int = 0
    unit: str = ""
    which: str = ""
    part: PartOfMonth | None = None
    relative: RelativeDay | None = None
    stretch: Stretch | None = None


_Reader = tuple[str, re.Pattern[str], Callable[[re.Match[str], Atom], Atom | None]]


class Forms:
    """All forms, compiled once for the words of one rulebook."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words
        self._keys = keys(words)
        begins = beginnings(words)
        self._table: dict[str, list[_Reader]] = {}
        for name, pattern in patterns(words).items():
            read = self._stretch if name in STRETCHES else getattr(self, f"_{name}", _as_found)
            reader = (name, re.compile(pattern), read)
            for first in begins[name]:
                self._table.setdefault(first, []).append(reader)

    def atoms(self, text: str, start: int, end: int) -> Iterator[Atom]:
        """The atoms between two offsets of the text, in order."""
        words = _WORD.findall(text, start, end)
        if self._keys.isdisjoint(words) and not _SHORT_DATE.search(text, start, end):
            return
        tokens = list(_WORD.finditer(text, start, end))
        hits = [at for at, word in enumerate(words) if word in self._keys or word[0].isdigit()]
        near = {at for hit in hits for at in range(max(0, hit - _BACK), hit + 1)}
        past = start
        for at in sorted(near):
            readers = self._table.get(DIGITS if words[at][0].isdigit() else words[at].lower())
            if readers is None or tokens[at].start() < past:
                continue
            atom = _first(text, tokens[at].start(), end, readers)
            if atom is not None:
                past = atom.end
                yield atom

    def _stretch(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return replace(atom, form="stretch", stretch=stretch_of(found, atom.form, self.words))

    def _iso(self, found: re.Match[str], atom: Atom) -> Atom | None:
        year, month, day = _numbers(found, "year", "month", "day")
        return replace(atom, form="date", year=year, month=month, day=day)

    def _numeric(self, found: re.Match[str], atom: Atom) -> Atom | None:
        a, b, written = int(found["a"]), int(found["b"]), int(found["year"])
        year = written if written > 99 else (2000 if written < 70 else 1900) + written
        if not (1 <= a <= 31 and 1 <= b <= 31) or min(a, b) > 12:
            return None
        return replace(atom, form="numeric", year=year, day=a, month=b, which=found["mark"])

    def _day_month(self, found: re.Match[str], atom: Atom) -> Atom | None:
        year, day, last_day = _numbers(found, "year", "day", "last_day")
        month = self.words.months[found["month"]]
        return replace(atom, form="date", year=year, month=month, day=day, last_day=last_day)

    def _month_day(self, found: re.Match[str], atom: Atom) -> Atom | None:
        before = found.string[max(found.start() - 8, 0) : found.start()].lower()
        if before.endswith(("in ", "during ")) and not found["year"]:  # "in June 12 people were killed"
            return replace(atom, form="month", month=self.words.months[found["month"]], end=found.end("month"))
        return self._day_month(found, atom)

    def _month_year(self, found: re.Match[str], atom: Atom) -> Atom | None:
        part = self.words.part(found["part"]) if found["part"] else None
        month = self.words.months[found["month"]]
        return replace(atom, form="month", month=month, year=int(found["year"]), part=part)

    def _month_alone(self, found: re.Match[str], atom: Atom) -> Atom | None:
        text, part = found.string, found["part"]
        before = text[max(found.start() - 12, 0) : found.start()]
        owner = text[found.end("month") : found.end("month") + 2] in ("'s", "’s")  # "June's casualties"
        if not part and not owner and not (MONTH_BEFORE.search(before) and MONTH_AFTER.match(text, found.end("month"))):
            return None
        which = "last" if before.lower().endswith("last ") else ""
        return replace(
            atom,
            form="month",
            month=self.words.months[found["month"]],
            part=self.words.part(part) if part else None,
            which=which,
        )

    def _half(self, found: re.Match[str], atom: Atom) -> Atom | None:
        of_year = found["year"]
        number = int(found["h"]) if found["h"] else ORDINALS[found["nth"].lower()]
        kind = found["kind"] or ("half" if found["letter"] == "H" else "quarter")
        months = self.words.number(found["months"]) if found["months"] else 0
        if (kind == "half" and number > 2) or number > 4 or months > 12:
            return None
        unit, year = "months" if months else kind, int(of_year) if of_year else None
        return replace(atom, form="half", year=year, number=months or number, unit=unit, which=found["which"] or "")

    def _years(self, found: re.Match[str], atom: Atom) -> Atom | None:
        first, last = int(found["year"]), found["last"]
        through = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        return replace(atom, form="years", year=first, number=through) if 0 < through - first < 80 else None

    def _year(self, found: re.Match[str], atom: Atom) -> Atom | None:
        text = found.string
        before = YEAR_BEFORE.search(text[max(found.start() - 16, 0) : found.start()])
        if not before or not YEAR_AFTER.match(text, found.end()):
            return None
        word = before.group().strip().lower()
        if word.endswith(("the", "that")):
            return replace(atom, year=int(found["year"])) if self.words.event.match(text, found.end()) else None
        plain = word in ("in", "since", "during", "throughout", "early", "mid", "late")
        return None if COUNTED_AFTER.match(text, found.end()) and not plain else replace(atom, year=int(found["year"]))

    def _weekday(self, found: re.Match[str], atom: Atom) -> Atom | None:
        if found.string[max(found.start() - 8, 0) : found.start()].rstrip().endswith(self.words.named_days):
            return None
        return replace(atom, number=self.words.weekdays[found["name"]], which=(found["which"] or "").lower())

    def _short_weekday(self, found: re.Match[str], atom: Atom) -> Atom | None:
        if not found.string[max(found.start() - 4, 0) : found.start()].lower().endswith("on "):
            return None
        return replace(atom, form="weekday", number=self.words.weekdays[found["name"]])

    def _nth(self, found: re.Match[str], atom: Atom) -> Atom | None:
        before = found.string[max(found.start() - 10, 0) : found.start()].lower()
        return replace(atom, day=int(found["day"])) if before.endswith(("on the ", "of the ", "late the ")) else None

    def _relative(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return replace(atom, relative=self.words.relative_to(found["word"]))

    def _weekend(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return replace(atom, which=(found["which"] or "").lower())

    def _rolling(self, found: re.Match[str], atom: Atom) -> Atom | None:
        unit, which = found["unit"].lower(), found["which"].lower()
        number = self.words.number(found["count"]) if found["count"] else 1
        if not found["count"] and not found["the"] and unit in ("week", "month", "year") and which != "past":
            return replace(atom, form="current" if which == "last" else "shift", unit=unit, number=-1, which=which)
        if not found["count"] and which in ("previous", "preceding"):
            return replace(atom, form="shift", unit=unit, number=-1)
        return _hours(replace(atom, unit=unit, number=number, which=which))

    def _hours(self, found: re.Match[str], atom: Atom) -> Atom | None:
        if not HOURS_BEFORE.search(found.string[max(found.start() - 24, 0) : found.start()]):
            return None
        return _hours(replace(atom, form="rolling", unit="hour", number=int(found["hours"])))

    def _current(self, found: re.Match[str], atom: Atom) -> Atom | None:
        unit = found["unit"].lower() if atom.form == "current" else "year"
        return replace(atom, form="current", unit=unit, which="this")

    _to_date = _current

    def _shift(self, found: re.Match[str], atom: Atom) -> Atom | None:
        back = found["way"].lower() in ("earlier", "before", "ago", "prior", "previously")
        number = self.words.number(found["count"])
        return replace(
            atom,
            unit=found["unit"].lower(),
            number=-number if back else number,
            which="ago" if found["way"].lower() == "ago" else "",
        )

    def _beside(self, found: re.Match[str], atom: Atom) -> Atom | None:
        words = found.group().lower()
        back = "before" in words or "previous" in words or "preceding" in words
        unit = (found["unit"] or found["units"] or "day").lower()
        unit = unit if unit in ("week", "month", "year") else "day"
        return replace(atom, form="shift", unit=unit, number=-1 if back else 1)

    def _same(self, found: re.Match[str], atom: Atom) -> Atom | None:
        unit = found["unit"].lower()
        return replace(atom, unit="day" if unit in ("morning", "afternoon", "evening", "night") else unit)

    def _same_of(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return replace(atom, year=int(found["year"]) if found["year"] else None)

    def _then(self, found: re.Match[str], atom: Atom) -> Atom | None:
        before = found.string[max(found.start() - 6, 0) : found.start()].lower()
        return replace(atom, form="same", unit="then") if before.endswith(("since ", "from ")) else None


def _first(text: str, start: int, end: int, readers: list[_Reader]) -> Atom | None:
    """What the first of the forms that stands at an offset reads there."""
    for name, pattern, read in readers:
        if (found := pattern.match(text, start, end)) and (atom := read(found, Atom(start, found.end(), name))):
            return replace(atom, end=atom.end - 1) if text[atom.end - 1] == "." else atom
    return None


def _as_found(found: re.Match[str], atom: Atom) -> Atom | None:
    return atom


def _numbers(found: re.Match[str], *names: str) -> Iterator[int | None]:
    return (int(found[name]) if found[name] else None for name in names)


def _hours(atom: Atom) -> Atom | None:
    if atom.unit != "hour":
        return atom
    return replace(atom, unit="day", number=-(-atom.number // 24)) if atom.number >= 12 else None
