"""How a source stands to a figure: it asserts it, denies the act, disputes the number, or takes it back."""

from __future__ import annotations

import re

from casualties.extract.periods.words import any_of
from casualties.extract.sources.back import Said
from casualties.extract.sources.words import SourceWords
from casualties.extract.text.reading import Anchor, Reading, Sentence
from casualties.model import Stance
from casualties.rulebook.sources import SourceRules

__all__ = ["Stances"]

_TURN = re.compile(
    r"[;:]|\b(?:but|saying|adding|claiming|insisting|instead)\b|,\s+and\b|\band\s+(?:says?|said|put|insist)"
)
_LEADS = re.compile(r"\bto(?:\s+(?:about|at|least|some|only|just))*\s*$|\bto\s+\S+\s+from\s*$")
_TO = re.compile(r"\d\D*\bto(?:\s+\w+){0,2}\s*$")
_NOT_AS = re.compile(r"\s[^.;]{0,60}?\bas\b[^.;]{0,40}\b(?:said|reported|stated|announced|published|given)\b")


_OWN = frozenset("it they he she".split())
_EARLIER = re.compile(r"\b(?:earlier|previous|first|initial|preliminary|original)\b")
_TO_ANOTHER = "correct"  # what is corrected has another figure in its place


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
        active = any_of(word for word in retracted if word.endswith(("ed", "ew")) and not word.startswith(_TO_ANOTHER))
        told = rf"(?:that|this|the|its|their|his|her)\s+(?:\w+\s+){{0,2}}(?:{nouns})\b"
        self._took_it_back = re.compile(
            rf"(?P<itself>\b[Tt]h(?:e|at|is)\s+(?:{nouns})\b[^.;,]{{0,30}}\b(?:was|is|were|been)\s+(?:{passive})\b)"
            rf"|\b(?:{active})\s+{told}|\bt(?:ook|akes)\s+{told}\s+back\b"
        )

    def _later(self, reading: Reading, sentence: Sentence, said: Said | None) -> bool:
        """Whether the next sentence takes the figure back: "On Thursday it took that figure back"."""
        if sentence.index + 1 >= len(reading.sentences):
            return False
        after = reading.sentences[sentence.index + 1].text
        found = self._took_it_back.search(after)
        if found is None or any(map(str.isdigit, after)):
            return False
        voice = said.chain[0].split()[-1].lower() if said is not None and said.chain else ""
        subject = after[: found.start()].lower().split()
        return bool(found["itself"]) or not _OWN.isdisjoint(subject) or (bool(voice) and voice in subject)

    def of(self, reading: Reading, said: Said | None, anchor: Anchor) -> Stance:
        """The stance of the source of a figure towards it."""
        text, sentence = reading.document.text, reading.sentences[anchor.sentence]
        stance = self._here(text, sentence, said, anchor)
        if stance is Stance.ASSERTED and self._later(reading, sentence, said):
            return Stance.RETRACTED
        return stance

    def _here(self, text: str, sentence: Sentence, said: Said | None, anchor: Anchor) -> Stance:
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
        if stance is Stance.RETRACTED and (
            _TO.search(between) or _LEADS.search(between) or _up_to_date(said.verb, between)
        ):
            return Stance.ASSERTED  # "corrected its figure of 38 to 35", "correcting an earlier toll of 121"
        if said.told > anchor.start or _TURN.search(between):
            return Stance.ASSERTED
        if stance is Stance.DENIED and self._words.figure_nouns.search(between):
            return Stance.DISPUTED
        return stance


def _up_to_date(verb: str, between: str) -> bool:
    """Whether an earlier figure is only brought up to date, by one that the same text gives."""
    return verb.lower().startswith(_TO_ANOTHER) and _EARLIER.search(between) is not None
