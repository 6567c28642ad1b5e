"""Late: a dataset all of whose dates lie the same number of days after those of others.

Rows of two datasets that share a place are counted by how many days lie between them. Unrelated rows spread evenly over
the days; what stands above that level is the same incidents, and where they stand is how far the dates lie apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from statistics import median

import polars as pl

from casualties.link.shifts.offsets import Apart, offsets
from casualties.rulebook.linking import Linking

__all__ = ["days_late"]

_CHANCE = range(8, 15)
"""Lags, in days before and after, at which only chance brings rows together."""
_KEYS = (["name"], ["name", "killed_said"], ["cell"], ["name", "age"])


@dataclass(frozen=True, slots=True)
class _Lags:
    """How many pairs of rows lie so many days apart beyond what chance brings together, and that chance."""

    beyond: dict[int, float]
    chance: float

    @property
    def best(self) -> int:
        return max(self.beyond, key=lambda lag: (self.beyond[lag], -abs(lag), lag))

    @property
    def share(self) -> float:
        """How much of what is beyond chance stands at the best lag."""
        total = sum(pairs for pairs in self.beyond.values() if pairs > 0)
        return self.beyond[self.best] / total if total else 0.0


def days_late(nodes: pl.DataFrame, rules: Linking) -> dict[int, int]:
    """By how many days each dataset (number of its source) is late; those that are not are left out."""
    single = nodes.filter(~pl.col("text") & (pl.col("first") == pl.col("last"))).select(
        "source",
        "name",
        "age",
        day="first",
        cell=(pl.col("latitude") * 10).round().cast(pl.Int32) * 10_000
        + (pl.col("longitude") * 10).round().cast(pl.Int32),
        killed_said=pl.when(pl.col("killed_said") >= rules.limit("slip_figure")).then("killed_said"),
    )
    datasets = {
        int(source): rows
        for (source,), rows in single.partition_by("source", as_dict=True).items()
        if rows.height >= rules.limit("shift_rows")
    }
    told = (_told(datasets[left], datasets[right], rules) for left, right in combinations(sorted(datasets), 2))
    statements = [
        Apart(left, right, lags.best, lags.beyond[lags.best])
        for (left, right), lags in zip(combinations(sorted(datasets), 2), told, strict=True)
        if lags
    ]
    return {source: int(days) for source, days in offsets(statements).items() if days}


def _told(left: pl.DataFrame, right: pl.DataFrame, rules: Linking) -> _Lags | None:
    """The lags that say most clearly how far the two datasets lie apart; None where they say nothing."""
    clear = [lags for lags in _counted(left, right, rules) if _is_clear(lags, rules)]
    return max(clear, key=lambda lags: lags.beyond[lags.best] * lags.share, default=None)


def _is_clear(lags: _Lags, rules: Linking) -> bool:
    best = lags.beyond[lags.best]
    if best < rules.limit("shift_rows") or best < rules.limit("shift_clear") * (lags.chance + 1) ** 0.5:
        return False
    as_given = max(lags.beyond[0], 0.0)
    return lags.best == 0 or (best >= rules.limit("shift_gain") * as_given and lags.share >= rules.limit("shift_share"))


def _counted(left: pl.DataFrame, right: pl.DataFrame, rules: Linking) -> Iterator[_Lags]:
    most = int(rules.limit("shift_days"))
    farthest = _CHANCE[-1]
    for key in _KEYS:
        mine = left.drop_nulls(key).select("day", *key, span=pl.col("day") // (farthest + 1))
        others = right.drop_nulls(key).select("day", *key, span=pl.col("day") // (farthest + 1))
        around = pl.concat([others.with_columns(pl.col("span") + move) for move in (-1, 0, 1)])
        lag = (pl.col("day_right") - pl.col("day")).alias("lag")
        counts = dict(mine.join(around, on=[*key, "span"]).group_by(lag).len().iter_rows())
        chance = float(median(counts.get(sign * days, 0) for days in _CHANCE for sign in (-1, 1)))
        yield _Lags({days: counts.get(days, 0) - chance for days in range(-most, most + 1)}, chance)
