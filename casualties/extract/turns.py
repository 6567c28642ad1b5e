"""Whether a sentence goes on with what was just told or turns to another event, by the words that it opens with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casualties.extract.hanging import opens_with_label, same_run
from casualties.extract.phrases import spelled
from casualties.extract.reading import Reading, Sentence
from casualties.rulebook import Rulebook

__all__ = ["Turns"]

_INTO = 12  # characters that may stand before words that turn away: "And separately", "“In another"


class Turns:
    """The openings of `rules/causes.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.causes
        self._away = _opening(rules.elsewhere.phrases, before=rf".{{0,{_INTO}}}")
        self._wars = re.compile(rf"\b(?:{_written(rules.wars.phrases)})\b", re.IGNORECASE)
        self._attack = _opening(rules.again.phrases)
        self._again = _opening((*rules.again.phrases, *rules.victims_again.phrases, *rules.perpetrators_again.phrases))
        self._doers = _opening(rules.perpetrators_again.phrases)

    def away(self, sentence: Sentence) -> bool:
        """Whether the sentence turns to another event or a whole war, or opens with a label ("Baquba: 2 killed")."""
        text = sentence.text
        return bool(self._away.match(text) or self._wars.search(text)) or opens_with_label(sentence)

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


def _opening(phrases: Iterable[str], *, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"[\"“‘'(]*{before}\b(?:{_written(phrases)})\b", re.IGNORECASE)
