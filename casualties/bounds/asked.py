"""Answer one question for a total under one linking: what was added, what was not, and the bounds from all claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casualties.bounds.chosen import choose
from casualties.bounds.holders import held_by
from casualties.bounds.inside import Inside
from casualties.bounds.line import greatest_named
from casualties.bounds.prepared import Prepared
from casualties.bounds.question import Question, days_asked, extent_asked
from casualties.bounds.ranges import Stated, StatedRange, range_of
from casualties.bounds.tallies import Tallies
from casualties.bounds.whole import settle_totals
from casualties.model import Relation, said_in
from casualties.scopes.victims import Group

__all__ = ["Answer", "LeftOut", "answer"]

LeftOut = tuple[str, str, str | None]
"""A claim that was not added, why, and a claim that counts its people."""

_INSIDE = frozenset({Relation.EQUAL, Relation.WITHIN})
_NOTHING = StatedRange(None, None, None, False)


@dataclass(frozen=True, slots=True)
class Answer:
    """A total counted once.

    `added_up` is what adding up every row in the scope gives. `partly` counts the incidents that may lie in the scope
    and may not; they raise the high only. Both bounds are None where no count agrees with all claims on the scope.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    open: bool = False
    bound_low: int | None = 0
    bound_high: int | None = None
    added_up: int = 0
    incidents: int = 0
    partly: int = 0
    used: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    low_held_by: tuple[str, ...] = ()
    high_held_by: tuple[str, ...] = ()


def answer(run: Prepared, question: Question) -> Answer:
    """Count a scope once."""
    days = days_asked(question, run)
    if days is None:
        return Answer()
    tallies = run.tallies([(extent_asked(question, run), days)])
    inside = run.inside(tallies)
    settled = settle_totals(tallies, inside, run.rulebook.bounds)
    low_held, high_held = held_by(0, tallies, inside, run.rulebook.bounds)
    least, most = (None, None) if 0 in settled.broken else (settled.low[0], settled.high[0])
    return _Count(run, tallies, inside).answer(least, most, low_held, high_held)


