"""Find every attribution of a sentence: who says it, through whom it comes, and which side of it is told.

"X said", "said X", "X, quoting Y, said", "X told Y", "according to X (via Y)", "X reported, citing Y", "(X)", "X: …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from casualties.extract.reading import Sentence
from casualties.extract.sources_names import Name, Names
from casualties.extract.sources_phrases import Phrases
from casualties.extract.sources_words import SourceWords

__all__ = ["Attribution", "Finder"]

_PAREN = re.compile(
    r"[(\[](?:(?i:source|sources|via)s?:?\s+)?(?P<name>[^()\[\]\d]{2,60}?)(?:,?\s+[\d./ -]+[^()\[\]]{0,20})?[)\]]"
)
_LABEL = re.compile(r"[\s\"'“*#•·>-]*(?P<name>[^:.;\"“”]{2,50}?):\s")
_TAIL = re.compile(r"\s[-–—]\s(?P<name>[^-–—:.;,]{2,40})[.\s]*$")
_TOLD = re.compile(r"\b(?:told|tells|telling|informed|briefed)$")
_ENDS = re.compile(r"\s*(?:[,.;:!?”\"’)—–]|$)")
_LEAD = re.compile(r"\s*(?:that\b|[“\"‘]|[A-Za-z0-9@#])")
_ADJUNCT = re.compile(
    r"\s+(?:(?:on|late|early|earlier|in|at|during|by|after|from|via|through|this|last|to)\b[^,.;:”\"]{0,60}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[^,.;:”\"]{0,30})?\s*(?=[,.;:”\"]|$)"
)
_COMMA = re.compile(r"\s*,\s*$")
_APPOSED = re.compile(r"\s*,\s+(?P<words>(?:(?:a|an|the|his|her|its|their)\s+)?[^,.;:”\"]{3,70})(?=[,.;])")
_LIVES = re.compile(r"\s+(?:\S+\s+){0,4}?(?:lives|life|responsibility|victory|credit|asylum)\b")
_NEGATED = re.compile(r"\b(?:not|never|cannot|declined to|refused to|yet to|n[’']t)\s+$")
_ACTIVE = re.compile(r"\s+by\b")
_COORDINATED = re.compile(r"(?:\b(?:and|but|then|nor)(?:\s+\w+ly|\s+(?:also|then|later|initially))?|,)$")
_RELATED = re.compile(r",\s+(?:which|who)(?:\s+(?:has|had|have|also|later|earlier|initially))*$")
_TURNED = re.compile(r"[.;:,“”\"]|\b(?:that|and|but|who|which)\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|as|to|the|a|an|of|no|any|such|these|its|their)\s+$")
_CLAUSE = re.compile(r"[,;:“”\"]\s*(?:(?:and|but|while)\s+)?|\s[-–—]\s")
_PRONOUN = re.compile(r"(?i:he|she|they|it|we|I)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where an attribution stands, who is its first voice and who relayed it (in order), and how it stands to the text.

    `leads` where what is said follows; `pronoun` where the speaker is only pointed to ("he", or "" for a subject left
    out); `verb` is the word of saying; `told` is where what it says begins.
    """

    start: int
    end: int
    sentence: int
    speaker: Name | None
    relayed: tuple[Name, ...] = ()
    origin: Name | None = None
    leads: bool = False
    pronoun: str | None = None
    verb: str = ""
    told: int = 0


