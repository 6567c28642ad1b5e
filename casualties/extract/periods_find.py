"""Find every expression of time in a document: atoms joined to ranges, spans since a day, weeks to a day.

An expression knows the words before it ("on", "since", "as of"), whether its end is open, and its days.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from casualties.extract.periods_calendar import Days, days_of, shifted, weekday_before
from casualties.extract.periods_days import Known, counted, readings
from casualties.extract.periods_forms import Atom, Forms
from casualties.extract.reading import Reading
from casualties.model import Precision

__all__ = ["Expression", "expressions"]

_JOINT = re.compile(
    r"\.?\s*(?:(?P<and>and|or|&)|to|until|till|through|up to|[-–—]|and until)\s+(?:on\s+|the\s+|late\s+|early\s+"
    r"|(?:the\s+)?early hours of\s+)*|\.?\s*[-–—]\s*"
)
_FAR_JOINT = re.compile(
    r"(?:\s*\([^()]{1,40}\))?,\s[^.;\d]{3,110},?\s+(?:to|until|and)\s+(?:[\d:.]+\s*)?(?:[ap]\.?m\.?\s+)?(?:midnight\s+)?"
    r"(?:(?:local time|GMT)\s+)?(?:on\s+)?"
)
_JUST_BEFORE = re.compile(r"\b[Ff]rom\s+(?:[\d:.]+\s*(?:[ap]\.?m\.?\s+)?)?(?:(?:local time|GMT)\s+)?(?:on\s+)?$")
_OVERNIGHT = re.compile(r"\s+(?:on\s+|from\s+|late\s+|(?P<into>into|to)\s+(?:early\s+)?)?")
_NAMED_DAY = re.compile(r"\s*(?:,\s+|\(|,?\s+of\s+|,?\s+the\s+)(?:the\s+)?")
_BETWEEN = re.compile(r"\b(?P<word>[Bb]etween|[Ff]rom)\b[^.;:,\d]{0,44}$")
_SINCE = re.compile(r"\b(?P<word>[Ss]ince|[Ss]tarting(?: from| on)?|[Bb]eginning(?: on)?)\b(?P<clause>[^.;:]{0,80})$")
_LIMIT = re.compile(
    r"\b(?P<word>(?i:as of|as at|up to|up until|until|till|through|by|dated|before|after|prior to))\s+"
    r"(?:(?:the\s+)?(?:end|close) of\s+|\d{1,2}[:.]?\d{0,2}\s*(?:[ap]\.?m\.?|hours|hrs|GMT|UTC|local time)?,?\s*"
    r"(?:\(?[A-Z]{2,4}\)?\s+)?(?:on\s+)?|midnight\s+(?:on\s+)?|(?:early|late)\s+|the\s+(?:morning|evening|"
    r"afternoon|night)\s+of\s+)*$"
)
_WEEK_TO = re.compile(
    r"\b(?:the|a)\s+(?:(?P<count>\w+)\s+)?(?P<unit>(?i:day|week|fortnight|month|year))s?\s+(?:(?P<to>to|"
    r"ending|ended|up to|until|through)|(?P<of>of|beginning|starting|from|commencing))\s+(?:on\s+)?(?:the\s+)?$"
)
_ON = re.compile(
    r"\b(?i:on|in|during|throughout|over|at|around|about|late|early|the (?:early hours|night|morning|evening|"
    r"afternoon|day|month|eve) of|of|for|alone|the|all|within|mid|between|from)\s+$|[([]$"
)
_ONWARDS = re.compile(r"\s*(?:onwards?|to date|until now|to the present|up to now|on(?=[ ,.;])(?!\s+\w+day))")
_CLAUSE = re.compile(r"[,;:.()“”\"]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Expression:
    """Time as written: `start` with the words before it, `bare` without them; `word` is the preposition that counts.

    `inner` is what a "since" clause dates itself: "since a bomb killed 120 on 6 January" holds 6 January. `open` marks a
    span whose end is the day up to which the data reach. `unread` says why days are missing.
    """

    start: int
    end: int
    bare: int
    sentence: int
    form: str
    word: str = ""
    days: Days | None = None
    open: bool = False
    inner: Days | None = None
    unread: str = ""
    year_said: bool = False


def expressions(reading: Reading, forms: Forms, known: Known) -> list[Expression]:
    """All expressions of a document in order, counted from its day and from one another."""
    text = reading.document.text
    found: list[Expression] = []
    by_sentence = [(sentence, list(forms.atoms(text, sentence.start, sentence.end))) for sentence in reading.sentences]
    known = _settled(known, [atom for _, atoms in by_sentence for atom in atoms], forms.words.orders)
    for sentence, atoms in by_sentence:
        at, past = 0, sentence.start
        while at < len(atoms):
            expression, used = _next(text, past, sentence.index, atoms[at : at + 3], known, forms)
            at += used
            past = atoms[at - 1].end
            if expression is None:
                continue
            found.append(expression)
            known = _remember(known, expression)
    return found


def _settled(known: Known, atoms: Sequence[Atom], orders: dict[str, str]) -> Known:
    """The order of numeric dates and the one year of a document, from all of its dates together."""
    numeric = [atom for atom in atoms if atom.form == "numeric"]
    days = {atom.day for atom in numeric if (atom.day or 0) > 12}
    months = {atom.month for atom in numeric if (atom.month or 0) > 12}
    order = "day_first" if days and not months else "month_first" if months and not days else None
    if order is None and numeric and not days:
        order = _told_elsewhere(numeric, atoms)
    if order is None and numeric and all(orders.get(atom.which) == "day_first" for atom in numeric):
        order = "day_first"
    years = {atom.year for atom in atoms if atom.form in ("date", "month", "numeric") and atom.year}
    return replace(known, order=order, only_year=years.pop() if len(years) == 1 else None)


def _told_elsewhere(numeric: Sequence[Atom], atoms: Sequence[Atom]) -> str | None:
    """The order under which a numeric date is one that the text also writes in words."""
    written = {(atom.month, atom.day) for atom in atoms if atom.form == "date"}
    first = any((atom.month, atom.day) in written for atom in numeric)
    second = any((atom.day, atom.month) in written for atom in numeric)
    return ("day_first" if first else "month_first") if first != second else None


def _remember(known: Known, found: Expression) -> Known:
    days = found.inner or found.days
    if days is None:
        return known
    if found.form == "current" and found.word != "since" and days.precision is not Precision.WEEK:
        return replace(known, previous_span=days)  # "this year" is no event that "a week earlier" could count from
    known = replace(known, previous=days, previous_span=days if days.first != days.last else known.previous_span)
    return replace(known, previous_day=days) if days.last - days.first <= timedelta(days=2) else known


def _next(
    text: str, past: int, sentence: int, atoms: Sequence[Atom], known: Known, forms: Forms
) -> tuple[Expression | None, int]:
    """The expression that begins with the first of the atoms, and how many of them it uses; `past` is where it may begin."""
    told = _told_twice(text, atoms)
    if len(told) < len(atoms):
        expression, used = _next(text, past, sentence, told, known, forms)
        return expression, used + 1
    atom = atoms[0]
    before = text[max(past, atom.start - 90) : atom.start]
    joined = _range(text, before, atoms, known)
    days, used = joined if joined else (counted(atom, known), 1)
    end, between = atoms[used - 1].end, _BETWEEN.search(before)
    start = _at(atom, before, between) if joined and between else atom.start
    expression = Expression(
        start,
        end,
        start,
        sentence,
        "range" if used > 1 else atom.form,
        days=days,
        unread=_why(atom, days, known),
        year_said=atom.year is not None,
    )
    if atom.form == "campaign":
        since = _SINCE.search(before)
        return (
            (replace(expression, start=_at(atom, before, since), word="since", open=True), used)
            if since
            else (None, used)
        )
    for read in (_since, _limit, _week_to, _plain):
        shaped = read(text, before, atom, expression, forms)
        if shaped is not None:
            return shaped, used
    return expression, used


def _told_twice(text: str, atoms: Sequence[Atom]) -> Sequence[Atom]:
    """A weekday or weekend with its date beside it ("Sunday (1 July)", "the weekend of 2-3 April") as that date."""
    if len(atoms) > 1 and atoms[1].form == "weekday" and _is_night(atoms[0]):
        into = _OVERNIGHT.fullmatch(text, atoms[0].end, atoms[1].start)
        if into is not None:
            return (replace(atoms[1], start=atoms[0].start, which="into" if into["into"] else ""), *atoms[2:])
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


def _at(atom: Atom, before: str, found: re.Match[str]) -> int:
    return atom.start - len(before) + found.start()


def _why(atom: Atom, days: Days | None, known: Known) -> str:
    if days is not None:
        return ""
    if atom.form == "numeric" and len(readings(atom)) == 2:
        one, other = readings(atom)
        return f"may be {one.isoformat()} or {other.isoformat()}; nothing in the document tells which"
    return "has no date to count from" if known.base is None else "points to no day that the text names"


def _since(text: str, before: str, atom: Atom, found: Expression, forms: Forms) -> Expression | None:
    since = _SINCE.search(before)
    onwards = _ONWARDS.match(text, found.end) if re.search(r"\b[Ff]rom\s+$", before) else None
    if onwards:
        return replace(found, end=onwards.end(), start=atom.start - 5, word="since", inner=found.days, open=True)
    if since is None or _stops(since["clause"]):
        return None
    start = _at(atom, before, since)
    return replace(found, start=start, word="since", inner=found.days, open=True)


def _stops(clause: str) -> bool:
    """Whether the words between "since" and a day reach beyond the clause that "since" opens."""
    return bool(_CLAUSE.search(clause)) or len(clause.split()) > 14


def _limit(text: str, before: str, atom: Atom, found: Expression, forms: Forms) -> Expression | None:
    limit = _LIMIT.search(before) or forms.words.reaching.search(before)
    return replace(found, start=_at(atom, before, limit), word=limit["word"].lower()) if limit else None


def _week_to(text: str, before: str, atom: Atom, found: Expression, forms: Forms) -> Expression | None:
    week = _WEEK_TO.search(before)
    if (
        week is None
        or found.days is None
        or (week["count"] and week["count"].lower() not in forms.words.counts and not week["count"].isdigit())
    ):
        return None
    unit, count = week["unit"].lower(), forms.words.number(week["count"]) if week["count"] else 1
    if week["of"] and unit not in ("week", "fortnight"):
        return None
    if week["of"]:
        first = weekday_before(found.days.first, 1) if week["of"] == "of" else found.days.first
        last = shifted(first, unit, count)
        last = last - timedelta(days=1) if last else None
    else:
        last = found.days.last
        first_after = shifted(last + timedelta(days=1), unit, -count)
        first = first_after or last
    if last is None:
        return None
    days = Days(first, last, Precision.WEEK) if (unit, count) == ("week", 1) else days_of(first, last)
    return replace(found, start=_at(atom, before, week), days=days, word="in", form="range")


def _plain(text: str, before: str, atom: Atom, found: Expression, forms: Forms) -> Expression | None:
    start, rest, word = atom.start, before, ""
    for _ in range(3):
        on = _ON.search(rest)
        if on is None:
            break
        start -= len(rest) - on.start()
        rest, word = rest[: on.start()], on.group().strip().lower()
    return replace(found, start=min(start, found.start), word=word)


def _range(text: str, before: str, atoms: Sequence[Atom], known: Known) -> tuple[Days | None, int] | None:
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
