"""Which documents and sentences may hold a claim: one compiled pattern of harm words decides, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casualties.extract.lexicon import Lexicon
from casualties.extract.reading import Reading, Sentence
from casualties.extract.tables import is_row

__all__ = ["Prefilter"]

_AFTER = 2  # sentences after one with harm words that may take up its count ("Another 12 ...", "the figure of 72")


class Prefilter:
    """Patterns compiled once from the words of the rules."""

    def __init__(self, lexicon: Lexicon) -> None:
        harm = {_stem(word) for word in lexicon.harm_firsts}
        self._harm = re.compile(r"(?i)\b(?:" + "|".join(sorted(map(re.escape, harm), key=len, reverse=True)) + r")")
        numbers = {word for word in lexicon.amount_words if word not in ("a", "an") and word.isalpha()}
        self._number = re.compile(
            r"\d|\b(?i:" + "|".join(sorted(map(re.escape, numbers), key=len, reverse=True)) + r")\b"
        )

    def may_hold(self, text: str) -> bool:
        """Whether any word of harm stands in a text."""
        return self._harm.search(text) is not None

    def sentences(self, reading: Reading) -> Iterator[Sentence]:
        """The sentences that are worth parsing, in order."""
        near, paragraph = 0, -1
        for sentence in reading.sentences:
            if self._harm.search(sentence.text):
                near, paragraph = _AFTER, sentence.paragraph
                yield sentence
            elif near and sentence.paragraph == paragraph and is_row(sentence.text):
                yield sentence
            elif near and self._number.search(sentence.text):
                near -= 1
                yield sentence
            elif near:
                near -= 1


def _stem(word: str) -> str:
    return word
