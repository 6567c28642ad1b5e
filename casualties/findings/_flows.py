"""Stock and flow: a running count against its last value and what the same source counts for the days between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from casualties.findings._case import Case
from casualties.findings._tellings import Telling

__all__ = ["Overflow", "overflows"]


@dataclass(frozen=True, slots=True)
class Overflow:
    """A value of a running count, the value before it, and the counts of the days between, which together exceed it."""

    now: Telling
    then: Telling
    flows: tuple[Telling, ...]

    @property
    def gap(self) -> int:
        """By how many people they exceed it at the least."""
        return (self.then.low or 0) + sum(flow.low or 0 for flow in self.flows) - (self.now.high or 0)

    def by_rounding(self, unit: float) -> bool:
        """Whether counts rounded to `unit` people or a ten-, hundredfold of it leave room for the gap."""
        counts = [each.said or 0 for each in (self.now, self.then, *self.flows)]
        return 2 * self.gap <= sum(_rounded_to(count, int(unit)) for count in counts)


def overflows(case: Case) -> Iterator[Overflow]:
    """The steps of running counts that grow by less than their own days say.

    A count may grow by more: reports come in late. It falls with a correction, or with none (C05); then its days say
    nothing.
    """
    between: dict[tuple[object, ...], dict[date, Telling]] = {}
    for each in case.tellings:
        whole = each.stance == "asserted" and each.incident is None and each.part_of is None
        if whole and each.start is not None and each.day is not None and not each.counts_on:
            between.setdefault(_scope(each), {}).setdefault(each.start, each)
    for own in case.dossier.series(case.named("D04")):
        for step in own.steps:
            if step.replaces and not step.falls and step.word.counts_on:
                flows = _flows(step.before, step.word, between.get(_scope(step.word), {}))
                found = Overflow(step.word, step.before, flows)
                if flows and step.word.high is not None and found.gap > 0:
                    yield found


def _flows(then: Telling, now: Telling, known: dict[date, Telling]) -> tuple[Telling, ...]:
    """Counts that fill the days after one value up to the next without a gap; none where they do not."""
    if then.day is None or now.day is None:
        return ()
    found: list[Telling] = []
    day = then.day + timedelta(days=1)
    while day <= now.day and (flow := known.get(day)) is not None and flow.day is not None:
        found.append(flow)
        day = flow.day + timedelta(days=1)
    return tuple(found) if day == now.day + timedelta(days=1) else ()


def _scope(each: Telling) -> tuple[object, ...]:
    return (each.origin, each.harm, each.group, each.place, each.perpetrator, each.cause, each.basis, each.kind)


def _rounded_to(count: int, unit: int) -> int:
    """The largest tenfold of a unit that a count is a multiple of; 0 where it is none."""
    found = 0
    while count and count % unit == 0:
        found, unit = unit, unit * 10
    return found
