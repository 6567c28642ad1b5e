"""`rules/datasets/<id>.yaml`: which columns of a dataset hold what, and what is known of the dataset as a whole.

A slot is filled by the first of its cells that gives something. A cell is a column name, or a mapping with `columns`,
`values`, `where` or `constant`. Every column that a map names has to be in the file unless `may_lack` lists it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from casualties.model import Harm, PlaceKind, Precision, Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import named
from casualties.rulebook._patterns import Pattern
from casualties.rulebook.cells import ByWord, Cell, Names, Slot, Words, listed
from casualties.yamlfile import read_layers

__all__ = [
    "Cell",
    "DatasetMap",
    "DayCode",
    "FigureMap",
    "NoHeader",
    "PeriodMap",
    "PlaceMap",
    "Slot",
    "SourceMap",
    "VictimsMap",
    "read_datasets",
]


class DayCode(Value):
    """What a code for the exactness of a date means: how exact, and how far the days reach around the date given."""

    precision: Precision
    around_days: int = Field(default=0, ge=0)
    whole: Literal["month", "year"] | None = None


class PlaceCode(Value):
    """What a code for the exactness of a place means: a radius in km, and the kind of place where it is no spot."""

    km: float | None = Field(default=None, ge=0)
    kind: PlaceKind | None = None


class PeriodMap(Value):
    """When: `date`, or `start` and `end`, or `year`, `month` and `day` apart (0 is "not known").

    `order` says how 03/04/2017 is meant where the column itself may not show it, `since` the year in which the dataset
    begins, by which years of two digits are read. `codes` reads the `precision` column.
    """

    date: Slot = ()
    start: Slot = ()
    end: Slot = ()
    year: Slot = ()
    month: Slot = ()
    day: Slot = ()
    order: Literal["day_first", "month_first"] | None = None
    since: int | None = Field(default=None, ge=1900, le=2100)
    precision: Slot = ()
    codes: Annotated[dict[str, DayCode], ByWord] = Field(default={})
    basis: Slot = ()
    text: Slot = ()


class PlaceMap(Value):
    """Where: the provider's own words, and degrees; `coordinates` is one column with both ("35.95, 39.01")."""

    name: Slot = ()
    text: Slot = ()
    kind: Slot = ()
    country: Slot = ()
    admin1: Slot = ()
    geonameid: Slot = ()
    latitude: Slot = ()
    longitude: Slot = ()
    coordinates: Slot = ()
    precision: Slot = ()
    precision_km: Slot = ()
    codes: Annotated[dict[str, PlaceCode], ByWord] = Field(default={})


class VictimsMap(Value):
    """Who is counted. `age_years` is the age of a row's one victim; no age group is concluded from it."""

    text: Slot = ()
    status: Slot = ()
    age: Slot = ()
    sex: Slot = ()
    role: Slot = ()
    nationality: Slot = ()
    age_years: Slot = ()


class FigureMap(Value):
    """One figure of a row: the harm, and the columns that hold the number or its bounds.

    `sum_of` adds columns up where the dataset splits one group over several; where one of them is empty or not there,
    their sum is the least. `range` is one column that holds "5-12".
    `part_of` names another figure of the same row that this one is a part of; a part with a best estimate alone is
    exact only where its whole is, else bounded by it. With `zero: no_claim` a 0 is only the dataset's way to leave the
    cell empty. `where` limits the figure to some rows; `unknown` are numbers that mean "not known" (-99).
    """

    id: str
    harm: Slot
    value: Slot = ()
    low: Slot = ()
    best: Slot = ()
    high: Slot = ()
    range: Slot = ()
    sum_of: Names = ()
    qualifier: Slot = ()
    victims: VictimsMap = VictimsMap()
    part_of: str | None = None
    zero: Literal["claim", "no_claim"] = "claim"
    where: dict[str, Words] = Field(default={})
    unknown: Words = ()

    @field_validator("harm", mode="before")
    @classmethod
    def _harm(cls, given: object) -> object:
        return {"constant": given} if isinstance(given, str) and given in set(Harm) else given

    @model_validator(mode="after")
    def _some_number(self) -> FigureMap:
        if not any((self.value, self.low, self.best, self.high, self.range, self.sum_of)):
            raise ValueError("give a column for value, low, best, high, range or sum_of")
        return self


