"""The tables of a run: claims, members, links, near, incidents, findings, unread as CSV, and `run.json`.

Columns are stable; None is written empty. Files are UTF-8 with a byte order mark, so that Excel shows every script.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.metadata import version

import polars as pl

from casualties.model import JOIN, Report
from casualties.reports.writing import Content, CsvTable

__all__ = ["FINDINGS", "UNREAD", "findings_frame", "tables_of", "unread_frame"]

FINDINGS = {
    "finding_id": pl.String(),
    "code": pl.String(),
    "name": pl.String(),
    "severity": pl.String(),
    "certainty": pl.String(),
    "claims": pl.String(),
    "incidents": pl.String(),
    "relation": pl.String(),
    "message": pl.String(),
    "resolve": pl.String(),
    "fingerprint": pl.String(),
}

UNREAD = {
    "input": pl.String(),
    "row_id": pl.String(),
    "line": pl.Int64(),
    "column": pl.String(),
    "problem": pl.String(),
}

_PART = 20_000
"""Findings that are held as lines at a time."""

_PARTS = ("polars", "pydantic", "highspy", "rapidfuzz")


def tables_of(report: Report) -> dict[str, Content]:
    """The files of a run by name, ready to be written; `bytes` of one gives it whole."""
    frames = {
        "claims": report.claims,
        "members": report.linkage.members,
        "links": report.linkage.links,
        "near": report.linkage.near,
        "incidents": report.incidents,
        "findings": findings_frame(report),
        "unread": unread_frame(report),
    }
    return {**{f"{name}.csv": CsvTable(frame) for name, frame in frames.items()}, "run.json": _run(report)}


def findings_frame(report: Report) -> pl.DataFrame:
    """One line a finding (schema `FINDINGS`), in the report's order; `finding_id` counts within a code."""
    counted: dict[str, int] = {}
    frames = [pl.DataFrame(schema=FINDINGS)]
    for begin in range(0, len(report.findings), _PART):
        lines = []
        for finding in report.findings[begin : begin + _PART]:
            counted[finding.code] = counted.get(finding.code, 0) + 1
            lines.append(
                {
                    "finding_id": f"{finding.code}-{counted[finding.code]}",
                    "code": finding.code,
                    "name": finding.name,
                    "severity": finding.severity.value,
                    "certainty": finding.certainty,
                    "claims": JOIN.join(finding.claims),
                    "incidents": JOIN.join(finding.incidents),
                    "relation": finding.relation,
                    "message": finding.message,
                    "resolve": finding.resolve,
                    "fingerprint": finding.fingerprint,
                }
            )
        frames.append(pl.DataFrame(lines, schema=FINDINGS, orient="row"))
    return pl.concat(frames)


def unread_frame(report: Report) -> pl.DataFrame:
    """One line for each row or passage that could not be read (schema `UNREAD`)."""
    lines = [(each.input, each.row_id, each.line, each.column, each.problem) for each in report.unread]
    return pl.DataFrame(lines, schema=UNREAD, orient="row")


def _run(report: Report) -> bytes:
    run = report.run
    record = {
        "casualties": run.version,
        "parts": {name: version(name) for name in _PARTS},
        "policy": run.policy,
        "options": run.options,
        "counts": run.counts,
        "datasets": [asdict(each) for each in run.datasets],
        "inputs": run.inputs,
        "rules": run.rules,
    }
    return (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode()
