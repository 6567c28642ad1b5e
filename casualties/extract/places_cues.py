"""What stands around a name and says whether, and how, it is a place."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.extract.places_names import Name
from casualties.extract.places_words import PlaceWords
from casualties.extract.reading import Sentence
from casualties.scopes import Gazetteer

__all__ = ["Cue", "cue_of"]

_BEFORE, _AFTER = 90, 60


@dataclass(frozen=True, slots=True)
class Cue:
    """The words around a name.

    `strength`: strong (an unknown name is a place too), known (a name of the gazetteer is one), weak, or empty;
    `level`: the word after it ("province"), `level_kind` admin or city by a word before or after; `part`: the compass word
    before it, from `part_start`; `people`: the country of an adjective before it ("the Yemeni city of").
    """

    strength: str
    role: str
    level: str = ""
    level_kind: str = ""
    part: str = ""
    part_start: int = 0
    people: str | None = None
    site: bool = False
    quarter: bool = False
    event: bool = False
    label: bool = False
    title: bool = False


def cue_of(text: str, sentence: Sentence, name: Name, words: PlaceWords, gazetteer: Gazetteer) -> Cue:
    """The words around a name in its sentence."""
    before = text[max(sentence.start, name.start - _BEFORE) : name.start].rstrip("#“\"‘'")
    after = text[name.end : min(sentence.end, name.end + _AFTER)]
    part = words.compass_before.search(before)
    level = words.level_after.match(after)
    level_word = level["level"] if level else ""
    if not level and name.words[-1].text.lower() in words.levels and len(name.words) > 1:
        level_word = ""
    told = words.level_before.search(before)
    kind = _kind(level_word or (told["level"] if told else ""), words)
    locating = words.before["locating"].search(before)
    strength = "strong" if locating or told else "known" if words.before["striking"].search(before) else ""
    if not strength and words.before["towards"].search(before):
        strength = "weak"
    if level and strength != "strong":
        strength = "known"
    event = words.event_after.match(after) is not None
    label = name.start == sentence.start and after.lstrip()[:1] == ":"
    if not strength and before.endswith(("(", "[")):
        strength = "known"
    role = "scene" if strength in ("strong", "known") or label else "event" if event else "named"
    if role == "named" and after[:2] in ("'s", "’s"):
        role = "owner"
    if words.is_dateline(text, sentence, name):
        role = "dateline"
    elif words.way_after.match(after):
        role = "way"
    elif words.leaving_before.search(before):
        role = "leaving"
    elif words.speaking_before.search(before) or (role == "named" and words.speaking_after.match(after)):
        role = "speech"
    return Cue(
        strength=strength,
        role=role,
        level=level_word,
        level_kind=kind,
        part=part["part"] if part else "",
        part_start=name.start - len(before) + part.start("part") if part else 0,
        people=_people(before, words, gazetteer) if told else None,
        site=words.site_after.match(after) is not None,
        quarter=words.quarter_after.match(after) is not None,
        event=event,
        label=label,
        title=words.title_before.search(before) is not None,
    )


def _kind(level: str, words: PlaceWords) -> str:
    small = level.lower()
    if not small:
        return ""
    return "city" if small in words.towns else "admin"


def _people(before: str, words: PlaceWords, gazetteer: Gazetteer) -> str | None:
    """The country of the adjective in "the Yemeni port city of"."""
    for word in reversed(before.split()[-6:]):
        if code := gazetteer.demonym(word.strip(",.()")):
            return code
    return None
