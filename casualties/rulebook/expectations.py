"""`rules/expectations/*.yaml`: what a dataset's own columns must hold, before any figure is compared.

A suite names the column map (or the table of ours) that it is for, what its columns mean, and its expectations. An
expectation is one of Great Expectations' by its name, or one of ours (`expect`; `casualties.checks.custom` lists
ours), a sentence over one row that must hold (`holds`, an SQL expression over columns with a meaning; a row in which it
cannot be judged passes), a point that has to lie in its country (`in_country`), or a change against an earlier release
(`rows_change`, `drift`). A column is named by its header, or by a field: a name for a slot of the column map, which
stands for whatever header the table has for it.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from casualties.model import Severity, Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import named
from casualties.yamlfile import read_layers

__all__ = ["Drift", "Expectation", "InCountry", "Meaning", "RowsChange", "Suite", "read_suites"]

_KINDS = ("expect", "holds", "in_country", "rows_change", "drift")


class Meaning(StrEnum):
    """What the cells of a column are: whole people, days, degrees, shares, whole numbers, any number, texts.

    `count_or_words` is a count where a plain number stands, and left to the column map where words do ("5-12").
    """

    COUNT = "count"
    COUNT_OR_WORDS = "count_or_words"
    DAY = "day"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    WHOLE = "whole"
    NUMBER = "number"
    TEXT = "text"


class RowsChange(Value):
    """The share by which the number of rows may fall or grow from one release to the next (-0.02 is 2 % fewer)."""

    least: float
    most: float


class Drift(Value):
    """How far a column's distribution may move between releases: Kullback–Leibler divergence, in nats."""

    column: str
    most: float


class InCountry(Value):
    """The columns of a point and of the country that it has to lie in."""

    latitude: str
    longitude: str
    country: str


class Expectation(Entry):
    """One expectation: exactly one of `expect`, `holds`, `in_country`, `rows_change`, `drift`.

    `arguments` are those of Great Expectations (`{days_ago: 90}` stands for that day); `says` is what a finding of it
    says, `todo` what to do.
    """

    severity: Severity = Severity.ERROR
    says: str
    todo: str = ""
    expect: str | None = None
    arguments: dict[str, Any] = Field(default_factory=dict)
    holds: str | None = None
    in_country: InCountry | None = None
    rows_change: RowsChange | None = None
    drift: Drift | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Expectation:
        kinds = [name for name in _KINDS if getattr(self, name) is not None]
        if len(kinds) != 1:
            raise ValueError(f"needs exactly one of {', '.join(_KINDS)}; has {', '.join(kinds) or 'none'}")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The columns and fields that it names outside of `holds`, whose names stand among those of the suite."""
        if self.in_country is not None:
            return (self.in_country.latitude, self.in_country.longitude, self.in_country.country)
        if self.drift is not None:
            return (self.drift.column,)
        one = [self.arguments.get(key) for key in ("column", "column_A", "column_B", "sum_column")]
        return tuple(name for name in [*one, *self.arguments.get("column_list", [])] if name)


class Suite(Value):
    """The expectations of one kind of table.

    `fields` gives names to slots of the column map ("figures.killed.low"). `columns` gives each column or field that
    they use its meaning, `key` is the one whose cell names a row, `required` ones have to be there.
    """

    why: str
    files: tuple[Path, ...] = Field(default=(), exclude=True)
    key: str | None = None
    fields: dict[str, str] = Field(default_factory=dict)
    columns: dict[str, Meaning] = Field(default_factory=dict)
    required: tuple[str, ...] = ()
    expectations: tuple[Expectation, ...]

    @model_validator(mode="after")
    def _ids_once(self) -> Suite:
        ids = [each.id for each in self.expectations]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"expectations: the id {', '.join(twice)} stands twice")
        return self


def read_suites(folders: tuple[Path, ...]) -> dict[str, Suite]:
    """The suites by the name of their file: the column map or table of ours that they are for."""
    return {
        name: read_layers(paths, Suite).model_copy(update={"files": tuple(paths)})
        for name, paths in named(folders, "expectations").items()
    }
