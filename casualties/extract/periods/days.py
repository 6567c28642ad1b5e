"""Count an atom from the document's day: the days it means, or None where nothing says which.

A day and month without a year are the last such day on or before the document's day. Without a document's day they take
the year that all other dates of the document share; words such as "Sunday" or "last month" then stay without days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from casualties.extract.periods.calendar import (
    Days,
    day,
    days_of,
    half,
    last_time,
    month,
    quarter,
    shifted,
    weekday_before,
    year,
)
from casualties.extract.periods.forms import Atom
from casualties.extract.periods.stretches import stretch_days
from casualties.model import Precision
from casualties.rulebook.periods import PartOfMonth

__all__ = ["Known", "counted", "readings"]


@dataclass(frozen=True, slots=True)
class Known:
    """What dates are counted from: the document's day, the order of its numeric dates, the one year it names.

    `previous` is the last expression before this one, `previous_day` the last of a few days at most, `previous_span`
    the last of more than one day.
    """

    base: date | None
    order: str | None = None
    only_year: int | None = None
    previous: Days | None = None
    previous_day: Days | None = None
    previous_span: Days | None = None


def counted(atom: Atom, known: Known) -> Days | None:
    """The days of an atom; None where nothing says which, or where the calendar has no such day."""
    try:
        return _counted(atom, known)
    except OverflowError:
        return None


def _counted(atom: Atom, known: Known) -> Days | None:
    if atom.form == "date":
        return _date(atom, known)
    if atom.form == "numeric":
        found = _numeric(atom, known)
        return Days(found, found, Precision.DAY) if found else None
    if atom.form == "month":
        return _month(atom, known)
    if atom.form == "year":
        return year(atom.year or 0)
    if atom.form == "years":
        return days_of(date(atom.year or 1, 1, 1), date(atom.number, 12, 31))
    if atom.form == "same":
        return _same(atom, known)
    if atom.form == "same_of":
        return _same_of(atom, known)
    if atom.form == "half":
        return _half(atom, known)
    if atom.form == "shift" and atom.which != "ago":
        return _shift(atom, known)
    if atom.form == "rolling" and atom.which in ("previous", "preceding") and known.previous_span is not None:
        return _before_span(atom, known.previous_span)
    if atom.form == "nth":
        return _nth(atom, known)
    if atom.stretch is not None:
        return stretch_days(atom.stretch, known.base)
    return None if known.base is None else _relative(atom, known.base)


def readings(atom: Atom) -> tuple[date, ...]:
    """The days that a numeric date can mean, day first before month first; one where both agree or one is none."""
    first, second = (
        day(atom.year or 0, atom.month or 0, atom.day or 0),
        day(atom.year or 0, atom.day or 0, atom.month or 0),
    )
    return tuple(dict.fromkeys(found for found in (first, second) if found is not None))


def _numeric(atom: Atom, known: Known) -> date | None:
    possible = readings(atom)
    if len(possible) == 1:
        return possible[0]
    if known.order in ("day_first", "month_first"):
        return possible[0 if known.order == "day_first" else 1] if possible else None
    before = tuple(found for found in possible if known.base is None or found <= known.base)
    return before[0] if len(before) == 1 else None  # nobody dates harm after the day of writing


def _date(atom: Atom, known: Known) -> Days | None:
    of_year = atom.year or _year(known, atom.month or 0, atom.last_day or atom.day)
    if of_year is None:
        return None
    first = day(of_year, atom.month or 0, atom.day or 0)
    last = day(of_year, atom.month or 0, atom.last_day) if atom.last_day else first
    return days_of(first, last) if first and last else None


def _year(known: Known, number: int, day_number: int | None) -> int | None:
    return known.only_year if known.base is None else last_time(known.base, number, day_number)


def _month(atom: Atom, known: Known) -> Days | None:
    base = known.base
    if base is not None and atom.which == "last" and atom.year is None:
        base = base.replace(day=1) - timedelta(days=1)
        of_year = last_time(base, atom.month or 0, None)
    else:
        of_year = atom.year or _year(known, atom.month or 0, atom.part.first if atom.part else None)
    whole = month(of_year, atom.month or 0) if of_year else None
    return _part(whole, atom.part) if whole and atom.part else whole


def _part(whole: Days, part: PartOfMonth) -> Days | None:
    first = whole.first + timedelta(days=part.first - 1)
    return days_of(first, min(whole.first + timedelta(days=part.last - 1), whole.last))


def _before_span(atom: Atom, span: Days) -> Days | None:
    """ "the previous two weeks" beside a span: as long, and right before it."""
    first = shifted(span.first, atom.unit, -atom.number)
    return days_of(first, span.first - timedelta(days=1)) if first else None


def _nth(atom: Atom, known: Known) -> Days | None:
    """ "on the 12th": of the month last spoken of, else of the last month that has had that day."""
    near = known.previous_day or known.previous
    if near is not None and (known.base is None or near.first <= known.base):
        found = day(near.first.year, near.first.month, atom.day or 0)
        if found is not None and (known.base is None or found <= known.base):
            return Days(found, found, Precision.DAY)
    if known.base is None:
        return None
    for back in (known.base, known.base.replace(day=1) - timedelta(days=1)):
        found = day(back.year, back.month, atom.day or 0)
        if found is not None and found <= known.base:
            return Days(found, found, Precision.DAY)
    return None


def _half(atom: Atom, known: Known) -> Days | None:
    of_year = atom.year or (known.base.year if known.base else None)
    if of_year is None:
        return None
    if atom.year is None and atom.which == "last year":
        of_year -= 1
    if atom.unit == "months":
        whole = month(of_year, atom.number)
        return days_of(date(of_year, 1, 1), whole.last) if whole else None
    last = 2 if atom.unit == "half" else 4
    return (half if atom.unit == "half" else quarter)(atom.number or last, of_year)


def _same(atom: Atom, known: Known) -> Days | None:
    if atom.unit in ("period", "time"):
        return known.previous_span or known.previous
    previous = known.previous_day or known.previous if atom.unit in ("then", "day") else known.previous
    if previous is None:
        return None
    if atom.unit == "then":
        return Days(previous.first, previous.first, Precision.DAY)
    if atom.unit == "day":
        return previous if previous.first == previous.last else None
    return _around(previous.first, atom.unit) if atom.unit != "weekend" else previous


def _same_of(atom: Atom, known: Known) -> Days | None:
    span = known.previous_span
    if span is None:
        return None
    back = span.first.year - atom.year if atom.year else 1
    first, last = shifted(span.first, "year", -back), shifted(span.last, "year", -back)
    return days_of(first, last) if first and last else None


def _shift(atom: Atom, known: Known) -> Days | None:
    previous = known.previous if atom.unit in ("month", "year") else known.previous_day or known.previous
    if previous is None:
        return None
    moved = shifted(previous.first, atom.unit, atom.number)
    if moved is None:
        return None
    if atom.unit in ("month", "year") or (previous.first != previous.last and atom.unit == "week"):
        return _around(moved, atom.unit)
    if atom.unit == "day" and previous.first != previous.last:
        moved = shifted(previous.last if atom.number > 0 else previous.first, "day", atom.number)
    return Days(moved, moved, Precision.DAY) if moved else None


def _around(found: date, unit: str) -> Days | None:
    """The calendar day, week, month or year that holds a day."""
    if unit == "week":
        monday = weekday_before(found, 1)
        return days_of(monday, monday + timedelta(days=6))
    if unit == "month":
        return month(found.year, found.month)
    return year(found.year) if unit == "year" else Days(found, found, Precision.DAY)


def _relative(atom: Atom, base: date) -> Days | None:
    if atom.form == "weekday":
        found = weekday_before(base, atom.number, strictly=atom.which in ("last", "past", "previous"))
        if atom.which == "into":  # "overnight into Sunday"
            return days_of(found - timedelta(days=1), found)
        return None if atom.which in ("next", "coming") else Days(found, found, Precision.DAY)
    if atom.form == "relative" and atom.relative:
        return days_of(base + timedelta(days=atom.relative.first), base + timedelta(days=atom.relative.last))
    if atom.form == "clock":
        return Days(base, base, Precision.DAY)
    if atom.form == "weekend":
        return _weekend(atom, base)
    if atom.form == "rolling":
        first = shifted(base, atom.unit, -atom.number)
        return Days(first, base, Precision.SPAN) if first else None
    if atom.form == "current":
        return _current(atom, base)
    if atom.form == "shift":  # "three days ago"
        moved = shifted(base, atom.unit, atom.number)
        return _around(moved, "day" if atom.unit in ("day", "week") else atom.unit) if moved else None
    return None


def _weekend(atom: Atom, base: date) -> Days | None:
    saturday = weekday_before(base, 6)
    if atom.which in ("last", "previous") and base.isoweekday() >= 6:
        saturday -= timedelta(days=7)
    return days_of(saturday, min(saturday + timedelta(days=1), base))


def _current(atom: Atom, base: date) -> Days | None:
    if atom.which == "this":
        whole = _around(base, atom.unit)
        return whole and (days_of(whole.first, base) if whole.last > base else whole)
    back = shifted(base if atom.unit == "week" else base.replace(day=1), atom.unit, -1)
    return _around(back, atom.unit) if back else None
