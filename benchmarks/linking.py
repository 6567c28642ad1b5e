"""How fast and how well two lists are linked, beside Splink on the same rows in the same run; whether a slip is found.

    python -m benchmarks.linking [--rows N ...] [--draws N] [--slip-rows N] [--alone]

`linked`: two invented lists of one world whose truth is known. `slips`: lists of which one is dated two days late
throughout, and lists of which none is; every planted slip must be found and none in a clean list. Times and the
most memory (MB) are of one process each, reading of files left out. Splink is of the extra `bench`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import polars as pl

from benchmarks.linking_claims import linked_rows, listed_claims, true_rows
from benchmarks.linking_splink import splink_links
from benchmarks.linking_world import FIRST, SECOND, two_datasets
from casualties.link import link
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

_LATE = 2
_LINKERS = ("casualties", "splink")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both tables; 1 where a planted slip was missed or a clean list was said to slip."""
    parser = argparse.ArgumentParser(description="Time and score the linking of incidents.")
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000], help="rows of each list")
    parser.add_argument("--draws", type=int, default=20, help="seeded draws with a slip, and as many without")
    parser.add_argument("--slip-rows", type=int, default=1_000, help="rows of each list in these draws")
    parser.add_argument("--alone", action="store_true", help="leave the peer out")
    options = parser.parse_args(arguments)
    print("linked      rows of each  seconds     MB precision  recall     F1")
    for size in options.rows:
        with TemporaryDirectory() as folder:
            _alone(_prepared, size, folder)
            truth = true_rows(pl.read_parquet(Path(folder, "rows.parquet")))
            for name in _LINKERS[:1] if options.alone else _LINKERS:
                print(_line(name, size, *_alone(_measured, name, folder), truth), flush=True)
    rulebook = Rulebook()
    gazetteer = Gazetteer.load(rulebook)
    found, wrong = (
        sum(_says_slip(two_datasets(options.slip_rows, seed, late=late), late, rulebook, gazetteer) for seed in seeds)
        for late, seeds in ((_LATE, range(options.draws)), (0, range(1000, 1000 + options.draws)))
    )
    print(f"\nslips: found in {found} of {options.draws} planted, said of {wrong} of {options.draws} clean")
    return 0 if found == options.draws and not wrong else 1


def _says_slip(rows: pl.DataFrame, late: int, rulebook: Rulebook, gazetteer: Gazetteer) -> bool:
    """Whether the lists are said to lie days apart: by `late` days where that is not 0, at all where it is."""
    said = [(shift.dataset, shift.amount) for shift in link(listed_claims(rows), rulebook, gazetteer).shifts]
    if not late:
        return bool(said)
    return len(said) == 1 and said[0] in ((SECOND, late), (FIRST, -late))


def _prepared(size: int, folder: str) -> None:
    """Write the two lists."""
    two_datasets(size, 1).write_parquet(Path(folder, "rows.parquet"))


def _measured(name: str, folder: str) -> tuple[float, int, pl.DataFrame]:
    """Seconds, most memory in MB and pairs of one linker, in a process of its own: what it takes with all it holds."""
    rows = pl.read_parquet(Path(folder, "rows.parquet"))
    given = rows if name == "splink" else listed_claims(rows)
    del rows
    begun = perf_counter()
    found = splink_links(given) if name == "splink" else _ours(given)
    seconds, most = perf_counter() - begun, getrusage(RUSAGE_SELF).ru_maxrss // 1024
    return seconds, most, found if name == "splink" else linked_rows(found)


def _ours(claims: pl.DataFrame) -> pl.DataFrame:
    rulebook = Rulebook()
    return link(claims, rulebook, Gazetteer.load(rulebook)).members


def _alone(function: Callable[..., Any], *arguments: Any) -> Any:
    with get_context("spawn").Pool(1) as process:
        return process.apply(function, arguments)


def _line(name: str, size: int, seconds: float, megabytes: int, pairs: pl.DataFrame, truth: pl.DataFrame) -> str:
    right = pairs.join(truth, on=["left", "right"]).height
    precision, recall = right / max(pairs.height, 1), right / truth.height
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{name:10} {size:13,} {seconds:8.1f} {megabytes:6,} {precision:9.4f} {recall:7.4f} {both:6.4f}"


if __name__ == "__main__":
    sys.exit(main())
