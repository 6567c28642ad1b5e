"""The forms in which a text writes time: each pattern gives an atom, not yet counted from any day.

Patterns are tried in the order below at each word, so that "12 March 2015" is never read as "March 2015". What a month
or a year alone may mean ("march", "2,000 people") is settled by the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from casualties.extract.periods_words import TimeWords
from casualties.rulebook.periods import PartOfMonth, RelativeDay

__all__ = ["Atom", "Forms"]

YEAR = r"(?:19|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
NTH = r"(?:st|nd|rd|th)?"
UNIT = r"(?:day|week|fortnight|month|year)"
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}

_MONTH_BEFORE = re.compile(
    r"(?:\b(?i:in|since|during|of|from|until|till|to|through|throughout|by|between|and|or|for|last|this|all|over|before"
    r"|after|the|as of|mid|both|reported|recorded)|[-–,:(/&]|^)\s*$"
)
_MONTH_AFTER = re.compile(r"['’]s?\b|\s+\d|\s+(?:and|to|or|[-–&])\s|\s*[-–/,:.;)]|\s+[a-z]|\s*$")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?i:in|since|during|of|from|until|till|to|through|throughout|by|between|and|for|early|mid|late|year|over|all"
    r"|before|after|than)|[-–(/&]|\b(?i:in|during|of|throughout|since)\s+the|\b(?i:the|that|summer|winter|spring|autumn)(?:\s+of)?)\s*$"
)
_YEAR_AFTER = re.compile(r"(?![\d,.]\d|['’]?s\b|\s*(?:km|per|%|mm|kg|US|USD|dollars|hours)\b)")
_COUNTED_AFTER = re.compile(
    r"\s+(?!(?:in|and|to|for|by|at|as|was|were|is|are|with|when|while|after|before|until|the|a|an"
    r"|has|have|had|alone|onwards?|on|from|of|or|but|against|across|among|because|due|"
    r"through|that|which|who|there|it|war|Gaza)\b)[a-z]+"
)


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


class Forms:
    """All forms, compiled once for the words of one rulebook."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words
        self._readers: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str], Atom], Atom | None]]] = {}
        written = _patterns(words)
        for name, pattern in written.items():
            self._readers[name] = (re.compile(pattern), getattr(self, f"_{name}"))
        bare = "|".join(f"(?P<{name}>{_unnamed(pattern)})" for name, pattern in written.items())
        self._scan = re.compile(rf"\b(?:{bare})")

    def atoms(self, text: str, start: int, end: int) -> Iterator[Atom]:
        """The atoms between two offsets of the text, in order."""
        at = start
        while (found := self._scan.search(text, at, end)) is not None:
            pattern, read = self._readers[found.lastgroup or ""]
            match = pattern.match(text, found.start(), end)
            atom = read(match, Atom(match.start(), match.end(), found.lastgroup or "")) if match else None
            if atom is not None:
                yield replace(atom, end=atom.end - 1) if text[atom.end - 1] == "." else atom
            at = atom.end if atom is not None else found.start() + 1
            at = max(at, found.start() + 1)

    def _iso(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return replace(atom, form="date", **_numbers(found, "year", "month", "day"))

    def _numeric(self, found: re.Match[str], atom: Atom) -> Atom | None:
        a, b, written = int(found["a"]), int(found["b"]), int(found["year"])
        year = written if written > 99 else (2000 if written < 70 else 1900) + written
        if not (1 <= a <= 31 and 1 <= b <= 31) or min(a, b) > 12:
            return None
        return replace(atom, form="numeric", year=year, day=a, month=b, which=found["mark"])

    def _day_month(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return replace(
            atom, form="date", month=self.words.months[found["month"]], **_numbers(found, "year", "day", "last_day")
        )

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
        if not part and not (_MONTH_BEFORE.search(before) and _MONTH_AFTER.match(text, found.end("month"))):
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
        return replace(
            atom,
            form="half",
            year=int(of_year) if of_year else None,
            number=months or number,
            unit="months" if months else kind,
            which=found["which"] or "",
        )

    def _years(self, found: re.Match[str], atom: Atom) -> Atom | None:
        first, last = int(found["year"]), found["last"]
        through = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        return replace(atom, form="years", year=first, number=through) if 0 < through - first < 80 else None

    def _year(self, found: re.Match[str], atom: Atom) -> Atom | None:
        text = found.string
        before = _YEAR_BEFORE.search(text[max(found.start() - 16, 0) : found.start()])
        if not before or not _YEAR_AFTER.match(text, found.end()):
            return None
        word = before.group().strip().lower()
        if word.endswith(("the", "that")):
            return replace(atom, year=int(found["year"])) if self.words.event.match(text, found.end()) else None
        plain = word in ("in", "since", "during", "throughout", "early", "mid", "late")
        return None if _COUNTED_AFTER.match(text, found.end()) and not plain else replace(atom, year=int(found["year"]))

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
        return _hours(replace(atom, form="rolling", unit="hour", number=int(found["hours"])))

    def _current(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return replace(atom, unit=found["unit"].lower(), which="this")

    def _to_date(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return replace(atom, form="current", unit="year", which="this")

    def _clock(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return atom

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

    def _campaign(self, found: re.Match[str], atom: Atom) -> Atom | None:
        return atom


def _numbers(found: re.Match[str], *names: str) -> dict[str, int | None]:
    return {name: int(found[name]) if found[name] else None for name in names}


def _unnamed(pattern: str) -> str:
    """A pattern without its group names, for the one scan over all forms."""
    return re.sub(r"[?]P<\w+>", "?:", pattern.replace("(?P=mark)", "[./-]"))


def _hours(atom: Atom) -> Atom | None:
    if atom.unit != "hour":
        return atom
    return replace(atom, unit="day", number=-(-atom.number // 24)) if atom.number >= 12 else None


def _patterns(words: TimeWords) -> dict[str, str]:
    month, count = words.month, words.count
    lead = rf"(?:{words.short_weekday}\.?,?\s+(?:the\s+)?)?"
    year_after = rf"(?:(?:,?\s+(?:of\s+)?|-)(?P<year>{YEAR})(?![\d,.]\d))?"
    part = rf"(?:the\s+)?(?P<part>{words.part_of_month})[\s-]+(?:of\s+)?"
    nth = "(?i:first|second|third|fourth|last|1st|2nd|3rd|4th)"
    ends = r"(?=\s*(?:[,.;:)”\"'’–—-]|$|(?:in|at|when|by|and|with|near|had)\b))"
    until = r"\s*(?:[-–—/&]|to|and|until|or)\s*"
    return {
        "iso": rf"(?P<year>{YEAR})[-/.](?P<month>0[1-9]|1[0-2])[-/.](?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        "numeric": rf"(?<![\d./-])(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)(?P=mark)(?P<year>{YEAR}|\d\d)(?![\d/]|[.-]\d)",
        "day_month": rf"{lead}(?P<day>{DAY}){NTH}(?:{until}(?P<last_day>{DAY}){NTH})?(?:\s+(?:of\s+)?|-)(?P<month>{month})\b"
        rf"\.?{year_after}",
        "month_day": rf"{lead}(?P<month>{month})\b\.?\s+(?:the\s+)?(?P<day>{DAY}){NTH}(?!\d|[:,.]\d)(?:{until}"
        rf"(?P<last_day>{DAY}){NTH}(?!\d|[:,.]\d)(?=\s*(?:[,.;:)–—]|$|(?:in|at|when|by|as|near|alone)\b)|,?\s*{YEAR}))?"
        rf"{year_after}",
        "half": rf"(?:the\s+)?(?:(?P<letter>[HQ])(?P<h>[1-4])|(?P<nth>{nth})\s+(?:(?P<months>{count})\s+months|(?P<kind>half"
        rf"|quarter)))(?:\s+(?:of|in)|,)?\s+(?:(?P<year>{YEAR})|(?P<which>this year|last year|the year))\b",
        "month_year": rf"(?:{part})?(?P<month>{month})\b\.?(?:\s+of)?,?\s+(?P<year>{YEAR})(?![\d,.]\d)",
        "month_alone": rf"(?:{part})?(?P<month>{month})\b\.?",
        "years": rf"(?P<year>{YEAR})\s?[-–/]\s?(?P<last>{YEAR}|\d\d)(?![\d/-]|[.,]\d)",
        "year": rf"(?P<year>{YEAR})\b",
        "weekday": rf"(?:(?P<which>(?i:last|this|past|next|previous|coming))\s+)?(?P<name>{words.weekday})\b(?:['’]s)?"
        rf"(?:\s+(?:at\s+)?{words.part_of_day}\b)?",
        "short_weekday": rf"(?P<name>{words.short_weekday})\b",
        "nth": r"(?<=\bthe )(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s*(?:[,.;:)]|$|(?:in|at|when|near|and|as|by)\b))",
        "relative": rf"(?P<word>{words.relative_day})\b",
        "weekend": r"(?i:(?:the|this|over)\s+)?(?i:(?P<which>past|last|this|previous)\s+)?(?i:weekend)\b",
        "rolling": rf"(?P<the>(?i:the|these)\s+)?(?P<which>(?i:past|last|previous|preceding|latest))\s+(?:(?P<count>{count})"
        rf"\s+)?(?P<unit>(?i:hour|{UNIT}))s?\b(?!-)",
        "hours": r"(?P<hours>24|48|72)\s?(?:-\s?)?(?i:hours?|hrs?|h)\b",
        "current": r"(?:(?i:so far|earlier|later|early|late|all)\s+(?:(?i:in)\s+)?)?(?i:this|the current)\s+"
        r"(?P<unit>(?i:week|month|year))\b(?!-|\s+old\b)",
        "clock": r"(?i:as of|as at|by)\s+(?:\d\d?(?:[.:]\d\d)?\s*(?i:[ap]\.?m\b\.?|GMT|hours|hrs|local time)|(?i:noon|midday|mid-morning))"
        rf"(?!\s*,?\s+(?:on\s+)?(?:\d|{words.weekday}|{words.month}|yesterday))",
        "to_date": r"(?i:(?:the\s+)?year\s+to\s+date|(?:the\s+)?(?:start|beginning)\s+of\s+(?:the|this)\s+year)\b",
        "shift": rf"(?P<count>{count})\s+(?P<unit>(?i:{UNIT}))s?\s+(?P<way>(?i:earlier|later|ago|previously"
        r"|(?:before|after|prior)(?=\s*(?:[.;,)]|$))))\b",
        "beside": r"(?i:the\s+(?P<unit>day|week|month|year|night)\s+(?:before|after)|the\s+(?:previous|preceding|following"
        rf"|next)\s+(?P<units>day|morning|evening|night|week|month|year))\b{ends}",
        "same_of": r"(?i:(?:the|that)\s+same\s+(?:period|time|months?|quarter|week)\s+(?:of|in|during|a|(?=last))\s*(?:(?:the\s+)?"
        rf"(?:last|previous|preceding)?\s*year(?:\s+(?:earlier|before))?|(?P<year>{YEAR})))\b",
        "same": r"(?i:(?:the|that|this|those)\s+(?:very\s+)?same\s+|that\s+|(?:the|this)\s+(?:reporting\s+)?(?=period))"
        r"(?P<unit>(?i:day|morning|afternoon|evening|night|week|weekend|month|year|period|time))\b(?!\s+(?:of|when|that)\b)",
        "then": r"(?i:then)\b",
        "campaign": rf"(?i:the\s+)?(?i:start|beginning|launch|outset|onset|outbreak)\s+of\s+(?i:the|its|their|this|his)\s+"
        rf"(?:[\w-]+['’]?s?\s+){{0,3}}?{words.campaign}\b",
    }
