"""Beside: how incidents and totals lie to each total, told as contained, overlapping, outside or not comparable."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from casualties.bounds.origins import share_origin
from casualties.findings._pairs import Lie, ScopeTable
from casualties.findings._tellings import Telling
from casualties.model import Relation

__all__ = ["Beside", "Neighbour", "Verdict", "beside"]

_INSIDE = (Relation.EQUAL, Relation.WITHIN)
_YEAR = 366
_SLOTS = ("perpetrator", "cause")


class Verdict(StrEnum):
    """What two scopes are to one another."""

    CONTAINED = "contained"
    OVERLAP = "overlap"
    OUTSIDE = "outside"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A telling beside a total: its verdict, the dimensions that decide it, and those it does not state."""

    lie: Lie
    verdict: Verdict
    dimensions: tuple[str, ...] = ()
    unstated: tuple[str, ...] = ()

    @property
    def telling(self) -> Telling:
        """The claim beside the total."""
        return self.lie.telling


@dataclass(slots=True)
class Beside:
    """The neighbours of one total with one verdict: how many, and the first of them."""

    total: Telling
    verdict: Verdict
    count: int = 0
    shown: list[Neighbour] = field(default_factory=list)


def beside(
    totals: Iterable[Telling],
    incidents: ScopeTable,
    others: ScopeTable,
    *,
    shown: int,
    apart: Container[tuple[str, str]] = (),
) -> Iterator[Beside]:
    """For each total and verdict its neighbours, each incident once; at most `shown` are kept beside their number.

    `apart` are pairs of a total and an incident or claim that it leaves out by its own words: no neighbours of it.
    """
    for total in totals:
        until = total.reported.toordinal() if total.as_of is not None and total.reported is not None else None
        found: dict[Verdict, Beside] = {}
        for neighbour in (*_incidents(total, incidents, until), *_totals(total, others, until)):
            if (total.id, neighbour.telling.incident or neighbour.telling.id) in apart:
                continue
            kept = found.setdefault(neighbour.verdict, Beside(total, neighbour.verdict))
            kept.count += 1
            if len(kept.shown) < shown:
                kept.shown.append(neighbour)
        yield from found.values()


def _incidents(total: Telling, table: ScopeTable, until: int | None) -> Iterable[Neighbour]:
    """One neighbour for each incident: that of the claim which lies closest within the total."""
    best: dict[str | None, Neighbour] = {}
    for lie in table.near(total, until=until):
        neighbour = _judged(total, lie)
        if neighbour is not None:
            held = best.get(lie.telling.incident)
            if held is None or _rank(neighbour) < _rank(held):
                best[lie.telling.incident] = neighbour
    return best.values()


def _totals(total: Telling, table: ScopeTable, until: int | None) -> Iterator[Neighbour]:
    for lie in table.near(total, until=until):
        if _one_series(total, lie.telling):
            continue
        neighbour = _judged(total, lie)
        mutual = neighbour is not None and neighbour.verdict in (Verdict.OVERLAP, Verdict.NOT_COMPARABLE)
        if neighbour is not None and (not mutual or total.at < lie.telling.at):
            yield neighbour


def _rank(neighbour: Neighbour) -> tuple[int, int, int]:
    order = list(Verdict)
    return order.index(neighbour.verdict), len(neighbour.unstated), neighbour.telling.at


def _one_series(total: Telling, other: Telling) -> bool:
    """Whether they are words of one source on one running total: those replace one another.

    A copy that leaves out who did it, or how, still speaks of the running total it cites.
    """
    scopes = [(each.harm, each.group, each.place, each.start, each.basis, each.kind) for each in (total, other)]
    slots = ((total.perpetrator, other.perpetrator), (total.cause, other.cause))
    fit = all(left == right or None in (left, right) for left, right in slots)
    days = total.end == other.end or (total.counts_on and other.counts_on)
    return scopes[0] == scopes[1] and fit and days and share_origin(total, other)


def _judged(total: Telling, lie: Lie) -> Neighbour | None:
    other = lie.telling
    unstated = tuple(name for name in _SLOTS if getattr(other, name) is None and getattr(total, name) is not None)
    if other.incident is None:
        unstated = ()
    rest = {name: relation for name, relation in lie.dimensions.items() if name not in unstated}
    if lie.period is Relation.DISJOINT:
        rest.pop("period")
        looks = lie.place in _INSIDE and Relation.UNSTATED not in rest.values()
        return Neighbour(lie, Verdict.OUTSIDE, ("as_of",), unstated) if looks and total.as_of is not None else None
    if Relation.UNSTATED in rest.values() or _merely_near(lie):
        return None
    if other.part_of == total.id:
        return Neighbour(lie, Verdict.CONTAINED) if other.incident is None else None
    if differs := _counts_otherwise(total, other):
        return Neighbour(lie, Verdict.NOT_COMPARABLE, differs, unstated)
    if all(relation in _INSIDE for relation in rest.values()):
        equal = all(relation is Relation.EQUAL for relation in rest.values()) and other.incident is None
        return None if equal else Neighbour(lie, Verdict.CONTAINED, (), unstated)
    if unstated or _contains(rest.values()):
        return None
    shared = tuple(name for name, relation in rest.items() if relation not in _INSIDE)
    return Neighbour(lie, Verdict.OVERLAP, shared)


def _contains(relations: Iterable[Relation]) -> bool:
    """Whether the other scope holds the total: then the pair is told from the other's side."""
    return set(relations) <= {Relation.EQUAL, Relation.CONTAINS}


def _merely_near(lie: Lie) -> bool:
    """Whether only the distance of two points lets the places share ground; that is no overlap of scopes."""
    return lie.place is Relation.OVERLAPS and lie.telling.is_spot


def _counts_otherwise(total: Telling, other: Telling) -> tuple[str, ...]:
    """The dimensions of counting that differ.

    A total of judged reports since the start of a campaign holds what happened in it, as far as it was judged; one of
    a month's or year's judgements holds what happened earlier.
    """
    found = []
    since_a_start = other.incident is not None and not _fills_months(total)
    if total.basis != other.basis and not since_a_start:
        found.append("basis")
    if total.kind != other.kind:
        found.append("definition")
    return tuple(found)


def _fills_months(total: Telling) -> bool:
    """Whether a total counts whole months, or a day or week, rather than from a start on."""
    if total.start is None or total.end is None:
        return False
    whole = total.start.day == 1 and total.end.day == monthrange(total.end.year, total.end.month)[1]
    return (whole and total.end.toordinal() - total.start.toordinal() < _YEAR) or total.day == total.start
