"""A dataset as a claims frame: find the column map, fill its slots batch by batch, date, place and name the claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from casualties.datasets.cells import filled, slots_of
from casualties.datasets.csv_sheet import csv_sheet
from casualties.datasets.dated import dated
from casualties.datasets.figures import counted, with_bounds
from casualties.datasets.finished import finished
from casualties.datasets.located import located
from casualties.datasets.named import named_once_for_all
from casualties.datasets.other_sheets import excel_sheets, parquet_sheet
from casualties.datasets.problems import PROBLEMS, gathered, told
from casualties.datasets.recognise import Recognised, recognise
from casualties.datasets.rows import cleaned, columns_told, slots_filled
from casualties.datasets.sheet import LINE, Sheet
from casualties.datasets.table import Table
from casualties.errors import InputError
from casualties.model import Unread
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["is_dataset", "read_dataset", "sheets_of"]

_SUFFIXES = (".csv", ".tsv", ".parquet", ".xlsx")


def is_dataset(path: Path) -> bool:
    """Whether a path is read as a dataset, by its suffix."""
    return path.suffix.lower() in _SUFFIXES


def read_dataset(path: Path, rulebook: Rulebook, gazetteer: Gazetteer, *, dataset: str | None = None) -> Table:
    """The claims of a CSV, Parquet or Excel file; `dataset` names a column map, else the header tells it.

    Raises InputError where the file cannot be read or no map fits, RuleFileError for mistakes in the maps. Rows and
    cells that cannot be read are in `unread` of the table, and the rest goes on.
    """
    known = recognise(sheets_of(path), rulebook.datasets, dataset)
    parts = [_part(part, known, rulebook) for part in _batches(known, rulebook)]
    rows = pl.concat([part.rows for part in parts], how="diagonal")
    figures = pl.concat([part.figures for part in parts], how="diagonal")
    names = columns_told(known.mapped, known.columns)
    rows, problems = dated(rows, known.mapped.period, rulebook.tables, names)
    rows, misplaced = located(rows, known.mapped.place, rulebook.tables, names, gazetteer)
    rows, misnamed = named_once_for_all(rows, names, rulebook, gazetteer)
    found = gathered([*(part.problems for part in parts), *problems, *misplaced, *misnamed])
    lost = found.filter(pl.col("row_is_lost")).select(LINE).unique()
    figures = with_bounds(figures.join(lost, on=LINE, how="anti"), rulebook.tables.about_percent)
    claims = finished(rows, figures, known.mapped, path.stem, rulebook)
    broken = [unread for part in parts for unread in part.unread]
    row_ids = (
        rows.select(LINE, "row_id")
        if "row_id" in rows.columns
        else rows.select(LINE, pl.col(LINE).cast(pl.String).alias("row_id"))
    )
    return Table(
        dataset=path.stem,
        column_map=known.mapped.id,
        rows=len(rows) + len(broken),
        claims=claims,
        unread=tuple(
            sorted((*broken, *told(found, row_ids, path)), key=lambda unread: (unread.line or 0, unread.column))
        ),
        ignored=known.ignored,
        left_out=_left_out(parts),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """One batch as read: rows with their slots, figures, problems, broken lines, and counts of rows left out."""

    rows: pl.DataFrame
    figures: pl.DataFrame
    problems: pl.DataFrame
    unread: tuple[Unread, ...]
    left_out: dict[str, int]


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file: one of a CSV or Parquet file, all of a workbook."""
    if not path.is_file():
        raise InputError(path, "no such file", "check the path")
    match path.suffix.lower():
        case ".parquet":
            return (parquet_sheet(path),)
        case ".xlsx":
            return excel_sheets(path)
        case _:
            return (csv_sheet(path),)


@dataclass(frozen=True, slots=True)
class _Cleaned:
    rows: pl.DataFrame
    unread: tuple[Unread, ...]


