"""Words of a slot that knows only some: read in any letters, by their other words too, or told as a problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

import polars as pl

from casualties.errors import did_you_mean

__all__ = ["by_word", "each_text", "enumerated", "plain"]

_Read = TypeVar("_Read")


def plain(text: str) -> str:
    """A word in small letters, its parts joined by underscores."""
    return text.strip().casefold().replace(" ", "_").replace("-", "_")


def enumerated(column: pl.Series, kind: type[StrEnum], meanings: dict[str, str]) -> tuple[pl.Series, pl.Series]:
    """The words of an enumeration in a column, and what is wrong with the other cells; each distinct text once."""
    known = [str(word) for word in kind]
    given = each_text(column, plain)
    right = {text: meanings.get(word, word) for text, word in given.items() if meanings.get(word, word) in known}
    wrong = {
        text: f'"{text}" is no {column.name}{did_you_mean(word, known)} (known are {", ".join(known)})'
        for text, word in given.items()
        if text not in right
    }
    return by_word(column, right), by_word(column, wrong)


def each_text(column: pl.Series, read: Callable[[str], _Read]) -> dict[str, _Read]:
    """What each distinct text of a column is read as; every text is read once."""
    return {text: read(text) for text in column.drop_nulls().unique()}


def by_word(column: pl.Series, by: Mapping[str, int | float | str], kind: type[pl.DataType] = pl.String) -> pl.Series:
    """The meaning of each cell, as `kind`; None where it has none."""
    if not by:
        return pl.Series(column.name, [None], dtype=kind).new_from_index(0, len(column))
    return column.replace_strict(list(by), list(by.values()), default=None, return_dtype=kind)
