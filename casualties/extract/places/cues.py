"""What stands around a name and says whether, and how, it is a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casualties.extract.places.before import Before, BeforeReader
from casualties.extract.places.names import Name
from casualties.extract.places.words import PlaceWords
from casualties.extract.text.reading import Sentence
from casualties.scopes import Gazetteer

__all__ = ["Cue", "Cues"]

_BEFORE, _AFTER, _WORDS = 90, 60, 9
_PIECE = re.compile(r"[^\W_][\w'’-]*|[^\w\s]")
_ROLES = {
    "locating": "scene",
    "laying-waste": "scene",
    "striking": "scene",
    "leaving": "leaving",
    "towards": "mentioned",
}
_STRENGTH = {
    "locating": "strong",
    "laying-waste": "strong",
    "striking": "known",
    "leaving": "strong",
    "towards": "weak",
}
_DATELINE_BEFORE = re.compile(r"\s*\(?(?:[^\W\d_][^\W_]*[ ,/-]{1,2}){0,4}")
_DATELINE_AFTER = re.compile(
    r"(?:,? [^\W\d_][\w.]*){0,3}\)?(?:[,/]? ?(?:\([^()]{1,40}\)|\d{1,2}|[A-Z][a-z]{2,8}\.?|\d{4}|[A-Z]{2,6})){0,6}"
    r",?\)?(?: [—–]|[—–]| --?)\s"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words around a name.

    `strength`: strong (an unknown name is a place too), known (a name of the gazetteer is one), weak, or empty;
    `core_end`: where the name ends without a word for its kind ("Tabayin" of "Tabayin Township"); `level`: that word,
    or the one after the name, where it is a division or town; `level_kind`: admin or city by it or by a word before;
    `part`: the compass word before, from `part_start`; `people`: the country of an adjective ("the Yemeni city of");
    `site`, `quarter`: it is, or is the name of, a spot or a part of a town; `event`: a word such as "bombing" follows;
    `the`, `a`, `comma`: an article or a comma stands right before; `barred`: a word that makes it no place of its own.
    """

    strength: str
    role: str
    core_end: int
    level: str = ""
    level_kind: str = ""
    part: str = ""
    part_start: int = 0
    people: str | None = None
    site: str = ""
    quarter: str = ""
    barred: bool = False
    event: bool = False
    the: bool = False
    a: bool = False
    comma: bool = False


