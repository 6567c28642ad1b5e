"""Phrases of rules found in a text: word by word, the longest first, in time linear in the text.

A phrase is words with blanks between; what stands between them in the text may be a blank, a hyphen, an apostrophe or
a full stop of an abbreviation. `word/s/ed` is the word with and without each ending, `{class}` any word of a class, and
` ... ` a gap of some words. A phrase word with capitals wants them in the text ("SDF" never "sdf", "Wagner" never
"wagner", though "WAGNER"); one without takes any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, product
from typing import Generic, TypeVar

__all__ = ["Found", "Phrases", "spelled"]

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")
_SPLIT = re.compile(r"([^\W_]+)")
_JOINTS = frozenset((*" \u00a0-–‑'’ʼ/.\n\t", ". ", "- ", " -", "– ", " –", "  ", " \n", "\n "))
_CLASS = re.compile(r"\{(\w+)\}")
_ARTICLES = frozenset(("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found at a half-open span, and what it stands for."""

    start: int
    end: int
    value: T


@dataclass(slots=True)
class _Node(Generic[T]):
    """A word of phrases: the words that may follow, and the phrases that end here."""

    after: dict[str, _Node[T]] = field(default_factory=dict)
    ends: list[_End[T]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _End(Generic[T]):
    """The end of a phrase: its words where their capitals count, and the words wanted after a gap."""

    cased: tuple[str, ...]
    after_gap: tuple[str, ...]
    value: T


class Phrases(Generic[T]):
    """A set of phrases; of two that are the same the first stands."""

    def __init__(
        self, entries: Iterable[tuple[str, T]], *, classes: Mapping[str, Iterable[str]] | None = None, gap: int = 0
    ) -> None:
        self._gap = gap
        self._first: dict[str, _Node[T]] = {}
        for phrase, value in entries:
            for form in spelled(phrase, classes or {}):
                self._add(form, value)

    def _add(self, form: str, value: T) -> None:
        head, _, after = form.partition(" ... ")
        words = tuple(_WORD.findall(head))
        folded = [word.casefold() for word in words]
        nodes = self._first
        for word in folded:
            node = nodes.setdefault(word, _Node())
            nodes = node.after
        end = _End(words if folded != list(words) else (), tuple(_WORD.findall(after.casefold())), value)
        if not any(other.cased == end.cased and other.after_gap == end.after_gap for other in node.ends):
            node.ends.append(end)
            node.ends.sort(key=lambda one: (not one.after_gap, not one.cased))

    def find(self, text: str, start: int, end: int) -> list[Found[T]]:
        """The phrases of `text[start:end]` in order, spans absolute; none overlaps another but across a gap."""
        parts = _SPLIT.split(text[start:end])
        words = parts[1::2]
        folded = list(map(str.casefold, words))
        first = self._first
        if first.keys().isdisjoint(folded):
            return []
        places = list(accumulate(map(len, parts), initial=start))
        found: list[Found[T]] = []
        free = 0
        for at, word in enumerate(folded):
            if at < free or word not in first:
                continue
            hit = self._hit(parts, words, folded, at)
            if hit is not None and word in _ARTICLES and at + 1 < len(folded):
                later = self._hit(parts, words, folded, at + 1)
                if later is not None and later[1] > hit[1]:
                    hit = None
            if hit is not None:
                value, stop, free = hit
                found.append(Found(places[2 * at + 1], places[2 * stop], value))
        return found

    def _hit(
        self, parts: Sequence[str], words: Sequence[str], folded: Sequence[str], at: int
    ) -> tuple[T, int, int] | None:
        """The longest phrase that starts at word `at`: its value, and the words after it and after its first part."""
        node = self._first.get(folded[at])
        best: tuple[T, int, int] | None = None
        stop = at + 1
        while node is not None:
            for end in node.ends:
                if end.cased and not all(map(_same_case, end.cased, words[at:stop])):
                    continue
                last = self._after_gap(folded, stop, end.after_gap) if end.after_gap else stop
                if last:
                    best = (end.value, last, stop)
                    break
            if not node.after or stop >= len(folded) or parts[2 * stop] not in _JOINTS:
                break
            node = node.after.get(folded[stop])
            stop += 1
        return best

    def _after_gap(self, folded: Sequence[str], stop: int, wanted: tuple[str, ...]) -> int:
        """The number of the word after the wanted ones, within the gap; 0 where they do not stand there."""
        size = len(wanted)
        for first in range(stop, min(stop + self._gap + 1, len(folded) - size + 1)):
            if folded[first] == wanted[0] and tuple(folded[first : first + size]) == wanted:
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
