"""The folders of rules, ours first, a user's laid over it."""

from __future__ import annotations

from pathlib import Path

from casualties.errors import RuleFileError

__all__ = ["layers", "named"]


def layers(folders: tuple[Path, ...], name: str) -> list[Path]:
    """The files `name` of the folders that have one, in order; at least one is there."""
    found = [folder / name for folder in folders if (folder / name).is_file()]
    if not found:
        raise RuleFileError([f"{folders[-1] / name}:1: file: not there; every folder of rules starts from ours"])
    return found


def named(folders: tuple[Path, ...], kind: str) -> dict[str, list[Path]]:
    """The files of the sub-folders `kind` by their name without suffix, sorted: `{"ucdp_ged": [ours, the user's]}`."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        for path in sorted((folder / kind).glob("*.yaml")):
            found.setdefault(path.stem, []).append(path)
    return dict(sorted(found.items()))
