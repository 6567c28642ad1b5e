"""Whether a sentence goes on with what was just told or turns to another event, by the words that it opens with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from casualties.extract.text.hanging import opens_with_label, same_run
from casualties.extract.text.phrases import Phrases, spelled
from casualties.extract.text.reading import Reading, Sentence
from casualties.rulebook import Rulebook

__all__ = ["Turns"]

_CACHED = 256  # sentences whose turn is remembered, since all figures around one ask for it
_OPENING = 64  # characters of a sentence that may hold words that turn away
_INTO = 12  # characters that may stand before words that turn away: "And separately", "“In another"


class Turns:
    """The openings of `rules/causes.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.causes
        self._away = Phrases((phrase, True) for phrase in rules.elsewhere.phrases)
        self._wars = Phrases((phrase, True) for phrase in rules.wars.phrases)
        self._leaves = lru_cache(_CACHED)(self._turned)
        self._attack = _opening(rules.again.phrases)
        self._again = _opening((*rules.again.phrases, *rules.victims_again.phrases, *rules.perpetrators_again.phrases))
        self._doers = _opening(rules.perpetrators_again.phrases)

    def away(self, sentence: Sentence) -> bool:
        """Whether the sentence turns to another event or a whole war, or opens with a label ("Baquba: 2 killed")."""
        return self._leaves(sentence.text) or opens_with_label(sentence)

    def _turned(self, text: str) -> bool:
        away = self._away.find(text, 0, min(_OPENING, len(text)))
        return bool(away and away[0].start <= _INTO) or bool(self._wars.find(text, 0, len(text)))

    def to_the_attack(self, sentence: Sentence) -> bool:
        """Whether the sentence takes up the attack told before ("One strike hit …")."""
        return self._attack.match(sentence.text) is not None

    def to_the_doers(self, sentence: Sentence) -> bool:
        """Whether the sentence takes up who did it ("The attackers arrived …")."""
        return self._doers.match(sentence.text) is not None

    def goes_on(self, before: Sentence, after: Sentence, reading: Reading) -> bool:
        """Whether one sentence goes on from the one before it, as its paragraph or its opening says."""
        return same_run(before, after, reading) or self._again.match(after.text) is not None


def _written(phrases: Iterable[str]) -> str:
    forms = sorted({form for phrase in phrases for form in spelled(phrase, {})}, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0-]+") for form in forms)


def _opening(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\"“‘'(]*\b(?:{_written(phrases)})\b", re.IGNORECASE)
