"""How fast contradictions are found, whether exactly the planted ones are, and how the cost grows.

    python -m benchmarks.bounds [--draws N] [--claims N ...] [--spans N ...]

`planted`: 3,000 days with their months and the sum of all, five claims changed; every draw must name exactly these.
`lists`: two lists of incidents with monthly totals of 200 towns. `crossing`: totals over spans that cross one another,
which take the linear program. Times are of one process on one core, reading and linking left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from time import perf_counter

from benchmarks.bounds_world import Planted, crossing_totals, lists_and_totals, no_links, planted_series
from casualties.bounds import Bounds, solve
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the three tables; 1 where a planted break was missed or something else was named."""
    parser = argparse.ArgumentParser(description="Time the system of bounds.")
    parser.add_argument("--draws", type=int, default=20, help="seeded draws of the planted series")
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--spans", type=int, nargs="+", default=[100, 300, 1_000])
    options = parser.parse_args(arguments)
    rulebook = Rulebook()
    gazetteer = Gazetteer.load(rulebook)
    exact = _planted(options.draws, rulebook, gazetteer)
    print("\nlists        claims   seconds  claims a second  contradictions")
    for size in options.claims:
        claims, linkage = lists_and_totals(size, 1)
        begun = perf_counter()
        found = solve(claims, linkage, rulebook, gazetteer, "widest")
        _row("", claims.height, perf_counter() - begun, found)
    print("\ncrossing     claims   seconds  claims a second  contradictions")
    for size in options.spans:
        claims = crossing_totals(size, 1)
        begun = perf_counter()
        found = solve(claims, no_links(), rulebook, gazetteer, "widest")
        _row("", claims.height, perf_counter() - begun, found)
    return 0 if exact == options.draws else 1


def _planted(draws: int, rulebook: Rulebook, gazetteer: Gazetteer) -> int:
    exact, slowest, size = 0, 0.0, 0
    for seed in range(draws):
        planted = planted_series(3_000, 5, seed)
        begun = perf_counter()
        found = solve(planted.claims, no_links(), rulebook, gazetteer, "widest")
        slowest, size = max(slowest, perf_counter() - begun), planted.claims.height
        exact += _named_exactly(planted, found)
    print("planted      claims   slowest  draws  named exactly")
    print(f"         {size:10,} {slowest:8.2f}s {draws:6} {exact:14}")
    return exact


def _named_exactly(planted: Planted, found: Bounds) -> bool:
    """Whether there is one contradiction for each changed claim, which names it, and no other."""
    named = [planted.changed & set(conflict.claims) for conflict in found.conflicts]
    return len(named) == len(planted.changed) and set().union(*named) == planted.changed and all(named)


def _row(name: str, claims: int, seconds: float, found: Bounds) -> None:
    print(f"{name:8} {claims:10,} {seconds:8.2f}s {claims / seconds:16,.0f} {len(found.conflicts):15,}")


if __name__ == "__main__":
    sys.exit(main())
