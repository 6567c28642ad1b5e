"""`rules/hxl.yaml`: what HXL hashtags and attributes mean for a figure."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from casualties.model import Age, Harm, Sex, Status, Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["HxlGroup", "HxlHarm", "HxlRules", "HxlSlot", "read_hxl"]


class HxlHarm(Entry):
    """A hashtag with an attribute that says how people were harmed; without one the hashtag alone does."""

    tag: str
    attribute: str | None = None
    harm: Harm


class HxlBound(Entry):
    """An attribute that says which number of a figure the column holds."""

    attributes: tuple[str, ...]
    number: Literal["value", "low", "best", "high"]


class HxlGroup(Entry):
    """An attribute that says which people are counted."""

    attributes: tuple[str, ...]
    status: Status | None = None
    age: Age | None = None
    sex: Sex | None = None
    role: str | None = None


class HxlSlot(Entry):
    """A hashtag, with attributes of which all have to be there, that fills a slot; the first entry that fits wins."""

    tag: str
    attributes: tuple[str, ...] = ()
    slot: Literal[
        "row_id", "date", "start", "end", "reported", "place", "admin1", "country", "latitude", "longitude",
        "cause", "perpetrator", "origin", "publisher", "quote",
    ]  # fmt: skip


class HxlRules(Value):
    """All of `hxl.yaml`; `silent` are attributes that say nothing about who is counted."""

    harms: tuple[HxlHarm, ...]
    bounds: tuple[HxlBound, ...]
    groups: tuple[HxlGroup, ...]
    slots: tuple[HxlSlot, ...]
    silent: tuple[str, ...]


def read_hxl(folders: tuple[Path, ...]) -> HxlRules:
    """The HXL rules in force; raises RuleFileError."""
    return read_layers(layers(folders, "hxl.yaml"), HxlRules)
