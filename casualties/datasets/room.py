"""Room: the memory that is left while a file is read, so that one too large is refused in words and not by the system.

What counts is what Linux says: memory available to anybody, and to the group that a container gives the process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from casualties.datasets.parts import Part
from casualties.errors import InputError

__all__ = ["fitting", "room"]

_MEMINFO, _GROUP = Path("/proc/meminfo"), Path("/sys/fs/cgroup")
_GIGA = 1e9


def fitting(parts: Iterable[Part], path: Path, times: float) -> Iterator[Part]:
    """The parts, as long as `times` as much memory is left as they take; raises InputError where it is not."""
    held, rows = 0, 0
    for part in parts:
        held += int(part.rows.estimated_size() + part.figures.estimated_size())
        rows += len(part.rows)
        left = room()
        if left is not None and left < times * held:
            taken, rest = held / _GIGA, left / _GIGA
            raise InputError(
                path,
                f"does not fit into memory: its first {rows:,} rows take {taken:.1f} GB, {rest:.1f} GB are left, and "
                f"to go on takes {times:g} times what they take",
                "split it by year or country and reconcile the parts in runs of their own, or take a larger machine",
            )
        yield part


def room() -> int | None:
    """The bytes of memory that are left for this process; None where the system does not say."""
    known = [left for left in (_available(), _in_group()) if left is not None]
    return min(known) if known else None


def _available() -> int | None:
    try:
        lines = _MEMINFO.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    sizes = dict(line.split(":", 1) for line in lines if ":" in line)
    return int(sizes["MemAvailable"].split()[0]) * 1024 if "MemAvailable" in sizes else None


def _in_group() -> int | None:
    """What the control group of the process leaves; None where it sets no limit."""
    try:
        limit = (_GROUP / "memory.max").read_text(encoding="ascii").strip()
        used = (_GROUP / "memory.current").read_text(encoding="ascii").strip()
    except OSError:
        return None
    return max(int(limit) - int(used), 0) if limit.isdigit() and used.isdigit() else None
