"""Findings: what claims, links and bounds say, in words; one rule a file, one code each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import polars as pl

from casualties.bounds import Bounds
from casualties.findings._blocks import CLAIMS, taken_apart
from casualties.findings._case import Case
from casualties.findings._dossier import Dossier
from casualties.findings._registry import Kind, kinds, ordered
from casualties.model import Document, Finding, Linkage
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from casualties.scopes.relations import Relations

__all__ = ["Kind", "find_all", "handbook", "pages"]


def find_all(
    claims: pl.DataFrame,
    linkage: Linkage,
    bounds: Bounds,
    rulebook: Rulebook,
    gazetteer: Gazetteer,
    documents: Sequence[Document] = (),
    *,
    block: int = CLAIMS,
) -> tuple[Finding, ...]:
    """All findings on a claims frame, sorted by severity (error first), code, claims and key.

    Rules run one after another, each after those it names in `AFTER`, and see what those have found: one contradiction
    gets one code. `documents` are the texts that claims were read from, where at hand; sums that a text states beside
    its claims are read from them. Incidents are looked at some at a time, some `block` claims together (see `_blocks`).
    """
    first, blocks = taken_apart(claims, linkage, bounds, size=block)
    relations = Relations(gazetteer, rulebook)
    found: list[Finding] = []
    for part in chain([first], blocks):
        case = Case(
            Dossier(
                part.claims,
                part.linkage,
                part.bounds,
                rulebook,
                gazetteer,
                documents,
                lines=part.lines,
                beyond=part.beyond,
                relations=relations,
            )
        )
        found += _all_of(case, whole_run=False)
    whole = Dossier(claims, linkage, bounds, rulebook, gazetteer, documents, relations=relations)
    found += _all_of(Case(whole, tuple(found)), whole_run=True)
    return tuple(sorted(found, key=lambda f: (f.severity.rank, f.code, f.claims, f.key)))


def _all_of(case: Case, *, whole_run: bool) -> tuple[Finding, ...]:
    """What the kinds of the whole run, or the others, find in a case."""
    known = len(case.earlier)
    for kind in ordered():
        if kind.whole_run is whole_run:
            case = case.after(kind.find(case))
    return case.earlier[known:]


def pages() -> tuple[Kind, ...]:
    """The kinds of finding with their pages, by code: `code`, `name`, `summary`, and the page as `text`."""
    return kinds()


def handbook() -> str:
    """The pages of all findings as one Markdown text: what `docs/findings.md` holds."""
    lead = (
        "# Findings\n\nWhat each code means, with an example and what to do; `casualties explain CODE` says the same.\n"
    )
    return "\n".join([lead, *(kind.text for kind in kinds())])
