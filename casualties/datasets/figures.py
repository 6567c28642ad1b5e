"""The figures of rows: counts as given, and the bounds that value, low, best, high and qualifier say together.

The rules are those of the claims table: value alone is exact; at_least and at_most, or one given bound with a
qualifier, leave the other side open; vague makes the value a placeholder. Bounds upside down are kept as given.
"""

from __future__ import annotations

import polars as pl

from casualties.datasets.cells import filled
from casualties.datasets.counts import read_count, read_each
from casualties.datasets.problems import cell_problems, gathered
from casualties.datasets.sheet import LINE
from casualties.errors import did_you_mean
from casualties.model import Harm, Qualifier
from casualties.rulebook.datasets import FigureMap, Slot

__all__ = ["counted", "with_bounds"]

_NUMBERS = ("value", "low", "best", "high")
_RANGE = r"^\s*(\d[\d,]*)\s*(?:-|–|—|to|/)\s*(\d[\d,]*)\s*$"
_WORDS = str.maketrans({" ": "_", "-": "_"})


def counted(rows: pl.DataFrame, figure: FigureMap, columns: dict[str, str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The four numbers, harm and qualifier of one figure for each row (`LINE`), and the problems.

    Rows in which the figure is empty or unreadable are left out; `zero` no_claim leaves out 0 too.
    """
    texts = {name: filled(getattr(figure, name), columns) for name in _NUMBERS}
    given = {name: text for name, text in texts.items() if text is not None}
    columns_told = {name: _told(getattr(figure, name), columns) for name in given}
    for part, group in (("range_low", 1), ("range_high", 2)):
        if (text := filled(figure.range, columns)) is not None:
            bare = text.str.contains(r"^\s*\d[\d,]*\s*$")
            side = pl.when(bare).then(text).otherwise(text.str.extract(_RANGE, group))
            given[part] = pl.when(side.is_null()).then(text).otherwise(side)
            columns_told[part] = _told(figure.range, columns)
    for at, name in enumerate(figure.sum_of):
        if name in columns:
            given[f"part {at}"], columns_told[f"part {at}"] = pl.col(columns[name]), columns[name]
    harm, qualifier = filled(figure.harm, columns), filled(figure.qualifier, columns)
    frame = rows.select(
        LINE,
        *(text.alias(name) for name, text in given.items()),
        (harm if harm is not None else pl.lit(None, pl.String)).alias("harm"),
        (qualifier if qualifier is not None else pl.lit(None, pl.String)).alias("qualifier"),
    )
    problems = []
    for name, column in columns_told.items():
        cells = frame[name]
        if figure.unknown:
            cells = cells.set(cells.str.strip_chars().is_in(list(figure.unknown)), None)
        numbers, wrong = read_each(cells, read_count)
        problems.append(cell_problems(frame[LINE], column, wrong, row_is_lost=False))
        frame = frame.with_columns(numbers.alias(name))
    for name, kind, slot in (("harm", Harm, figure.harm), ("qualifier", Qualifier, figure.qualifier)):
        words, wrong = _in_words(frame[name], kind)
        problems.append(cell_problems(frame[LINE], _told(slot, columns) or name, wrong, row_is_lost=False))
        frame = frame.with_columns(words.alias(name))
    found = gathered(problems)
    frame = _joined(frame)
    empty = pl.all_horizontal(pl.col(*_NUMBERS).is_null())
    frame = frame.filter(~empty & pl.col("harm").is_not_null()).join(found.select(LINE), on=LINE, how="anti")
    if figure.zero == "no_claim":
        frame = frame.filter(pl.any_horizontal(pl.col(*_NUMBERS) > 0))
    return frame, found


def _told(slot: Slot, columns: dict[str, str]) -> str:
    """The file's name of the first column of a slot."""
    return next((columns[name] for cell in slot for name in cell.columns if name in columns), "")


def _joined(frame: pl.DataFrame) -> pl.DataFrame:
    """Ranges as low and high, parts added up as best, and the four numbers in every frame."""
    if "range_low" in frame.columns:
        frame = frame.with_columns(pl.col("range_low").alias("low"), pl.col("range_high").alias("high"))
    parts = [name for name in frame.columns if name.startswith("part ")]
    if parts:
        some = pl.any_horizontal(pl.col(*parts).is_not_null())
        frame = frame.with_columns(pl.when(some).then(pl.sum_horizontal(parts)).alias("best"))
    absent = [pl.lit(None, pl.Int64).alias(name) for name in _NUMBERS if name not in frame.columns]
    return frame.with_columns(absent).select(LINE, *_NUMBERS, "harm", "qualifier")


def _in_words(column: pl.Series, kind: type[Harm] | type[Qualifier]) -> tuple[pl.Series, pl.Series]:
    """Words of an enumeration, small letters; any other word is a problem."""
    known = [str(word) for word in kind]
    given = {text: text.strip().casefold().translate(_WORDS) for text in column.drop_nulls().unique()}
    wrong = {
        text: f'"{text}" is no {kind.__name__.casefold()}{did_you_mean(word, known)}'
        + (f" (known are {', '.join(known)})" if not did_you_mean(word, known) else "")
        for text, word in given.items()
        if word not in known
    }
    right = {text: word for text, word in given.items() if word in known}
    words = column.replace_strict(list(right), list(right.values()), default=None, return_dtype=pl.String)
    return words, column.replace_strict(list(wrong), list(wrong.values()), default=None, return_dtype=pl.String)


def with_bounds(figures: pl.DataFrame, about_percent: int) -> pl.DataFrame:
    """`value`, `low`, `best`, `high`, `qualifier` completed by the rules of the claims table."""
    low, high, value, best = pl.col("low"), pl.col("high"), pl.col("value"), pl.col("best")
    named = pl.coalesce(value, best)
    said = pl.col("qualifier")
    no_bound, both = low.is_null() & high.is_null(), low.is_not_null() & high.is_not_null()
    one_number = both & (low == high) & (named.is_null() | (named == low))
    implied = (
        pl.when(no_bound | one_number)
        .then(pl.lit("exact"))
        .when(both)
        .then(pl.lit("range"))
        .when(high.is_null())
        .then(pl.lit("at_least"))
        .otherwise(pl.lit("at_most"))
    )
    frame = figures.with_columns(pl.coalesce(said, implied).alias("qualifier"))
    is_said = {word: pl.col("qualifier") == word for word in Qualifier}
    margin = (named * about_percent + 99) // 100
    new_low = (
        pl.when(low.is_not_null())
        .then(low)
        .when(is_said[Qualifier.AT_LEAST] | is_said[Qualifier.EXACT] & no_bound)
        .then(named)
        .when(is_said[Qualifier.AT_MOST])
        .then(pl.lit(0, pl.Int64))
        .when(is_said[Qualifier.ABOUT] & no_bound)
        .then(named - margin)
    )
    new_high = (
        pl.when(high.is_not_null())
        .then(high)
        .when(is_said[Qualifier.AT_MOST] | is_said[Qualifier.EXACT] & no_bound)
        .then(named)
        .when(is_said[Qualifier.ABOUT] & no_bound)
        .then(named + margin)
    )
    alone = one_number & named.is_null() & said.is_null()
    return frame.with_columns(
        pl.when(alone).then(low).otherwise(value).alias("value"), new_low.alias("low"), new_high.alias("high")
    )
