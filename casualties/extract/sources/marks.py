"""Attributions without a verb of saying: "according to X (via Y)", "citing X", "(X)", "X: …", "… - X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from casualties.extract.sources.attribution import Attribution
from casualties.extract.sources.names import Name, Names
from casualties.extract.sources.subjects import Subjects
from casualties.extract.sources.words import SourceWords
from casualties.extract.text.reading import Sentence

__all__ = ["Marks"]

_PAREN = re.compile(
    r"[(\[](?:(?i:source|sources|via)s?:?\s+)?(?P<name>[^()\[\]\d]{2,60}?)(?:,?\s+[\d./ -]+[^()\[\]]{0,20})?[)\]]"
)
_LABEL = re.compile(r"[\s\"'“*#•·>-]*(?P<name>[^:.;\"“”]{2,50}?):\s")
_NEXT_LABEL = re.compile(r";\s+(?P<name>[^:.;,\"“”\d]{2,40}?):\s")
_TAIL = re.compile(r"\s[-–—]\s(?P<name>[^-–—:.;,]{2,40})[.\s]*$")
_LINE = re.compile(r"[(\[]?(?i:sources?\s*:|via)\s+(?P<name>[^;:()]{2,80}?)[.\s)\]]*")
_NUMBER = re.compile(r"\d")
_ACTIVE = re.compile(r"\s+by\b")
_NO_VOICE = ("named", "state", "figures")
_BREAK = re.compile(r"[.;:]|\band\b")
_JOINED = re.compile(r"\b(?:and|but|while)$")
_COMMA_AHEAD = re.compile(r"[^,.;]*,")


class Marks:
    """Attributions by prepositions and punctuation, by the words of one rulebook."""

    def __init__(self, words: SourceWords, names: Names, subjects: Subjects) -> None:
        self._words, self._names, self._subjects = words, names, subjects
        figures = "|".join(sorted(word for word, kind in words.roles.items() if kind == "figures"))
        self._count_of = re.compile(
            rf"\s+(?:[\w-]+\s+){{0,4}}?(?:information|{figures})\s+(?:\w+\s+)?(?:from|by|of)\s+(?=\S)", re.IGNORECASE
        )

    def through(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        """Those whom "according to", "citing" or "denied by" name."""
        for pattern, denied in ((self._words.through, False), (self._words.refused, True)):
            for through in pattern.finditer(text, sentence.start, sentence.end):
                counted = self._count_of.match(text, through.end(), sentence.end)
                after = self._subjects.after(text, counted.end() if counted else through.end(), sentence.end)
                word = through.group().lower()
                if after is None or (after[0].kind == "figures" and word in ("citing", "quoting")):
                    continue
                name, stop = after
                said = Attribution(
                    through.start(),
                    stop,
                    sentence.index,
                    name,
                    verb="denied" if denied else word,
                    told=stop,
                    leads=self._opens(text, sentence, through.start()),
                )
                if word in ("cited", "quoted"):
                    quoting = self._subjects.named(text, sentence.start, through.start())
                    if _ACTIVE.match(text, through.end()) or quoting is None:
                        continue
                    said = replace(said, start=quoting[1], relayed=(quoting[0],), leads=False)
                yield self._with_relay(text, said, sentence.end)

    def _with_relay(self, text: str, said: Attribution, end: int) -> Attribution:
        further = self._words.relayed.search(text, said.end, min(end, said.end + 50))
        if further is None or _BREAK.search(text, said.end, further.start()):
            return said
        last = self._subjects.body_after(text, further.end(), end)
        if last is None:
            return said
        stop = last[1] + (text[last[1] : last[1] + 1] == ")")
        return replace(said, relayed=(*said.relayed, last[0]), end=stop, told=stop)

    def _opens(self, text: str, sentence: Sentence, at: int) -> bool:
        before = text[sentence.start : at].rstrip()
        if not before.strip("\"'“*#•- ") or before.endswith((";", ":", "–", "—")):
            return True
        return bool(_JOINED.search(before) and _COMMA_AHEAD.match(text, at, sentence.end))

    def by_punctuation(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        """Sources by punctuation alone: in brackets, before a colon, after a dash at the end."""
        yield from self._bracketed(text, sentence)
        yield from self._labelled(text, sentence)
        line = _LINE.fullmatch(text, sentence.start, sentence.end)
        source = (
            self._names.of(" and ".join(part for part in line["name"].split(", ") if not _NUMBER.search(part)))
            if line
            else None
        )
        if line and source:
            yield Attribution(line.start(), line.end(), sentence.index, source, verb="(", told=line.end())
        tail = _TAIL.search(text, max(sentence.start, sentence.end - 60), sentence.end)
        name = self._names.of(tail["name"]) if tail else None
        if tail and name and name.kind not in _NO_VOICE and len(tail["name"].split()) < 5:
            yield Attribution(tail.start("name"), tail.end("name"), sentence.index, name, verb="-", told=tail.end())

    def _bracketed(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        if "(" not in sentence.text and "[" not in sentence.text:
            return
        for paren in _PAREN.finditer(text, sentence.start, sentence.end):
            name = self._names.of(paren["name"])
            following = text[paren.end() : paren.end() + 2].strip()[:1]
            before = text[max(sentence.start, paren.start() - 60) : paren.start()].strip()
            if name and self._is_outlet(name) and following in ("", ".", ",", ";") and not self._words.known(before):
                yield Attribution(paren.start(), paren.end(), sentence.index, name, verb="(", told=paren.end())

    def _labelled(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        if ":" not in sentence.text:
            return
        yield from self._label(text, sentence)
        for label in _NEXT_LABEL.finditer(text, sentence.start, sentence.end):  # "Reuters: 19 killed; Xinhua: 18"
            name = self._names.of(label["name"])
            if name and name.kind not in _NO_VOICE:
                start, end = label.span("name")
                yield Attribution(start, end + 1, sentence.index, name, verb=":", told=label.end(), leads=True)

    def _label(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        label = _LABEL.match(text, sentence.start, sentence.end)
        if label is None or _LINE.match(text, sentence.start, sentence.end):
            return
        if not label["name"].startswith(("#", "@")) and self._names.of(label["name"]) is None:
            label = _LABEL.match(text, label.end(), sentence.end) or label
        name = None if self._words.verb.search(label["name"]) else self._names.of(label["name"])
        if name and (name.kind not in _NO_VOICE or self._words.known(name.written)):
            start, end = label.span("name")
            yield Attribution(start, end + 1, sentence.index, name, verb=":", told=label.end(), leads=True)

    def _is_outlet(self, name: Name) -> bool:
        return name.kind in ("agency", "outlet", "monitor", "un", "aid")
