"""A cell as a day, a month or a year; where day and month can be turned round, the column decides or nobody does."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from casualties.model import Precision
from casualties.rulebook.tables import TableRules

__all__ = ["Days", "Order", "TwoWays", "order_of", "read_days", "reads"]

Order = Literal["day_first", "month_first"]

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_TIME = r"(?:[T ,]+\d{1,2}:\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
_DAY_NAME = re.compile(
    rf"(?:[^\W\d_]+,? +)?(\d{{1,2}})(?:st|nd|rd|th)?[ ./-]*(?:de )?([^\W\d_]+)\.?(?: de)?[ ,./-]*(\d{{4}}){_TIME}"
)
_NAME_DAY = re.compile(rf"(?:[^\W\d_]+, +)?([^\W\d_]+)\.?[ -]*(\d{{1,2}})(?:st|nd|rd|th)?[, -]+(\d{{4}}){_TIME}")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
_NAME_YEAR = re.compile(r"([^\W\d_]+)\.?[ ,-]+(\d{4})")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a cell names, both ends included, and how exactly."""

    start: date
    end: date
    precision: Precision


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A cell that is one day read day first, and another read month first."""

    day_first: date
    month_first: date


def order_of(texts: Iterable[str]) -> Order | None:
    """The order of day and month in a column: shown by any cell whose day is above 12; None where nothing shows it.

    None also where some cells can only be read one way and some only the other.
    """
    shown: set[Order] = set()
    for text in texts:
        if found := _YEAR_LAST.fullmatch(text.strip().translate(_DIGITS)):
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second:
                shown.add("day_first")
            elif second > 12 >= first:
                shown.add("month_first")
    return shown.pop() if len(shown) == 1 else None


def reads(text: str, order: Order) -> bool:
    """Whether a cell is a day of the calendar when its day and month are read in this order."""
    found = _YEAR_LAST.fullmatch(text.strip().translate(_DIGITS))
    return found is None or isinstance(_either(text, found[1], found[3], found[4], order), Days)


def read_days(text: str, rules: TableRules, order: Order | None = None) -> Days | TwoWays | str:
    """The days a cell names, both readings where they differ and `order` is None, or what is wrong with it."""
    cell = " ".join(text.strip().translate(_DIGITS).split())
    if found := _YEAR_FIRST.fullmatch(cell):
        return _day(text, found[1], found[3], found[4])
    if found := _COMPACT.fullmatch(cell):
        return _day(text, found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(cell):
        return _either(text, found[1], found[3], found[4], order)
    if found := _DAY_NAME.fullmatch(cell):
        return _day(text, found[3], _number(found[2], rules), found[1])
    if found := _NAME_DAY.fullmatch(cell):
        return _day(text, found[3], _number(found[1], rules), found[2])
    if found := _YEAR_MONTH.fullmatch(cell):
        return _month(text, found[1], found[2])
    if found := _MONTH_YEAR.fullmatch(cell):
        return _month(text, found[2], found[1])
    if found := _NAME_YEAR.fullmatch(cell):
        return _month(text, found[2], _number(found[1], rules))
    if found := _YEAR.fullmatch(cell):
        return _year(text, int(found[1]))
    if _SHORT_YEAR.fullmatch(cell):
        return f'"{text}" has a year of two digits; write all four'
    return f'"{text}" is not a date; write it as 2017-08-05'


def _number(name: str, rules: TableRules) -> str:
    """The number of a month's name as text; 0 where it is none."""
    wanted = name.casefold()
    return next((str(month.number) for month in rules.months if wanted in month.names), "0")


def _day(text: str, year: str, month: str, day: str) -> Days | str:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return f'"{text}" is no day of the calendar'
    return Days(found, found, Precision.DAY)


def _either(text: str, first: str, second: str, year: str, order: Order | None) -> Days | TwoWays | str:
    day_first, month_first = _day(text, year, second, first), _day(text, year, first, second)
    if order is not None:
        return day_first if order == "day_first" else month_first
    if isinstance(day_first, str) or isinstance(month_first, str):
        return month_first if isinstance(day_first, str) else day_first
    if day_first == month_first:
        return day_first
    return TwoWays(day_first.start, month_first.start)


def _month(text: str, year: str, month: str) -> Days | str:
    if not 1 <= int(month) <= 12 or int(year) < 1:
        return f'"{text}" is no month of the calendar'
    last = monthrange(int(year), int(month))[1]
    return Days(date(int(year), int(month), 1), date(int(year), int(month), last), Precision.MONTH)


def _year(text: str, year: int) -> Days | str:
    if year < 1:
        return f'"{text}" is no year of the calendar'
    return Days(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
