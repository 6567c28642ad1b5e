"""The findings of a reconciliation, each located in the files that its claims come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from casualties.checks.located import Located, Spot
from casualties.model import Finding, Report, Severity, Unread

__all__ = ["located_findings", "located_unread"]


def located_findings(report: Report, lines: Mapping[tuple[str, str], tuple[Path, int]]) -> list[Located]:
    """Every finding of the report with the spots of its claims.

    `lines` gives file and line of a row by dataset and row id, and of a claim in a table of claims by nothing and its
    id; a text claim stands in its document's file, at the line of its number where the file has lines of text.
    """
    documents = {document.id: document for document in report.documents}
    claims = {line["claim_id"]: line for line in report.claims.iter_rows(named=True)}

    def spot(claim: Mapping[str, Any]) -> Spot:
        says = str(claim["quote"] or "")[:200]
        if claim["document"] is not None and claim["document"] in documents:
            document = documents[claim["document"]]
            first = document.first_line
            line = None if first is None else first + document.text.count("\n", 0, claim["number_start"] or 0)
            return Spot(path=document.path or document.id, line=line, says=says)
        stands_at = lines.get((claim["dataset"], claim["row_id"])) or lines.get(("", claim["claim_id"]))
        path, at = stands_at or (Path(str(claim["dataset"] or claim["document"])), None)
        return Spot(path=str(path), line=at, says=says)

    located = []
    for finding in report.findings:
        spots = [spot(claims[name]) for name in finding.claims if name in claims]
        first = spots[0] if spots else Spot(path=next(iter(report.run.inputs), ""))
        located.append(Located(finding=finding, spot=first, related=tuple(spots[1:])))
    return located


def located_unread(unread: Iterable[Unread]) -> list[Located]:
    """What could not be read, each an error of its own: a row that is not read is not checked."""
    return [
        Located(
            finding=Finding(
                code="unread",
                name="unread",
                severity=Severity.ERROR,
                claims=(),
                message=f"{each.input}{f', row {each.row_id}' if each.row_id else ''}: {each.problem}",
                resolve="correct it, or take it out and say why",
                key=f"{each.input}:{each.row_id or each.line}:{each.column}",
            ),
            spot=Spot(path=each.input, line=each.line, column=each.column),
        )
        for each in unread
    ]
