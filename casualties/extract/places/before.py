"""The words before a name, read from the last backwards."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.extract.places.words import PlaceWords
from casualties.scopes import Gazetteer

__all__ = ["Before", "BeforeReader"]


@dataclass(frozen=True, slots=True)
class Before:
    """What the words before a name say: the kind of cue, the word for a kind of place, a compass word, an adjective.

    `barred`: a person's title stands right before it, or "the city's": it is no place of its own.
    """

    kind: str
    level: str = ""
    part: str = ""
    people: str | None = None
    speaking: bool = False
    barred: bool = False


class BeforeReader:
    """Reads articles, adjectives, a kind of place, and the cue before them."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._words, self._gazetteer = words, gazetteer

    def read(self, written: list[str]) -> Before:
        """What the words before a name say, from the last backwards."""
        words, at = self._words, len(written)
        pieces = [piece.lower() for piece in written]
        if not at:
            return Before("")
        owner, _, ending = pieces[-1].replace("’", "'").partition("'")
        if ending == "s" and owner in words.towns:
            return Before("locating", barred=True)
        barred = pieces[-1] in words.small_titles
        part = written[-1] if pieces[-1] in words.compass else ""
        at = self._skip(pieces, at)
        level = ""
        apposed = pieces[-1] if pieces[-1] in words.many_levels and pieces[-1] not in words.compass else ""
        if at >= 2 and pieces[at - 1] in ("of", "called", "named", ":") and pieces[at - 2] in words.many_levels:
            if at >= 3 and written[at - 3][:1].isupper() and not self._people(pieces[at - 3]):
                return Before("of-or-from", "", part, None, speaking=False, barred=barred)
            level, at = words.many_levels[pieces[at - 2]], at - 2
        elif apposed and at == len(pieces):
            level, at = words.many_levels[apposed], at - 1
        if level:
            people = None
            for _ in range(4):
                at = self._skip(pieces, at)
                if not at or words.cues.ending(pieces, at):
                    break
                people = people or self._people(pieces[at - 1])
                at -= 1
            found = words.cues.ending(pieces, at)
            return Before(found[1] if found else "", level, part, people, self._speaks(pieces, at), barred)
        if at >= 2 and written[at - 2] in words.representing:
            return Before("of-or-from", part=part, speaking=True, barred=barred)
        people = self._people(pieces[at - 1]) if at else None
        found = words.cues.ending(pieces, at)
        return Before(found[1] if found else "", "", part, people, self._speaks(pieces, at), barred)

    def _skip(self, pieces: list[str], at: int) -> int:
        """Back over articles and adjectives; at least one word is left."""
        while at > 1 and (pieces[at - 1] in self._words.skipped or "-" in pieces[at - 1][1:-1]):
            at -= 1
        return at

    def _speaks(self, pieces: list[str], at: int) -> bool:
        """Whether "in", "from" or "at" stands behind a word of speaking, with a listener or a day between at most."""
        if not at or pieces[at - 1] not in ("in", "from", "at"):
            return False
        for back in range(at - 2, max(at - 6, -1), -1):
            if pieces[back] in self._words.speaking or " ".join(pieces[back - 1 : back + 1]) in self._words.speaking:
                return True
            if pieces[back] not in self._words.occasions:
                return False
        return False

    def _people(self, word: str) -> str | None:
        return self._gazetteer.demonym(word) if word.isalpha() and len(word) > 3 else None
