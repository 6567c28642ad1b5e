"""`rules/conventions/<id>.yaml`: what a dataset writes where it does not know, so that no habit is taken for a fact."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from casualties.model import Count, Harm, PlaceKind
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import named
from casualties.rulebook._patterns import ColumnPattern
from casualties.yamlfile import read_layers

__all__ = ["Convention", "ConventionRule", "Placeholder", "read_conventions"]


def _listed(given: object) -> object:
    return [given] if isinstance(given, str) else given


class Placeholder(Entry):
    """A number that stands for words, and the bounds that the words allow.

    Coders write `value` where the report gives no number; the count is then from `low` to `high` (None is open).
    `said` are regular expressions: where the row's own notes match one, the figure is this placeholder for certain.
    `finds` and `ignores` are notes that one of them must and must not match. Where `unless` is given, the figure may be
    the placeholder too in any row whose notes do not match it, that is, do not tell the number as a fact.
    """

    value: Count
    low: Count | None = None
    high: Count | None = None
    said: Annotated[tuple[ColumnPattern, ...], BeforeValidator(_listed)] = ()
    unless: ColumnPattern | None = None
    finds: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()


class ConventionRule(Entry):
    """A habit that makes figures less certain than they look.

    - `zero_is_unsaid`: 0 may mean "not reported"; it becomes "0 or more", which bounds nothing.
    - `split_total`: where the notes match `said`, the number is a share of a total that was split evenly over days
      or places; it bounds nothing by itself.
    - `centre`: coordinates of places of the kinds `places` are the middle of a larger unit, of that radius in km; it
      stands for the place where the row says no radius itself.
    - `counts_perpetrators`: the figure counts the attackers' dead too; where the row says how many they are, in a part
      of it whose victims are called `part`, the figure may be as low as without them.
    """

    kind: Literal["zero_is_unsaid", "split_total", "centre", "counts_perpetrators"]
    harms: tuple[Harm, ...] = tuple(Harm)
    places: dict[PlaceKind, Annotated[float, Field(gt=0, allow_inf_nan=False)]] = Field(default={})
    part: str | None = None
    said: Annotated[tuple[ColumnPattern, ...], BeforeValidator(_listed)] = ()
    finds: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_what_it_needs(self) -> ConventionRule:
        needed = {"split_total": "said", "centre": "places", "counts_perpetrators": "part"}
        if (name := needed.get(self.kind)) and not getattr(self, name):
            raise ValueError(f"a rule of the kind {self.kind} needs {name}")
        return self


class Convention(Entry):
    """The habits of one dataset's coders, each with its source in `why`."""

    title: str
    placeholders: tuple[Placeholder, ...] = ()
    rules: tuple[ConventionRule, ...] = Field(default=())


def read_conventions(folders: tuple[Path, ...]) -> dict[str, Convention]:
    """Every convention in force by its id, which is its file name; raises RuleFileError."""
    return {name: read_layers(paths, Convention) for name, paths in named(folders, "conventions").items()}
