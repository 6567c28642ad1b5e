"""`rules/places.yaml`: words of places, and what only looks like a place."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from casualties.model import Value
from casualties.rulebook._entry import Entry, Words
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Hint", "PlaceRules", "Reach", "Transliterated", "read_places"]


class Transliterated(Entry):
    """Languages (ISO 639-1) whose names are written over in many spellings."""

    languages: tuple[str, ...]


class Reach(Entry):
    """A tolerance; its unit is in its `why`."""

    value: float = Field(gt=0)


class Hint(Words):
    """Words, mostly of bodies, that tell of which country (alpha-2) a text speaks."""

    country: str


class PlaceRules(Value):
    """All of `places.yaml`: words around places, words that are no places, and tolerances."""

    transliterated: tuple[Transliterated, ...]
    levels: tuple[Words, ...]
    compass: tuple[Words, ...]
    tolerances: tuple[Reach, ...]
    cues: tuple[Words, ...]
    sites: tuple[Words, ...]
    events: tuple[Words, ...]
    not_places: tuple[Words, ...]
    hints: tuple[Hint, ...]

    def words(self, kind: str) -> tuple[str, ...]:
        """The words of one entry (of any list but hints), by its id."""
        lists = (self.levels, self.compass, self.cues, self.sites, self.events, self.not_places)
        return next(entry.words for entries in lists for entry in entries if entry.id == kind)

    def tolerance(self, name: str) -> float:
        """One tolerance, by its id."""
        return next(entry.value for entry in self.tolerances if entry.id == name)


def read_places(folders: tuple[Path, ...]) -> PlaceRules:
    """The place rules of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "places.yaml"), PlaceRules)