class Cues:
    """Reads the words around names."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._words, self._gazetteer = words, gazetteer
        self._before = BeforeReader(words, gazetteer)

    def of(self, text: str, sentence: Sentence, name: Name) -> Cue:
        """The words around a name in its sentence."""
        words = self._words
        core_end = self._core_end(name)
        said = text[max(sentence.start, name.start - _BEFORE) : name.start].rstrip("#“\"‘'")
        before = self._before.read(_PIECE.findall(said)[-_WORDS:])
        following = text[core_end : min(sentence.end, core_end + _AFTER)]
        after = [piece.lower() for piece in _PIECE.findall(following)[:5]]
        owns = following[:2] in ("'s", "’s")
        if owns or (following[:1] in "'’" and following):
            after = after[2 if owns and len(after) > 1 and after[0] in "'’" else 1 :]
        level = words.levels.starting(after, 0)
        event = any(words.events.starting(after, at) for at in (0, 1, 2) if self._describe(after[:at]))
        strength = _STRENGTH.get(before.kind, "")
        if before.level:
            strength = "strong"
        elif (level and strength != "strong") or (not strength and said.endswith(("(", "["))):
            strength = "known"
        role = _ROLES.get(before.kind, "named")
        if role in ("named", "mentioned") and strength in ("strong", "known"):
            role = "scene"
        role = self._role(text, sentence, name, role, strength, before, after, owns, event)
        return Cue(
            strength="known" if event and not strength else strength,
            role=role,
            core_end=core_end,
            level=level[1] if level else before.level if before.level.lower() in words.level_words else "",
            level_kind=self._kind((level[1] if level else "") or before.level),
            part=before.part,
            part_start=name.start - len(before.part) - 1 if before.part else 0,
            people=before.people,
            site=self._first(words.sites, after),
            quarter=self._first(words.quarters, after),
            barred=before.barred,
            event=event,
            comma=said.endswith(", "),
            the=said.endswith((" the ", "The ")),
            a=said.endswith((" a ", " an ")),
        )

    def _role(
        self,
        text: str,
        sentence: Sentence,
        name: Name,
        role: str,
        strength: str,
        before: Before,
        after: list[str],
        owns: bool,
        event: bool,
    ) -> str:
        words = self._words
        if self._is_dateline(text, sentence, name):
            return "dateline"
        if sentence.text.strip(" .:*#–—-\t") == name.text:
            return "label"
        if self._is_way(text, name, after):
            return "way"
        if after[:2] == [",", "where"] or text[sentence.start : name.start] in ("For ", "For the "):
            return "scene"  # "left for Anbar, where 12 were killed"; "For Anbar the directorate gave 254"
        if before.speaking:
            return "speech"
        acting = any(words.acting.starting(after, at) for at in (0, 1) if _small_words(after, at))
        if strength != "strong" and acting:
            return "owner"
        if after[:1] and after[0].isdigit() and len(after) > 1 and after[1] in words.telling:
            return "speech"
        tells = after[:1] and (
            after[0] in words.telling or (after[0] == "," and after[1:2] and after[1] in words.telling)
        )
        if role == "mentioned" and self._records(after):
            return "label"
        if role != "named":
            return "seat" if tells and before.kind == "locating" and role == "scene" else role
        if event:
            return "event"
        if self._records(after):
            return "label"
        if name.start == sentence.start and after[:1] == [":"]:
            return "dateline" if name.text.isupper() and len(name.text) > 3 else "label"
        if tells:
            return "speech"
        return "owner" if owns else "named"

    def _core_end(self, name: Name) -> int:
        """Where a name ends without the words for its kind: "Tabayin Township", "Jaffa Street"."""
        last = len(name.words)
        if last > 1 and self._gazetteer.named(name.text):
            return name.end
        while last > 1 and name.words[last - 1].text.lower() in (self._words.level_words | self._words.spots):
            last -= 1
        return name.words[last - 1].end

    def _kind(self, level: str) -> str:
        if not level:
            return ""
        if level.lower() in self._words.towns:
            return "city"
        return "admin" if level.lower() in self._words.level_words else ""

    def _records(self, after: list[str]) -> bool:
        """Whether a number of that place follows: "Rwanda 131 dead", "Kabul province (87)", "Ninewa with 190"."""
        if self._words.hardest_hit.starting(after, 0):
            return True
        at = 1 if after[:1] and after[0] in self._words.level_words else 0
        at += 1 if len(after) > at and after[at] in {"(", ":", *self._words.recording} else 0
        if len(after) <= at:
            return False
        if at and after[at] in self._words.number_words:
            return after[at - 1] in ("(", ":", "with")
        return after[at][0].isdigit() and not after[at].endswith(("km", "th", "st", "nd", "rd"))

    def _describe(self, pieces: list[str]) -> bool:
        """Whether the words between a name and a word such as "bombing" may be adjectives."""
        return all(piece[:1].isalpha() and piece not in self._words.verbal for piece in pieces)

    def _first(self, table: object, after: list[str]) -> str:
        words = self._words
        found = (words.sites if table is words.sites else words.quarters).starting(after, 0)
        if found is None and len(after) > 1 and after[0].islower():
            found = (words.sites if table is words.sites else words.quarters).starting(after, 1)
        return found[1] if found else ""

    def _is_way(self, text: str, name: Name, after: list[str]) -> bool:
        """Whether a name is an end of a road or border: "the Kaya–Dori road"."""
        if after[:1] and after[0] in self._words.ways:
            return True
        joined = len(after) > 2 and after[0] in "–-" and not self._words.ways.isdisjoint(after[2:])
        return joined and text[name.end : name.end + 1] in "–-"

    def _is_dateline(self, text: str, sentence: Sentence, name: Name) -> bool:
        """Whether a name at the start of a sentence is where its writer sits: "BEIRUT, 3 May –", "(Goma) –"."""
        lead = text[sentence.start : name.start]
        if len(lead) > 40 or not _DATELINE_BEFORE.fullmatch(lead):
            return False
        return _DATELINE_AFTER.match(text, name.end, sentence.end) is not None


def _small_words(after: list[str], upto: int) -> bool:
    """Whether the pieces before a position are words, so that what follows belongs to the name before them."""
    return all(piece[:1].isalpha() for piece in after[:upto])
