"""Lists of people: the rows of one incident, a person each, counted as one figure of it."""

from __future__ import annotations

import polars as pl

from casualties.datasets.sheet import LINE

__all__ = ["people_counted"]

_ALIKE = ("victims", "status", "age", "sex", "role", "nationality")
_TOLD = (
    "perpetrator",
    "perpetrator_text",
    "cause",
    "origin",
    "publisher",
    "source_chain",
    "stance",
    "definition",
    "reported",
    "as_of",
)
_WARNINGS = ("warning", "day_warning", "place_warning", "word_warning", "sum_warning")
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
    incident, or of its first line. Who is counted, by whom they were harmed and who says so is said where it holds for
    all of them, the age of one alone; what the lines say differently of the incident is named in `people_warning` too,
    and each thing that they warn of is kept once.
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
    there = [name for name in lines.columns if name not in key]
    said = [_of_all(name).alias(name) for name in (*_ALIKE, *_TOLD) if name in there]
    warnings = [_joined(name).alias(name) for name in _WARNINGS if name in there]
    differing = _differing([name for name in _TOLD if name in there and name != "perpetrator_text"])
    ages = [pl.when(one).then(pl.col(name).first()).alias(name) for name in _EACH if name in lines.columns]
    sums = [
        pl.when(pl.col(name).null_count() == 0).then(pl.col(name).sum()).alias(name)
        for name in _NUMBERS
        if name in lines.columns
    ]
    gone = {*key, *_ALIKE, *_TOLD, *_EACH, *_NUMBERS, *_WARNINGS}
    rest = [pl.col(name).first() for name in lines.columns if name not in gone]
    if not told:
        return lines.group_by(key, maintain_order=True).agg(
            *said, *ages, *sums, *warnings, *rest, differing.alias("people_warning")
        )
    line = pl.col(LINE).cast(pl.String)
    ids = pl.coalesce("row_id", line) if "row_id" in lines.columns else line
    words = pl.format(
        "{} people of one day, town and cause, told apart in no other way and counted as one incident: {}{}",
        pl.len(),
        ids.head(_NAMED).str.join(", "),
        pl.when(pl.len() > _NAMED).then(pl.lit(" …")).otherwise(pl.lit("")),
    )
    both = pl.concat_str([words, differing], separator="; ", ignore_nulls=True).alias("people_warning")
    return lines.group_by(key, maintain_order=True).agg(*said, *ages, *sums, *warnings, *rest, both)


def _of_all(name: str) -> pl.Expr:
    """What all rows say alike; None where they differ, or where one is silent."""
    return pl.when(pl.col(name).n_unique() == 1).then(pl.col(name).first())


def _joined(name: str) -> pl.Expr:
    texts = pl.col(name).drop_nulls().unique(maintain_order=True).str.join("; ")
    return pl.when(texts != "").then(texts)


def _differing(names: list[str]) -> pl.Expr:
    """What the rows of an incident do not say alike, with the first readings."""
    if not names:
        return pl.lit(None, pl.String)
    parts = []
    for name in names:
        ways = pl.col(name).cast(pl.String).fill_null("not said").unique(maintain_order=True)
        told = pl.format(
            '{} differs between its rows ("{}")', pl.lit(name.replace("_", " ")), ways.head(3).str.join('", "')
        )
        parts.append(pl.when(pl.col(name).n_unique() > 1).then(told))
    joined = pl.concat_str(parts, separator="; ", ignore_nulls=True)
    return pl.when(joined != "").then(joined)
