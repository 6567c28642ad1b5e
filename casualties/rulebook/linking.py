"""`rules/linking.yaml`: what is compared to tell whether claims are of one incident, and what each answer weighs."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from casualties.model import Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Comparison", "ComparisonName", "Level", "LimitName", "LinkLimit", "Linking", "read_linking"]

ComparisonName = Literal[
    "days", "place", "country", "perpetrator", "cause", "killed", "injured", "others", "age", "sex", "words"
]
LimitName = Literal[
    "link",
    "near",
    "share",
    "share_most",
    "pseudo_pairs",
    "least_rows",
    "most_rows",
    "days_apart",
    "days_weighed",
    "slip_figure",
    "days_per_span",
    "cell_degrees",
    "block",
    "point_km",
    "city_km",
    "rare_share",
    "spelling",
    "twin",
    "twin_share",
    "companion",
    "twin_pseudo",
    "twin_age_bits",
    "twin_words_like",
    "twin_words_unlike",
    "twin_words_bits",
    "shift_days",
    "shift_gain",
    "shift_rows",
    "shift_share",
    "shift_clear",
    "shift_sample",
    "shift_asked",
    "close_usual",
    "scale_least",
    "scale_tolerance",
    "sum",
    "sum_share",
    "sum_share_summary",
    "sum_share_event",
    "sum_days",
    "sum_tolerance",
]


_BETWEEN: frozenset[LimitName] = frozenset(
    {
        "link",
        "near",
        "share",
        "share_most",
        "rare_share",
        "spelling",
        "twin",
        "twin_share",
        "companion",
        "twin_words_like",
        "twin_words_unlike",
        "shift_share",
        "scale_tolerance",
        "sum",
        "sum_share",
        "sum_tolerance",
    }
)
"""Limits that are shares or probabilities."""


class Level(Entry):
    """One answer of a comparison.

    `same` is how often two claims of one incident give this answer, `other` how often two candidates of different
    incidents do; `up_to` is the greatest measure that still counts as this level (none: whatever is left).
    """

    says: str
    same: float = Field(gt=0, lt=1)
    other: float = Field(gt=0, lt=1)
    up_to: float | None = None


class Comparison(Entry):
    """One question asked of two claims; its levels run from full agreement to disagreement."""

    id: ComparisonName
    levels: tuple[Level, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        for side in ("same", "other"):
            total = sum(getattr(level, side) for level in self.levels)
            if abs(total - 1) > 0.005:
                raise ValueError(f"the shares `{side}` of the levels of {self.id} add up to {total:.3f}, not 1")
        return self


class LinkLimit(Entry):
    """A limit of linking, in `unit`; a share or probability lies between 0 and 1."""

    id: LimitName
    value: float = Field(allow_inf_nan=False)
    unit: str

    @model_validator(mode="after")
    def _in_its_unit(self) -> Self:
        if self.id in _BETWEEN and not 0 < self.value < 1:
            raise ValueError(f"{self.id} is a share or probability; {self.value:g} does not lie between 0 and 1")
        return self


class Linking(Value):
    """Comparisons in the order they are told, and limits by name."""

    comparisons: tuple[Comparison, ...]
    limits: tuple[LinkLimit, ...]

    @cached_property
    def _limits(self) -> dict[str, float]:
        return {entry.id: entry.value for entry in self.limits}

    @cached_property
    def _comparisons(self) -> dict[str, Comparison]:
        return {entry.id: entry for entry in self.comparisons}

    def limit(self, name: LimitName) -> float:
        """The limit of a name, in the unit its entry states."""
        return self._limits[name]

    def comparison(self, name: ComparisonName) -> Comparison:
        """The comparison of a name."""
        return self._comparisons[name]

    def reach(self, name: ComparisonName, level: str) -> float:
        """The greatest measure that counts as a level of a comparison; none is infinite."""
        found = next(each for each in self.comparison(name).levels if each.id == level)
        return found.up_to if found.up_to is not None else float("inf")


def read_linking(folders: tuple[Path, ...]) -> Linking:
    """The linking rules in force."""
    return read_layers(layers(folders, "linking.yaml"), Linking)
