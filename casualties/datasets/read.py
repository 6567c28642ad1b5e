"""A dataset as a claims frame: find the column map, fill its slots, date, place and name the rows, and join figures."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from casualties.datasets.dated import dated
from casualties.datasets.figures import with_bounds
from casualties.datasets.finished import figures_of_rows, finished
from casualties.datasets.identities import told_apart
from casualties.datasets.located import located
from casualties.datasets.named import named_once_for_all
from casualties.datasets.open_sheets import sheets_of
from casualties.datasets.parts import parts_of
from casualties.datasets.people import people_counted
from casualties.datasets.problems import gathered, told
from casualties.datasets.recognise import Recognised, recognise_all
from casualties.datasets.room import fitting
from casualties.datasets.rows import columns_told
from casualties.datasets.sheet import LINE
from casualties.datasets.table import Table
from casualties.errors import InputError
from casualties.model import Unread, empty_claims
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["read_dataset"]


def read_dataset(
    path: Path, rulebook: Rulebook, gazetteer: Gazetteer, *, dataset: str | None = None, name: str | None = None
) -> Table:
    """The claims of a CSV, Parquet or Excel file; `dataset` names a column map, else the header tells it.

    `name` is the id of the dataset, where it is not to be that of the file: two files of one name need two.
    Raises InputError where the file cannot be read or no map fits, RuleFileError for mistakes in the maps. Rows and
    cells that cannot be read are in `unread` of the table, and the rest goes on.
    """
    sheets, others = recognise_all(sheets_of(path), rulebook.datasets, rulebook.hxl, dataset)
    own = name or path.stem
    tables = [_sheet_read(known, own, rulebook, gazetteer) for known in sheets]
    if not any(table.rows or table.unread for table in tables):
        raise InputError(path, "has a header and no rows", "leave it out or give a file with rows")
    claims = pl.concat([table.claims for table in tables])
    left_out: dict[str, int] = {}
    for reason, count in (each for table in tables for each in table.left_out):
        left_out[reason] = left_out.get(reason, 0) + count
    passed_over = [f"sheet {other}" for other in others]
    ignored = (*passed_over, *(column for table in tables for column in table.ignored))
    return Table(
        dataset=own,
        column_map=sheets[0].mapped.id,
        rows=sum(table.rows for table in tables),
        claims=claims.with_columns(told_apart(claims["claim_id"])) if len(tables) > 1 else claims,
        unread=tuple(unread for table in tables for unread in table.unread),
        ignored=tuple(dict.fromkeys(ignored)),
        left_out=tuple(left_out.items()),
    )


def _sheet_read(known: Recognised, dataset: str, rulebook: Rulebook, gazetteer: Gazetteer) -> Table:
    """The claims of one sheet of a dataset with that id."""
    rules, path = rulebook.tables, known.sheet.path
    names = columns_told(known.mapped, known.columns)
    parts = list(fitting(parts_of(known, rules), path, rules.memory, known.sheet.rows))
    if not parts:
        return Table(dataset, known.mapped.id, 0, empty_claims(), ignored=known.ignored)
    rows = pl.concat([part.rows for part in parts], how="diagonal")
    figures = pl.concat([part.figures for part in parts], how="diagonal")
    problems = [part.problems for part in parts]
    unread = [each for part in parts for each in part.unread]
    left_out = {reason: sum(part.left_out[reason] for part in parts) for reason in parts[0].left_out}
    count = len(rows) + sum(left_out.values()) + len(unread)
    del parts
    rows, undated = dated(rows, known.mapped.period, rules, names)
    rows, unplaced = located(rows, known.mapped.place, rules, names, gazetteer)
    rows, unnamed = named_once_for_all(rows, names, rulebook, gazetteer)
    found = gathered([*problems, *undated, *unplaced, *unnamed])
    lost = found.filter(pl.col("row_is_lost")).select(LINE).unique()
    figures = with_bounds(figures.join(lost, on=LINE, how="anti"), rulebook.quantities.margin.percent)
    unread += told(found, _row_ids(rows), known.sheet.told)
    together = people_counted(figures_of_rows(rows, figures), alike=known.mapped.one_attack)
    del rows, figures, found, lost  # of millions of rows, as much again as their claims take
    return Table(
        dataset=dataset,
        column_map=known.mapped.id,
        rows=count,
        claims=finished(together, known.mapped, dataset, rulebook),
        unread=tuple(sorted(unread, key=_place_in_file)),
        ignored=known.ignored,
        left_out=tuple((reason, number) for reason, number in left_out.items() if number),
    )


def _row_ids(rows: pl.DataFrame) -> pl.DataFrame:
    line = pl.col(LINE).cast(pl.String)
    return rows.select(LINE, (pl.coalesce("row_id", line) if "row_id" in rows.columns else line).alias("row_id"))


def _place_in_file(unread: Unread) -> tuple[int, str, str]:
    return unread.line or 0, unread.column, unread.problem
