"""Findings: what claims, links and bounds say, in words; one rule a file, one code each."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from casualties.bounds import Bounds
from casualties.findings._case import Case
from casualties.findings._dossier import Dossier
from casualties.findings._registry import Kind, explain, kinds, ordered
from casualties.model import Document, Finding, Linkage, Severity
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["Kind", "explain", "find_all", "handbook", "pages"]


def find_all(
    claims: pl.DataFrame,
    linkage: Linkage,
    bounds: Bounds,
    rulebook: Rulebook,
    gazetteer: Gazetteer,
    documents: Sequence[Document] = (),
) -> tuple[Finding, ...]:
    """All findings on a claims frame, sorted by severity (error first), code, claims and key.

    Rules run one after another, each after those it names in `AFTER`, and see what those have found: one
    contradiction gets one code. `documents` are the texts that claims were read from, where at hand; sums that a text
    states beside its claims are read from them.
    """
    case = Case(Dossier(claims, linkage, bounds, rulebook, gazetteer, documents))
    for kind in ordered():
        case = case.after(kind.find(case))
    grave = list(Severity)
    return tuple(sorted(case.earlier, key=lambda f: (grave.index(f.severity), f.code, f.claims, f.key)))


def pages() -> tuple[Kind, ...]:
    """The kinds of finding with their pages, by code: `code`, `name`, `summary`, and the page as `text`."""
    return kinds()


def handbook() -> str:
    """The pages of all findings as one Markdown text: what `docs/findings.md` holds."""
    lead = (
        "# Findings\n\nWhat each code means, with an example and what to do; `casualties explain CODE` says the same.\n"
    )
    return "\n".join([lead, *(kind.text for kind in kinds())])
