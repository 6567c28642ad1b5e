"""The rows of a sheet with their slots filled: one line a row, everything that its figures share."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from casualties.datasets.cells import filled
from casualties.datasets.coordinates import placed
from casualties.datasets.counts import read_count, read_each
from casualties.datasets.problems import cell_problems
from casualties.datasets.sheet import LINE
from casualties.rulebook.datasets import DatasetMap, Slot
from casualties.rulebook.tables import TableRules

__all__ = ["cleaned", "columns_told", "shared_slots", "slots_filled", "sums_checked"]


def cleaned(rows: pl.DataFrame, rules: TableRules, codes: Iterable[str], *, codes_are_empty: bool) -> pl.DataFrame:
    """Cells without spaces around them; empty ones and words for "nothing" are None.

    A word that is also a code (NA) counts as nothing in the columns `codes` only where `codes_are_empty`.
    """
    always = _spellings(entry.word for entry in rules.empty if not entry.code)
    everywhere = always + _spellings(entry.word for entry in rules.empty if entry.code)
    spared = set() if codes_are_empty else set(codes)
    return rows.with_columns(
        _cleaned(name, always if name in spared else everywhere) for name in rows.columns if name != LINE
    ).filter(pl.any_horizontal(pl.all().exclude(LINE).is_not_null()))


def _spellings(words: Iterable[str]) -> list[str]:
    """The words in small and capital letters, and as their programs write them (NaN, NaT); and nothing at all."""
    return ["", *(form for word in words for form in dict.fromkeys((word, word.upper(), word.title(), _mixed(word))))]


def _mixed(word: str) -> str:
    return word[0].upper() + word[1:-1] + word[-1].upper()


def _cleaned(name: str, empty: list[str]) -> pl.Expr:
    cell = pl.col(name).str.strip_chars("\ufeff\u200e\u200f \t\r\n\u00a0")
    return pl.when(~cell.is_in(empty)).then(cell).alias(name)


def shared_slots(mapped: DatasetMap) -> dict[str, Slot]:
    """The slots that all figures of a row share, by the name of the column they fill."""
    period, place, victims, source = mapped.period, mapped.place, mapped.victims, mapped.reported_by
    return {
        "row_id": mapped.row_id,
        "incident": mapped.incident,
        "date_cell": period.date,
        "start_cell": period.start,
        "end_cell": period.end,
        "year_cell": period.year,
        "month_cell": period.month,
        "day_cell": period.day,
        "precision_code": period.precision,
        "basis": period.basis,
        "period_text": period.text,
        "place": place.name,
        "place_text": place.text or place.name,
        "place_kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "geonameid": place.geonameid,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "coordinates": place.coordinates,
        "place_code": place.precision,
        "place_precision_km": place.precision_km,
        "victims": victims.text,
        "status": victims.status,
        "age": victims.age,
        "sex": victims.sex,
        "role": victims.role,
        "nationality": victims.nationality,
        "age_years": victims.age_years,
        "perpetrator": mapped.perpetrator,
        "cause": mapped.cause,
        "coverage": mapped.coverage,
        "definition": mapped.definition,
        "convention": mapped.convention,
        "told_as": mapped.told_as,
        "origin": source.origin,
        "publisher": source.publisher,
        "source_chain": source.chain,
        "stance": source.stance,
        "reported_cell": source.reported,
        "as_of_cell": source.as_of,
        "quote": mapped.quote,
        "warning": mapped.warning,
        "confidence": mapped.confidence,
        "part_of": mapped.part_of,
        "revises": mapped.revises,
    }


def columns_told(mapped: DatasetMap, columns: dict[str, str]) -> dict[str, str]:
    """The file's first column for each shared slot, to name it in a problem."""
    found = {}
    for name, slot in shared_slots(mapped).items():
        there = [columns[column] for cell in slot for column in cell.columns if column in columns]
        if there:
            found[name] = there[0]
    return found


def slots_filled(
    rows: pl.DataFrame, mapped: DatasetMap, columns: dict[str, str]
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """`LINE` and every shared slot that the file fills, numbers read, and the problems."""
    slots = {name: filled(slot, columns) for name, slot in shared_slots(mapped).items()}
    ours = [pl.col(columns[name]).alias(name) for name in mapped.written_by_us if name in columns]
    frame = rows.select(LINE, *(text.alias(name) for name, text in slots.items() if text is not None), *ours)
    names = columns_told(mapped, columns)
    frame, problems = placed(frame, names)
    for name in ("geonameid", "age_years", "place_precision_km", "confidence"):
        if name in frame.columns:
            whole = name in ("geonameid", "age_years")
            numbers, wrong = read_each(
                frame[name], read_count if whole else _decimal, pl.Int64 if whole else pl.Float64
            )
            problems.append(cell_problems(frame[LINE], names[name], wrong, row_is_lost=False))
            frame = frame.with_columns(numbers.alias(name))
    return frame, problems


def _decimal(text: str) -> float | str:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return f'"{text}" is not a number'


def sums_checked(frame: pl.DataFrame, rows: pl.DataFrame, mapped: DatasetMap, columns: dict[str, str]) -> pl.DataFrame:
    """`sum_warning` where a row's total is not the sum of what the dataset says are all its parts."""
    warnings = []
    for check in mapped.sums:
        names = (check.total, *check.parts)
        if all(name in columns for name in names):
            total, *parts = (
                pl.col(columns[name]).cast(pl.Float64, strict=False).cast(pl.Int64, strict=False) for name in names
            )
            added = pl.sum_horizontal(parts)
            complete = total.is_not_null() & pl.all_horizontal([part.is_not_null() for part in parts])
            said = f"{check.total} is {{}}, and {' + '.join(check.parts)} are {{}}"
            warnings.append(pl.when(complete & (total != added)).then(pl.format(said, total, added)))
    if not warnings:
        return frame
    told = rows.select(pl.concat_str(warnings, separator="; ", ignore_nulls=True).alias("sum_warning")).to_series()
    return frame.with_columns(told.set(told == "", None))
