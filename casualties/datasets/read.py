"""A dataset as a claims frame: find the column map, fill its slots, date, place and name the rows, and join figures."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from casualties.datasets.dated import dated
from casualties.datasets.figures import with_bounds
from casualties.datasets.finished import finished
from casualties.datasets.located import located
from casualties.datasets.named import named_once_for_all
from casualties.datasets.open_sheets import sheets_of
from casualties.datasets.parts import parts_of
from casualties.datasets.problems import gathered, told
from casualties.datasets.recognise import recognise
from casualties.datasets.rows import columns_told
from casualties.datasets.sheet import LINE
from casualties.datasets.table import Table
from casualties.errors import InputError
from casualties.model import Unread
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["read_dataset"]


def read_dataset(path: Path, rulebook: Rulebook, gazetteer: Gazetteer, *, dataset: str | None = None) -> Table:
    """The claims of a CSV, Parquet or Excel file; `dataset` names a column map, else the header tells it.

    Raises InputError where the file cannot be read or no map fits, RuleFileError for mistakes in the maps. Rows and
    cells that cannot be read are in `unread` of the table, and the rest goes on.
    """
    rules = rulebook.tables
    known = recognise(sheets_of(path), rulebook.datasets, rulebook.hxl, dataset)
    names = columns_told(known.mapped, known.columns)
    parts = list(parts_of(known, rules))
    if not any(len(part.rows) or part.unread for part in parts):
        raise InputError(path, "has a header and no rows", "leave it out or give a file with rows")
    rows = pl.concat([part.rows for part in parts], how="diagonal")
    figures = pl.concat([part.figures for part in parts], how="diagonal")
    problems = [part.problems for part in parts]
    unread = [each for part in parts for each in part.unread]
    left_out = {reason: sum(part.left_out[reason] for part in parts) for reason in parts[0].left_out}
    del parts
    rows, undated = dated(rows, known.mapped.period, rules, names)
    rows, unplaced = located(rows, known.mapped.place, rules, names, gazetteer)
    rows, unnamed = named_once_for_all(rows, names, rulebook, gazetteer)
    found = gathered([*problems, *undated, *unplaced, *unnamed])
    lost = found.filter(pl.col("row_is_lost")).select(LINE).unique()
    figures = with_bounds(figures.join(lost, on=LINE, how="anti"), rulebook.quantities.margin.percent)
    unread += told(found, _row_ids(rows), path)
    return Table(
        dataset=path.stem,
        column_map=known.mapped.id,
        rows=len(rows) + sum(left_out.values()) + len(unread) - len(found),
        claims=finished(rows, figures, known.mapped, path.stem, rulebook),
        unread=tuple(sorted(unread, key=_place_in_file)),
        ignored=known.ignored,
        left_out=tuple((reason, count) for reason, count in left_out.items() if count),
    )


def _row_ids(rows: pl.DataFrame) -> pl.DataFrame:
    line = pl.col(LINE).cast(pl.String)
    return rows.select(LINE, (pl.coalesce("row_id", line) if "row_id" in rows.columns else line).alias("row_id"))


def _place_in_file(unread: Unread) -> tuple[int, str, str]:
    return unread.line or 0, unread.column, unread.problem
