"""How time is written: a pattern for each form, the words it can begin with, and the words that one of them must hold.

Patterns are tried at a word only where the word can begin them and a word of time is near, so that a text is read once.
"""

from __future__ import annotations

import re

from casualties.extract.periods.stretches import stretch_firsts, stretch_keys, stretch_patterns
from casualties.extract.periods.words import TimeWords

__all__ = [
    "COUNTED_AFTER",
    "DIGITS",
    "HOURS_BEFORE",
    "MONTH_AFTER",
    "MONTH_BEFORE",
    "YEAR",
    "YEAR_AFTER",
    "YEAR_BEFORE",
    "beginnings",
    "keys",
    "patterns",
]

DIGITS = "#"
YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"
_UNIT = r"(?:day|week|fortnight|month|year)"
_ORDINALS = ("first", "second", "third", "fourth", "last", "1st", "2nd", "3rd", "4th")
_UNTIL = r"\s*(?:[-–—/&]|to|and|until|or)\s*"
_ENDS = r"(?=\s*(?:[,.;:)”\"'’–—-]|$|(?:in|at|when|by|and|with|near|had)\b))"

# What must stand beside a month, a year or a number of hours alone for it to be time.
HOURS_BEFORE = re.compile(r"\b(?i:in|over|during|within|under|for)\s+(?:(?:a|the|just|about|another|single)\s+){0,2}$")
MONTH_BEFORE = re.compile(
    r"(?:\b(?i:in|since|during|of|from|until|till|to|through|throughout|by|between|and|or|for|last|this|all|over|before"
    r"|after|the|as of|mid|both|reported|recorded)|(?<!\b[A-Z][a-z]-)(?<=[-–,:(/&])|^)\s*$"
)
MONTH_AFTER = re.compile(r"['’]s?\b|\s+\d|\s+(?:and|to|or|[-–&])\s|\s*[-–/,:.;)]|\s+[a-z]|\s*$")
YEAR_BEFORE = re.compile(
    r"(?:\b(?i:in|since|during|of|from|until|till|to|through|throughout|by|between|and|for|early|mid|late|year|over|all"
    r"|before|after|than)|[-–(/&]|\b(?i:in|during|of|throughout|since)\s+the"
    r"|\b(?i:the|that|summer|winter|spring|autumn)(?:\s+of)?)\s*$"
)
YEAR_AFTER = re.compile(r"(?![\d,.]\d|['’]?s\b|\s*(?:km|per|%|mm|kg|US|USD|dollars|hours)\b)")
COUNTED_AFTER = re.compile(
    r"\s+(?!(?:in|and|to|for|by|at|as|was|were|is|are|with|when|while|after|before|until|the|a|an"
    r"|has|have|had|alone|onwards?|on|from|of|or|but|against|across|among|because|due|"
    r"through|that|which|who|there|it|war|Gaza)\b)[a-z]+"
)


def patterns(words: TimeWords) -> dict[str, str]:
    """The pattern of each form, by its name, in the order in which they are tried."""
    return {**_dates(words), **stretch_patterns(words), **_spans(words), **_relative(words), **_back(words)}


def _dates(words: TimeWords) -> dict[str, str]:
    month = words.month
    lead = rf"(?:{words.short_weekday}\.?,?\s+(?:the\s+)?)?"
    year = rf"(?:(?:,?\s+(?:of\s+)?|-)(?P<year>{YEAR})(?![\d,.]\d))?"
    first, last = rf"(?P<day>{_DAY}){_NTH}", rf"(?P<last_day>{_DAY}){_NTH}"
    plain = r"(?!\d|[:,.]\d)"
    closed = rf"(?=\s*(?:[,.;:)–—]|$|(?:in|at|when|by|as|near|alone)\b)|,?\s*{YEAR})"
    return {
        "iso": rf"(?P<year>{YEAR})[-/.](?P<month>0[1-9]|1[0-2])[-/.](?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        "numeric": r"(?<![\d./-])(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)(?P=mark)"
        rf"(?P<year>{YEAR}|\d\d)(?![\d/]|[.-]\d)",
        "day_month": rf"{lead}{first}(?:{_UNTIL}{last})?(?:\s+(?:of\s+)?|-)(?P<month>{month})\b\.?{year}",
        "month_day": rf"{lead}(?P<month>{month})\b\.?\s+(?:the\s+)?{first}{plain}"
        rf"(?:{_UNTIL}{last}{plain}{closed})?{year}",
    }


