"""`rules/quantities.yaml`: the words of numbers, and the bounds of a figure by how it is said."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import Field, model_validator

from casualties.model import Count, Value
from casualties.rulebook._entry import Entry, Words
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Kind", "QualifierWords", "Quantities", "RateNumbers", "VagueWords", "read_quantities"]


class Kind(StrEnum):
    """What words around a number do to its bounds."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    NEARLY = "nearly"


class NumberWords(Entry):
    """Words that are numbers."""

    words: dict[str, Count]


class ScaleWords(NumberWords):
    """Words that multiply the number before them, and the suffixes of digits that do."""

    suffixes: Mapping[str, Count] = Field(default_factory=dict)


class VagueWords(Entry):
    """Words that bound a count without naming a number; `high` None is open."""

    words: tuple[str, ...]
    low: Count
    high: Count | None = None

    @model_validator(mode="after")
    def _upright(self) -> VagueWords:
        if self.high is not None and self.high < self.low:
            raise ValueError(f"low {self.low} is above high {self.high}")
        return self


class FractionWords(Entry):
    """Words for a share, as numerator and denominator."""

    words: dict[str, tuple[Count, Count]]


class QualifierWords(Entry):
    """Phrases before or after a number that change its bounds."""

    kind: Kind
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class RateNumbers(Entry):
    """Words beside a number by the hour, day or year; none where one of `unless` precedes or `ends` follows."""

    after: tuple[str, ...]
    before: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Margin(Entry):
    """How far a rounded number may be off, in per cent of it."""

    percent: Count


class Quantities(Value):
    """All words of `quantities.yaml`."""

    numbers: tuple[NumberWords, ...]
    scales: tuple[ScaleWords, ...]
    exact: tuple[NumberWords, ...]
    vague: tuple[VagueWords, ...]
    none: tuple[Words, ...]
    fractions: tuple[FractionWords, ...]
    qualifiers: tuple[QualifierWords, ...]
    rates: tuple[RateNumbers, ...]
    margin: Margin


def read_quantities(folders: tuple[Path, ...]) -> Quantities:
    """The quantities of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "quantities.yaml"), Quantities)
