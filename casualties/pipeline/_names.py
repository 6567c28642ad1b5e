"""Ids that tell inputs apart: a second document or dataset of one name is `#2`, and none hides another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casualties.datasets import is_dataset

__all__ = ["Names", "dataset_ids"]


class Names:
    """The names given out so far."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._taken: set[str] = set()

    def own(self, name: str) -> str:
        """The name, with the first free number behind it where it is taken."""
        given = name
        while given in self._taken:
            self._numbers[name] = self._numbers.get(name, 1) + 1
            given = f"{name}#{self._numbers[name]}"
        self._taken.add(given)
        return given


def dataset_ids(files: Sequence[Path]) -> dict[Path, str]:
    """The id of each dataset among the files, which are in the order of `files_of`: its name without suffix."""
    names = Names()
    return {path: names.own(path.stem) for path in files if is_dataset(path)}
