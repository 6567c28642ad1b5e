"""Fields: columns named by what they are in the column map, whatever header a table has for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from casualties.datasets.cells import bound
from casualties.errors import RuleFileError
from casualties.rulebook.cells import Slot
from casualties.rulebook.datasets import DatasetMap
from casualties.rulebook.expectations import Suite

__all__ = ["Fielded", "with_fields"]

_SPANS = {"low": r"^\s*(\d+)(?:\s*(?:-|–|—|to)\s*\d+)?\s*$", "high": r"^\s*(?:\d+\s*(?:-|–|—|to)\s*)?(\d+)\s*$"}


@dataclass(frozen=True, slots=True)
class Fielded:
    """Rows (text columns), a column for each field that the table has, and in `headers` the table's own names of it."""

    rows: pl.DataFrame
    headers: Mapping[str, tuple[str, ...]]

    def header(self, column: str) -> str:
        """The table's own name of a column or field."""
        return next(iter(self.headers.get(column, ())), column)


def with_fields(
    name: str, suite: Suite, rows: pl.DataFrame, mapped: DatasetMap | None, columns: Mapping[str, str]
) -> Fielded:
    """The rows as the suite `name` sees them; `columns` gives the file's column for each name of the map.

    The least and the greatest number stand in columns of their own, or in one of spans ("5–12"), as the map has it. A
    field of several columns is the first of them that is not empty, as in the map; a constant fills every row. Where
    the table has none of them the field is not there, even if some header bears its name. Other columns that the suite
    names are found as the map's are, whatever their capitals and signs between words. Raises RuleFileError for a
    field that is no slot of the map.
    """
    headers: dict[str, tuple[str, ...]] = {}
    found: list[pl.Expr] = []
    for field, path in suite.fields.items():
        slot = _slot(name, suite, field, path, mapped) if mapped is not None else ()
        here = _columns(slot, columns)
        span = _SPANS.get(path.rpartition(".")[2])
        if mapped is not None and span and not here:
            here = _columns(_slot(name, suite, field, f"{path.rpartition('.')[0]}.range", mapped), columns)
            if here:
                headers[field] = here
                found.append(pl.col(here[0]).str.extract(span).alias(field))
                continue
        constant = next((cell.constant for cell in slot if cell.constant is not None), None)
        if here:
            headers[field] = here
            cells = (pl.col(each).cast(pl.String).str.strip_chars().replace("", None) for each in here)
            found.append(pl.coalesce(cells).alias(field))
        elif constant is not None:
            found.append(pl.lit(constant).alias(field))
    renamed = _renamed(suite, rows)
    headers |= {name: (column,) for column, name in renamed.items()}
    made = [each.meta.output_name() for each in found]
    taken = {each.casefold() for each in (*made, *suite.fields)}  # the engine takes `Age` for `age`
    others = [renamed.get(each, each) for each in rows.columns if each.casefold() not in taken]
    shown = [*others, *made]
    return Fielded(rows.with_columns(found).rename(renamed).select(shown), headers)


def _renamed(suite: Suite, rows: pl.DataFrame) -> dict[str, str]:
    """The suite's name of each column that the table spells otherwise, as maps bind columns (`EVENT_DATE`)."""
    spoken = [suite.key, *suite.columns, *suite.required, *(name for each in suite.expectations for name in each.names)]
    names = [name for name in dict.fromkeys(spoken) if name and name not in suite.fields]
    return {column: name for name, column in bound(names, rows.columns).items() if column != name}


def _columns(slot: Slot, columns: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(columns[each] for cell in slot for each in cell.columns if each in columns))


def _slot(name: str, suite: Suite, field: str, path: str, mapped: DatasetMap) -> Slot:
    """The slot at a path such as `figures.killed.low`; a figure is named by its id."""
    here: object = mapped
    for step in path.split("."):
        if isinstance(here, tuple):
            here = next((each for each in here if each.id == step), None)
        else:
            here = getattr(here, step, None)
        if here is None:
            where = suite.files[-1] if suite.files else f"rules/expectations/{name}.yaml"
            raise RuleFileError([f"{where}: fields.{field}: the column map {mapped.id} has no {path}"])
    if not isinstance(here, tuple):
        raise RuleFileError([f"{name}: fields.{field}: {path} is no slot of the column map {mapped.id}"])
    return here
