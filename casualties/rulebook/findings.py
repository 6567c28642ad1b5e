"""`rules/findings.yaml`: how grave each finding is, and the tolerances that findings judge by."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from casualties.model import Severity, Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["FindingRules", "Graveness", "Tolerance", "ToleranceName", "read_findings"]

ToleranceName = Literal[
    "certain_link",
    "stray_copy_days",
    "stray_copy_least",
    "shown_pairs",
    "shown_steps",
    "range_rows",
    "stray_share",
    "count_factor",
    "count_spread",
    "date_factor",
    "date_days",
    "future_days",
    "outlier_factor",
    "share_points",
    "share_loose_points",
    "rate_relative",
    "round_unit",
]


class Graveness(Entry):
    """How grave a finding is (`id` is its code), and how grave where it rests on what is not certain."""

    severity: Severity
    doubtful: Severity = Severity.WARNING


class Tolerance(Entry):
    """A limit that a finding judges by, in `unit`."""

    id: ToleranceName
    value: float = Field(allow_inf_nan=False)
    unit: str


class FindingRules(Value):
    """Severities by code, and tolerances by name."""

    severities: tuple[Graveness, ...]
    tolerances: tuple[Tolerance, ...]

    @cached_property
    def _by_code(self) -> dict[str, Graveness]:
        return {entry.id: entry for entry in self.severities}

    @cached_property
    def _by_name(self) -> dict[str, float]:
        return {entry.id: entry.value for entry in self.tolerances}

    def severity(self, code: str, *, doubtful: bool = False) -> Severity:
        """The severity of a code; where it rests on what is not certain never graver than its `doubtful`."""
        entry = self._by_code[code]
        return max(entry.severity, entry.doubtful, key=lambda each: each.rank) if doubtful else entry.severity

    def tolerance(self, name: ToleranceName) -> float:
        """The limit of a name, in the unit its entry states."""
        return self._by_name[name]


def read_findings(folders: tuple[Path, ...]) -> FindingRules:
    """The rules of findings in force."""
    return read_layers(layers(folders, "findings.yaml"), FindingRules)
