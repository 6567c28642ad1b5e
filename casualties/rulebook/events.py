"""`rules/events.yaml`: how a document turns from one event to the next, what figures cover, and how sure we are."""

from __future__ import annotations

from pathlib import Path

from casualties.model import Definition, Value
from casualties.rulebook._entry import Entry, Words
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["EventRules", "read_events"]


class Turns(Words):
    """Words that open the telling of another event; where `of` is given, with one of these within two words behind."""

    of: tuple[str, ...] = ()


class DefinitionWords(Words):
    """Words that say what sort of count a figure is."""

    definition: Definition


class Shares(Entry):
    """Confidence from 0 to 1 by name."""

    shares: dict[str, float]


class EventRules(Value):
    """All rules of `events.yaml`."""

    turns: tuple[Turns, ...]
    deeds: tuple[Words, ...]
    totals: tuple[Words, ...]
    definitions: tuple[DefinitionWords, ...]
    asides: tuple[Turns, ...]
    digests: tuple[Turns, ...]
    confidence: tuple[Shares, ...]


def read_events(folders: tuple[Path, ...]) -> EventRules:
    """The rules of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "events.yaml"), EventRules)