def _batches(known: Recognised, rulebook: Rulebook) -> Iterator[_Cleaned]:
    """The batches with only the columns the map uses, cells cleaned."""
    wanted = list(dict.fromkeys(known.columns.values()))
    coded = {
        known.columns[name]
        for cell in slots_of((known.mapped.place.country, known.mapped.victims.nationality))
        for name in cell.columns
        if name in known.columns
    }
    codes_are_empty: bool | None = None
    for batch in known.sheet.batches(wanted):
        if codes_are_empty is None:
            codes_are_empty = _codes_mean_nothing(batch.rows, coded, rulebook)
        yield _Cleaned(
            cleaned(batch.rows, rulebook.tables, coded, codes_are_empty=codes_are_empty),
            batch.unread,
        )


def _codes_mean_nothing(rows: pl.DataFrame, coded: set[str], rulebook: Rulebook) -> bool:
    """Whether NA and the like stand for "nothing" in this file: they do where other columns hold them too."""
    codes = [entry.word for entry in rulebook.tables.empty if entry.code]
    others = [name for name in rows.columns if name != LINE and name not in coded]
    if not others:
        return False
    return bool(rows.select(pl.any_horizontal(pl.col(*others).str.to_lowercase().is_in(codes)).any()).item())


def _part(batch: _Cleaned, known: Recognised, rulebook: Rulebook) -> _Part:
    mapped, columns = known.mapped, known.columns
    rows, left_out = _kept(batch.rows, known)
    frame, problems = slots_filled(rows, mapped, columns)
    figures = []
    for at, figure in enumerate(mapped.figures):
        one, wrong = counted(rows, figure, columns)
        own = {
            name: text
            for name in ("text", "status", "age", "sex", "role", "nationality")
            if (text := filled(getattr(figure.victims, name), columns)) is not None
        }
        if own:
            one = one.join(
                rows.select(LINE, *(text.alias("victims" if name == "text" else name) for name, text in own.items())),
                on=LINE,
                how="left",
                maintain_order="left",
            )
        figures.append(one.with_columns(pl.lit(at, pl.Int32).alias("figure")))
        problems.append(wrong)
    together = pl.concat(figures, how="diagonal")
    problems.append(_without_figure(rows, known, together, gathered(problems)))
    return _Part(frame, together, gathered(problems), batch.unread, left_out)


def _kept(rows: pl.DataFrame, known: Recognised) -> tuple[pl.DataFrame, dict[str, int]]:
    counts = {}
    for reason, condition in known.mapped.left_out.items():
        matched = pl.all_horizontal(
            pl.col(known.columns[name]).str.to_lowercase().is_in([word.casefold() for word in words]).fill_null(False)
            for name, words in condition.items()
            if name in known.columns
        )
        kept = rows.filter(~matched)
        counts[reason] = len(rows) - len(kept)
        rows = kept
    return rows, counts


def _without_figure(
    rows: pl.DataFrame, known: Recognised, figures: pl.DataFrame, problems: pl.DataFrame
) -> pl.DataFrame:
    """Rows in which no figure stands, and nothing else was told of their cells."""
    slots = [
        slot
        for figure in known.mapped.figures
        for slot in (figure.value, figure.low, figure.best, figure.high, figure.range)
    ]
    names = [known.columns[name] for cell in slots_of(tuple(slots)) for name in cell.columns if name in known.columns]
    names += [known.columns[name] for figure in known.mapped.figures for name in figure.sum_of if name in known.columns]
    names = list(dict.fromkeys(names))
    if not names:
        return pl.DataFrame(schema=PROBLEMS)
    empty = pl.all_horizontal(pl.col(*names).is_null())
    bare = rows.filter(empty).join(problems.select(LINE), on=LINE, how="anti")
    if not len(bare):
        return pl.DataFrame(schema=PROBLEMS)
    message = f"no figure: {', '.join(names)} {'is' if len(names) == 1 else 'are'} empty"
    return bare.select(
        LINE,
        pl.lit(names[0]).alias("column"),
        pl.lit(message).alias("problem"),
        pl.lit(False).alias("row_is_lost"),
    )


def _left_out(parts: list[_Part]) -> tuple[tuple[str, int], ...]:
    totals: dict[str, int] = {}
    for part in parts:
        for reason, count in part.left_out.items():
            totals[reason] = totals.get(reason, 0) + count
    return tuple((reason, count) for reason, count in totals.items() if count)