class Finder:
    """Finds attributions by the words of one rulebook."""

    def __init__(self, words: SourceWords, names: Names) -> None:
        self._words, self._names, self._phrases = words, names, Phrases(words)
        figures = "|".join(sorted(word for word, kind in words.roles.items() if kind == "figures"))
        self._count_of = re.compile(
            rf"\s+(?:[\w-]+\s+){{0,4}}?(?:information|{figures})\s+(?:\w+\s+)?(?:from|by|of)\s+(?=\S)", re.IGNORECASE
        )

    def find(self, text: str, sentence: Sentence) -> list[Attribution]:
        """The attributions of a sentence in order of their start."""
        start, end = sentence.start, sentence.end
        found = [*self._verbs(text, sentence), *self._through(text, sentence), *self._marks(text, sentence)]
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
        if (
            other.leads
            or other.speaker is None
            or one.speaker is None
            or other.speaker.kind not in ("agency", "outlet")
        ):
            return False
        return (
            one.speaker.kind not in ("agency", "outlet")
            and not other.relayed
            and ";" not in text[one.end : other.start]
        )

    def _merged(self, one: Attribution, other: Attribution) -> Attribution:
        if other.verb in ("citing", "quoting") and other.speaker is not one.speaker and other.speaker:
            return replace(one, origin=one.origin or other.speaker, end=max(one.end, other.end))
        return replace(one, end=max(one.end, other.end))

    def _beside(self, text: str, one: Attribution, other: Attribution) -> bool:
        between = text[one.end : other.start]
        return one.pronoun is None and len(between) < 60 and not re.search(r"[.;“”\"]|\b(?:and|but|while)\b", between)

    def _verbs(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        taken = sentence.start
        for verb in self._words.verb.finditer(text, sentence.start, sentence.end):
            if verb.start() < taken:
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
        subject, start = self._subject(text, sentence, verb)
        inverted = None
        if subject is None:
            inverted = self._after(text, verb.end(), end) if self._may_invert(text, sentence, verb, word) else None
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
        return self._with_hearer(text, said, end) if _TOLD.search(text[: verb.end()][-9:]) else said

    def _carried(self, text: str, said: Attribution, end: int) -> Attribution:
        """ "said in a statement carried by X"."""
        further = self._words.relayed.search(text, said.end, min(end, said.end + 50))
        if further is None or not further.group().endswith(" by") or _TURNED.search(text, said.end, further.start()):
            return said
        last = self._after_plain(text, further.end(), end)
        if last is None:
            return said
        return replace(said, relayed=(last[0],), end=last[1], told=last[1], leads=self._leads(text, last[1], end))

    def _sure(self, text: str, name: Name) -> bool:
        return self._words.known(name.written) is not None or " " in name.text or name.text.isupper()

    def _subject(self, text: str, sentence: Sentence, verb: re.Match[str]) -> tuple[Name | str | None, int]:
        """Who stands before a verb: a name, a pronoun, or nobody; and where."""
        span = self._phrases.before(text, sentence.start, verb.start())
        if span is not None:
            words = text[span[0] : span[1]]
            if _PRONOUN.fullmatch(words):
                return words.lower(), span[0]
            name = self._names.of(words)
            if name is not None:
                return name, span[0]
        elif text[sentence.start : verb.start()].rstrip()[-1:] == ",":
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
        before = text[sentence.start : verb.start()]
        comma = _COMMA.search(before)
        if comma is None:
            return None, verb.start()
        opening = before.rfind(",", 0, comma.start())
        if opening < 0 or comma.start() - opening > 140:
            return None, verb.start()
        aside = before[opening + 1 : comma.start()]
        if re.search(r"[.;:“”\"]", aside):
            return None, verb.start()
        span = self._phrases.before(text, sentence.start, sentence.start + opening)
        name = self._names.of(text[span[0] : span[1]]) if span else None
        if span is None or name is None:
            return None, verb.start()
        role = self._names.of(aside) if name.kind == "named" and not self._words.known(name.written) else None
        return (role if role and role.kind != "named" else name), span[0]

    def _may_invert(self, text: str, sentence: Sentence, verb: re.Match[str], word: str) -> bool:
        before = text[sentence.start : verb.start()].rstrip()
        return before[-1:] in (",", "”", '"', "’", "'", "–", "—", "") and not word.endswith("ing")

    def _after(self, text: str, at: int, end: int) -> tuple[Name, int] | None:
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

    def _left_out(self, text: str, sentence: Sentence, verb: re.Match[str]) -> Attribution | None:
        """A verb whose subject is that of the verb before: "…, saying that", "rejects the figure and says"."""
        before = text[sentence.start : verb.start()].rstrip()
        related = _RELATED.search(before)
        if related:
            span = self._phrases.before(text, sentence.start, sentence.start + related.start())
            name = self._names.of(text[span[0] : span[1]]) if span else None
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
        cut = [turn.end() for turn in _CLAUSE.finditer(before[:-1])]
        start = sentence.start + (cut[-1] if cut and not verb.group().endswith("ing") else 0)
        span = self._phrases.opening(text, start, verb.start()) if not verb.group().endswith("ing") else None
        name = self._names.of(text[span[0] : span[1]]) if span else None
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
        return not _ENDS.match(text, at, end) and not _ADJUNCT.match(text, at, end) and bool(_LEAD.match(text, at, end))

    def _with_hearer(self, text: str, said: Attribution, end: int) -> Attribution:
        """Who was told passes it on, where it is an outlet or a body."""
        hearers = self._words.hearers.match(text, said.end, min(end, said.end + 60))
        if hearers:
            return replace(said, leads=self._leads(text, hearers.end(), end))
        heard = self._after_plain(text, said.end, end)
        if heard is None:
            return replace(said, leads=True)
        name, stop = heard
        relayed = (name,)
        further = self._words.relayed.search(text, stop, min(end, stop + 60))
        if further:
            last = self._after_plain(text, further.end(), end)
            if last:
                relayed, stop = (*relayed, last[0]), last[1]
        return replace(said, relayed=relayed, end=stop, told=stop, leads=self._leads(text, stop, end))

    def _after_plain(self, text: str, at: int, end: int) -> tuple[Name, int] | None:
        span = self._phrases.after(text, at, end)
        name = self._names.of(text[span[0] : span[1]]) if span else None
        return (name, span[1]) if span and name and name.kind not in ("person", "figures") else None

    def _through(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        for pattern, denied in ((self._words.through, False), (self._words.refused, True)):
            for through in pattern.finditer(text, sentence.start, sentence.end):
                counted = self._count_of.match(text, through.end(), sentence.end)
                after = self._after(text, counted.end() if counted else through.end(), sentence.end)
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
                    span = self._phrases.before(text, sentence.start, through.start())
                    quoting = self._names.of(text[span[0] : span[1]]) if span else None
                    if _ACTIVE.match(text, through.end()) or span is None or quoting is None:
                        continue
                    said = replace(said, start=span[0], relayed=(quoting,), leads=False)
                yield self._with_relay(text, said, sentence.end)

    def _with_relay(self, text: str, said: Attribution, end: int) -> Attribution:
        further = self._words.relayed.search(text, said.end, min(end, said.end + 50))
        if further is None or re.search(r"[.;:]|\band\b", text[said.end : further.start()]):
            return said
        last = self._after_plain(text, further.end(), end)
        if last is None:
            return said
        stop = last[1] + (text[last[1] : last[1] + 1] == ")")
        return replace(said, relayed=(*said.relayed, last[0]), end=stop, told=stop)

    def _opens(self, text: str, sentence: Sentence, at: int) -> bool:
        before = text[sentence.start : at].rstrip()
        return (
            not before.strip("\"'“*#•- ")
            or before.endswith((";", ":", "–", "—"))
            or bool(
                re.search(r"(?:,|\b(?:and|but|while))$", before)
                and re.match(r"[^,.;]*,", text[at : sentence.end])
                and not before.endswith(",")
            )
        )

    def _marks(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        """Sources by punctuation alone: in brackets, before a colon, after a dash at the end."""
        for paren in _PAREN.finditer(text, sentence.start, sentence.end):
            name = self._names.of(paren["name"])
            following = text[paren.end() : paren.end() + 2].strip()
            if name and self._is_outlet(name) and following[:1] in ("", ".", ",", ";"):
                if self._words.known(text[max(sentence.start, paren.start() - 60) : paren.start()].strip()) is None:
                    yield Attribution(paren.start(), paren.end(), sentence.index, name, verb="(", told=paren.end())
        label = _LABEL.match(text, sentence.start, sentence.end)
        if label and label["name"].lstrip().startswith(("#", "@")) is False and self._names.of(label["name"]) is None:
            label = _LABEL.match(text, label.end(), sentence.end) or label
        if label and not self._words.verb.search(label["name"]):
            name = self._names.of(label["name"])
            if name and (name.kind not in ("named", "state", "figures") or self._words.known(name.written)):
                yield Attribution(
                    label.start("name"),
                    label.end("name") + 1,
                    sentence.index,
                    name,
                    verb=":",
                    told=label.end(),
                    leads=True,
                )
        tail = _TAIL.search(text, sentence.start, sentence.end)
        if tail:
            name = self._names.of(tail["name"])
            if name and name.kind not in ("named", "state", "figures") and len(tail["name"].split()) < 5:
                yield Attribution(tail.start("name"), tail.end("name"), sentence.index, name, verb="-", told=tail.end())

    def _is_outlet(self, name: Name) -> bool:
        return name.kind in ("agency", "outlet", "monitor", "un", "aid")
