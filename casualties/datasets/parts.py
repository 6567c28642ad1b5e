"""A dataset batch by batch: cells cleaned, rows left out by the map, slots filled, figures counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from casualties.datasets.cells import holds, slots_of
from casualties.datasets.figures import counted, within_whole
from casualties.datasets.problems import PROBLEMS, gathered
from casualties.datasets.recognise import Recognised
from casualties.datasets.rows import cleaned, slots_filled, sums_checked
from casualties.datasets.sheet import LINE
from casualties.model import Unread
from casualties.rulebook.tables import TableRules

__all__ = ["Part", "parts_of"]


@dataclass(frozen=True, slots=True)
class Part:
    """One batch as read: rows with their slots, figures, problems, broken lines, and counts of rows left out."""

    rows: pl.DataFrame
    figures: pl.DataFrame
    problems: pl.DataFrame
    unread: tuple[Unread, ...]
    left_out: dict[str, int]


def parts_of(known: Recognised, rules: TableRules) -> Iterator[Part]:
    """The batches of a recognised sheet, with only the columns that its map uses."""
    columns = known.columns
    wanted = list(dict.fromkeys(columns.values()))
    coded = {
        columns[name]
        for cell in slots_of((known.mapped.place.country, known.mapped.victims.nationality))
        for name in cell.columns
        if name in columns
    }
    codes_are_empty: bool | None = None
    for batch in known.sheet.batches(wanted):
        if codes_are_empty is None:
            codes_are_empty = _codes_mean_nothing(batch.rows, coded, rules)
        rows = batch.rows.filter(pl.col(LINE) > known.tags_line) if known.tags_line else batch.rows
        rows = cleaned(rows, rules, coded, codes_are_empty=codes_are_empty)
        yield _part(rows, batch.unread, known, rules)


def _codes_mean_nothing(rows: pl.DataFrame, coded: set[str], rules: TableRules) -> bool:
    """Whether NA and the like stand for "nothing" in this file: they do where other columns hold them too."""
    codes = [entry.word for entry in rules.empty if entry.code]
    others = [name for name in rows.columns if name != LINE and name not in coded]
    if not others or not codes:
        return False
    return bool(rows.select(pl.any_horizontal(pl.col(*others).str.to_lowercase().is_in(codes)).any()).item())


def _part(rows: pl.DataFrame, unread: tuple[Unread, ...], known: Recognised, rules: TableRules) -> Part:
    mapped, columns = known.mapped, known.columns
    rows, left_out = _kept(rows, known)
    frame, problems = slots_filled(rows, mapped, columns)
    frame = sums_checked(frame, rows, mapped, columns)
    figures: dict[str, pl.DataFrame] = {}
    for at, figure in enumerate(mapped.figures):
        found, wrong = counted(rows, figure, columns, rules)
        if figure.part_of in figures:
            found = within_whole(found, figures[figure.part_of])
        figures[figure.id] = found.with_columns(pl.lit(at, pl.Int32).alias("figure"))
        problems.append(wrong)
    together = pl.concat(figures.values(), how="diagonal")
    problems.append(_without_figure(rows, known, together, gathered(problems)))
    return Part(frame, together, gathered(problems), unread, left_out)


def _kept(rows: pl.DataFrame, known: Recognised) -> tuple[pl.DataFrame, dict[str, int]]:
    """The rows that the map does not leave out, and how many it does by reason."""
    counts = {}
    for reason, where in known.mapped.left_out.items():
        condition = holds(where, known.columns)
        if condition is not None:
            kept = rows.filter(~condition)
            counts[reason] = len(rows) - len(kept)
            rows = kept
    return rows, counts


def _without_figure(
    rows: pl.DataFrame, known: Recognised, figures: pl.DataFrame, problems: pl.DataFrame
) -> pl.DataFrame:
    """Rows that give no claim although nothing was told of their cells."""
    slots = [
        slot
        for figure in known.mapped.figures
        for slot in (figure.value, figure.low, figure.best, figure.high, figure.range)
    ]
    names = [name for cell in slots_of(tuple(slots)) for name in cell.columns]
    names += [name for figure in known.mapped.figures for name in figure.sum_of]
    there = list(dict.fromkeys(known.columns[name] for name in names if name in known.columns))
    bare = rows.join(figures.select(LINE), on=LINE, how="anti").join(problems.select(LINE), on=LINE, how="anti")
    if not len(bare):
        return pl.DataFrame(schema=PROBLEMS)
    message = f"no figure: nothing is counted in {', '.join(there)}"
    return bare.select(
        LINE,
        pl.lit(there[0] if there else "").alias("column"),
        pl.lit(message).alias("problem"),
        pl.lit(False).alias("row_is_lost"),
    )
