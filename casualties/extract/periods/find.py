"""Find every expression of time in a document: atoms joined to ranges, spans since a day, weeks to a day.

An expression knows the words before it ("on", "since", "as of"), whether its end is open, and its days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from casualties.extract.periods.calendar import Days
from casualties.extract.periods.days import Known, counted, readings
from casualties.extract.periods.forms import Atom, Forms
from casualties.extract.periods.ranges import opening_of, range_of, told_twice
from casualties.extract.periods.shape import Expression, shaped
from casualties.extract.text.reading import Reading
from casualties.model import Precision

__all__ = ["Expression", "expressions"]

_BACK = ("same", "same_of", "shift")  # what points back to a day that nothing names says nothing


def expressions(reading: Reading, forms: Forms, known: Known) -> list[Expression]:
    """All expressions of a document in order, counted from its day and from one another."""
    text = reading.document.text
    found: list[Expression] = []
    by_sentence = [(sentence, list(forms.atoms(text, sentence.start, sentence.end))) for sentence in reading.sentences]
    known = _settled(known, [atom for _, atoms in by_sentence for atom in atoms], forms.words.orders)
    for sentence, atoms in by_sentence:
        at, past = 0, sentence.start
        while at < len(atoms):
            try:
                expression, used = _next(text, past, sentence.index, atoms[at : at + 3], known, forms)
            except OverflowError:  # a day before the first or after the last that the calendar has
                expression, used = None, 1
            at += used
            past = atoms[at - 1].end
            if expression is None or (expression.days is None and expression.form in _BACK):
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
    """The expression that begins with the first of the atoms, not before `past`, and how many of them it uses."""
    told = told_twice(text, atoms)
    if len(told) < len(atoms):
        expression, used = _next(text, past, sentence, told, known, forms)
        return expression, used + 1
    atom = atoms[0]
    before = text[max(past, atom.start - 90) : atom.start]
    joined = range_of(text, before, atoms, known)
    days, used = joined if joined else (counted(atom, known), 1)
    back = opening_of(before) if joined else None
    start, form = atom.start - (back or 0), "range" if used > 1 else atom.form
    why = _why(atom, days, known)
    found = Expression(start, atoms[used - 1].end, start, sentence, form, days=days, unread=why)
    return shaped(text, before, atom, found, forms.words), used


def _why(atom: Atom, days: Days | None, known: Known) -> str:
    if days is not None:
        return ""
    if atom.form == "numeric" and len(readings(atom)) == 2:
        one, other = readings(atom)
        return f"may be {one.isoformat()} or {other.isoformat()}; nothing in the document tells which"
    return "has no date to count from" if known.base is None else "points to no day that the text names"
