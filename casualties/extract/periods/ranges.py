"""Two atoms of time that are one: a range ("between 3 and 9 May"), or a day told twice ("Sunday (1 July)")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from casualties.extract.periods.calendar import Days, days_of
from casualties.extract.periods.days import Known, counted
from casualties.extract.periods.forms import Atom

__all__ = ["opening_of", "range_of", "told_twice"]

_JOINT = re.compile(
    r"(?:\.|…|\.\.\.)?\s*(?:(?P<and>and|or|&)|to|until|till|through|up to|[-–—]|and until)\s+"
    r"(?:on\s+|the\s+|late\s+|early\s+|(?:the\s+)?early hours of\s+|\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?\s+)*"
    r"|\.?\s*[-–—]\s*"
)
_FAR_JOINT = re.compile(
    r"(?:\s*\([^()]{1,40}\))?,\s[^.;\d]{3,110},?\s+(?:to|until|and)\s+(?:[\d:.]+\s*)?(?:[ap]\.?m\.?\s+)?(?:midnight\s+)?"
    r"(?:(?:local time|GMT)\s+)?(?:on\s+)?"
)
_JUST_BEFORE = re.compile(r"\b[Ff]rom\s+(?:[\d:.]+\s*(?:[ap]\.?m\.?\s+)?)?(?:(?:local time|GMT)\s+)?(?:on\s+)?$")
_OVERNIGHT = re.compile(r"\s+(?:on\s+|from\s+|late\s+|(?P<into>into|to)\s+(?:early\s+)?)?")
_NAMED_DAY = re.compile(r"\s*(?:,\s+|\(|,?\s+of\s+|,?\s+the\s+)(?:the\s+)?")
_OF_IT = re.compile(r",?\s+(?:of\s+)?")
_BETWEEN = re.compile(
    r"\b(?P<word>[Bb]etween|[Ff]rom)\b[^.;:,\d]{0,44}(?:\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?\s+(?:on\s+)?)?$"
)


def told_twice(text: str, atoms: Sequence[Atom]) -> Sequence[Atom]:
    """A weekday or weekend with its date beside it ("Sunday (1 July)", "the weekend of 2-3 April") as that date."""
    if len(atoms) > 1 and atoms[1].form == "weekday" and _is_night(atoms[0]):
        into = _OVERNIGHT.fullmatch(text, atoms[0].end, atoms[1].start)
        if into is not None:
            return (replace(atoms[1], start=atoms[0].start, which="into" if into["into"] else ""), *atoms[2:])
    if len(atoms) > 1 and atoms[0].form == "shift" and atoms[1].form == "month":  # "the previous month of March"
        return atoms[1:] if _OF_IT.fullmatch(text, atoms[0].end, atoms[1].start) else atoms
    if (
        len(atoms) < 2
        or atoms[0].form not in ("weekday", "weekend", "relative")
        or atoms[1].form not in ("date", "numeric")
    ):
        return atoms
    if not _NAMED_DAY.fullmatch(text, atoms[0].end, atoms[1].start):
        return atoms
    return (replace(atoms[1], start=atoms[0].start), *atoms[2:])


def _is_night(atom: Atom) -> bool:
    return atom.relative is not None and atom.relative.first < atom.relative.last


def opening_of(before: str) -> int | None:
    """How far before an atom the range begins that it opens, with its "between" or "from"; None where it does not."""
    found = _BETWEEN.search(before)
    return len(before) - found.start() if found else None


def range_of(text: str, before: str, atoms: Sequence[Atom], known: Known) -> tuple[Days | None, int] | None:
    """Two atoms as one range, where the words between and before them say so."""
    if len(atoms) < 2 or atoms[0].form in ("campaign", "same", "shift"):
        return None
    one, two = atoms[0], atoms[1]
    joint = _JOINT.fullmatch(text, one.end, two.start)
    if joint is None and _JUST_BEFORE.search(before):
        joint = _FAR_JOINT.fullmatch(text, one.end, two.start)
    if joint is None:
        return None
    one, two = _with_year(one, two, known)
    first, second = counted(one, known), counted(two, known)
    if first is None or second is None:
        return (None, 2) if _BETWEEN.search(before) else None
    if (
        joint.re is _JOINT
        and joint["and"]
        and not _BETWEEN.search(before)
        and second.first - first.last > timedelta(days=1)
    ):
        return None
    if first.first > second.last and one.form == "weekday" and two.form == "weekday":
        first = replace(first, first=first.first - timedelta(days=7), last=first.last - timedelta(days=7))
    days = days_of(first.first, second.last)
    return (days, 2) if days else None


def _with_year(one: Atom, two: Atom, known: Known) -> tuple[Atom, Atom]:
    """The two ends of a range with the year that only one of them has."""
    if one.form not in ("date", "month") or two.form not in ("date", "month"):
        return one, two
    ends = (one.month or 0, one.day or 1), (two.month or 0, two.day or 31)
    if one.year is None and two.year is not None:
        return replace(one, year=two.year - (ends[0] > ends[1])), two
    if two.year is None and one.year is not None:
        return one, replace(two, year=one.year + (ends[0] > ends[1]))
    if one.year is None and known.base is not None:
        last = counted(two, known)
        if last is not None:
            return replace(one, year=last.last.year - (ends[0] > ends[1])), replace(two, year=last.last.year)
    return one, two
