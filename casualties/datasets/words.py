"""Words of a slot that knows only some: read in any letters, by their other words too, or told as a problem."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from casualties.errors import did_you_mean

__all__ = ["by_word", "enumerated", "plain"]


def plain(text: str) -> str:
    """A word in small letters, its parts joined by underscores."""
    return text.strip().casefold().replace(" ", "_").replace("-", "_")


def enumerated(column: pl.Series, kind: type[StrEnum], meanings: dict[str, str]) -> tuple[pl.Series, pl.Series]:
    """The words of an enumeration in a column, and what is wrong with the other cells; each distinct text once."""
    known = [str(word) for word in kind]
    given = {text: plain(text) for text in column.drop_nulls().unique()}
    right = {text: meanings.get(word, word) for text, word in given.items() if meanings.get(word, word) in known}
    wrong = {
        text: f'"{text}" is no {column.name}{did_you_mean(word, known)} (known are {", ".join(known)})'
        for text, word in given.items()
        if text not in right
    }
    return by_word(column, right), by_word(column, wrong)


def by_word(column: pl.Series, by: dict[str, str]) -> pl.Series:
    """The meaning of each cell; None where it has none."""
    if not by:
        return pl.Series(column.name, [None], dtype=pl.String).new_from_index(0, len(column))
    return column.replace_strict(list(by), list(by.values()), default=None, return_dtype=pl.String)
