"""Write a set of files so that a reader finds all of them or none: beside the target first, then renamed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import mkdtemp

from casualties.errors import OutputError

__all__ = ["BOM", "write_file", "write_folder", "write_lines"]


BOM = b"\xef\xbb\xbf"
"""The byte order mark by which Excel takes a CSV file for UTF-8."""


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files (name → content) into the folder, made where it is not there; others in it stay as they are.

    Raises OutputError, with nothing half-written, where the folder cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(folder, "is a file, not a folder", "name another output folder")
    beside = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = Path(mkdtemp(prefix=".writing-", dir=folder))
        for name, content in files.items():
            (beside / name).write_bytes(content)
        for name in files:
            (beside / name).replace(folder / name)
    except OSError as error:
        raise OutputError(folder, f"cannot be written ({error.strerror or error})", "check rights and space") from None
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def write_file(path: Path, content: bytes) -> None:
    """Put one file in place, made whole beside it first."""
    _replaced(path, [content])


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Put a file of lines in place as they come, made whole beside it first; memory does not grow with them."""
    _replaced(path, (f"{line}\n".encode() for line in lines))


def _replaced(path: Path, chunks: Iterable[bytes]) -> None:
    if path.is_dir():
        raise OutputError(path, "is a folder, not a file", "name a file")
    beside = path.with_name(f".{path.name}.writing")
    try:
        with beside.open("wb") as file:
            file.writelines(chunks)
        beside.replace(path)
    except OSError as error:
        what = f"cannot be written ({error.strerror or error})"
        raise OutputError(path, what, "check the folder, rights and space") from None
    finally:
        beside.unlink(missing_ok=True)
