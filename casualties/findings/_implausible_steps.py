"""Spikes: figures of a running total that tower over, or drop below, those of the same source around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from casualties.findings._case import Case
from casualties.findings._series import Series, series
from casualties.findings._tellings import Telling

__all__ = ["Spike", "spikes"]

_AROUND = 3


@dataclass(frozen=True, slots=True)
class Spike:
    """A figure out of its series: the claims before and after it, those it contradicts, and a figure it would fit."""

    claim: str
    beside: tuple[str, ...]
    breaks: tuple[str, ...]
    fits: str | None


def spikes(case: Case) -> Iterator[Spike]:
    """The spikes of all series of totals, in the order of the series."""
    running = list(series(case.dossier.cells_of_totals, case.named("D04"), case.lessening.natural))
    factor = case.tolerance("outlier_factor")
    for own in running:
        words = [word.first for word in own.words]
        for at in range(len(words)):
            before, after = words[max(at - _AROUND, 0) : at], words[at + 1 : at + 1 + _AROUND]
            if _stands_out(words[at], before, after, factor):
                beside = (before[-1].id, after[0].id)
                yield Spike(words[at].id, beside, _breaks(case, words[at]), _fits(words[at], own, running, factor))


def _stands_out(each: Telling, before: Sequence[Telling], after: Sequence[Telling], factor: float) -> bool:
    """Whether a figure is `factor` times those before and after it, or the `factor`th part of both."""
    if not before or len(after) < 2 or each.said is None:
        return False
    earlier, later = (median(near.said or 0 for near in side) for side in (before, after))
    above = each.said >= factor * max(earlier, later)
    below = each.said * factor <= min(earlier, later)
    return above or below


def _breaks(case: Case, each: Telling) -> tuple[str, ...]:
    """The other claims of the contradictions that a figure takes part in, each once."""
    contradictions = [f for f in case.telling_of.get(each.id, ()) if f.code.startswith("C")]
    return tuple(dict.fromkeys(name for finding in contradictions for name in finding.claims if name != each.id))


def _fits(each: Telling, own: Series, others: Sequence[Series], factor: float) -> str | None:
    """A figure of another series of the same source, nearest in time, that an odd figure comes close to."""
    best: tuple[int, int, str] | None = None
    for other in others:
        if other.origin != own.origin or other is own or each.day is None or each.said is None:
            continue
        for word in other.words:
            near = word.first
            if near.harm != each.harm or near.day is None or not near.said:
                continue
            days, gap = abs((near.day - each.day).days), abs(near.said - each.said)
            if days <= _AROUND * 2 and gap * factor * 2 <= near.said and (best is None or (days, gap) < best[:2]):
                best = (days, gap, near.id)
    return best[2] if best else None
