"""Outliers: what lies far outside of a dataset's own range, by limits that a few slips cannot move."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["far_above", "far_apart"]

_SCALE = 1.4826  # makes the median of deviations comparable with a standard deviation (Rousseeuw & Croux 1993)
_FLOOR = 0.25


def far_above(
    values: npt.NDArray[np.float64], *, factor: float, spread: float, rows: float, share: float
) -> float | None:
    """The limit above which values lie far outside of the others; None where none do, or there are too few.

    A value is far outside where it is `factor` times the next smaller one or more, and, on a logarithmic scale,
    `spread` robust deviations above the median; no more than `share` of them are, or one.
    """
    positive = np.sort(values[values > 0])
    if len(positive) < rows:
        return None
    logs = np.log(positive)
    middle = float(np.median(logs))
    deviation = max(_SCALE * float(np.median(np.abs(logs - middle))), _FLOOR)
    at_most = _few(share, len(positive))
    for above in range(at_most, 0, -1):
        lowest, below = positive[-above], positive[-above - 1]
        if lowest >= factor * below and (np.log(lowest) - middle) / deviation >= spread:
            return float(below)
    return None


def far_apart(
    days: npt.NDArray[np.int64], *, factor: float, least: float, rows: float, share: float
) -> tuple[int, int] | None:
    """The first and last day of all but the few that lie far apart from the others; None where none do.

    Days lie far apart where the gap to the others is `factor` times as long as what those span, a span counting
    `least` days at least. No more than `share` of them do, or one, before and after together.
    """
    ordered = np.sort(days)
    if len(ordered) < rows:
        return None
    at_most = _few(share, len(ordered))
    gaps = np.diff(ordered)
    wide_gaps = gaps >= factor * least
    cut_before = [0, *(int(at) + 1 for at in np.flatnonzero(wide_gaps[:at_most]))]
    cut_after = [0, *(int(at) + 1 for at in np.flatnonzero(wide_gaps[::-1][:at_most]))]
    for early in cut_before:
        for late in cut_after:
            if not 0 < early + late <= at_most:
                continue
            first, last = int(ordered[early]), int(ordered[len(ordered) - 1 - late])
            wide = factor * max(float(last - first), least)
            if (not early or gaps[early - 1] >= wide) and (not late or gaps[len(gaps) - late] >= wide):
                return first, last
    return None


def _few(share: float, rows: int) -> int:
    """How many of some rows may stray: a share of them, but one at least, and never all."""
    return min(max(1, int(share * rows)), rows - 1)
