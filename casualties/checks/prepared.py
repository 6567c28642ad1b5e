"""A suite made ready for one table: each expectation in Great Expectations' words, or why it cannot be judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
import polars as pl
from polars.exceptions import PolarsError

from casualties.checks.fields import Fielded
from casualties.checks.typed import is_column, typed
from casualties.errors import RuleFileError
from casualties.model import Severity
from casualties.rulebook.expectations import Drift, Expectation, Meaning, Suite
from casualties.scopes import Gazetteer

__all__ = ["Prepared", "Ready", "columns_of", "prepared"]

_BINS = 10
_BOUNDS = ("min_value", "max_value")


@dataclass(frozen=True, slots=True)
class Ready:
    """An expectation by Great Expectations' name and arguments; `shown` is the column whose cell a finding quotes."""

    expectation: Expectation
    kind: str
    arguments: dict[str, Any]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The table with its typed and derived columns, the expectations to run on it, and what was not judged and why.

    `where` names the file of the suite.
    """

    rows: pl.DataFrame
    ready: tuple[Ready, ...]
    not_checked: tuple[str, ...]
    where: str


def prepared(
    name: str, suite: Suite, table: Fielded, previous: Fielded | None, today: date, gazetteer: Gazetteer
) -> Prepared:
    """Make the suite `name` ready for the rows of a table; `previous` are those of an earlier release.

    Raises RuleFileError where an expectation cannot be understood.
    """
    where = str(suite.files[-1]) if suite.files else f"expectations/{name}.yaml"
    rows, whole = table.rows, typed(table.rows, suite.columns)
    before = typed(previous.rows, suite.columns) if previous is not None else None
    ready = [_there(suite, rows)] if suite.required else []
    ready += [_meant(column, meaning, table) for column, meaning in suite.columns.items() if column in rows.columns]
    not_checked = []
    for each in (_of_the_parts_there(each, rows) for each in suite.expectations):
        missing = [column for column in _columns_of(where, each, suite) if column not in rows.columns]
        if missing:
            not_checked.append(f"{each.id}: no column {', '.join(dict.fromkeys(missing))}")
        elif (each.rows_change or each.drift) and before is None:
            not_checked.append(f"{each.id}: no earlier release to compare with (--previous FILE)")
        elif each.holds is not None or each.in_country is not None:
            truth = _holds(where, each, whole) if each.holds is not None else _in_country(each, whole, gazetteer)
            whole = whole.with_columns(truth.alias(each.id))
            ready.append(Ready(each, "expect_column_values_to_be_in_set", {"column": each.id, "value_set": [True]}))
        else:
            if each.drift is not None:
                whole = whole.with_columns(pl.col(each.drift.column).cast(pl.Float64).alias(each.id))
            ready.append(_made(each, whole, before, today))
    return Prepared(whole, tuple(ready), tuple(not_checked), where)


def columns_of(each: Expectation) -> list[str]:
    """The columns and fields that an expectation speaks of."""
    if each.holds is not None:
        return pl.sql_expr(each.holds).meta.root_names()
    return list(each.names)


def _columns_of(where: str, each: Expectation, suite: Suite) -> list[str]:
    if each.holds is not None:
        _sentence(where, each)
    known = {*suite.columns, *suite.fields}
    return [column for column in columns_of(each) if each.holds is None or column in known]


def _of_the_parts_there(each: Expectation, rows: pl.DataFrame) -> Expectation:
    """Of parts that are not all of their whole, those that the table has are judged."""
    listed = each.arguments.get("column_list", [])
    if each.expect != "expect_parts_to_fit_whole" or each.arguments.get("all_of_it"):
        return each
    here = [column for column in listed if column in rows.columns]
    if here[:1] != listed[:1] or len(here) < 2:
        return each
    return each.model_copy(update={"arguments": {**each.arguments, "column_list": here}})


def _there(suite: Suite, rows: pl.DataFrame) -> Ready:
    missing = [column for column in suite.required if column not in rows.columns]
    told = Expectation(
        id="columns-there",
        why="The suite needs them.",
        says=f"no column {', '.join(missing)}",
        todo="check the header",
        expect="expect_table_columns_to_match_set",
    )
    arguments = {"column_set": list(suite.required), "exact_match": False}
    return Ready(told, "expect_table_columns_to_match_set", arguments)


def _meant(column: str, meaning: Meaning, table: Fielded) -> Ready:
    words = {
        Meaning.COUNT: "a whole number of people",
        Meaning.COUNT_OR_WORDS: "a whole number of people, or words for it",
        Meaning.DAY: "a day",
        Meaning.LATITUDE: "a latitude of the earth",
        Meaning.LONGITUDE: "a longitude of the earth",
        Meaning.WHOLE: "a whole number",
        Meaning.NUMBER: "a number",
        Meaning.TEXT: "a text",
    }[meaning]
    told = Expectation(
        id=f"{meaning.value}-expected",
        why="The suite says what the column means.",
        severity=Severity.ERROR,
        says=f"{table.header(column)} is not {words}",
        todo="correct the cell; an unknown value is left empty",
        expect="expect_column_values_to_be_in_set",
    )
    return Ready(told, "expect_column_values_to_be_in_set", {"column": is_column(column), "value_set": [True]}, column)


def _holds(where: str, each: Expectation, table: pl.DataFrame) -> pl.Series:
    try:
        return table.select(_sentence(where, each).cast(pl.Boolean).alias(each.id))[each.id]
    except PolarsError as error:
        raise _unjudged(where, each, error) from None


def _in_country(each: Expectation, table: pl.DataFrame, gazetteer: Gazetteer) -> pl.Series:
    """Whether each point lies in its country; None where one of them is empty or no country of that name is known."""
    assert each.in_country is not None
    country = table[each.in_country.country].cast(pl.String)
    codes = {words: _code(words, gazetteer) for words in country.drop_nulls().unique()}
    points = table.select(
        pl.col(each.in_country.latitude).cast(pl.Float64).alias("latitude"),
        pl.col(each.in_country.longitude).cast(pl.Float64).alias("longitude"),
        country.replace_strict(codes, default=None, return_dtype=pl.String).alias("country"),
    )
    return ~gazetteer.outside_country(points)


def _code(words: str, gazetteer: Gazetteer) -> str | None:
    """Alpha-2 of a country by its name or code; what stands in brackets, as in "Russia (Soviet Union)", is left out."""
    return gazetteer.country_code(words) or gazetteer.country_code(words.partition("(")[0].strip()) or None


def _sentence(where: str, each: Expectation) -> pl.Expr:
    try:
        return pl.sql_expr(each.holds or "")
    except PolarsError as error:
        raise _unjudged(where, each, error) from None


def _unjudged(where: str, each: Expectation, error: PolarsError) -> RuleFileError:
    what = str(error).splitlines()[0]
    return RuleFileError([f"{where}: {each.id}: holds: cannot be judged ({what})"])


def _made(each: Expectation, table: pl.DataFrame, before: pl.DataFrame | None, today: date) -> Ready:
    if each.rows_change is not None and before is not None:
        least, most = (int(before.height * (1 + share)) for share in (each.rows_change.least, each.rows_change.most))
        return Ready(each, "expect_table_row_count_to_be_between", {"min_value": least, "max_value": most})
    if each.drift is not None and before is not None:
        return _drift(each, each.drift, table, before)
    days = table.schema.get(each.arguments.get("column", "")) == pl.Date
    arguments = {key: _bound(value, today, is_day=days and key in _BOUNDS) for key, value in each.arguments.items()}
    return Ready(each, each.expect or "", arguments, str(arguments.get("column", "")))


def _drift(each: Expectation, drift: Drift, table: pl.DataFrame, before: pl.DataFrame) -> Ready:
    """Kullback–Leibler divergence over bins between the tenths of the earlier release, and its two tails."""
    values = before[drift.column].drop_nulls().cast(pl.Float64)
    edges = sorted({float(values.quantile(at / _BINS) or 0.0) for at in range(1, _BINS)})
    edges = edges if len(edges) > 1 else [edges[0] - 0.5, edges[0] + 0.5]
    total = max(values.len(), 1)
    partition = {
        "bins": edges,
        "weights": [float(count) / total for count in np.histogram(values.to_numpy(), edges)[0]],
        "tail_weights": [
            values.filter(values < edges[0]).len() / total,
            values.filter(values > edges[-1]).len() / total,
        ],
    }
    return Ready(
        each,
        "expect_column_kl_divergence_to_be_less_than",
        {"column": each.id, "partition_object": partition, "threshold": drift.most},
        drift.column,
    )


def _bound(value: Any, today: date, *, is_day: bool) -> Any:
    """An argument as the engine wants it: days as moments, `{days_ago: n}` counted back from today."""
    if isinstance(value, dict) and set(value) == {"days_ago"}:
        return datetime.combine(today - timedelta(days=int(value["days_ago"])), time())
    if is_day and isinstance(value, str):
        return datetime.combine(date.fromisoformat(value), time())
    return datetime.combine(value, time()) if is_day and type(value) is date else value
