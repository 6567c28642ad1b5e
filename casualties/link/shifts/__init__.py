"""Shifts: what is wrong with a dataset as a whole, found because linking gets much better without it, and undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from casualties.link.nodes import Nodes
from casualties.link.shifts.day_month import month_first, months_back
from casualties.link.shifts.ground import Ground
from casualties.link.shifts.late import days_late
from casualties.link.shifts.scaled import scale_of, unscaled
from casualties.link.shifts.turned import turned, turned_back
from casualties.model import Shift
from casualties.rulebook.linking import Linking
from casualties.scopes import Gazetteer

__all__ = ["Undone", "undo_shifts"]

_BLOCK = 56
"""Days that are looked at together: many times those by which a list may be late."""


@dataclass(frozen=True, slots=True)
class Undone:
    """The nodes as they are compared, what was changed by number of source, in words, and by how much it helps."""

    frame: pl.DataFrame
    words: dict[int, str] = field(default_factory=dict)
    shifts: tuple[Shift, ...] = ()


def undo_shifts(nodes: Nodes, gazetteer: Gazetteer, rules: Linking) -> Undone:
    """Find and undo days and months swapped, dates that are late, coordinates swapped, counts that are scaled."""
    frame = nodes.frame
    months = month_first(_some(frame, rules), rules)
    frame = months_back(frame, months) if months else frame
    late = days_late(_some(frame, rules), rules)
    frame = _earlier(frame, late)
    swapped = turned(_some(frame, rules), Ground(nodes.words["name"], nodes.words["country"], gazetteer, rules), rules)
    frame = turned_back(frame, swapped) if swapped else frame
    scales = scale_of(_some(frame, rules), rules)
    frame = unscaled(frame, scales) if scales else frame
    changes = [
        *((source, "day_month", 1.0, "day and month swapped") for source in months),
        *((source, "days", float(days), f"dates {_days(days)}") for source, days in late.items()),
        *((source, "swapped", 1.0, "latitude and longitude swapped") for source in swapped),
        *((source, "scale", factor, f"counts divided by {factor:g}") for source, factor in scales.items()),
    ]
    words = {
        source: f"{nodes.name(source)} read with " + ", ".join(said for other, *_, said in changes if other == source)
        for source, *_ in changes
    }
    shifts = [
        Shift(nodes.name(source), kind, amount, *_rows(nodes.frame, frame, source, kind))
        for source, kind, amount, _ in changes
    ]
    return Undone(frame, words, tuple(sorted(shifts, key=lambda shift: (shift.dataset, shift.kind))))


def _some(frame: pl.DataFrame, rules: Linking) -> pl.DataFrame:
    """The nodes; of very many, those of every so many weeks: what is of a whole dataset shows in a part of it."""
    largest = frame.select(pl.len().over("source").filter(~pl.col("text")).max()).item() or 0
    step = -(-largest // int(rules.limit("shift_sample")))
    return frame.filter(pl.col("first") // _BLOCK % step == 0) if step > 1 else frame


def _days(late: int) -> str:
    count = abs(late)
    return f"{count} {'day' if count == 1 else 'days'} {'earlier' if late > 0 else 'later'}"


def _earlier(frame: pl.DataFrame, late: dict[int, int]) -> pl.DataFrame:
    if not late:
        return frame
    days = pl.col("source").replace_strict(list(late), list(late.values()), default=0, return_dtype=pl.Int32)
    return frame.with_columns(pl.col("first") - days, pl.col("last") - days)


def _rows(given: pl.DataFrame, undone: pl.DataFrame, source: int, kind: str) -> tuple[int, int, int]:
    """How many rows the dataset has, and how many meet a row of another dataset, undone and as given."""
    keys = ("point",) if kind == "swapped" else ("name", "point")
    rows = given.filter(pl.col("source") == source).height
    return rows, _meeting(undone, source, keys), _meeting(given, source, keys)


def _meeting(frame: pl.DataFrame, source: int, keys: Sequence[str]) -> int:
    """How many rows of a dataset share day, figure and place (one of the keys) with a row of another dataset."""
    point = pl.format("{} {}", *((pl.col(axis) * 10).round().cast(pl.Int32) for axis in ("latitude", "longitude")))
    keyed = frame.filter(~pl.col("text")).select("source", "first", "name", "killed_said", point=point)
    mine = keyed.filter(pl.col("source") == source).with_row_index("row")
    others = keyed.filter(pl.col("source") != source)
    met = [
        mine.drop_nulls(key).join(
            others.drop_nulls(key), on=["first", key, "killed_said"], how="semi", nulls_equal=True
        )["row"]
        for key in keys
    ]
    return pl.concat(met).n_unique()
