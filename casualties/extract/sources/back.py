"""Whom "he", "it", "the agency" and short names mean: who has spoken before in the document, or the publisher.

A body keeps the name under which the document first attributes something to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casualties.extract.sources.find import Attribution
from casualties.extract.sources.names import Name, Names
from casualties.extract.sources.words import SourceWords, folded

__all__ = ["Said", "Speakers"]

_WORD = re.compile(r"[^\W_]+")
_LOOK_BACK = 4000
_REMEMBERED = 60


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution whose voices are known: the chain without the publisher, from who first said it."""

    start: int
    end: int
    sentence: int
    chain: tuple[str, ...]
    leads: bool
    verb: str
    told: int
    own: bool = False


class Speakers:
    """Resolves the speakers of a document in order."""

    def __init__(self, words: SourceWords, names: Names) -> None:
        self._words, self._names = words, names

    def resolve(
        self, text: str, by_sentence: Iterable[Sequence[Attribution]], publisher: str | None
    ) -> Iterator[list[Said]]:
        """Each sentence's attributions with their chains; those whose speaker cannot be told are left out."""
        before: list[Name] = []
        last: Name | None = None
        for found in by_sentence:
            resolved: list[Said] = []
            for each in found:
                speaker = self._speaker(text, each, before, last, publisher)
                if speaker is None:
                    continue
                relayed = tuple(self._same(name, before, publisher) for name in each.relayed)
                origin = self._same(each.origin, before, publisher) if each.origin else None
                voices = [voice for voice in (origin, speaker, *relayed) if voice is not None]
                chain = tuple(dict.fromkeys(voice.text for voice in voices if voice.kind != "publisher"))
                own = speaker.kind == "publisher"
                resolved.append(Said(each.start, each.end, each.sentence, chain, each.leads, each.verb, each.told, own))
                last = speaker
                before += [name for name in voices if name.kind != "publisher" and name not in before]
                del before[:-_REMEMBERED]
            yield resolved

    def _speaker(
        self, text: str, each: Attribution, before: Sequence[Name], last: Name | None, publisher: str | None
    ) -> Name | None:
        if each.pronoun is None:
            return (
                self._same(each.speaker, before, publisher, text[max(0, each.start - _LOOK_BACK) : each.start])
                if each.speaker
                else None
            )
        if each.pronoun in self._words.own:
            return Name("", "publisher", each.pronoun)
        kinds = self._words.pronouns.get(each.pronoun)
        if kinds is None:
            return last
        spokesman = last is not None and not self._words.voices.isdisjoint(last.written.lower().split())
        if spokesman and kinds == "he":
            return last
        fitting = [name for name in (*before, last) if name and (name.kind in _PEOPLE) == (kinds == "he")]
        return fitting[-1] if fitting and each.pronoun != "" else last

    def _same(self, name: Name, before: Sequence[Name], publisher: str | None, told: str = "") -> Name:
        """The name under which a source was met before, or the publisher, where this one only points back to it."""
        if publisher and (
            _is_publisher(name, publisher) or folded(name.text) in self._words.speakers.get(folded(publisher), ())
        ):
            return Name("", "publisher", name.written)
        if name.kind == "voice" and name.definite and before:
            return before[-1]
        words = _words(name.text)
        for earlier in reversed(before):
            if words < _words(earlier.text) and (name.definite or name.kind in ("named",)):
                return earlier
        head = name.text.split()[-1].lower() if name.text else ""
        if not name.definite or len(words) > 1:
            return name
        for earlier in reversed(before):
            if earlier.kind in self._words.nouns_back.get(head, ()):
                return earlier
        return self._actor(told, head) or name

    def _actor(self, told: str, head: str) -> Name | None:
        """The last group named before in the text, for "the group"."""
        kinds = self._words.nouns_back.get(head, ())
        if "group" not in kinds:
            return None
        latest: tuple[int, Name] | None = None
        for written, (name, kind) in (*self._words.exact.items(), *self._words.names.items()):
            if kind not in kinds:
                continue
            at = told.rfind(written) if written.isupper() or len(written) < 4 else told.casefold().rfind(written)
            if at >= 0 and (latest is None or at > latest[0]) and _stands_alone(told, at, len(written)):
                latest = at, Name(name, kind, written)
        return latest[1] if latest else None


_PEOPLE = ("person", "group", "voice", "named")


def _stands_alone(text: str, at: int, length: int) -> bool:
    return not (text[at - 1 : at].isalnum() or text[at + length : at + length + 1].isalnum())


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(name)))


def _is_publisher(name: Name, publisher: str) -> bool:
    """Whether a name is the publisher: the same, or a definite short form of it ("the mission" of "OSCE Mission")."""
    if folded(name.text) == folded(publisher) or folded(name.written) == folded(publisher):
        return True
    if name.kind == "body" and folded(name.written).startswith(folded(publisher) + " "):
        return True  # an office of the publisher's own
    return name.definite and name.kind == "body" and bool(_words(name.text)) and _words(name.text) <= _words(publisher)
