"""Phrases of rules found in a text: word by word, the longest first, in time linear in the text.

A phrase is words with blanks between; what stands between them in the text may be a blank, a hyphen, an apostrophe or
a full stop of an abbreviation. `word/s/ed` is the word with and without each ending, `{class}` any word of a class, and
` ... ` a gap of some words. A phrase word with capitals wants them in the text ("SDF" never "sdf", "Wagner" never
"wagner", though "WAGNER"); one without takes any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

__all__ = ["Found", "Phrases", "spelled"]

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[ \u00a0\n\t]{1,3}|[-–‑'’ʼ/.]|\. |[-–] | [-–]")
_ARTICLES = frozenset(("the", "a", "an"))
_CLASS = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found at a half-open span, and what it stands for."""

    start: int
    end: int
    value: T


@dataclass(frozen=True, slots=True)
class _Tail(Generic[T]):
    words: tuple[str, ...]
    cased: bool
    after_gap: tuple[str, ...]
    value: T


class Phrases(Generic[T]):
    """A set of phrases; of two that are the same the first stands."""

    def __init__(
        self, entries: Iterable[tuple[str, T]], *, classes: Mapping[str, Iterable[str]] | None = None, gap: int = 0
    ) -> None:
        self._gap = gap
        tails: dict[str, dict[tuple[tuple[str, ...], tuple[str, ...]], _Tail[T]]] = {}
        for phrase, value in entries:
            for form in spelled(phrase, classes or {}):
                head, _, after = form.partition(" ... ")
                words, rest = tuple(_WORD.findall(head)), tuple(_WORD.findall(after.casefold()))
                folded = tuple(word.casefold() for word in words)
                tail = _Tail(words if folded != words else folded, folded != words, rest, value)
                tails.setdefault(folded[0], {}).setdefault((tail.words, rest), tail)
        self._tails = {first: sorted(found.values(), key=_length, reverse=True) for first, found in tails.items()}

    def find(self, text: str, start: int, end: int) -> list[Found[T]]:
        """The phrases of `text[start:end]` in order, spans absolute; none overlaps another but across a gap."""
        part = text[start:end]
        if self._tails.keys().isdisjoint(_WORD.findall(part.casefold())):
            return []
        tokens = [(word.group(), word.start(), word.end()) for word in _WORD.finditer(part)]
        folded = [word.casefold() for word, _, _ in tokens]
        found: list[Found[T]] = []
        at = 0
        while at < len(tokens):
            hit = self._hit(part, tokens, folded, at)
            if hit is not None and folded[at] in _ARTICLES and at + 1 < len(tokens):
                later = self._hit(part, tokens, folded, at + 1)
                if later is not None and later[1] > hit[1]:
                    hit = None
            if hit is not None:
                tail, stop = hit
                found.append(Found(start + tokens[at][1], start + tokens[stop - 1][2], tail.value))
                at += len(tail.words) - 1
            at += 1
        return found

    def _hit(
        self, part: str, tokens: list[tuple[str, int, int]], folded: list[str], at: int
    ) -> tuple[_Tail[T], int] | None:
        """The longest phrase that starts at token `at`, and the number of the token after it."""
        for tail in self._tails.get(folded[at], ()):
            stop = self._stop(part, tokens, folded, at, tail)
            if stop:
                return tail, stop
        return None

    def _stop(self, part: str, tokens: list[tuple[str, int, int]], folded: list[str], at: int, tail: _Tail[T]) -> int:
        """The number of the token after the phrase that starts at token `at`; 0 where it does not stand there."""
        stop = at + len(tail.words)
        if stop > len(tokens):
            return 0
        for offset, word in enumerate(tail.words):
            said = tokens[at + offset][0]
            if tail.cased:
                if not _same_case(word, said):
                    return 0
            elif folded[at + offset] != word:
                return 0
            if offset and not _JOINT.fullmatch(part, tokens[at + offset - 1][2], tokens[at + offset][1]):
                return 0
        if not tail.after_gap:
            return stop
        size = len(tail.after_gap)
        for first in range(stop, min(stop + self._gap + 1, len(tokens) - size + 1)):
            if tuple(folded[first : first + size]) == tail.after_gap:
                return first + size
        return 0


def spelled(phrase: str, classes: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Every form of a phrase: its endings and the words of its classes written out."""
    forms = [_forms(word, classes) for word in phrase.split(" ")]
    for words in product(*forms):
        yield " ".join(words)


def _forms(word: str, classes: Mapping[str, Iterable[str]]) -> list[str]:
    named = _CLASS.fullmatch(word)
    if named:
        return list(classes[named.group(1)])
    stem, *endings = word.split("/")
    return [stem, *(stem + ending for ending in endings)]


def _same_case(word: str, said: str) -> bool:
    """Whether a word stands with the capitals that the rule gives it, or in capitals altogether."""
    if word == said:
        return True
    if word.islower():
        return said.casefold() == word
    return len(word) > 1 and not word.isupper() and said == word.upper()


def _length(tail: _Tail[T]) -> tuple[int, int, bool]:
    return len(tail.words) + len(tail.after_gap), len(tail.words), tail.cased
