"""How long a whole run takes and how much memory, stage by stage, on two invented lists of any size.

    python -m benchmarks.whole [--rows N ...] [--worlds plain crowded]

Two lists (`whole_world`) are written as CSV and reconciled into a folder, each run in a process of its own: what
`casualties reconcile first.csv second.csv -o OUT` does. The memory is the most that the process held during a stage,
in MiB, all that earlier stages left included (Linux: the high-water mark is set back at each stage). Seconds are those
of the clock and, beside them, those that the processors spent, which others on the machine change less.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.whole_world import WORLDS, write_lists
from casualties.pipeline import Options, reconcile
from casualties.reports import tables_of, write_folder
from casualties.rulebook import Rulebook

_STATUS, _SET_BACK = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_WRITING = "writing"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table for each world and size."""
    parser = argparse.ArgumentParser(description="Time and memory of whole runs by stage.")
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000], help="rows of each list")
    parser.add_argument("--worlds", nargs="+", default=list(WORLDS), choices=WORLDS)
    options = parser.parse_args(arguments)
    for world in options.worlds:
        for rows in options.rows:
            with TemporaryDirectory() as folder:
                with get_context("spawn").Pool(1) as process:
                    process.apply(write_lists, (Path(folder), rows, world))
                with get_context("spawn").Pool(1) as process:
                    counts, stages = process.apply(_measured, (Path(folder),))
            print(
                f"\n{world}, 2 × {rows:,} rows: {counts['claims']:,} claims, {counts['incidents']:,} incidents, "
                f"{counts['findings']:,} findings"
            )
            print(f"{'stage':12} {'seconds':>8} {'of CPU':>8} {'MiB':>7}")
            for name, seconds, busy, megabytes in stages:
                print(f"{name:12} {seconds:8.1f} {busy:8.1f} {megabytes:7,}")
            _, clock, busy, most = zip(*stages, strict=True)
            print(f"{'all':12} {sum(clock):8.1f} {sum(busy):8.1f} {max(most):7,}", flush=True)
    return 0


def _measured(folder: Path) -> tuple[dict[str, int], list[tuple[str, float, float, int]]]:
    """What a run counted, and its stages: name, seconds, seconds of CPU, most memory in MiB."""
    stages: list[tuple[str, float, float, int]] = []
    running, begun = "starting", (perf_counter(), process_time())

    def tell(name: str) -> None:
        nonlocal running, begun
        stages.append((running, perf_counter() - begun[0], process_time() - begun[1], _most()))
        print("  {}: {:.1f} s, {:.1f} of CPU, {:,} MiB".format(*stages[-1]), file=sys.stderr, flush=True)
        running, begun = name.partition(" ")[0], (perf_counter(), process_time())

    report = reconcile([folder / "first.csv", folder / "second.csv"], Rulebook(), Options(), tell=tell)
    tell(_WRITING)
    write_folder(folder / "out", tables_of(report))
    tell("")
    return report.run.counts, stages


def _most() -> int:
    """The most memory since the last call, in MiB."""
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    most = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    _SET_BACK.write_text("5", encoding="ascii")
    return most // 1024


if __name__ == "__main__":
    sys.exit(main())
