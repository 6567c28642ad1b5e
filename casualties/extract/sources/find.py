"""Find every attribution of a sentence: who says it, through whom it comes, and which side of it is told.

"X said", "said X", "X, quoting Y, said", "X told Y", "according to X (via Y)", "X reported, citing Y", "(X)", "X: …".
"""

from __future__ import annotations

import re
from dataclasses import replace

from casualties.extract.sources.attribution import Attribution
from casualties.extract.sources.marks import Marks
from casualties.extract.sources.names import Names
from casualties.extract.sources.subjects import Subjects
from casualties.extract.sources.verbs import SaidBy
from casualties.extract.sources.words import SourceWords
from casualties.extract.text.reading import Sentence

__all__ = ["Attribution", "Finder"]

_LETTERS = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"[.;“”\"]|\b(?:and|but|while)\b")
_OUTLETS = ("agency", "outlet")


class Finder:
    """Finds attributions by the words of one rulebook."""

    def __init__(self, words: SourceWords, names: Names) -> None:
        subjects = Subjects(words, names)
        self._words = words
        self._said, self._marks = SaidBy(words, names, subjects), Marks(words, names, subjects)

    def find(self, text: str, sentence: Sentence) -> list[Attribution]:
        """The attributions of a sentence in order of their start."""
        start, end = sentence.start, sentence.end
        words = _LETTERS.findall(text, start, end)
        found = list(self._marks.by_punctuation(text, sentence))
        if not self._words.verb_starts.isdisjoint(words):
            found += self._said.find(text, sentence)
        said = set(map(str.lower, words))
        if any(phrase <= said for phrase in self._words.through_words):
            found += self._marks.through(text, sentence)
        found.sort(key=lambda each: (each.start, -each.end))
        kept: list[Attribution] = []
        for each in found:
            if kept and each.start < kept[-1].end:
                kept[-1] = self._merged(kept[-1], each)
            elif kept and each.verb in ("citing", "quoting") and self._beside(text, kept[-1], each):
                kept[-1] = replace(kept[-1], origin=each.speaker, end=each.end)
            elif kept and kept[-1].verb in ("citing", "quoting") and text[kept[-1].end : each.start].strip() == ",":
                kept[-1] = replace(each, start=kept[-1].start, origin=kept[-1].speaker)
            elif kept and self._passes_on(text, kept[-1], each):
                kept[-1] = replace(kept[-1], relayed=(*kept[-1].relayed, *([each.speaker] if each.speaker else [])))
            else:
                kept.append(each)
        return [each for each in kept if start <= each.start < end]

    def _passes_on(self, text: str, one: Attribution, other: Attribution) -> bool:
        """Whether an outlet at the end of a sentence reports what another says in it: "X said, Reuters reported"."""
        if other.leads or other.relayed or other.speaker is None or one.speaker is None:
            return False
        passes = other.speaker.kind in _OUTLETS and one.speaker.kind not in _OUTLETS
        return passes and ";" not in text[one.end : other.start]

    def _merged(self, one: Attribution, other: Attribution) -> Attribution:
        if other.verb in ("citing", "quoting") and other.speaker is not one.speaker and other.speaker:
            return replace(one, origin=one.origin or other.speaker, end=max(one.end, other.end))
        return replace(one, end=max(one.end, other.end))

    def _beside(self, text: str, one: Attribution, other: Attribution) -> bool:
        between = text[one.end : other.start]
        return one.pronoun is None and len(between) < 60 and not _APART.search(between)
