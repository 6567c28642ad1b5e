"""Who stands beside a verb of saying: before it, over an aside, at the opening of its clause, or after it."""

from __future__ import annotations

import re

from casualties.extract.sources.names import Name, Names
from casualties.extract.sources.phrases import Phrases
from casualties.extract.sources.words import SourceWords
from casualties.extract.text.reading import Sentence

__all__ = ["Subjects"]

_COMMA = re.compile(r"\s*,\s*$")
_APPOSED = re.compile(r"\s*,\s+(?P<words>(?:(?:a|an|the|his|her|its|their)\s+)?[^,.;:”\"]{3,70})(?=[,.;])")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|as|to|the|a|an|of|no|any|such|these|its|their)\s+$")
_CLAUSE = re.compile(r"[,;:“”\"]\s*(?:(?:and|but|while)\s+)?|\s[-–—]\s")
_PRONOUN = re.compile(r"(?i:he|she|they|it|we|I)")
_ABOUT_PERSON = re.compile(r"\s*(?:who|whose|a|an|the|his|her|their|its|director|head|[a-z]+)\b(?![^,]*\d)")
_ASIDE_ENDS = re.compile(r"[.;:“”\"]")


class Subjects:
    """Finds who speaks, by the words of one rulebook."""

    def __init__(self, words: SourceWords, names: Names) -> None:
        self._words, self._names, self._phrases = words, names, Phrases(words)

    def named(self, text: str, start: int, at: int) -> tuple[Name, int] | None:
        """The name of the phrase that ends right before `at`, and where it begins."""
        span = self._phrases.before(text, start, at)
        name = self._names.of(text[span[0] : span[1]]) if span else None
        return (name, span[0]) if span and name else None

    def opening(self, text: str, start: int, at: int) -> Name | None:
        """The name at the opening of the clause that holds `at`."""
        cut = [turn.end() for turn in _CLAUSE.finditer(text, start, at)]
        span = self._phrases.opening(text, cut[-1] if cut else start, at)
        return self._names.of(text[span[0] : span[1]]) if span else None

    def before(self, text: str, sentence: Sentence, verb: re.Match[str]) -> tuple[Name | str | None, int]:
        """Who stands before a verb: a name, a pronoun, or nobody; and where."""
        span = self._phrases.before(text, sentence.start, verb.start())
        if span is not None:
            words = text[span[0] : span[1]]
            if _PRONOUN.fullmatch(words):
                return words.lower(), span[0]
            name = self._names.of(words)
            if name is not None:
                return name, span[0]
        elif text[sentence.start : self._phrases.unfilled(text, sentence.start, verb.start())].rstrip()[-1:] == ",":
            if verb.group().endswith("ing"):  # "X said 12 had died on Monday, correcting its earlier figure"
                opens = self._phrases.opening(text, sentence.start, verb.start())
                name = self._names.of(text[opens[0] : opens[1]]) if opens else None
                return name, verb.start()
            return self._over_aside(text, sentence, verb)
        return self._opening(text, sentence, verb) or (None, verb.start())

    def _opening(self, text: str, sentence: Sentence, verb: re.Match[str]) -> tuple[Name, int] | None:
        """The head of a long subject: "A doctor who treated the wounded said", "Residents fleeing the town said"."""
        before = text[sentence.start : verb.start()]
        last = before.split()[-1:]
        if (
            (last and last[0] in self._words.verbs)
            or _PASSIVE.search(before)
            or verb.group() in self._words.counting
            or verb.group() in self._words.objects
        ):
            return None
        cut = [turn.end() for turn in _CLAUSE.finditer(before)]
        start = sentence.start + (cut[-1] if cut else 0)
        span = self._phrases.opening(text, start, verb.start())
        name = self._names.of(text[span[0] : span[1]]) if span else None
        if span is None or name is None or name.kind == "figures" or verb.start() - span[1] > 90:
            return None
        again = self._words.verb.search(text, span[1], verb.start())
        return name, (verb.start() if again else span[0])

    def _over_aside(self, text: str, sentence: Sentence, verb: re.Match[str]) -> tuple[Name | str | None, int]:
        """The subject before an aside in commas: "SANA, quoting a police source, said", "X, a spokesman, said"."""
        before = text[sentence.start : self._phrases.unfilled(text, sentence.start, verb.start())]
        comma = _COMMA.search(before)
        if comma is None:
            return None, verb.start()
        opening = before.rfind(",", 0, comma.start())
        if opening < 0 or comma.start() - opening > 140:
            return None, verb.start()
        aside = before[opening + 1 : comma.start()]
        if _ASIDE_ENDS.search(aside):
            return None, verb.start()
        span = self._phrases.before(text, sentence.start, sentence.start + opening)
        name = self._names.of(text[span[0] : span[1]]) if span else None
        if span is None or name is None:
            return None, verb.start()
        if name.kind == "named" and not self._words.known(name.written) and not _ABOUT_PERSON.match(aside):
            return None, verb.start()
        role = self._names.of(aside) if name.kind == "named" and not self._words.known(name.written) else None
        return (role if role and role.kind != "named" else name), span[0]

    def after(self, text: str, at: int, end: int) -> tuple[Name, int] | None:
        """The name that follows `at`, or the office beside it, and where it ends."""
        span = self._phrases.after(text, at, end)
        name = self._names.of(text[span[0] : span[1]]) if span else None
        if span is None or name is None:
            return None
        apposed = _APPOSED.match(text, span[1], end)
        if apposed and name.kind == "named" and not self._words.known(name.written):
            role = self._names.of(apposed["words"])
            if role and role.kind not in ("named", "state", "figures"):
                return role, apposed.end()
        return name, span[1]

    def body_after(self, text: str, at: int, end: int) -> tuple[Name, int] | None:
        """The body or outlet that follows `at`, and where it ends."""
        span = self._phrases.after(text, at, end)
        name = self._names.of(text[span[0] : span[1]]) if span else None
        return (name, span[1]) if span and name and name.kind not in ("person", "figures") else None
