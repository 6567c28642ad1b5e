"""What a run was: versions, rules and inputs by hash, and what it counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import polars as pl

from casualties import __version__
from casualties.model import Finding, Linkage, Run, TableRead
from casualties.pipeline._collect import Collected
from casualties.rulebook import Rulebook

__all__ = ["run_of"]


def run_of(
    collected: Collected,
    linkage: Linkage,
    incidents: pl.DataFrame,
    findings: Sequence[Finding],
    rulebook: Rulebook,
    policy: str,
    options: dict[str, Any],
    *,
    unread: int,
) -> Run:
    """The run's record; it holds no clock, so that the same input and rules give the same bytes.

    `unread` is the number of lines of unread.csv.
    """
    severities = Counter(finding.severity.value for finding in findings)
    return Run(
        version=__version__,
        policy=policy,
        rules=rulebook.hashes,
        inputs=collected.inputs,
        options={**options, "passed_over": list(collected.passed_over)},
        counts={
            "documents": len(collected.documents),
            "datasets": len(collected.tables),
            "claims": collected.claims.height,
            "incidents": linkage.members["incident_id"].n_unique(),
            "ranges": incidents.height,
            "links": linkage.links.height,
            "findings": len(findings),
            "errors": severities["error"],
            "warnings": severities["warning"],
            "notes": severities["note"],
            "unread": unread,
        },
        datasets=tuple(
            TableRead(table.dataset, table.column_map, table.rows, table.ignored, dict(table.left_out))
            for table in collected.tables
        ),
    )
