"""The files that a user's paths name: documents, datasets, and folders of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from casualties.datasets import is_dataset
from casualties.documents import is_document
from casualties.errors import InputError

__all__ = ["files_of"]

_NOT_CONTENT = ("readme", "license", "licence", "sources")
_OF_OURS = {
    "a report that casualties wrote": ("report.html", "datapackage.json", "methodology.md"),
    "a run that casualties wrote": ("run.json", "claims.csv", "members.csv"),
}


def files_of(paths: Sequence[Path], *, none_will_do: bool = False) -> tuple[list[Path], list[str]]:
    """The documents and datasets that the paths name, and what their folders hold besides; both sorted.

    Raises InputError where a path is not there, cannot be opened or read as a file, or none holds anything, unless that
    will do.

    Files named README, LICENSE or SOURCES in a folder speak of the others and are passed over, and so is a folder that
    `casualties report` or `casualties reconcile` wrote, unless it is named itself: what it holds is counted already.
    """
    files: set[Path] = set()
    passed_over: set[str] = set()
    for path in paths:
        kind = _kind(path)
        if kind == "folder":
            for inside in _inside(path, passed_over):
                fits = inside.stem.lower() not in _NOT_CONTENT
                if fits and (is_document(inside) or is_dataset(inside)):
                    _check_named(inside)
                    files.add(inside)
                else:
                    passed_over.add(str(inside))
        elif not is_document(path) and not is_dataset(path):
            raise InputError(path, "neither a document nor a dataset by its name", "see `casualties reconcile --help`")
        else:
            _check_named(path)
            files.add(path)
    if not files and not none_will_do:
        where = ", ".join(map(str, paths))
        raise InputError(where, "holds no document and no dataset", "name a file or a folder that does")
    return sorted(files, key=lambda path: (path.name, str(path))), sorted(passed_over)


def _kind(path: Path) -> str:
    """`folder`, `file`, or `stream` for the standard input; InputError for what is none of them."""
    if str(path) == "-":
        return "stream"
    try:
        if path.is_dir():
            return "folder"
        if path.is_file():
            return "file"
        there = path.exists()
    except OSError as error:
        raise _cannot_be_opened(path, error) from None
    if there:
        raise InputError(
            path, "is a pipe or a device, not a file", "save it as a file, or give a document as - on the input"
        )
    if path.is_symlink():
        raise InputError(path, "is a link to something that is not there", "check the link")
    raise InputError(path, "no such file or folder", "check the path")


def _inside(folder: Path, passed_over: set[str]) -> Iterator[Path]:
    """The files below a folder; those whose names start with a dot stay out of sight, as everywhere."""

    def fail(error: OSError) -> None:
        raise _cannot_be_opened(error.filename or folder, error)

    for base, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        ours = next((kind for kind, files in _OF_OURS.items() if set(files) <= set(names)), None)
        if ours is not None and Path(base) != folder:
            passed_over.add(f"{base} ({ours})")
            folders.clear()
            continue
        for name in sorted(names):
            inside = Path(base, name)
            if name.startswith("."):
                continue
            if _is_file(inside):
                yield inside
            else:
                passed_over.add(f"{inside} (no file)")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise _cannot_be_opened(path, error) from None


def _check_named(path: Path) -> None:
    """A name that is no text could not be written into any table."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        raise InputError(path, "has a name that is not UTF-8", "rename it") from None


def _cannot_be_opened(path: str | Path, error: OSError) -> InputError:
    return InputError(path, f"cannot be opened ({error.strerror or error})", "check the path and your rights to it")
