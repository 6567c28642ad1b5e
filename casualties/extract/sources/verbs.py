"""Attributions by a verb: "X said", "said X", "X told Y", "…, saying that", "X, which said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from casualties.extract.sources.attribution import Attribution
from casualties.extract.sources.names import Name, Names
from casualties.extract.sources.subjects import Subjects
from casualties.extract.sources.words import SourceWords
from casualties.extract.text.reading import Sentence

__all__ = ["SaidBy"]

_TOLD = re.compile(r"\b(?:told|tells|telling|informed|briefed)$")
_ENDS = re.compile(r"\s*(?:[,.;:!?”\"’)—–]|$)")
_LEAD = re.compile(r"\s*(?:that\b|[“\"‘]|[A-Za-z0-9@#])")
_LIVES = re.compile(r"\s+(?:\S+\s+){0,4}?(?:lives|life|responsibility|victory|credit|asylum)\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_HYPHEN = re.compile(r"[-'’]")
_NEGATED = re.compile(r"\b(?:not|never|cannot|declined to|refused to|yet to|n[’']t)\s+$")
_CLOSED = re.compile(r"\s*(?:[,.;:”\"’)]|$|\s(?:on|in|at|by|late|early|to|after|during|who|from|as|—|–|-)\b)")
_COORDINATED = re.compile(r"(?:\b(?:and|but|then|nor)(?:\s+\w+ly|\s+(?:also|then|later|initially))?|,)$")
_RELATED = re.compile(r",\s+(?:which|who)(?:\s+(?:has|had|have|also|later|earlier|initially))*$")
_TURNED = re.compile(r"[.;:,“”\"]|\b(?:that|and|but|who|which)\b")


class SaidBy:
    """Attributions by verbs, by the words of one rulebook."""

    def __init__(self, words: SourceWords, names: Names, subjects: Subjects) -> None:
        self._words, self._names, self._subjects = words, names, subjects
        self._adjunct = re.compile(
            r"\s+(?:(?:on|late|early|earlier|in|at|during|by|after|from|via|through|this|last|to)\b[^,.;:”\"]{0,60}"
            rf"|(?:{'|'.join(sorted(words.days, key=len, reverse=True))})\b\.?[^,.;:”\"]{{0,30}})?\s*(?=[,.;:”\"]|$)"
        )

    def find(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        """The attributions of a sentence that hang on a verb, in order."""
        taken = sentence.start
        for word in _LETTERS.finditer(text, sentence.start, sentence.end):
            if word.group() not in self._words.verb_starts or word.start() < taken:
                continue
            verb = self._words.verb.match(text, word.start(), sentence.end)
            if verb is None or _HYPHEN.match(text, verb.end()):
                continue
            said = self._said(text, sentence, verb)
            if said is not None:
                taken = said.end
                yield said

    def _said(self, text: str, sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
        word, end = verb.group(), sentence.end
        if _NEGATED.search(text, max(sentence.start, verb.start() - 14), verb.start()):
            return None
        needed = self._words.objects.get(word)
        if needed and not needed.match(text, verb.end(), end):
            return None
        if word.startswith(("claim", "report")) and _LIVES.match(text, verb.end(), end):
            return None
        if self._words.passive_after.match(text, verb.end(), end):
            return None
        inverted = self._inverted(text, sentence, verb)
        subject, start = (None, verb.start()) if inverted else self._subjects.before(text, sentence, verb)
        if subject is None:
            if inverted is None:
                return self._left_out(text, sentence, verb)
        elif isinstance(subject, str):
            return self._pronoun(text, sentence, verb, subject, start)
        name, stop = inverted if inverted else (subject, verb.end())
        if not isinstance(name, Name) or (
            word in self._words.counting and name.kind in ("named",) and not self._sure(text, name)
        ):
            return None
        if name.kind == "figures" and word in ("said", "told"):
            return None
        said = Attribution(
            verb.start() if inverted else start,
            stop,
            sentence.index,
            name,
            verb=word,
            told=stop,
            leads=inverted is None and self._leads(text, stop, end),
        )
        said = self._carried(text, said, end)
        return (
            self._with_hearer(text, said, end)
            if _TOLD.search(text, max(sentence.start, verb.end() - 9), verb.end())
            else said
        )

    def _inverted(self, text: str, sentence: Sentence, verb: re.Match[str]) -> tuple[Name, int] | None:
        """The subject after its verb, where the clause ends with it: ", said the provost, who"."""
        if not self._may_invert(text, sentence, verb, verb.group()):
            return None
        found = self._subjects.after(text, verb.end(), sentence.end)
        return found if found and _CLOSED.match(text, found[1], sentence.end) else None

    def _carried(self, text: str, said: Attribution, end: int) -> Attribution:
        """ "said in a statement carried by X"."""
        further = self._words.relayed.search(text, said.end, min(end, said.end + 50))
        if further is None or not further.group().endswith(" by") or _TURNED.search(text, said.end, further.start()):
            return said
        last = self._subjects.body_after(text, further.end(), end)
        if last is None:
            return said
        return replace(said, relayed=(last[0],), end=last[1], told=last[1], leads=self._leads(text, last[1], end))

    def _sure(self, text: str, name: Name) -> bool:
        return self._words.known(name.written) is not None or " " in name.text or name.text.isupper()

    def _may_invert(self, text: str, sentence: Sentence, verb: re.Match[str], word: str) -> bool:
        if word in self._words.objects or word in self._words.counting or _TOLD.search(word):
            return False
        before = text[sentence.start : verb.start()].rstrip()
        return before[-1:] in (",", "”", '"', "’", "'", "–", "—", "") and not word.endswith("ing")

    def _left_out(self, text: str, sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
        """A verb whose subject is that of the verb before: "…, saying that", "rejects the figure and says"."""
        before = text[sentence.start : verb.start()].rstrip()
        related = _RELATED.search(before)
        if related:
            who = self._subjects.named(text, sentence.start, sentence.start + related.start())
            name = who[0] if who else None
            return Attribution(
                verb.start(),
                verb.end(),
                sentence.index,
                name,
                leads=self._leads(text, verb.end(), sentence.end),
                pronoun=None if name else "",
                verb=verb.group(),
                told=verb.end(),
            )
        if not _COORDINATED.search(before):
            return None
        if before.endswith(",") and not verb.group().endswith("ing"):
            return None
        joined = not verb.group().endswith("ing")
        name = self._subjects.opening(text, sentence.start, sentence.start + len(before) - 1) if joined else None
        if name is not None:
            return Attribution(
                verb.start(), verb.end(), sentence.index, name, leads=True, verb=verb.group(), told=verb.end()
            )
        return Attribution(
            verb.start(), verb.end(), sentence.index, None, leads=True, pronoun="", verb=verb.group(), told=verb.end()
        )

    def _pronoun(
        self, text: str, sentence: Sentence, verb: re.Match[str], pronoun: str, start: int
    ) -> Attribution | None:
        if verb.group() in self._words.counting and pronoun in ("he", "she", "they"):
            return None
        return Attribution(
            start,
            verb.end(),
            sentence.index,
            None,
            pronoun=pronoun,
            verb=verb.group(),
            told=verb.end(),
            leads=self._leads(text, verb.end(), sentence.end),
        )

    def _leads(self, text: str, at: int, end: int) -> bool:
        """Whether what is said follows the verb: words of a clause, not the end of one."""
        return (
            not _ENDS.match(text, at, end)
            and not self._adjunct.match(text, at, end)
            and bool(_LEAD.match(text, at, end))
        )

    def _with_hearer(self, text: str, said: Attribution, end: int) -> Attribution:
        """Who was told passes it on, where it is an outlet or a body."""
        hearers = self._words.hearers.match(text, said.end, min(end, said.end + 60))
        if hearers:
            return replace(said, leads=self._leads(text, hearers.end(), end))
        heard = self._subjects.body_after(text, said.end, end)
        if heard is None:
            return replace(said, leads=True)
        name, stop = heard
        relayed: tuple[Name, ...] = (name,)
        further = self._words.relayed.search(text, stop, min(end, stop + 60))
        if further:
            last = self._subjects.body_after(text, further.end(), end)
            if last:
                relayed, stop = (*relayed, last[0]), last[1]
        return replace(said, relayed=relayed, end=stop, told=stop, leads=self._leads(text, stop, end))
