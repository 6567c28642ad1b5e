"""The whole walk: documents and datasets → claims → incidents → bounds → findings → a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from casualties.bounds import solve
from casualties.datasets import check_room
from casualties.findings import find_all
from casualties.link import link
from casualties.model import Decision, Report, with_sums
from casualties.pipeline._collect import Collected, collect, documents_of
from casualties.pipeline._decided import without_effect
from casualties.pipeline._files import files_of
from casualties.pipeline._names import dataset_ids
from casualties.pipeline._run import run_of
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["Collected", "Options", "collect", "dataset_ids", "documents_of", "files_of", "reconcile"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may say of a run; `datasets` names the column map of a file that its header does not tell."""

    policy: str = "widest"
    published: date | None = None
    publisher: str | None = None
    shifts: bool = True
    datasets: dict[str, str] = field(default_factory=dict)


def _quiet(_: str) -> None:
    """Tell nobody how far the run is."""


def reconcile(
    paths: Sequence[Path],
    rulebook: Rulebook,
    options: Options,
    *,
    decisions: Sequence[Decision] = (),
    previous: pl.DataFrame | None = None,
    tell: Callable[[str], None] = _quiet,
) -> Report:
    """Reconcile the figures of documents and datasets.

    `previous` holds the members (schema `MEMBERS`) of an earlier run, whose incident ids are kept; `tell` hears each
    step. Raises CasualtiesError for what the user can mend.
    """
    rulebook.policy(options.policy)
    gazetteer = Gazetteer.load(rulebook)
    tell("reading")
    collected = collect(paths, rulebook, gazetteer, options.published, options.publisher, options.datasets)
    check_room(collected.claims.height, ", ".join(map(str, paths)), rulebook.tables.memory)
    tell(f"linking {collected.claims.height:,} figures")
    linkage = link(collected.claims, rulebook, gazetteer, decisions, shifts=options.shifts, previous=previous)
    claims = with_sums(collected.claims, linkage)
    tell(f"solving {linkage.members['incident_id'].n_unique():,} incidents")
    bounds = solve(claims, linkage, rulebook, gazetteer, options.policy)
    tell("finding what agrees and what does not")
    unread = (*collected.unread, *without_effect(decisions, claims["claim_id"]), *bounds.unread)
    findings = find_all(claims, linkage, bounds, rulebook, gazetteer, documents=collected.documents)
    return Report(
        claims=claims,
        linkage=linkage,
        incidents=bounds.incidents,
        findings=findings,
        unread=unread,
        documents=collected.documents,
        run=run_of(
            collected, linkage, bounds.incidents, findings, rulebook, options.policy, _said(options), unread=len(unread)
        ),
    )


def _said(options: Options) -> dict[str, str | bool | dict[str, str] | None]:
    return {
        "published": options.published.isoformat() if options.published else None,
        "publisher": options.publisher,
        "shifts": options.shifts,
        "datasets": dict(sorted(options.datasets.items())),
    }
