"""What a file says of itself: its text, and what it tells of its publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from casualties.model import Page

__all__ = ["LONGEST", "Told", "day_of", "without_controls"]

LONGEST = 20_000_000
"""Characters of a document; a longer one is asked to be split (the longest book has a few million)."""

_DAY = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?![\d-])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_DAY_FIRST = re.compile(rf"(?:[a-z]{{3,9}},? )?(\d{{1,2}})(?:st|nd|rd|th)? ({_NAMES})\.?,? (\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"(?:[a-z]{{3,9}}, )?({_NAMES})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_CONTROLS = dict.fromkeys([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F], " ")


@dataclass(frozen=True, slots=True)
class Told:
    """The text to be stored; title, publication and pages where the file says so.

    `unread_day` is the day of publication as given, where it cannot be read: nothing else may stand in its place.
    `first_line` is the line of the file on which the text begins, where its lines are lines of the file.
    """

    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    pages: tuple[Page, ...] = ()
    unread_day: str | None = None
    first_line: int | None = None


def day_of(text: str) -> date | None:
    """The day of a date as feeds, pages and people write it; None where it is none, or can be read in two ways.

    Read are "2017-08-07T10:00:00Z", "2017/08/07", "20170807", "Mon, 07 Aug 2017 10:00:00 GMT", "7 August 2017" and
    "August 7, 2017".
    """
    cell = text.strip()
    if found := _DAY.match(cell) or _COMPACT.fullmatch(cell):
        return _date(found[1], found[2], found[3])
    if found := _DAY_FIRST.match(cell):
        return _date(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.match(cell):
        return _date(found[3], _month(found[1]), found[2])
    return None


def _month(name: str) -> str:
    return str(_MONTHS.find(name[:3].lower()) // 3 + 1)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def without_controls(text: str) -> str:
    """Control characters as blanks, one for one, so that digits on either side stay apart and offsets hold."""
    return text.translate(_CONTROLS)