def _spans(words: TimeWords) -> dict[str, str]:
    part = rf"(?:the\s+)?(?P<part>{words.part_of_month})[\s-]+(?:of\s+)?"
    nth = f"(?i:{'|'.join(_ORDINALS)})"
    return {
        "half": rf"(?:[Tt]he\s+)?(?:(?P<letter>[HQ])(?P<h>[1-4])|(?P<nth>{nth})\s+(?:(?P<months>{words.count})\s+months"
        r"|(?P<kind>half|quarter)))(?:\s+(?:of|in)|,)?\s+"
        rf"(?:(?P<year>{YEAR})|(?P<which>this year|last year|the year))\b",
        "month_year": rf"(?:{part})?(?P<month>{words.month})\b\.?(?:\s+of)?,?\s+(?P<year>{YEAR})(?![\d,.]\d)",
        "month_alone": rf"(?:{part})?(?P<month>{words.month})\b\.?",
        "years": rf"(?P<year>{YEAR})\s?[-–/]\s?(?P<last>{YEAR}|\d\d)(?![\d/-]|[.,]\d)",
        "year": rf"(?P<year>{YEAR})\b",
    }


def _relative(words: TimeWords) -> dict[str, str]:
    count = words.count
    of_day = rf"(?:\s+(?:at\s+)?{words.part_of_day}\b)?"
    day_after = rf"(?!\s*,?\s+(?:on\s+)?(?:\d|{words.weekday}|{words.month}|yesterday))"
    return {
        "weekday": r"(?:(?P<which>(?i:last|this|past|next|previous|coming))\s+)?"
        rf"(?P<name>{words.weekday})\b(?:['’]s)?{of_day}",
        "short_weekday": rf"(?P<name>{words.short_weekday})\b",
        "nth": r"(?<=\bthe )(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b"
        r"(?=\s*(?:[,.;:)]|$|(?:in|at|when|near|and|as|by)\b))",
        "relative": rf"(?P<word>{words.relative_day})\b",
        "weekend": r"(?i:(?:the|this|over)\s+)?(?i:(?P<which>past|last|this|previous)\s+)?(?i:weekend)\b",
        "rolling": r"(?P<the>(?i:the|these)\s+)?(?P<which>(?i:past|last|previous|preceding|latest))\s+"
        rf"(?:(?P<count>{count})\s+)?(?P<unit>(?i:hour|{_UNIT}))s?\b(?!-)",
        "hours": r"(?P<hours>24|48|72)\s?(?:-\s?)?(?i:hours?|hrs?|h)\b",
        "current": r"(?i:(?:so far|earlier|later|early|late|all)\s+(?:in\s+)?)?(?i:this|the current)\s+"
        r"(?P<unit>(?i:week|month|year))\b(?!-|\s+old\b)",
        "clock": r"(?i:as of|as at|by)\s+(?:\d\d?(?:[.:]\d\d)?\s*(?i:[ap]\.?m\b\.?+|GMT|hours|hrs|local time)"
        rf"|(?i:noon|midday|mid-morning)){day_after}",
        "to_date": r"(?i:(?:the\s+)?year\s+to\s+date|(?:the\s+)?(?:start|beginning)\s+of\s+(?:the|this)\s+year)\b",
    }


