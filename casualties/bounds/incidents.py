"""The incidents of a run with their ranges: one line for each incident, harm and victim group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from casualties.bounds.conflict import Conflict
from casualties.bounds.family import Family, family_of
from casualties.bounds.line import Line
from casualties.bounds.ranges import StatedRange, range_of
from casualties.bounds.settle import Settled, conflict_of, settle
from casualties.bounds.stated import stated_for
from casualties.model import JOIN
from casualties.rulebook import Rulebook
from casualties.rulebook.policies import Policy
from casualties.scopes.relations import Relations
from casualties.scopes.victims import EVERYONE, Group

__all__ = ["INCIDENTS", "Lower", "RangeLine", "Reckoned", "Reckoner", "incidents_frame"]

INCIDENTS: dict[str, pl.DataType] = {
    "incident_id": pl.String(),
    "start": pl.Date(),
    "end": pl.Date(),
    "place": pl.String(),
    "country": pl.String(),
    "admin1": pl.String(),
    "latitude": pl.Float64(),
    "longitude": pl.Float64(),
    "perpetrator": pl.String(),
    "cause": pl.String(),
    "harm": pl.String(),
    "victims": pl.String(),
    "low": pl.Int64(),
    "best": pl.Int64(),
    "high": pl.Int64(),
    "open": pl.Boolean(),
    "bound_low": pl.Int64(),
    "bound_high": pl.Int64(),
    "policy": pl.String(),
    "claims": pl.String(),
    "origins": pl.String(),
    "datasets": pl.String(),
}

_HARMS_TOGETHER = frozenset({"killed", "injured", "casualties"})


@dataclass(frozen=True, slots=True)
class Lower:
    """The least count of one group of an incident, by which it bounds totals, and a claim that gives it."""

    harm: str
    group: Group
    kind: str
    basis: str
    count: int
    claim: str


@dataclass(frozen=True, slots=True)
class RangeLine:
    """One line of incidents before what is known of the incident as a whole is joined to it."""

    harm: str
    victims: str
    reported: StatedRange
    bound_low: int
    bound_high: int | None
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    datasets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One incident: its lines, its conflicts, its least counts, and claims of systems too large to settle."""

    lines: tuple[RangeLine, ...]
    conflicts: tuple[Conflict, ...]
    lowers: tuple[Lower, ...]
    unsolved: tuple[tuple[str, ...], ...]


