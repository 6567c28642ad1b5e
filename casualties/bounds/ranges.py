"""The range that a policy reports for one group of one incident, from the figures that sources give for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from casualties.rulebook.policies import Policy

__all__ = ["Stated", "StatedRange", "range_of"]


class Stated(NamedTuple):
    """What one source gives for a group.

    `low` and `high` (None: open) bound the count, `said` is the number that names the figure and `named` the greatest
    number it names (None where it names none). `partial` counts only some of the group: it bounds from below and names
    no number for all of it.
    """

    low: int
    high: int | None
    said: int | None
    named: int | None
    counted: bool
    origin: str | None
    reported: date | None
    claim: str
    partial: bool = False


class StatedRange(NamedTuple):
    """The reported range; None is empty. `open` where a figure used gives only a lower bound."""

    low: int | None
    best: int | None
    high: int | None
    open: bool


def range_of(figures: Sequence[Stated], policy: Policy) -> StatedRange:
    """The range of a policy over the figures of one group; placeholders and vague words only where nobody counted."""
    if not figures:
        return StatedRange(None, None, None, False)
    counted = [figure for figure in figures if figure.counted] or list(figures)
    used = _AMONG[policy.among](counted, policy)
    low, high = _low(used, policy), _high(used, policy)
    if all(figure.partial for figure in used):
        return StatedRange(low, None, None, True)
    if low is not None and high is not None and low > high:
        low = high = None
    best = _best(used, policy, low)
    return StatedRange(low, best, high, any(figure.high is None for figure in used))


def _low(used: Sequence[Stated], policy: Policy) -> int | None:
    match policy.low:
        case "least_low":
            return min(figure.low for figure in used)
        case "greatest_low":
            return max(figure.low for figure in used)
        case "said":
            return _said(used)


def _high(used: Sequence[Stated], policy: Policy) -> int | None:
    match policy.high:
        case "greatest_named":
            return max((figure.named for figure in used if figure.named is not None), default=_most(used))
        case "least_high":
            return min((figure.high for figure in used if figure.high is not None), default=None)
        case "said":
            return _said(used)


def _most(used: Sequence[Stated]) -> int | None:
    """The greatest count that words allow, where nobody names a number."""
    return max((figure.high for figure in used if figure.high is not None), default=None)


def _best(used: Sequence[Stated], policy: Policy, low: int | None) -> int | None:
    match policy.best:
        case "none":
            return None
        case "low":
            return low
        case "said":
            return _said(used)
        case "last_said":
            last = max(figure.reported or date.min for figure in used)
            return _said([figure for figure in used if (figure.reported or date.min) == last])
        case "most_reliable":
            return _said(_most_origins(_best_ranked(used, policy), policy))


def _said(used: Sequence[Stated]) -> int | None:
    """The number said; the lowest where several are."""
    return min((figure.said for figure in used if figure.said is not None), default=None)


def _all(figures: Sequence[Stated], policy: Policy) -> Sequence[Stated]:
    return figures


def _last_words(figures: Sequence[Stated], policy: Policy) -> Sequence[Stated]:
    last: dict[str | None, date] = {}
    for figure in figures:
        day = figure.reported or date.min
        last[figure.origin] = max(last.get(figure.origin, date.min), day)
    return [figure for figure in figures if (figure.reported or date.min) == last[figure.origin]]


def _best_ranked(figures: Sequence[Stated], policy: Policy) -> Sequence[Stated]:
    best = min(policy.rank_of(figure.origin) for figure in figures)
    return [figure for figure in figures if policy.rank_of(figure.origin) == best]


def _most_origins(figures: Sequence[Stated], policy: Policy) -> Sequence[Stated]:
    """The figure of most independent origins; the lower where they tie."""
    origins: dict[int, set[str | None]] = {}
    for figure in figures:
        if figure.said is not None:
            origins.setdefault(figure.said, set()).add(figure.origin)
    if not origins:
        return figures
    chosen = min(origins, key=lambda said: (-len(origins[said]), said))
    return [figure for figure in figures if figure.said == chosen]


def _lowest(figures: Sequence[Stated], policy: Policy) -> Sequence[Stated]:
    said = _said(figures)
    return [figure for figure in figures if figure.said == said] if said is not None else figures


_AMONG: dict[str, Callable[[Sequence[Stated], Policy], Sequence[Stated]]] = {
    "all": _all,
    "last_words": _last_words,
    "best_ranked": _best_ranked,
    "most_origins": _most_origins,
    "lowest": _lowest,
}