class _Count:
    """The counting of the scope asked for, which is the first spot."""

    def __init__(self, run: Prepared, tallies: Tallies, inside: Inside) -> None:
        self._run, self._tallies, self._inside = run, tallies, inside
        self._asked = tallies.spots[0]
        self._what = tallies.extents.all[self._asked.extent].what
        self._rows: dict[str, dict[str, Any]] = {row["claim_id"]: row for row in run.claims.iter_rows(named=True)}
        self._of_incident: dict[str, list[str]] = {}
        for claim, row in self._rows.items():
            if row["incident_id"] is not None and self._counts(row):
                self._of_incident.setdefault(row["incident_id"], []).append(claim)
        self._reckoned = run.reckoned

    def answer(
        self, bound_low: int | None, bound_high: int | None, low_held: tuple[str, ...], high_held: tuple[str, ...]
    ) -> Answer:
        """The answer, with the bounds as they were found."""
        of_totals = [self._total(at) for at in range(len(self._tallies.spots))]
        chosen = choose(self._asked, self._tallies, self._inside, [found.low or 0 for found in of_totals])
        of_incidents = {at: found for at in chosen.incidents if (found := self._incident(at)) != _NOTHING}
        partly = [found for at in chosen.partly if (found := self._incident(at)) != _NOTHING]
        added = [*(of_totals[at] for at in chosen.totals), *of_incidents.values()]
        because: dict[str, tuple[str, str | None]] = {}
        for at, whole in chosen.contained_totals:
            self._note(because, self._accounts(at), "contained", whole)
        for position, whole in chosen.contained_incidents:
            self._note(because, self._claims_at(position), "contained", whole)
        for at in chosen.overlapping:
            self._note(because, self._accounts(at), "overlap", None)
        for at in chosen.exceeded:
            self._note(because, self._accounts(at), "less than its parts", None)
        for position in chosen.partly:
            self._note(because, self._claims_at(position), "may lie outside", None)
        adding = [claim for at in chosen.totals for claim in self._accounts(at)]
        adding += [claim for at in of_incidents for claim in self._claims_at(at)]
        used = list(self._each_once(adding, because))
        highs = [found.high for found in (*added, *partly)]
        bests = [found.best for found in added]
        in_scope = {*adding, *because} - {claim for at in chosen.partly for claim in self._claims_at(at)}
        return Answer(
            low=sum(found.low or 0 for found in added) if added else None,
            best=_sum(bests) if added else None,
            high=_sum(highs) if added else None,
            open=bool(added) and (any(found.open for found in added) or None in highs),
            bound_low=bound_low,
            bound_high=bound_high,
            added_up=sum(_said(self._rows[claim]) for claim in in_scope),
            incidents=len(of_incidents),
            partly=len(partly),
            used=tuple(used),
            left_out=tuple((claim, *because[claim]) for claim in sorted(because)),
            low_held_by=low_held,
            high_held_by=high_held,
        )

    def _counts(self, row: Mapping[str, Any]) -> bool:
        """Whether a claim counts people that are asked for."""
        group = self._run.relations.groups.stated
        from_row = group(_group(row))
        found = {
            self._run.relations.harm(row["harm"], self._what.harm),
            self._run.relations.victims(from_row, self._what.group),
        }
        return found <= _INSIDE

    def _accounts(self, at: int) -> list[str]:
        return [account.claim for account in self._tallies.accounts[at]]

    def _claims_at(self, position: int) -> list[str]:
        return self._of_incident.get(self._inside.incident(position), [])

    def _note(
        self, because: dict[str, tuple[str, str | None]], claims: list[str], reason: str, whole: int | None
    ) -> None:
        holder = next(iter(self._accounts(whole)), None) if whole is not None else None
        for claim in claims:
            because.setdefault(claim, (reason, holder))

    def _each_once(self, claims: list[str], because: dict[str, tuple[str, str | None]]) -> Iterator[str]:
        """The claims that stand, each origin once for each incident or scope; of the others the reason is noted."""
        told: dict[tuple[Any, ...], str] = {}
        for claim in claims:
            row = self._rows[claim]
            if row["standing"] not in ("asserted", "superseded"):
                because.setdefault(claim, (row["standing"].replace("_", " "), row["standing_by"]))
                continue
            scope = row["incident_id"] or self._tallies.spot_of.get(claim)
            key = (scope, row["harm"], _group(row), row["origin"] or claim)
            if (first := told.setdefault(key, claim)) != claim:
                because.setdefault(claim, ("echo", first))
            else:
                yield claim

    def _total(self, at: int) -> StatedRange:
        """What the policy reports for the totals of one scope."""
        rows = [self._rows[account.claim] for account in self._tallies.accounts[at] if not account.past]
        return range_of([_stated(row) for row in rows], self._run.policy)

    def _incident(self, position: int) -> StatedRange:
        """What the policy reports for those of an incident who are asked for: the group itself, or groups within it."""
        lines = [
            line
            for found in (self._reckoned[self._inside.incident(position)],)
            for line in (*found.lines, *found.wanted)
            if (line.what.kind, line.what.basis) == (self._what.kind, self._what.basis)
            and self._run.relations.harm(line.what.harm, self._what.harm) in _INSIDE
        ]
        by_harm: dict[str, StatedRange] = {}
        for line in lines:
            relation = self._run.relations.victims(line.what.group, self._what.group)
            if line.reported.low is None and line.reported.high is None:
                continue
            if relation is Relation.EQUAL:
                by_harm[line.what.harm] = line.reported
            elif relation is Relation.WITHIN and line.what.harm not in by_harm:
                by_harm[line.what.harm] = StatedRange(line.reported.low, None, None, True)
        own = by_harm.pop(self._what.harm, None)
        if own is not None or not by_harm:
            return own or _NOTHING
        parts = list(by_harm.values())
        return StatedRange(
            sum(part.low or 0 for part in parts),
            _sum([part.best for part in parts]),
            _sum([part.high for part in parts]),
            any(part.open for part in parts),
        )


def _sum(counts: list[int | None]) -> int | None:
    """The sum; None where any is not known."""
    return None if None in counts else sum(count for count in counts if count is not None)


def _group(row: Mapping[str, Any]) -> Group:
    return Group(row["status"], row["age"], row["sex"], row["role"], row["nationality"])


def _said(row: Mapping[str, Any]) -> int:
    """The number that a reader of the row would add."""
    if row["standing"] == "not_asserted":
        return 0
    return said_in(row) or 0


def _stated(row: Mapping[str, Any]) -> Stated:
    return Stated(
        low=row["least"],
        high=row["most"],
        said=said_in(row),
        named=greatest_named(row["value"], row["best"], row["high"], row["least"], row["qualifier"]),
        counted=row["counted"],
        origin=row["origin"],
        reported=row["reported"],
        claim=row["claim_id"],
    )
