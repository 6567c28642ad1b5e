"""Mentions found from the start of a document onwards, no further than they are asked for.

What a mention means may hang on all that stands before it, and on nothing after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casualties.extract.text.lazily import Lazily, M
from casualties.extract.text.reading import Reading

__all__ = ["InOrder"]


class InOrder(Lazily[M]):
    """The mentions of a document in order; `until` reads no more sentences than it must."""

    def __init__(self, reading: Reading, by_sentence: Iterator[Sequence[M]]) -> None:
        """`by_sentence` gives the mentions of each sentence in turn."""
        self._sentences = reading.sentences
        self._unread = by_sentence
        self._read = 0
        self._found: list[M] = []

    def until(self, offset: int) -> Sequence[M]:
        """At least the mentions of all sentences that begin before an offset, in order."""
        while self._read < len(self._sentences) and self._sentences[self._read].start < offset:
            self._found += next(self._unread)
            self._read += 1
        return self._found

    def _all(self) -> Sequence[M]:
        return self.until(self._sentences[-1].end) if self._sentences else self._found
