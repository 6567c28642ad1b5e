"""One system of bounds for a run: ranges of incidents, and what cannot all be true."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from casualties.bounds.certainty import Certainty
from casualties.bounds.conflict import Conflict
from casualties.bounds.incidents import incidents_frame
from casualties.bounds.passed_over import passed_over
from casualties.bounds.prepared import prepare
from casualties.bounds.whole import settle_totals
from casualties.model import Linkage, Unread
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["Bounds", "Unsolved", "solve"]


@dataclass(frozen=True, slots=True)
class Unsolved:
    """A system beyond the work limit: its claims, and its size in claims or cells."""

    claims: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """What follows from all claims of a run.

    `incidents` has the columns of `incidents.csv` (schema `bounds.incidents.INCIDENTS`). `conflicts` are minimal sets
    of claims that cannot all be true, the fewest claims first. `standing` says of every claim whether it bounds
    (columns claim_id, least, most, counted, kind, standing, standing_by, listed_with); `unsolved` lists what was too
    large, and `unread` tells it in words, with claims whose `part_of` or `revises` leads nowhere or back to themselves.
    """

    incidents: pl.DataFrame
    conflicts: tuple[Conflict, ...]
    standing: pl.DataFrame
    unsolved: tuple[Unsolved, ...] = ()
    unread: tuple[Unread, ...] = ()


def solve(claims: pl.DataFrame, linkage: Linkage, rulebook: Rulebook, gazetteer: Gazetteer, policy: str) -> Bounds:
    """Bounds of a claims frame under a linkage; `policy` names how reported ranges are drawn.

    Raises UsageError for an unknown policy.
    """
    ready = prepare(claims, linkage, rulebook, gazetteer, policy)
    tallies = ready.tallies()
    totals = settle_totals(tallies, ready.inside(tallies), rulebook.bounds)
    conflicts = [*ready.ledger.conflicts, *totals.conflicts]
    unsolved = [Unsolved(ids, len(ids)) for ids in ready.ledger.unsolved]
    unsolved += [Unsolved(ids, size) for ids, size in totals.unsolved]
    return Bounds(
        incidents=incidents_frame(ready.known, ready.ledger, policy, totals.room, ready.relations),
        conflicts=_ordered(conflicts, Certainty(linkage, {claim for each in conflicts for claim in each.claims})),
        standing=ready.claims.select(
            "claim_id", "least", "most", "counted", "kind", "standing", "standing_by", "listed_with"
        ),
        unsolved=tuple(unsolved),
        unread=passed_over(claims, ((each.claims, each.size) for each in unsolved)),
    )


def _ordered(conflicts: list[Conflict], certainty: Certainty) -> tuple[Conflict, ...]:
    """Conflicts with their incidents and their probability, the fewest claims first."""
    found = []
    for conflict in conflicts:
        incidents = (certainty.incident_of(claim) for claim in conflict.claims)
        told = tuple(dict.fromkeys(incident for incident in incidents if incident is not None))
        found.append(replace(conflict, incidents=told, probability=certainty.of(conflict.claims)))
    return tuple(sorted(found, key=lambda conflict: (len(conflict.claims), conflict.claims)))
