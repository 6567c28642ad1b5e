"""Lines: where each name stands in a frame, found by a number of it, since millions of names take much room."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

__all__ = ["Lines"]

_FEW = 100_000
"""Names that are simply held in a dictionary."""


class Lines:
    """The lines of names in a column without empty cells; of a name that stands twice the last."""

    def __init__(self, names: pl.Series) -> None:
        self._names = names
        self._few: dict[str, int] | None = None
        if len(names) <= _FEW:
            self._few = {name: at for at, name in enumerate(names.to_list())}
            return
        numbers = names.hash().to_numpy()
        self._order = np.argsort(numbers, kind="stable")
        self._numbers = numbers[self._order]

    def at(self, name: str) -> int | None:
        """The line of a name; None where it is not there."""
        return self.all((name,))[0]

    def all(self, names: Sequence[str]) -> list[int | None]:
        """The lines of some names, in their order."""
        if self._few is not None:
            return [self._few.get(name) for name in names]
        asked = pl.Series(names, dtype=pl.String)
        numbers = asked.hash().to_numpy()
        first = np.searchsorted(self._numbers, numbers, side="left")
        last = np.searchsorted(self._numbers, numbers, side="right")
        found: list[int | None] = []
        for name, begin, end in zip(names, first.tolist(), last.tolist(), strict=True):
            same = (int(line) for line in reversed(self._order[begin:end]))
            found.append(next((line for line in same if self._names[line] == name), None))
        return found
