"""Names of places and people's words, folded so that spellings of one name become one, and numbered."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

__all__ = ["number_texts"]


def number_texts(column: pl.Series, fold: Callable[[str], str] | None = None) -> tuple[pl.Series, pl.Series]:
    """The distinct texts of a column in order, folded, and for each line the number of its text (null where null).

    A text that folds to nothing is null.
    """
    texts = column.drop_nulls().unique().sort()
    if fold is None:
        return texts, column.cast(pl.Enum(texts)).to_physical().cast(pl.UInt32)
    folded = pl.Series([fold(text) or None for text in texts], dtype=pl.String)
    known = folded.drop_nulls().unique().sort()
    of_text = folded.cast(pl.Enum(known)).to_physical().cast(pl.UInt32)
    return known, of_text.gather(column.cast(pl.Enum(texts)).to_physical())
