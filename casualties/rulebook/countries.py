"""`rules/countries.yaml`: how reports name countries and their people."""

from __future__ import annotations

from pathlib import Path

from casualties.model import Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Countries", "CountryGroup", "CountryWords", "read_countries"]


class CountryWords(Value):
    """One country: the name printed, other names, adjectives (the first is printed), nouns for its people."""

    name: str
    also: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class CountryGroup(Entry):
    """Countries judged together, by ISO 3166-1 alpha-2 code."""

    countries: dict[str, CountryWords]


class Countries(Value):
    """All countries that have words of their own."""

    entries: tuple[CountryGroup, ...]


def read_countries(folders: tuple[Path, ...]) -> Countries:
    """The countries of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "countries.yaml"), Countries)
