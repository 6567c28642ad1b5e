"""The ledger: reckoned incidents written down as columns, since one by one those of millions of rows take much room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from casualties.bounds.conflict import Conflict
from casualties.bounds.extent import What
from casualties.bounds.inside import Minimum
from casualties.bounds.reckon import RangeLine, Reckoned

__all__ = ["RANGES", "Ledger", "written"]

_ROWS = 50_000
"""Lines that are held as values before they are written into columns."""

RANGES: dict[str, pl.DataType] = {
    "incident_id": pl.String(),
    "harm": pl.String(),
    "victims": pl.String(),
    "low": pl.Int64(),
    "best": pl.Int64(),
    "high": pl.Int64(),
    "open": pl.Boolean(),
    "bound_low": pl.Int64(),
    "bound_high": pl.Int64(),
    "claims": pl.Int64(),
    "origins": pl.Int64(),
    "datasets": pl.Int64(),
    "what": pl.UInt32(),
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The incidents of a run.

    `ranges` (schema `RANGES`) has a line for each incident, harm and group, `what` being its number in `whats`;
    `unsolved` lists the claims of systems too large to settle. `minima` are the least counts of the incidents that were
    asked for.
    """

    ranges: pl.DataFrame
    whats: tuple[What, ...]
    conflicts: tuple[Conflict, ...]
    unsolved: tuple[tuple[str, ...], ...]
    minima: Mapping[str, tuple[Minimum, ...]]


def written(reckoned: Iterable[tuple[str, Reckoned]], minima_of: frozenset[str]) -> Ledger:
    """Incidents written down as they come; the least counts are kept of the incidents in `minima_of` alone."""
    whats: dict[What, int] = {}
    conflicts: list[Conflict] = []
    unsolved: list[tuple[str, ...]] = []
    minima: dict[str, tuple[Minimum, ...]] = {}

    def rows() -> Iterator[tuple[Any, ...]]:
        for incident, found in reckoned:
            conflicts.extend(found.conflicts)
            unsolved.extend(found.unsolved)
            if incident in minima_of and found.minima:
                minima[incident] = found.minima
            for line in found.lines:
                yield (incident, *_row(line), whats.setdefault(line.what, len(whats)))

    ranges = _framed(rows())
    return Ledger(ranges, tuple(whats), tuple(conflicts), tuple(unsolved), minima)


def _row(line: RangeLine) -> tuple[Any, ...]:
    return (
        line.what.harm,
        line.what.group.label or None,
        line.reported.low,
        line.reported.best,
        line.reported.high,
        line.reported.open,
        line.bound_low,
        line.bound_high,
        line.claims,
        line.origins,
        line.datasets,
    )


def _framed(rows: Iterator[tuple[Any, ...]]) -> pl.DataFrame:
    frames = [pl.DataFrame(schema=RANGES)]
    held: list[tuple[Any, ...]] = []
    for row in rows:
        held.append(row)
        if len(held) == _ROWS:
            frames.append(pl.DataFrame(held, schema=RANGES, orient="row"))
            held.clear()
    frames.append(pl.DataFrame(held, schema=RANGES, orient="row"))
    return pl.concat(frames)
