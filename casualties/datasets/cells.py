"""Slots of a column map as expressions over the text columns of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from casualties.errors import did_you_mean
from casualties.rulebook.datasets import Cell, DatasetMap, Slot

__all__ = ["bound", "columns_of", "filled", "folded", "holds", "missing_columns", "slots_of"]


def folded(name: str) -> str:
    """A column name as it is compared: small letters and digits alone (`Strike ID` = `strike_id`)."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def slots_of(value: object) -> Iterable[Cell]:
    """Every cell of a map, wherever it stands in it."""
    if isinstance(value, Cell):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from slots_of(part)
    elif hasattr(value, "model_fields_set"):
        for name in type(value).model_fields:  # type: ignore[attr-defined]
            yield from slots_of(getattr(value, name))


def columns_of(mapped: DatasetMap) -> tuple[str, ...]:
    """Every column name that a map uses, as written in it, each once."""
    names = [name for cell in slots_of(mapped) for name in (*cell.columns, *cell.where)]
    names += [name for figure in mapped.figures for name in (*figure.sum_of, *figure.where)]
    names += [name for condition in mapped.left_out.values() for name in condition]
    names += [name for check in mapped.sums for name in (check.total, *check.parts)]
    names += mapped.written_by_us
    return tuple(dict.fromkeys(names))


def bound(names: Iterable[str], header: Sequence[str]) -> dict[str, str]:
    """The column of the header for each name of the map that is there."""
    known: dict[str, str] = {}
    for column in header:
        known.setdefault(folded(column), column)
    found = {name: known.get(folded(name)) for name in names}
    return {name: column for name, column in found.items() if column is not None}


def missing_columns(mapped: DatasetMap, header: Sequence[str]) -> list[str]:
    """What a header lacks of a map: one sentence for each slot of which no column is there and one has to be."""
    problems = []
    needed = [cell.columns for cell in slots_of(mapped) if cell.columns]
    needed += [(name,) for cell in slots_of(mapped) for name in cell.where]
    needed += [(name,) for figure in mapped.figures for name in (*figure.sum_of, *figure.where)]
    needed += [(name,) for condition in mapped.left_out.values() for name in condition]
    optional = {folded(name) for name in mapped.may_lack}
    if "all" in optional:
        needed = []
    for names in dict.fromkeys([*mapped.header, *needed]):
        if bound(names, header) or any(folded(name) in optional for name in names):
            continue
        choice = " or ".join(f'"{name}"' for name in names)
        problems.append(f"no column {choice}{did_you_mean(names[0], list(header))}")
    return problems


def filled(slot: Slot, columns: dict[str, str]) -> pl.Expr | None:
    """The text that a slot gives for each row; None where the file has nothing for it."""
    parts = [part for cell in slot if (part := _cell(cell, columns)) is not None]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else pl.coalesce(parts)


def _cell(cell: Cell, columns: dict[str, str]) -> pl.Expr | None:
    if cell.constant is not None:
        given = pl.lit(cell.constant, dtype=pl.String)
    else:
        there = [pl.col(columns[name]) for name in cell.columns if name in columns]
        if not there:
            return None
        given = there[0] if len(there) == 1 else pl.coalesce(there)
        if cell.pattern is not None:
            given = given.str.extract(cell.pattern, 1)
        if cell.values:
            given = _replaced(given, cell)
    if cell.said is not None:
        given = pl.format(cell.said, given)
    if not cell.where:
        return given
    condition = holds(cell.where, columns)
    return None if condition is None else pl.when(condition).then(given)


def holds(where: Mapping[str, tuple[str, ...]], columns: dict[str, str]) -> pl.Expr | None:
    """Whether the columns of a row hold one of the words given for each; None where the file lacks one of them."""
    parts = []
    for name, words in where.items():
        if name not in columns:
            return None
        column = pl.col(columns[name])
        known = [word.casefold().strip() for word in words]
        parts.append(column.is_not_null() if known == ["*"] else _word(column).is_in(known).fill_null(False))
    return pl.all_horizontal(parts)


def _replaced(given: pl.Expr, cell: Cell) -> pl.Expr:
    by = {word.casefold().strip(): meaning for word, meaning in cell.values.items()}
    otherwise = given if cell.others == "keep" else None
    return _word(given).replace_strict(list(by), list(by.values()), default=otherwise, return_dtype=pl.String)


def _word(given: pl.Expr) -> pl.Expr:
    return given.str.strip_chars().str.to_lowercase()
