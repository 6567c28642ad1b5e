"""Which documents and sentences may hold a claim: a word that some phrase of harm cannot do without decides.

For each phrase of the rules one of its words is taken, one that other phrases need already where there is such, else
the longest. A text without any of these words holds none of the phrases. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casualties.extract.harm.parse import Parsed, parse
from casualties.extract.harm.tables import is_heading, is_row
from casualties.extract.text.reading import Reading, Sentence
from casualties.extract.words.lexicon import Lexicon

__all__ = ["Prefilter"]

_AFTER = 2  # sentences after one that counts people that may take its count up ("Another 12 ...", "the figure of 72")
_OPENING = 4  # words of a sentence in which it may point back to those counted before
_LABEL = 5  # words of a line that may head the number on the next
_COMMA = re.compile("[,;]")
_WORD = re.compile(r"[^\W\d_]+")


class Prefilter:
    """Words taken once from the phrases of the rules."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = (lexicon.triggers, lexicon.harm_nouns, lexicon.harm_masses, lexicon.tolls, lexicon.labels)
        self._lexicon = lexicon
        phrases = [_letters(words) for table in tables for words in table.phrases]
        survived = lexicon.tellings["survived"]
        self._harm = _needed(phrases) | survived
        self._alone = frozenset(words[0] for words in phrases if len(words) == 1) | survived
        self._pointing = lexicon.tellings["pointing"]
        self._longer: dict[str, set[tuple[str, ...]]] = {}
        for words in phrases:
            if len(words) > 1:
                self._longer.setdefault(words[0], set()).add(words[1:])
        self._numbers = frozenset(word for word in lexicon.amount_words if word not in ("a", "an") and word.isalpha())

    def may_hold(self, text: str) -> bool:
        """Whether any word of harm stands in a text."""
        return not self._harm.isdisjoint(_WORD.findall(text.lower()))

    def parsed(self, reading: Reading) -> Iterator[Parsed]:
        """The sentences that are worth it, parsed in order."""
        near, paragraph = 0, -1
        passed: Sentence | None = None
        for sentence in reading.sentences:
            words = _WORD.findall(sentence.text.lower())
            worth = not self._harm.isdisjoint(words) and self._holds(words)
            if not worth and near:
                row = sentence.paragraph == paragraph and is_row(sentence.text)
                near -= not row
                worth = row or self._numbered(sentence.text)
            if not worth:
                passed = sentence
                continue
            if passed is not None and not self._pointing.isdisjoint(words[:_OPENING]) and self._numbered(passed.text):
                yield parse(passed, self._lexicon)  # "A boat with 20 people sank. All drowned."
            passed = None
            found = parse(sentence, self._lexicon)
            if _counts(found) or (_COMMA.search(sentence.text) and is_heading(sentence.text, self._lexicon)):
                near, paragraph = _AFTER, sentence.paragraph
            yield found

    def _numbered(self, text: str) -> bool:
        """Whether a number stands in a sentence, in words or digits."""
        return any(map(str.isdigit, text)) or not self._numbers.isdisjoint(_WORD.findall(text.lower()))

    def _holds(self, words: list[str]) -> bool:
        """Whether a whole phrase stands among the words, where no word is a phrase ("march" in "death march")."""
        if not self._alone.isdisjoint(words):
            return True
        plain = [word for word in words if word != "s"]
        for at, word in enumerate(plain):
            for rest in self._longer.get(word, ()):
                if tuple(plain[at + 1 : at + 1 + len(rest)]) == rest:
                    return True
        return False


def _counts(found: Parsed) -> bool:
    """Whether a sentence counts people harmed, or heads rows or lines that do."""
    text = found.sentence.text
    return (
        bool(found.tolls)
        or any(group.harm is not None for group in found.groups)
        or text.endswith(":")
        or found.sentence.headline
        or is_row(text)
        or len(found.tokens) <= _LABEL
    )


def _letters(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a phrase as they are sought: letters alone, without a possessive ending."""
    return tuple(part for word in words for part in _WORD.findall(word) if part != "s")


def _needed(phrases: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """Words of which every phrase has at least one."""
    every = [words for words in phrases if words]
    needed = {words[0] for words in every if len(words) == 1}
    for words in sorted(every, key=lambda words: (len(words), words)):
        if needed.isdisjoint(words):
            needed.add(max(words, key=len))
    return frozenset(needed)
