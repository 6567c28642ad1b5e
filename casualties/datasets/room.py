"""Room: the memory that is left while a run goes on, so that one too large is refused in words and not by the system.

What counts is what Linux says: memory available to anybody, and to the group that a container gives the process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from casualties.datasets.parts import Part
from casualties.errors import InputError
from casualties.rulebook.tables import Memory

__all__ = ["check_room", "fitting", "room"]

_MEMINFO, _GROUP = Path("/proc/meminfo"), Path("/sys/fs/cgroup")
_GIGA = 1e9
_SPLIT = "split it by year or country and reconcile the parts in runs of their own, or take a larger machine"


def fitting(parts: Iterable[Part], path: Path, memory: Memory, count: int | None = None) -> Iterator[Part]:
    """The parts, as long as memory is left for them, for the rest of the file and for what is done with all of it.

    `count` is the number of rows of the whole file, where it is known: then a file that will not fit is refused at its
    first part. Raises InputError where memory does not do.
    """
    held, rows, seen, claims = 0, 0, 0, 0
    for part in parts:
        held += int(part.rows.estimated_size() + part.figures.estimated_size())
        rows += len(part.rows)
        seen += len(part.rows) + len(part.unread) + sum(part.left_out.values())
        claims += len(part.figures)
        left = room()
        if left is not None and left < memory.times * held:
            raise InputError(
                path,
                f"does not fit into memory: its first {rows:,} rows take {held / _GIGA:.1f} GB, {left / _GIGA:.1f} GB "
                f"are left, and to go on takes {memory.times:g} times what they take",
                _SPLIT,
            )
        whole = max(count or 0, seen) / max(seen, 1)
        needed = whole * max((1 + memory.times) * held, claims * memory.claim_bytes)
        if left is not None and whole > 1 and left + held < needed:
            raise InputError(
                path,
                f"does not fit into memory: by its first {seen:,} rows, all {count:,} take about "
                f"{needed / _GIGA:.1f} GB, and {(left + held) / _GIGA:.1f} GB are left",
                _SPLIT,
            )
        yield part


def check_room(claims: int, where: str, memory: Memory) -> None:
    """Raise InputError where the memory left will not do for linking and judging so many claims."""
    left, needed = room(), claims * memory.claim_bytes
    if left is not None and left < needed:
        raise InputError(
            where,
            f"give {claims:,} figures, which take about {needed / _GIGA:.1f} GB to link and to judge, and "
            f"{left / _GIGA:.1f} GB of memory are left",
            _SPLIT,
        )


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
