"""A cell that names two days: "5–6 August 2017", "August 5-6, 2017", "2017-08-05 to 2017-08-07"."""

from __future__ import annotations

import re

from casualties.datasets.days import Days, Order, TwoWays, read_days
from casualties.model import Precision
from casualties.rulebook.tables import TableRules

__all__ = ["read_days_or_span"]

_DASH = r"\s*[-–—]\s*"
_NAME = r"[^\W\d_]+\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAYS_NAME = re.compile(rf"(\d{{1,2}}){_ORDINAL}{_DASH}(\d{{1,2}}){_ORDINAL} ({_NAME})[ ,]+(\d{{4}})")
_NAME_DAYS = re.compile(rf"({_NAME}) (\d{{1,2}}){_ORDINAL}{_DASH}(\d{{1,2}}){_ORDINAL},? (\d{{4}})")
_NAMES = re.compile(rf"(\d{{1,2}}{_ORDINAL} {_NAME}){_DASH}(\d{{1,2}}{_ORDINAL} {_NAME})[ ,]+(\d{{4}})")
_WHOLE = re.compile(r"(.{6,40}?)(?: to | until | - |\s*[–—]\s*|/)(.{6,40})")


def read_days_or_span(text: str, rules: TableRules, order: Order | None = None) -> Days | TwoWays | str:
    """The days of a cell as `read_days` reads them, or from the first of two days to the second."""
    single = read_days(text, rules, order)
    if not isinstance(single, str) or (ends := _ends(" ".join(text.split()))) is None:
        return single
    first, last = (read_days(end, rules, order) for end in ends)
    if not isinstance(first, Days) or not isinstance(last, Days):
        return first if isinstance(first, TwoWays) else last if isinstance(last, TwoWays) else single
    if last.end < first.start:
        return f'"{text}" ends before it starts'
    return Days(first.start, last.end, Precision.SPAN if first != last else first.precision)


def _ends(cell: str) -> tuple[str, str] | None:
    if found := _DAYS_NAME.fullmatch(cell):
        return f"{found[1]} {found[3]} {found[4]}", f"{found[2]} {found[3]} {found[4]}"
    if found := _NAME_DAYS.fullmatch(cell):
        return f"{found[2]} {found[1]} {found[4]}", f"{found[3]} {found[1]} {found[4]}"
    if found := _NAMES.fullmatch(cell):
        return f"{found[1]} {found[3]}", f"{found[2]} {found[3]}"
    if found := _WHOLE.fullmatch(cell):
        return found[1], found[2]
    return None
