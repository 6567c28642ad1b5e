"""Alterations: in what a copy differs from all that its source had said by then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from casualties.bounds.origins import agree
from casualties.findings._origins import copied_from
from casualties.findings._tellings import Telling
from casualties.model import Relation
from casualties.scopes.relations import ScopeRelation

__all__ = ["Altered", "altered_copies"]

Relate = Callable[[str, str], ScopeRelation]
"""How the scopes of two claims lie, by their ids."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A copy, the nearest telling of its source, and in what they differ (never empty)."""

    copy: Telling
    source: Telling
    dimensions: tuple[str, ...]


def altered_copies(
    tellings: Sequence[Telling], relate: Relate, *, stray_days: float, stray_least: float
) -> Iterator[Altered]:
    """The altered copies in the order of the tellings.

    A copy is set against what its source had said by then of the same incident, or in totals of the same harm. Where
    the source has nothing on the copy's incident, a telling of another incident stands in if figure and group are the
    same, `stray_least` people or more, and only the place differs, or only the days, by `stray_days` at most.
    """
    differ = _Differences(relate)
    published: dict[tuple[str, ...], list[Telling]] = {}
    for each in tellings:
        if each.stance == "asserted" and each.chain:
            published.setdefault(each.chain, []).append(each)
    for copy in tellings:
        if copy.stance != "asserted" or copy.revises is not None:
            continue
        cited = [source for source in _cited(copy, published) if source.harm == copy.harm and _by_then(source, copy)]
        if not cited:
            continue
        if copy.incident is None:
            found = differ.total(copy, [source for source in cited if source.incident is None])
        else:
            found = differ.incident(copy, [source for source in cited if source.incident == copy.incident])
            if found is None and not any(source.incident == copy.incident for source in cited):
                others = [source for source in cited if source.incident is not None]
                found = differ.stray(copy, others, days=stray_days, least=stray_least)
        if found is not None:
            yield found


def _cited(copy: Telling, published: dict[tuple[str, ...], list[Telling]]) -> list[Telling]:
    chains = (copy.chain[:length] for length in range(len(copy.chain) - 1, 0, -1))
    return [source for chain in chains for source in published.get(chain, ()) if copied_from(copy, source)]


def _by_then(source: Telling, copy: Telling) -> bool:
    return source.reported is None or copy.reported is None or source.reported <= copy.reported


class _Differences:
    """What keeps a copy from saying what its source says, by the relations of their scopes."""

    def __init__(self, relate: Relate) -> None:
        self._relate = relate

    def incident(self, copy: Telling, sources: Sequence[Telling]) -> Altered | None:
        """Against tellings of the copy's own incident: first of the same group, else of the same figure."""
        same = [source for source in sources if source.group == copy.group]
        others = [source for source in sources if source.said == copy.said]
        return _nearest(copy, ((source, self._apart(copy, source)) for source in same or others))

    def stray(self, copy: Telling, sources: Sequence[Telling], *, days: float, least: float) -> Altered | None:
        """Against tellings of other incidents: the same figure and group, and one thing that differs."""
        alike = [source for source in sources if agree(copy, source) and source.group == copy.group]
        if (copy.said or 0) < least or copy.start is None or copy.part_of is not None:
            return None
        found = _nearest(copy, ((source, self._apart(copy, source)) for source in alike))
        if found is None or found.dimensions not in (("place",), ("period",)) or found.source.start is None:
            return None
        near = abs((copy.start - found.source.start).days) <= days
        same_place = copy.place == found.source.place
        return found if near and (same_place or found.dimensions == ("place",)) else None

    def total(self, copy: Telling, sources: Sequence[Telling]) -> Altered | None:
        """Against totals: the same figure of another scope, else another figure of the same scope.

        A running total that has grown since is a later word of its source, not an altered one.
        """
        apart = [(source, self._unequal(copy, source)) for source in sources]
        if any(not dimensions and agree(copy, source) for source, dimensions in apart):
            return None
        same_figure = [(source, dimensions) for source, dimensions in apart if source.said == copy.said]
        if same_figure and (copy.said or 0) > 0:
            related = [(source, names) for source, names in same_figure if len(names) <= 2]
            return _nearest(copy, ((source, _figure(copy, source, names)) for source, names in related))
        same_scope = [source for source, dimensions in apart if not dimensions and not _grown(copy, source)]
        return _nearest(copy, ((source, ("figure",)) for source in same_scope if not agree(copy, source)))

    def _apart(self, copy: Telling, source: Telling) -> tuple[str, ...]:
        """The dimensions in which two tellings of an incident say what cannot both be."""
        found = self._relate(copy.id, source.id).dimensions
        named = {**found, "the people counted": found["victims"]}
        order = ("the people counted", "place", "period", "perpetrator", "cause")
        return _figure(copy, source, tuple(name for name in order if named[name] is Relation.DISJOINT))

    def _unequal(self, copy: Telling, source: Telling) -> tuple[str, ...]:
        """The dimensions in which two totals do not count the same; who did it and how a copy may leave out."""
        running = _open_ended(copy) and _open_ended(source)
        found = {
            "the people counted": copy.group == source.group,
            "place": copy.place == source.place,
            "period": copy.start == source.start and (running or copy.end == source.end),
            "perpetrator": copy.perpetrator in (source.perpetrator, None),
            "cause": copy.cause in (source.cause, None),
            "basis": copy.basis == source.basis,
        }
        return tuple(name for name, equal in found.items() if not equal)


def _figure(copy: Telling, source: Telling, dimensions: tuple[str, ...]) -> tuple[str, ...]:
    return dimensions if agree(copy, source) else ("figure", *dimensions)


def _nearest(copy: Telling, compared: Iterable[tuple[Telling, tuple[str, ...]]]) -> Altered | None:
    """The source that differs least; None where one does not differ at all, or there is none."""
    ranked = sorted(
        compared, key=lambda pair: (len(pair[1]), -(pair[0].reported.toordinal() if pair[0].reported else 0))
    )
    return Altered(copy, *ranked[0]) if ranked and ranked[0][1] else None


def _grown(copy: Telling, source: Telling) -> bool:
    later = copy.day is not None and source.day is not None and copy.day > source.day
    return later and _open_ended(copy) and (copy.low or 0) >= (source.low or 0)


def _open_ended(each: Telling) -> bool:
    """Whether a total runs on: to the day it was reported, or to where its data end."""
    return each.end is None or each.end in (each.reported, each.as_of)
