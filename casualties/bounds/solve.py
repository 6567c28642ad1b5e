"""One system of bounds for a run: ranges of incidents, and what cannot all be true."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from casualties.bounds.certainty import Certainty
from casualties.bounds.conflict import Conflict
from casualties.bounds.incidents import happened, incidents_frame, known_of
from casualties.bounds.inside import Inside
from casualties.bounds.interval import with_intervals
from casualties.bounds.line import lines_of
from casualties.bounds.reckon import Reckoned, Reckoner
from casualties.bounds.standing import with_standing
from casualties.bounds.tallies import tallies_of
from casualties.bounds.whole import settle_totals
from casualties.model import Linkage
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from casualties.scopes.added import AddedNumbers
from casualties.scopes.relations import Relations

__all__ = ["Bounds", "Unsolved", "prepared", "solve"]


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
    (columns claim_id, least, most, counted, kind, standing, standing_by); `unsolved` lists what was too large.
    """

    incidents: pl.DataFrame
    conflicts: tuple[Conflict, ...]
    standing: pl.DataFrame
    unsolved: tuple[Unsolved, ...] = ()


def solve(claims: pl.DataFrame, linkage: Linkage, rulebook: Rulebook, gazetteer: Gazetteer, policy: str) -> Bounds:
    """Bounds of a claims frame under a linkage; `policy` names how reported ranges are drawn.

    Raises UsageError for an unknown policy.
    """
    chosen = rulebook.policy(policy)
    relations = Relations(gazetteer, rulebook)
    ready = prepared(claims, linkage, rulebook)
    in_incidents = ready.filter(pl.col("incident_id").is_not_null())
    reckoner = Reckoner(rulebook, relations, chosen)
    reckoned: list[tuple[str, Reckoned]] = [
        (incident, reckoner.reckon(lines)) for incident, lines in lines_of(in_incidents, AddedNumbers(rulebook.bounds))
    ]
    known = known_of(in_incidents)
    tallies = tallies_of(ready.filter(pl.col("coverage") == "total"), relations, rulebook.trees.covers)
    inside = Inside(list(happened(known, reckoned)), tallies.extents, relations)
    totals = settle_totals(tallies, inside, rulebook.bounds)
    conflicts = [conflict for _, found in reckoned for conflict in found.conflicts] + list(totals.conflicts)
    unsolved = [Unsolved(ids, len(ids)) for _, found in reckoned for ids in found.unsolved]
    unsolved += [Unsolved(ids, size) for ids, size in totals.unsolved]
    return Bounds(
        incidents=incidents_frame(known, reckoned, policy, totals.room, relations),
        conflicts=_ordered(conflicts, Certainty(linkage)),
        standing=ready.select("claim_id", "least", "most", "counted", "kind", "standing", "standing_by"),
        unsolved=tuple(unsolved),
    )


def _ordered(conflicts: list[Conflict], certainty: Certainty) -> tuple[Conflict, ...]:
    """Conflicts with their incidents and their probability, the fewest claims first."""
    found = []
    for conflict in conflicts:
        incidents = (certainty.incident_of(claim) for claim in conflict.claims)
        told = tuple(dict.fromkeys(incident for incident in incidents if incident is not None))
        found.append(replace(conflict, incidents=told, probability=certainty.of(conflict.claims)))
    return tuple(sorted(found, key=lambda conflict: (len(conflict.claims), conflict.claims)))


def prepared(claims: pl.DataFrame, linkage: Linkage, rulebook: Rulebook) -> pl.DataFrame:
    """The claims frame with `incident_id` (empty for totals), intervals and standing."""
    members = linkage.members.select("claim_id", "incident_id").unique("claim_id", keep="first", maintain_order=True)
    joined = claims.join(members, on="claim_id", how="left", maintain_order="left")
    return with_standing(with_intervals(joined, rulebook))
