"""Phrases looked up at a token: the longest that stands there, in one step for the first word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from casualties.extract.text.tokens import tokenize

__all__ = ["PhraseTable", "words_of"]

T = TypeVar("T")


def words_of(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase, as a text's tokens are folded."""
    return tuple(tokenize(phrase, 0).low)


class PhraseTable(Generic[T]):
    """Phrases with what they stand for; of two that are the same the first stands."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, backward: bool = False) -> None:
        """`backward` looks phrases up by their last word, for reading to the left."""
        self._step = -1 if backward else 1
        found: dict[tuple[str, ...], T] = {}
        for phrase, value in entries:
            words = words_of(phrase)
            if words:
                found.setdefault(words[::-1] if backward else words, value)
        self.single: dict[str, T] = {words[0]: value for words, value in found.items() if len(words) == 1}
        self.phrases = tuple(found)
        self.firsts = frozenset(words[0] for words in found)
        """The first words of all phrases (the last ones, read backward)."""
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for words, value in sorted(found.items(), key=_by_length):
            if len(words) > 1:
                self._longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, value))

    def at(self, low: Sequence[str], index: int) -> tuple[int, T] | None:
        """Length in tokens and value of the longest phrase that begins at `index` (or ends there, read backward)."""
        word = low[index]
        longer = self._longer.get(word)
        if longer is not None:
            step = self._step
            second = index + step
            if 0 <= second < len(low):
                for words, value in longer.get(low[second], ()):
                    if _stands(low, index, step, words):
                        return len(words), value
        value_of_one = self.single.get(word)
        return None if value_of_one is None else (1, value_of_one)


def _stands(low: Sequence[str], index: int, step: int, words: tuple[str, ...]) -> bool:
    """Whether a phrase of which two words stand at `index` goes on there."""
    for n in range(2, len(words)):
        at = index + step * n
        if not 0 <= at < len(low) or low[at] != words[n]:
            return False
    return True


def _by_length(entry: tuple[tuple[str, ...], T]) -> int:
    return -len(entry[0])
