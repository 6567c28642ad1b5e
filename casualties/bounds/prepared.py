"""A run made ready: claims with their intervals and standing, incidents reckoned, totals as tallies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from casualties.bounds.coordinated import with_lists
from casualties.bounds.extent import Extent
from casualties.bounds.incidents import happened, known_of
from casualties.bounds.inside import Happened, Inside
from casualties.bounds.interval import with_intervals
from casualties.bounds.late_deaths import with_late_deaths
from casualties.bounds.ledger import Ledger, written
from casualties.bounds.line import lines_of
from casualties.bounds.parts_by_place import with_parts_by_place
from casualties.bounds.pieces import Key
from casualties.bounds.reckon import Reckoned, Reckoner
from casualties.bounds.set_apart import with_set_apart
from casualties.bounds.standing import with_standing
from casualties.bounds.tallies import Tallies, tallies_of
from casualties.model import Linkage
from casualties.rulebook import Rulebook
from casualties.rulebook.policies import Policy
from casualties.scopes import Gazetteer
from casualties.scopes.added import AddedNumbers
from casualties.scopes.periods import Days
from casualties.scopes.relations import Relations
from casualties.scopes.victims import Group

__all__ = ["Prepared", "prepare"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the system of bounds of a run is made of.

    `claims` is the claims frame with `incident_id` (empty for totals), `least`, `most`, `counted`, `kind`, `standing`,
    `standing_by` and `listed_with`; `known` has a line for each incident, `ledger` what was reckoned of it. `reckoned`
    are the incidents by themselves, where groups were `wanted`.
    """

    claims: pl.DataFrame
    known: pl.DataFrame
    ledger: Ledger
    reckoned: Mapping[str, Reckoned]
    happened: tuple[Happened, ...]
    relations: Relations
    rulebook: Rulebook
    policy: Policy

    def tallies(self, asked: Sequence[tuple[Extent, Days]] = ()) -> Tallies:
        """The totals, and scopes asked for before them."""
        totals = self.claims.filter(pl.col("coverage") == "total")
        return tallies_of(totals, self.relations, self.rulebook.trees.covers, asked)

    def inside(self, tallies: Tallies) -> Inside:
        """The incidents, to be counted inside the totals."""
        return Inside(self.happened, tallies.extents, self.relations)


def prepare(
    claims: pl.DataFrame,
    linkage: Linkage,
    rulebook: Rulebook,
    gazetteer: Gazetteer,
    policy: str,
    wanted: Sequence[Key] = (),
) -> Prepared:
    """Make a claims frame ready under a linkage. Raises UsageError for an unknown policy.

    Incidents are reckoned for the groups they tell of, those that any total counts, and those `wanted`.
    """
    chosen = rulebook.policy(policy)
    relations = Relations(gazetteer, rulebook)
    members = linkage.members.select("claim_id", "incident_id").unique("claim_id", keep="first", maintain_order=True)
    parted = with_parts_by_place(with_late_deaths(claims, rulebook.bounds), relations)
    own = parted.select("claim_id").join(members, on="claim_id", how="left", maintain_order="left")
    joined = parted.with_columns(own["incident_id"])  # a join of the whole frame would copy it
    counted = with_set_apart(with_intervals(joined, rulebook), rulebook.bounds)
    ready = with_lists(with_standing(counted, rulebook.bounds), rulebook.bounds)
    del parted, joined, counted
    known = known_of(ready)
    reckoner = Reckoner(rulebook, relations, chosen, [*wanted, *_of_totals(ready, relations)])
    reckoned = (
        (incident, reckoner.reckon(lines)) for incident, lines in lines_of(ready, AddedNumbers(rulebook.bounds))
    )
    kept = dict(reckoned) if wanted else {}
    ledger = written(kept.items() if wanted else reckoned, _bearing_on_totals(ready, known, asked=bool(wanted)))
    return Prepared(
        claims=ready,
        known=known,
        ledger=ledger,
        reckoned=kept,
        happened=tuple(happened(known, ledger.minima)),
        relations=relations,
        rulebook=rulebook,
        policy=chosen,
    )


def _bearing_on_totals(ready: pl.DataFrame, known: pl.DataFrame, *, asked: bool) -> frozenset[str]:
    """The incidents that may lie in a total, by their days; all of them where totals are asked for."""
    if asked:
        return frozenset(known["incident_id"].to_list())
    totals = ready.filter(pl.col("coverage") == "total")
    if totals.is_empty():
        return frozenset()
    first, last = totals.select(pl.col("start").min(), pl.max_horizontal("end", "as_of", "reported").max()).row(0)
    near = (pl.col("end") >= pl.lit(first, pl.Date)) & (pl.col("start") <= pl.lit(last, pl.Date))
    return frozenset(known.filter(near)["incident_id"].to_list())


def _of_totals(ready: pl.DataFrame, relations: Relations) -> list[Key]:
    """The harms and groups that totals count, in the order of the frame."""
    totals = ready.filter(pl.col("coverage") == "total").select("harm", *Group._fields).unique(maintain_order=True)
    return [(harm, relations.groups.stated(Group(*group))) for harm, *group in totals.iter_rows()]
