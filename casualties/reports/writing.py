"""Write a set of files so that a reader finds all of them or none: beside the target first, then renamed."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

import polars as pl

from casualties.errors import OutputError

__all__ = ["BOM", "Content", "CsvTable", "write_file", "write_folder", "write_lines"]


BOM = b"\xef\xbb\xbf"
"""The byte order mark by which Excel takes a CSV file for UTF-8."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A frame as a CSV file, UTF-8 with a byte order mark, None empty; it is made as it is written, line by line."""

    frame: pl.DataFrame

    def write(self, file: BinaryIO) -> None:
        """Write the table."""
        file.write(BOM)
        self.frame.write_csv(file, null_value="")

    def __bytes__(self) -> bytes:
        """The whole file at once."""
        held = BytesIO()
        self.write(held)
        return held.getvalue()


Content = bytes | CsvTable
"""What a file holds."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def write_folder(folder: Path, files: Mapping[str, Content], *, outdated: Sequence[str] = ()) -> None:
    """Put the files (name → content) into the folder, made where it is not there.

    Those named in `outdated` are of an earlier writing and go, where they are not among the files; all others stay.

    Raises OutputError, with nothing half-written and what was there before unchanged, where that cannot be done.
    """
    with _told(folder):
        if folder.exists() and not folder.is_dir():
            raise OutputError(folder, "is a file, not a folder", "name another output folder")
        for name in files:
            if (folder / name).is_dir():
                raise OutputError(folder / name, "is a folder where a file has to go", "move it, or name another one")
        made = [each for each in (folder, *folder.parents) if not each.exists()]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _put(folder, files, [name for name in outdated if name not in files])
        except BaseException:
            for each in made:
                with suppress(OSError):
                    each.rmdir()
            raise


def write_file(path: Path, content: bytes) -> None:
    """Put one file in place, made whole beside it first."""
    _write(path, [content])


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Put a file of lines in place as they come, made whole beside it first; memory does not grow with them."""
    _write(path, (f"{line}\n".encode(errors="backslashreplace") for line in lines))


def _put(folder: Path, files: Mapping[str, Content], outdated: Sequence[str]) -> None:
    beside = Path(mkdtemp(prefix=".writing-", dir=folder))
    before = beside / ".before"
    try:
        for name, content in files.items():
            with (beside / name).open("wb") as file:
                if isinstance(content, CsvTable):
                    content.write(file)
                else:
                    file.write(content)
        before.mkdir()
        _exchange(folder, beside, before, tuple(files), outdated)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _exchange(folder: Path, beside: Path, before: Path, names: Sequence[str], outdated: Sequence[str]) -> None:
    """Move the new files in and the old ones out; where one cannot be moved, all are moved back."""
    kept: list[str] = []
    moved: list[str] = []
    try:
        for name in (*names, *outdated):
            if os.path.lexists(folder / name):
                (folder / name).replace(before / name)
                kept.append(name)
            if name in names:
                (beside / name).replace(folder / name)
                moved.append(name)
    except BaseException:
        for name in moved:
            (folder / name).unlink()
        for name in kept:
            (before / name).replace(folder / name)
        raise


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    with _told(path):
        if path.is_dir():
            raise OutputError(path, "is a folder, not a file", "name a file")
        target = path.resolve()  # what a link points at is written, the link stays
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            with path.open("wb") as device:  # a pipe or a device, such as /dev/stdout, is written to, never replaced
                device.writelines(chunks)
            return
        beside = target.with_name(f".writing-{target.name[:50]}")
        try:
            with beside.open("wb") as file:
                file.writelines(chunks)
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno in _FULL:
            todo = "make room, or name another place; what was there before is unchanged"
        elif error.errno in _FORBIDDEN:
            todo = "name a place that you may write to"
        else:
            todo = "check the path, rights and space"
        raise OutputError(path, f"cannot be written ({error.strerror or error})", todo) from None
