"""A cell as a number of people: whole, not negative, or a problem in words; never rounded.

Each distinct text of a column is read once, so that a million cells cost as much as their few hundred values.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import polars as pl

from casualties.datasets.words import by_word, each_text

__all__ = ["read_count", "read_each"]

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹−–", "01234567890123456789--")
_PLAIN = re.compile(r"\d{1,15}")
_WHOLE = re.compile(r"(\d{1,15})\.(0|00|0{4,})")
_GROUPED = re.compile(
    r"\d{1,3}(?:(,)\d{3}(?:,\d{3})*|([ \u00a0\u2009\u202f'’٬])\d{3}(?:\2\d{3})*|(\.)\d{3}(?:\.\d{3})+)"
)
_UNCLEAR = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_RANGE = re.compile(r"\d+\s*(?:-|to|/)\s*\d+")
_AT_LEAST = re.compile(r"(?:[>≥+]=?\s*\d+|\d+\s*\+)")


def read_count(text: str) -> int | str:
    """The count, or what is wrong with the text as a count."""
    cell = text.strip().translate(_DIGITS)
    if _PLAIN.fullmatch(cell):
        return int(cell)
    if whole := _WHOLE.fullmatch(cell):
        return int(whole.group(1))
    if _GROUPED.fullmatch(cell):
        return int(re.sub(r"\D", "", cell))
    return _problem(text.strip(), cell)


def _problem(text: str, cell: str) -> str:
    if cell.startswith("-") and _NUMBER.fullmatch(cell):
        return f"{text} is negative; a count is 0 or more"
    if _UNCLEAR.fullmatch(cell):
        return f"{text} may be a fraction or {cell.replace('.', '')} with a thousands mark; write it without the mark"
    if _NUMBER.fullmatch(cell):
        return f"{text} is not a whole number of people; it is not rounded"
    if _RANGE.fullmatch(cell):
        return f'"{text}" is a range; put its ends in low and high'
    if _AT_LEAST.fullmatch(cell):
        return f'"{text}" is a bound; put the number in value and at_least in qualifier'
    return f'"{text}" is not a number'


def read_each(
    column: pl.Series, read: Callable[[str], int | float | str], kind: type[pl.Int64 | pl.Float64] = pl.Int64
) -> tuple[pl.Series, pl.Series]:
    """Read each distinct text of a column; the values (None for empty or unreadable) and the problems, as columns."""
    given = each_text(column, read)
    values = {text: value for text, value in given.items() if not isinstance(value, str)}
    problems = {text: value for text, value in given.items() if isinstance(value, str)}
    return by_word(column, values, kind), by_word(column, problems)
