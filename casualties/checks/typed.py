"""Text columns read by their meaning; a cell that does not have it becomes None, and is told by a column of its own."""

from __future__ import annotations

import polars as pl

from casualties.rulebook.expectations import Meaning

__all__ = ["is_column", "typed"]

_DAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%d %B %Y", "%d-%b-%y", "%Y/%m/%d")

_GROUPED = r"^\d{1,3}(?:[,\s]\d{3})+$"  # 1,234 or 12 345: thousands set apart


def is_column(name: str) -> str:
    """The name of the column that says whether the cells of `name` have their meaning."""
    return f"{name} has its meaning"


def typed(rows: pl.DataFrame, meanings: dict[str, Meaning]) -> pl.DataFrame:
    """The rows with the columns of `meanings` typed, and for each a boolean column, None where the cell is empty.

    Columns that are not there are passed over.
    """
    here = {name: meaning for name, meaning in meanings.items() if name in rows.columns}
    text = {name: pl.col(name).cast(pl.String).str.strip_chars().replace("", None) for name in here}
    read = rows.with_columns(_read(text[name], meaning).alias(name) for name, meaning in here.items())
    told = rows.select(
        pl.when(text[name].is_not_null() & (meaning is not Meaning.COUNT_OR_WORDS))
        .then(_read(text[name], meaning).is_not_null())
        .alias(is_column(name))
        for name, meaning in here.items()
    )
    return pl.concat([read, told], how="horizontal")


def _read(cell: pl.Expr, meaning: Meaning) -> pl.Expr:
    plain = pl.when(cell.str.contains(_GROUPED)).then(cell.str.replace_all(r"[,\s]", "")).otherwise(cell)
    number = plain.cast(pl.Float64, strict=False)
    number = pl.when(number.is_finite()).then(number)
    whole = pl.when(number == number.floor()).then(number.cast(pl.Int64, strict=False))
    match meaning:
        case Meaning.COUNT | Meaning.COUNT_OR_WORDS:
            return pl.when(whole >= 0).then(whole)
        case Meaning.WHOLE:
            return whole
        case Meaning.NUMBER:
            return number
        case Meaning.LATITUDE:
            return pl.when(number.is_between(-90, 90)).then(number)
        case Meaning.LONGITUDE:
            return pl.when(number.is_between(-180, 180)).then(number)
        case Meaning.DAY:
            return pl.coalesce(cell.str.to_date(form, strict=False) for form in _DAYS)
        case Meaning.TEXT:
            return cell
