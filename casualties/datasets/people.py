"""Lists of people: the rows of one incident, a person each, counted as one figure of it."""

from __future__ import annotations

import polars as pl

from casualties.datasets.sheet import LINE

__all__ = ["people_counted"]

_ALIKE = ("status", "age", "sex", "role", "nationality")
_EACH = ("age_years",)
_NUMBERS = ("value", "low", "best", "high")
_KEY = ("incident", "harm", "figure", "start", "end", "place_text")
_ATTACK = ("start", "end", "place_text", "cause")
_WHOSE = ("harm", "figure", "country", "admin1", "perpetrator", "basis")
_WIDE = ("admin", "country", "region")
_NAMED = 20
"""Lines whose ids are named."""


def people_counted(frame: pl.DataFrame, *, alike: bool = False) -> pl.DataFrame:
    """Figures (a line each, with their rows' slots) of one `incident`, harm and day added up; others as they are.

    With `alike`, lines without the code of an incident that share day, town and cause, and differ in nothing that tells
    one attack from another, are counted together too, and `people_warning` names them. The row id is that of the
    incident, or of its first line. Who is counted is said where it holds for all of them, the age of one alone.
    """
    coded = pl.col("incident").is_not_null() if "incident" in frame.columns else pl.lit(value=False)
    named, alone = frame.filter(coded), frame.filter(~coded)
    found = []
    if len(named):
        counted = _counted(named, [name for name in _KEY if name in frame.columns])
        found.append(counted.with_columns(pl.col("incident").alias("row_id")))
    if alike and len(alone) and {*_ATTACK} <= {*alone.columns}:
        told = pl.all_horizontal(pl.col(name).is_not_null() for name in _ATTACK)
        town = ~pl.col("place_kind").is_in(_WIDE).fill_null(value=False) if "place_kind" in alone.columns else True
        same = [name for name in (*_ATTACK, *_WHOSE) if name in alone.columns]
        several = told & town & (pl.len().over(same) > 1)
        one_attack = alone.filter(several)
        alone = alone.filter(~several)
        if len(one_attack):
            found.append(_counted(one_attack, same, told=True))
    if not found:
        return frame.drop("incident", strict=False)
    return pl.concat([alone, *found], how="diagonal_relaxed").sort(LINE, "figure").drop("incident", strict=False)


def _counted(lines: pl.DataFrame, key: list[str], *, told: bool = False) -> pl.DataFrame:
    """One figure for each `key`; where `told`, with the lines that it counts in words."""
    one = pl.len() == 1
    said = [
        pl.when(pl.col(name).n_unique() == 1).then(pl.col(name).first()).alias(name)
        for name in _ALIKE
        if name in lines.columns and name not in key
    ]
    ages = [pl.when(one).then(pl.col(name).first()).alias(name) for name in _EACH if name in lines.columns]
    sums = [
        pl.when(pl.col(name).null_count() == 0).then(pl.col(name).sum()).alias(name)
        for name in _NUMBERS
        if name in lines.columns
    ]
    gone = {*key, *_ALIKE, *_EACH, *_NUMBERS}
    rest = [pl.col(name).first() for name in lines.columns if name not in gone]
    if not told:
        return lines.group_by(key, maintain_order=True).agg(*said, *ages, *sums, *rest)
    line = pl.col(LINE).cast(pl.String)
    ids = pl.coalesce("row_id", line) if "row_id" in lines.columns else line
    words = pl.format(
        "{} people of one day, town and cause, told apart in no other way and counted as one incident: {}{}",
        pl.len(),
        ids.head(_NAMED).str.join(", "),
        pl.when(pl.len() > _NAMED).then(pl.lit(" …")).otherwise(pl.lit("")),
    )
    return lines.group_by(key, maintain_order=True).agg(*said, *ages, *sums, *rest, words.alias("people_warning"))
