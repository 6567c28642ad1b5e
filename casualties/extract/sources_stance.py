"""How a source stands to a figure: it asserts it, denies the act, disputes the number, or takes it back."""

from __future__ import annotations

import re

from casualties.extract.periods_words import any_of
from casualties.extract.reading import Anchor, Sentence
from casualties.extract.sources_back import Said
from casualties.extract.sources_words import SourceWords
from casualties.model import Stance
from casualties.rulebook.sources import SourceRules

__all__ = ["Stances"]

_TURN = re.compile(
    r"[;:]|\b(?:but|saying|adding|claiming|insisting|instead)\b|,\s+and\b|\band\s+(?:says?|said|put|insist)"
)
_TO = re.compile(r"\d\D*\bto(?:\s+\w+){0,2}\s*$")
_NOT_AS = re.compile(r"\s[^.;]{0,60}?\bas\b[^.;]{0,40}\b(?:said|reported|stated|announced|published|given)\b")


class Stances:
    """Stances by the words of the rules."""

    def __init__(self, rules: SourceRules, words: SourceWords) -> None:
        self._words = words
        self._by_word = {word: entry.stance for entry in rules.stances for word in entry.words}
        retracted = [word for entry in rules.stances if entry.stance is Stance.RETRACTED for word in entry.words]
        self._taken_back = re.compile(rf"\b(?:{any_of(word for word in retracted if ' ' in word)})\b", re.IGNORECASE)
        passive = any_of(word for word in retracted if word.endswith(("ed", "wn")) and " " not in word)
        nouns = any_of(word for entry in rules.verbs if entry.id == "reject" for word in entry.objects)
        self._is_withdrawn = re.compile(rf"\b(?:was|were|been)\s+(?:\w+\s+)?(?:{passive})\b")
        self._report = re.compile(rf"\b(?:{nouns})\b")

    def of(self, text: str, sentence: Sentence, said: Said | None, anchor: Anchor) -> Stance:
        """The stance of the source of a figure towards it."""
        before = text[sentence.start : anchor.start]
        taken = self._taken_back.search(before)
        if taken and not _TURN.search(before, taken.end()):
            return Stance.RETRACTED
        if before.rstrip().endswith(" not") and _NOT_AS.match(text, anchor.end, sentence.end):
            return Stance.RETRACTED
        withdrawn = self._is_withdrawn.search(text, anchor.end, sentence.end)
        if withdrawn and self._report.search(before) and not _TURN.search(text, anchor.end, withdrawn.start()):
            return Stance.RETRACTED
        if said is None or said.sentence != sentence.index:
            return Stance.ASSERTED
        stance = self._by_word.get(said.verb.lower(), Stance.ASSERTED)
        if stance is Stance.ASSERTED or not said.leads:
            return Stance.ASSERTED if said.verb != "denied" else stance
        between = text[said.told : anchor.start]
        if stance is Stance.RETRACTED and _TO.search(between):
            return Stance.ASSERTED  # "corrected its figure of 38 to 35"
        if said.told > anchor.start or _TURN.search(between):
            return Stance.ASSERTED
        if stance is Stance.DENIED and self._words.figure_nouns.search(between):
            return Stance.DISPUTED
        return stance