class Reckoner:
    """Reckons incidents by the rules in force and one policy."""

    def __init__(self, rulebook: Rulebook, relations: Relations, policy: Policy) -> None:
        self._relations, self._policy = relations, policy
        self._covers = rulebook.trees.covers
        self._cells = rulebook.bounds.limit("cells")
        self._kinds = {kind.id: number for number, kind in enumerate(rulebook.bounds.kinds)}

    def reckon(self, lines: Sequence[Line]) -> Reckoned:
        """Ranges and conflicts of the claims of one incident."""
        found: dict[tuple[str, Group], RangeLine] = {}
        conflicts: list[Conflict] = []
        lowers: list[Lower] = []
        unsolved: list[tuple[str, ...]] = []
        for family_lines in self._families(lines):
            standing = [line for line in family_lines if line.stands]
            family = family_of(standing, self._relations, self._covers)
            settled = settle(family, self._cells) if family.nodes else Settled((), (), ())
            conflicts.extend(conflict_of(clash) for clash in settled.clashes)
            lowers.extend(_lowers(family, settled))
            if settled.unsolved:
                unsolved.append(tuple(line.claim for line in standing))
            for key, line in self._lines(family_lines, family, settled):
                found.setdefault(key, line)
        order = sorted(found, key=lambda key: (key[0], key[1].label))
        return Reckoned(tuple(found[key] for key in order), tuple(conflicts), tuple(lowers), tuple(unsolved))

    def _families(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        """Claims that can be set against one another, the plainest kind of count first."""
        joined = any(line.harm == "casualties" for line in lines)
        families: dict[tuple[bool, int, str, str], list[Line]] = {}
        by_id = {line.claim: line for line in lines}
        for line in lines:
            whole = by_id.get(line.part_of or "")
            kind, basis = (whole.kind, whole.basis) if whole is not None else (line.kind, line.basis)
            harm = "" if joined and line.harm in _HARMS_TOGETHER else line.harm
            families.setdefault((basis != "occurrence", self._kinds[kind], basis, harm), []).append(line)
        for key in sorted(families):
            yield families[key]

    def _lines(
        self, lines: Sequence[Line], family: Family, settled: Settled
    ) -> Iterator[tuple[tuple[str, Group], RangeLine]]:
        at_key = {key: at for at, key in enumerate(family.keys)}
        keys = dict.fromkeys(
            key
            for line in lines
            for key in ((line.harm, EVERYONE), (line.harm, self._relations.groups.stated(line.group)))
        )
        for key in keys:
            harm, group = key
            at = at_key.get(key)
            reported = range_of(stated_for(family, at), self._policy) if at is not None else range_of((), self._policy)
            held = [
                line
                for line in lines
                if line.harm == harm and (group == EVERYONE or self._relations.groups.stated(line.group) == group)
            ]
            yield (
                key,
                RangeLine(
                    harm,
                    group.label,
                    reported,
                    settled.low[at] if at is not None else 0,
                    settled.high[at] if at is not None else None,
                    tuple(line.claim for line in held),
                    tuple(sorted({line.teller.origin for line in held if line.teller.origin is not None})),
                    tuple(sorted({line.dataset for line in held if line.dataset is not None})),
                ),
            )


def _lowers(family: Family, settled: Settled) -> Iterator[Lower]:
    for at, (harm, group) in enumerate(family.keys):
        if settled.low[at] <= 0:
            continue
        claim = _giving(family, settled, at)
        line = next((line for lines in family.told for line in lines), None)
        if claim is not None and line is not None:
            yield Lower(harm, group, line.kind, line.basis, settled.low[at], claim)


def _giving(family: Family, settled: Settled, at: int) -> str | None:
    """A claim that gives the least count of a node: one that counts it, or the largest of its parts."""
    inside = [node for node in range(len(family.keys)) if node == at or at in family.above[node]]
    lines = [line for node in inside for line in family.told[node]]
    giving = [line for line in lines if line.least >= settled.low[at]]
    if giving:
        return min(giving, key=lambda line: (line.least, line.claim)).claim
    return max(lines, key=lambda line: (line.least, line.claim)).claim if lines else None


def incidents_frame(claims: pl.DataFrame, reckoned: Iterable[tuple[str, Reckoned]], policy: str) -> pl.DataFrame:
    """The frame of `incidents.csv` (schema `INCIDENTS`), sorted by incident, harm and victims.

    Where claims of an incident differ in perpetrator or cause, all are listed; its days and place are those of the
    claims that are most exact.
    """
    rows = [
        (
            incident,
            line.harm,
            line.victims or None,
            line.reported.low,
            line.reported.best,
            line.reported.high,
            line.reported.open,
            line.bound_low,
            line.bound_high,
            policy,
            JOIN.join(line.claims),
            JOIN.join(line.origins) or None,
            JOIN.join(line.datasets) or None,
        )
        for incident, found in reckoned
        for line in found.lines
    ]
    own = [name for name in INCIDENTS if name not in _WHOLE]
    ranges = pl.DataFrame(rows, schema={name: INCIDENTS[name] for name in own}, orient="row")
    return ranges.join(_known(claims), on="incident_id", how="left", maintain_order="left").select(list(INCIDENTS))


_WHOLE = frozenset({"start", "end", "place", "country", "admin1", "latitude", "longitude", "perpetrator", "cause"})
_KINDS_OF_PLACE = {"city": 0, "admin": 1, "region": 2, "country": 3}


def _known(claims: pl.DataFrame) -> pl.DataFrame:
    """What is known of each incident as a whole."""
    days = (pl.col("end") - pl.col("start")).dt.total_days()
    exact = (days == days.min().over("incident_id")).fill_null(False)
    place_rank = pl.col("place_kind").replace_strict(_KINDS_OF_PLACE, default=1, return_dtype=pl.Int64)
    placed = pl.any_horizontal(pl.col("place", "country", "latitude").is_not_null())
    when = (
        claims.filter(exact)
        .group_by("incident_id", maintain_order=True)
        .agg(pl.col("start").min(), pl.col("end").max())
    )
    where = (
        claims.filter(placed)
        .with_columns(place_rank.alias("_rank"))
        .sort("incident_id", "_rank", "place_precision_km", "claim_id", nulls_last=True)
        .group_by("incident_id", maintain_order=True)
        .agg(pl.col("place", "country", "admin1", "latitude", "longitude").first())
    )
    who = claims.group_by("incident_id", maintain_order=True).agg(
        pl.col(name).drop_nulls().unique().sort().str.join(JOIN).replace("", None) for name in ("perpetrator", "cause")
    )
    return who.join(when, on="incident_id", how="left").join(where, on="incident_id", how="left")
