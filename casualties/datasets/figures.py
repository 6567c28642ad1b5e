"""The figures of rows: counts as given, and the bounds that value, low, best, high and qualifier say together.

The rules are those of the claims table: value alone is exact; at_least and at_most, or one given bound with a
qualifier, leave the other side open; vague makes the value a placeholder. Bounds upside down are kept as given.
"""

from __future__ import annotations

import polars as pl

from casualties.datasets.cells import filled, holds
from casualties.datasets.counts import read_count, read_each
from casualties.datasets.problems import cell_problems, gathered
from casualties.datasets.sheet import LINE
from casualties.datasets.words import enumerated
from casualties.model import Harm, Qualifier
from casualties.rulebook.datasets import FigureMap, Slot
from casualties.rulebook.tables import TableRules

__all__ = ["counted", "with_bounds", "within_whole"]

_NUMBERS = ("value", "low", "best", "high")
_VICTIMS = ("text", "status", "age", "sex", "role", "nationality")
_RANGE = r"^\s*(\d[\d,]*)\s*(?:-|–|—|to|/)\s*(\d[\d,]*)\s*$"


def counted(
    rows: pl.DataFrame, figure: FigureMap, columns: dict[str, str], rules: TableRules
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The four numbers, harm, qualifier and victims of one figure for each row (`LINE`), and the problems.

    Rows in which the figure is empty or unreadable are left out; `zero` no_claim leaves out 0 too.
    """
    if figure.where:
        condition = holds(figure.where, columns)
        rows = rows.filter(condition) if condition is not None else rows.clear()
    given, asked = _numbers(figure, columns)
    words = {"harm": figure.harm, "qualifier": figure.qualifier}
    victims = {"victims" if name == "text" else name: getattr(figure.victims, name) for name in _VICTIMS}
    texts = {name: text for name, slot in (words | victims).items() if (text := filled(slot, columns)) is not None}
    nothing = [pl.lit(None, pl.String).alias(name) for name in words if name not in texts]
    frame = rows.select(LINE, *(text.alias(name) for name, text in (given | texts).items()), *nothing)
    problems = []
    for name, column in asked.items():
        cells = frame[name]
        if figure.unknown:
            cells = cells.set(cells.str.replace(r"\.0+$", "").is_in(list(figure.unknown)), None)
        numbers, wrong = read_each(cells, read_count)
        problems.append(cell_problems(frame[LINE], column, wrong, row_is_lost=False))
        frame = frame.with_columns(numbers.alias(name))
    for name, kind in (("harm", Harm), ("qualifier", Qualifier)):
        known, wrong = enumerated(frame[name], kind, rules.meanings(name))
        problems.append(cell_problems(frame[LINE], _told(words[name], columns) or name, wrong, row_is_lost=False))
        frame = frame.with_columns(known.alias(name))
    frame = _joined(frame, list(asked), every_part=all(name in columns for name in figure.sum_of))
    unread = gathered(problems)
    frame = frame.filter(pl.any_horizontal(pl.col(*_NUMBERS).is_not_null())).join(unread, on=LINE, how="anti")
    lacking = gathered(_lacking(frame, _told(figure.harm, columns), _told(figure.qualifier, columns)))
    frame, found = frame.join(lacking, on=LINE, how="anti"), gathered([unread, lacking])
    if figure.zero == "no_claim":
        frame = frame.filter(pl.any_horizontal(pl.col(*_NUMBERS) > 0))
    return frame, found


def _numbers(figure: FigureMap, columns: dict[str, str]) -> tuple[dict[str, pl.Expr], dict[str, str]]:
    """The text of each number that the file has, and the column that is named in a problem with it."""
    given, asked = {}, {}
    for name in _NUMBERS:
        slot = getattr(figure, name)
        if (text := filled(slot, columns)) is not None:
            given[name], asked[name] = text, _told(slot, columns)
    if (text := filled(figure.range, columns)) is not None:
        for part, group in (("range low", 1), ("range high", 2)):
            given[part] = pl.coalesce(text.str.extract(_RANGE, group), text)
            asked[part] = _told(figure.range, columns)
    for at, name in enumerate(figure.sum_of):
        if name in columns:
            given[f"part {at}"], asked[f"part {at}"] = pl.col(columns[name]), columns[name]
    return given, asked


def _lacking(frame: pl.DataFrame, harm: str, qualifier: str) -> list[pl.DataFrame]:
    """Numbers without a harm, and ranges without an end."""
    no_end = (pl.col("qualifier") == "range") & pl.col("low").is_null() & pl.col("high").is_null()
    told = {
        harm or "harm": pl.when(pl.col("harm").is_null()).then(pl.lit("the number stands without a harm (killed, …)")),
        qualifier or "qualifier": pl.when(no_end).then(pl.lit("a range needs low, high or both")),
    }
    return [
        cell_problems(frame[LINE], column, frame.select(problem.alias("problem")).to_series(), row_is_lost=False)
        for column, problem in told.items()
    ]


def _told(slot: Slot, columns: dict[str, str]) -> str:
    """The file's name of the first column of a slot."""
    return next((columns[name] for cell in slot for name in cell.columns if name in columns), "")


def _joined(frame: pl.DataFrame, asked: list[str], *, every_part: bool) -> pl.DataFrame:
    """Ranges as low and high, parts added up, and the four numbers in every frame.

    The sum is the best estimate where every part is said; a part that is not said may be any number, so what the others
    add up to is then the least.
    """
    if "range low" in asked:
        for name in ("low", "high"):
            side = pl.col(f"range {name}")
            frame = frame.with_columns((pl.coalesce(name, side) if name in asked else side).alias(name))
    parts = [name for name in asked if name.startswith("part ")]
    if parts:
        some = pl.any_horizontal(pl.col(*parts).is_not_null())
        whole = pl.all_horizontal(pl.col(*parts).is_not_null()) & every_part
        added = {
            "best": pl.when(whole).then(pl.sum_horizontal(parts)),
            "low": pl.when(some & ~whole).then(pl.sum_horizontal(parts)),
        }
        frame = frame.with_columns(
            (pl.coalesce(name, total) if name in frame.columns else total).alias(name) for name, total in added.items()
        )
    absent = [pl.lit(None, pl.Int64).alias(name) for name in _NUMBERS if name not in frame.columns]
    return frame.with_columns(absent).drop([name for name in asked if name not in _NUMBERS])


def within_whole(part: pl.DataFrame, whole: pl.DataFrame) -> pl.DataFrame:
    """A part's best estimate, bounded by its whole: exact only where the whole is."""
    bounds = whole.select(LINE, pl.col("low").alias("whole low"), pl.col("high").alias("whole high"))
    frame = part.join(bounds, on=LINE, how="left", maintain_order="left")
    best_alone = pl.col("best").is_not_null() & pl.all_horizontal(pl.col("value", "low", "high").is_null())
    open_whole = best_alone & pl.col("whole high").is_not_null() & (pl.col("whole low") != pl.col("whole high"))
    return frame.with_columns(
        pl.when(open_whole).then("whole high").otherwise("high").alias("high"),
        pl.when(open_whole & pl.col("qualifier").is_null())
        .then(pl.lit("range"))
        .otherwise("qualifier")
        .alias("qualifier"),
    ).drop("whole low", "whole high")


def with_bounds(figures: pl.DataFrame, about_percent: int) -> pl.DataFrame:
    """`value`, `low`, `best`, `high`, `qualifier` completed by the rules of the claims table.

    `qualified` tells the rows that gave a qualifier themselves.
    """
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
    alone = one_number & named.is_null() & said.is_null()
    frame = figures.with_columns(
        pl.coalesce(said, implied).alias("qualifier"),
        said.is_not_null().alias("qualified"),
        pl.when(alone).then(low).otherwise(value).alias("value"),
    )
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
    return frame.with_columns(new_low.alias("low"), new_high.alias("high"))