def _back(words: TimeWords) -> dict[str, str]:
    return {
        "shift": rf"(?P<count>{words.count})\s+(?P<unit>(?i:{_UNIT}))s?\s+(?P<way>(?i:earlier|later|ago|previously"
        r"|(?:before|after|prior)(?=\s*(?:[.;,)]|$))))\b",
        "beside": r"(?i:the\s+(?P<unit>day|week|month|year|night)\s+(?:before|after)|the\s+(?:previous|preceding"
        rf"|following|next)\s+(?P<units>day|morning|evening|night|week|month|year))\b{_ENDS}",
        "same_of": r"(?i:(?:the|that)\s+same\s+(?:period|time|months?|quarter|week)\s+(?:of|in|during|a|(?=last))\s*"
        rf"(?:(?:the\s+)?(?:last|previous|preceding)?\s*year(?:\s+(?:earlier|before))?|(?P<year>{YEAR})))\b",
        "same": r"(?i:(?:the|that|this|those)\s+(?:very\s+)?same\s+|that\s+|(?:the|this)\s+(?:reporting\s+)?(?=period))"
        r"(?P<unit>(?i:day|morning|afternoon|evening|night|week|weekend|month|year|period|time))\b"
        r"(?!\s+(?:of|when|that)\b)",
        "then": r"(?i:then)\b",
        "campaign": r"(?i:the\s+)?(?i:start|beginning|launch|outset|onset|outbreak)\s+of\s+"
        r"(?i:the|its|their|this|his)\s+"
        rf"(?:[\w-]+['’]?s?\s+){{0,3}}?{words.campaign}\b",
    }


def beginnings(words: TimeWords) -> dict[str, tuple[str, ...]]:
    """For each form the first words (in small letters) that it can begin with; `DIGITS` stands for any number."""
    months = tuple({word.lower() for word in words.months})
    weekdays = tuple({word.lower() for word in words.weekdays})
    counts = (DIGITS, *words.counts)
    parts = tuple({word.lower().split()[0] for word in words.parts})
    return {
        **stretch_firsts(words),
        **dict.fromkeys(("iso", "numeric", "years", "year", "hours", "nth"), (DIGITS,)),
        "day_month": (DIGITS, *weekdays),
        "month_day": (*months, *weekdays),
        "half": ("the", *_ORDINALS, *(f"{letter}{number}" for letter in "hq" for number in "1234"), DIGITS),
        "month_year": (*months, *parts, "the"),
        "month_alone": (*months, *parts, "the"),
        "weekday": (*weekdays, "last", "this", "past", "next", "previous", "coming"),
        "short_weekday": weekdays,
        "relative": tuple({word.lower().split()[0] for word in words.relative}),
        "weekend": ("the", "this", "over", "past", "last", "previous", "weekend"),
        "rolling": ("the", "these", "past", "last", "previous", "preceding", "latest"),
        "current": ("so", "earlier", "later", "early", "late", "all", "this", "the"),
        "clock": ("as", "by"),
        "to_date": ("the", "year", "start", "beginning"),
        "shift": counts,
        "beside": ("the",),
        "same_of": ("the", "that"),
        "same": ("the", "that", "this", "those"),
        "then": ("then",),
        "campaign": ("the", "start", "beginning", "launch", "outset", "onset", "outbreak"),
    }


def keys(words: TimeWords) -> frozenset[str]:
    """Words of which one stands in every form, as they are written."""
    small = """day days week weeks fortnight fortnights month months year years hour hours hr hrs weekend period time
    then half quarter start beginning launch outset onset outbreak noon midday morning gmt am pm m h""".split()
    small += [word.lower().split()[-1] for word in words.relative]
    small += "morning afternoon evening night".split()
    names = [*words.months, *words.weekdays]
    numbers = [str(number) for number in range(1900, 2100)]
    numbers += [f"{number}{nth}" for number in range(1, 32) for nth in ("st", "nd", "rd", "th")]
    quarters = [f"{letter}{number}" for letter in "HQ" for number in range(1, 5)]
    written = [form for word in small for form in (word, word.capitalize(), word.upper())]
    return frozenset((*written, *names, *numbers, *quarters, *stretch_keys(words)))
