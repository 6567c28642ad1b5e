"""Column maps that name conventions nobody has written are mistakes of their files, never silence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from casualties.errors import RuleFileError, did_you_mean
from casualties.rulebook._folders import named
from casualties.rulebook.datasets import DatasetMap

__all__ = ["check_conventions"]


def check_conventions(maps: Mapping[str, DatasetMap], known: Collection[str], folders: tuple[Path, ...]) -> None:
    """Raise RuleFileError with a line for each map whose constant `convention` is none of the known ones."""
    files = named(folders, "datasets")
    problems = [
        f"{files[name][-1]}:{_line(files[name][-1])}: convention: no file rules/conventions/{cell.constant}.yaml"
        f"{did_you_mean(cell.constant, list(known))}; known: {', '.join(known)}"
        for name, mapped in maps.items()
        for cell in mapped.convention
        if cell.constant is not None and cell.constant not in known
    ]
    if problems:
        raise RuleFileError(problems)


def _line(path: Path) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((at for at, line in enumerate(lines, 1) if line.startswith("convention:")), 1)
