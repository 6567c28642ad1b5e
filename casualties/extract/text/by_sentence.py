"""Mentions found sentence by sentence, when they are first asked for.

Most sentences of a document hold no figure, and what they name matters to none; a slot that asks for the sentences
around a figure alone reads no others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casualties.extract.text.lazily import Lazily, M
from casualties.extract.text.reading import Reading

__all__ = ["BySentence"]


class BySentence(Lazily[M]):
    """The mentions of a document in order; those of one sentence by `of`."""

    def __init__(self, reading: Reading, find: Callable[[int], Sequence[M]]) -> None:
        self.reading = reading
        self._find = find
        self._found: dict[int, Sequence[M]] = {}
        self._every: tuple[M, ...] | None = None

    def of(self, index: int) -> Sequence[M]:
        """The mentions of the sentence with this number, in order."""
        found = self._found.get(index)
        if found is None:
            found = self._found[index] = self._find(index)
        return found

    def _all(self) -> tuple[M, ...]:
        if self._every is None:
            self._every = tuple(mention for index in range(len(self.reading.sentences)) for mention in self.of(index))
        return self._every
