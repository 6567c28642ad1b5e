"""A report: all that one run found, and what it ran on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from casualties.model.document import Document, Unread
from casualties.model.finding import Finding
from casualties.model.linkage import Linkage

__all__ = ["Report", "Run"]


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was: version, policy, hashes (sha256 hex) of rule and input files by path, counts by name."""

    version: str
    policy: str
    rules: dict[str, str]
    inputs: dict[str, str]
    options: dict[str, Any]
    counts: dict[str, int]


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