class SourceMap(Value):
    """Who says so: from `origin` through `chain` to `publisher`, when, and up to when its data reach."""

    origin: Slot = ()
    publisher: Slot = ()
    chain: Slot = ()
    stance: Slot = ()
    reported: Slot = ()
    as_of: Slot = ()


class Check(Value):
    """Columns that add up to another in every row, by the dataset's own account."""

    total: str
    parts: tuple[str, ...]


class NoHeader(Value):
    """The columns, in order, of releases whose file has no line of names, and what some cells of its rows look like.

    `cells` are patterns for whole cells; a file is taken for such a release where its first line has as many cells as
    there are columns and these cells look so.
    """

    columns: tuple[str, ...]
    cells: dict[str, Pattern]

    @model_validator(mode="after")
    def _cells_are_columns(self) -> NoHeader:
        if lost := [name for name in self.cells if name not in self.columns]:
            raise ValueError(f"cells names {', '.join(lost)}, which columns has not")
        return self


class DatasetMap(Entry):
    """A column map.

    `header` lists the columns by which a file of this dataset is recognised; a `general` map, for many datasets, gives
    way to those of one. `convention` names a file of `rules/conventions`. `told_as` says whether a row is one event
    or a summary of several. `left_out` names rows that are no figures of their own, with the reason as key.
    `incident` is for lists with a person a row: the rows of one incident are one figure of it; with
    `one_attack`, rows without its code that share day, town and cause are taken for one.
    Columns that some releases do not have stand in `may_lack` (`all`: every column but those of the header), columns
    that no file of the dataset has in `never`. `known` are columns that the map leaves alone on purpose. `own` is no
    entry of the file: it tells a map of the user from one of ours.
    """

    title: str
    source: str = ""
    header: tuple[Names, ...]
    no_header: NoHeader | None = None
    general: bool = False
    may_lack: Names = ()
    never: Names = ()
    convention: Slot = ()
    told_as: Slot = ()
    row_id: Slot = ()
    incident: Slot = ()
    one_attack: bool = False
    period: PeriodMap = PeriodMap()
    place: PlaceMap = PlaceMap()
    victims: VictimsMap = VictimsMap()
    figures: tuple[FigureMap, ...]
    perpetrator: Slot = ()
    cause: Slot = ()
    coverage: Slot = ()
    definition: Slot = ()
    reported_by: SourceMap = SourceMap()
    quote: Slot = ()
    warning: Slot = ()
    confidence: Slot = ()
    part_of: Slot = ()
    revises: Slot = ()
    written_by_us: Names = ()
    left_out: dict[str, dict[str, Words]] = Field(default={})
    sums: tuple[Check, ...] = ()
    known: Names = ()
    own: bool = Field(default=False, exclude=True)

    @field_validator("header", mode="before")
    @classmethod
    def _alternatives(cls, given: object) -> object:
        return [listed(column) for column in given] if isinstance(given, list | tuple) else given

    @model_validator(mode="after")
    def _parts_are_figures(self) -> DatasetMap:
        ids = [figure.id for figure in self.figures]
        if twice := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"figures has {', '.join(twice)} twice; give each figure an id of its own")
        for figure in self.figures:
            if figure.part_of is not None and figure.part_of not in ids:
                raise ValueError(f"part_of {figure.part_of!r} is none of the figures {', '.join(ids)}")
        return self


def read_datasets(folders: tuple[Path, ...]) -> dict[str, DatasetMap]:
    """Every column map in force by its id, which is its file name; a user's own before ours. Raises RuleFileError."""
    files = named(folders, "datasets")
    own = [name for name, paths in files.items() if paths[-1].parents[1] != folders[0]]
    ordered = (*own, *(name for name in files if name not in own))
    return {name: read_layers(files[name], DatasetMap).model_copy(update={"own": name in own}) for name in ordered}
