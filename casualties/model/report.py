"""A report: all that one run found, and what it ran on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import polars as pl

from casualties.model.document import Document, Unread
from casualties.model.finding import Finding
from casualties.model.linkage import Linkage

__all__ = ["Report", "Run", "TableRead"]


@dataclass(frozen=True, slots=True)
class TableRead:
    """How a dataset was read: its id, the column map (an id of `rules/datasets`), its rows, the columns that the map
    does not know, and the rows that by the map are no figures of their own, counted by reason."""

    dataset: str
    column_map: str
    rows: int
    columns_not_read: tuple[str, ...] = ()
    rows_left_out: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was: version, policy, hashes (sha256 hex) of rule and input files by path, counts by name, and how
    each dataset was read."""

    version: str
    policy: str
    rules: dict[str, str]
    inputs: dict[str, str]
    options: dict[str, Any]
    counts: dict[str, int]
    datasets: tuple[TableRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Claims (claims frame), linkage, incidents (frame of `incidents.csv`), findings, what could not be read."""

    claims: pl.DataFrame
    linkage: Linkage
    incidents: pl.DataFrame
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...]
    documents: tuple[Document, ...]
    run: Run
