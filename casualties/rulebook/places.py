"""`rules/places.yaml`: words of places, and what only looks like a place."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from casualties.model import Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["PlaceRules", "Reach", "Transliterated", "Words", "read_places"]


class Transliterated(Entry):
    """Languages (ISO 639-1) whose names are written over in many spellings."""

    languages: tuple[str, ...]


class Words(Entry):
    """Words judged together."""

    words: tuple[str, ...]


class Reach(Entry):
    """A tolerance; its unit is in its `why`."""

    value: float = Field(gt=0)


class PlaceRules(Value):
    """All of `places.yaml`: what divisions, towns and parts of places are called, and tolerances."""

    transliterated: tuple[Transliterated, ...]
    levels: tuple[Words, ...]
    compass: tuple[Words, ...]
    tolerances: tuple[Reach, ...]

    def words(self, kind: str) -> tuple[str, ...]:
        """The level words of one entry, by its id."""
        return next(entry.words for entry in self.levels if entry.id == kind)

    def tolerance(self, name: str) -> float:
        """One tolerance, by its id."""
        return next(entry.value for entry in self.tolerances if entry.id == name)


def read_places(folders: tuple[Path, ...]) -> PlaceRules:
    """The place rules of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "places.yaml"), PlaceRules)
