"""Days counted on the calendar: months, weeks, weekdays before a day, shifts by a unit. No text, no rules."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from casualties.model import Precision

__all__ = ["Days", "day", "days_of", "half", "last_time", "month", "quarter", "shifted", "weekday_before", "year"]


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both included, and how exactly that is said."""

    first: date
    last: date
    precision: Precision


def days_of(first: date, last: date) -> Days | None:
    """A span of days, named week, month or year where it is exactly one; None where it would run backwards."""
    if first > last:
        return None
    if first == last:
        return Days(first, last, Precision.DAY)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return Days(first, last, Precision.MONTH)
        if first.month == 1 and last.month == 12 and first.year == last.year:
            return Days(first, last, Precision.YEAR)
    if first.weekday() == 0 and last - first == timedelta(days=6):
        return Days(first, last, Precision.WEEK)
    return Days(first, last, Precision.SPAN)


def day(year: int, month: int, number: int) -> date | None:
    """A day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month(year: int, number: int) -> Days | None:
    """A whole month."""
    first = day(year, number, 1)
    return None if first is None else Days(first, date(year, number, monthrange(year, number)[1]), Precision.MONTH)


def year(number: int) -> Days | None:
    """A whole year."""
    first = day(number, 1, 1)
    return None if first is None else Days(first, date(number, 12, 31), Precision.YEAR)


def quarter(number: int, of_year: int) -> Days:
    """The quarter 1 to 4 of a year."""
    last = number * 3
    return Days(date(of_year, last - 2, 1), date(of_year, last, monthrange(of_year, last)[1]), Precision.SPAN)


def half(number: int, of_year: int) -> Days:
    """The half 1 or 2 of a year."""
    return Days(
        date(of_year, 1 if number == 1 else 7, 1), date(of_year, 6 * number, 30 if number == 1 else 31), Precision.SPAN
    )


def last_time(base: date, number: int, day_number: int | None) -> int | None:
    """The year in which a month, or a day of it, was last met on or before `base`; None where no year has it."""
    for candidate in range(base.year, base.year - 9, -1):
        found = day(candidate, number, day_number or 1)
        if found is not None and found <= base:
            return candidate
    return None


def weekday_before(base: date, number: int, *, strictly: bool = False) -> date:
    """The last weekday `number` (1 Monday to 7 Sunday) on or before `base`, or before it where `strictly`."""
    back = (base.isoweekday() - number) % 7
    return base - timedelta(days=7 if strictly and back == 0 else back)


def shifted(base: date, unit: str, count: int) -> date | None:
    """`base` moved by a count of days, weeks, fortnights, months or years; None where the calendar ends."""
    try:
        if unit in ("day", "week", "fortnight"):
            return base + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        months = base.year * 12 + base.month - 1 + (count if unit == "month" else 12 * count)
        of_year, of_month = divmod(months, 12)
        return date(of_year, of_month + 1, min(base.day, monthrange(of_year, of_month + 1)[1]))
    except (ValueError, OverflowError):
        return None
