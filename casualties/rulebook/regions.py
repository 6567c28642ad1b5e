"""`rules/regions.yaml`: regions that people name and no gazetteer of towns holds, and other names of places."""

from __future__ import annotations

from pathlib import Path

from casualties.model import Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Abbreviations", "Alias", "Region", "Regions", "Villages", "read_regions"]


class Alias(Entry):
    """Names that reports give to a place of the gazetteer (`CC`, `CC/name` or `CC/level/name`)."""

    names: tuple[str, ...]
    place: str


class Region(Entry):
    """A region: the places that lie in it as a whole, in which it lies, and of which it holds a part."""

    names: tuple[str, ...]
    country: str | None = None
    covers: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()


class Villages(Entry):
    """Places that the gazetteer lacks, in a division of it (`CC/name` or `CC/level/name`)."""

    division: str
    names: tuple[str, ...]


class Abbreviations(Entry):
    """Short forms of a country's divisions, by the name of the division."""

    country: str
    divisions: dict[str, tuple[str, ...]]


class Regions(Value):
    """All of `regions.yaml`."""

    regions: tuple[Region, ...]
    aliases: tuple[Alias, ...] = ()
    villages: tuple[Villages, ...] = ()
    abbreviations: tuple[Abbreviations, ...] = ()


def read_regions(folders: tuple[Path, ...]) -> Regions:
    """The regions of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "regions.yaml"), Regions)
