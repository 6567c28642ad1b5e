"""One system of bounds for a run: ranges of incidents, and what cannot all be true."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from casualties.bounds.certainty import Certainty
from casualties.bounds.conflict import Conflict
from casualties.bounds.incidents import Reckoned, Reckoner, incidents_frame
from casualties.bounds.interval import with_intervals
from casualties.bounds.line import lines_of
from casualties.bounds.standing import with_standing
from casualties.model import Linkage
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from casualties.scopes.added import AddedNumbers
from casualties.scopes.relations import Relations

__all__ = ["Bounds", "Unsolved", "prepared", "solve"]


@dataclass(frozen=True, slots=True)
class Unsolved:
    """A system that is beyond the work limit: how many claims and cells it has, and the claims."""

    claims: tuple[str, ...]
    cells: int


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
    certainty = Certainty(linkage)
    conflicts = [
        replace(conflict, incidents=(incident,), probability=certainty.of(conflict.claims))
        for incident, found in reckoned
        for conflict in found.conflicts
    ]
    unsolved = [Unsolved(ids, 0) for _, found in reckoned for ids in found.unsolved]
    return Bounds(
        incidents=incidents_frame(in_incidents, reckoned, policy),
        conflicts=tuple(sorted(conflicts, key=lambda conflict: (len(conflict.claims), conflict.claims))),
        standing=ready.select("claim_id", "least", "most", "counted", "kind", "standing", "standing_by"),
        unsolved=tuple(unsolved),
    )


def prepared(claims: pl.DataFrame, linkage: Linkage, rulebook: Rulebook) -> pl.DataFrame:
    """The claims frame with `incident_id` (empty for totals), intervals and standing."""
    members = linkage.members.select("claim_id", "incident_id").unique("claim_id", keep="first", maintain_order=True)
    joined = claims.join(members, on="claim_id", how="left", maintain_order="left")
    return with_standing(with_intervals(joined, rulebook))
