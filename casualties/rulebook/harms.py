"""`rules/harms.yaml` and `rules/phrases.yaml`: the words of harm, and where their victims stand."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from casualties.model import Harm, Value
from casualties.rulebook._entry import Entry, Words
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = [
    "Frame",
    "HarmNouns",
    "HarmPhrase",
    "HarmVerbs",
    "HarmWords",
    "Phrases",
    "VerbFrame",
    "read_harms",
    "read_phrases",
]


class VerbFrame(StrEnum):
    """Which argument of a verb is harmed: the object, the subject, or the object where there is one."""

    TRANSITIVE = "transitive"
    INTRANSITIVE = "intransitive"
    EITHER = "either"


class Frame(StrEnum):
    """Where the victims of a phrase stand."""

    SUBJECT = "subject"
    OBJECT = "object"
    PASSIVE = "passive"


class HarmVerbs(Entry):
    """Verbs with one harm and frame. `weak` verbs ("take") need people beside them; `flight` is no harm to
    fighters; `people` verbs ("execute") harm only where people
    are named, `fighters` verbs ("fell") only fighters; one of `needs` must follow ("driven 12 from their homes")."""

    harm: Harm
    frame: VerbFrame
    words: tuple[str, ...]
    weak: bool = False
    flight: bool = False
    people: bool = False
    fighters: bool = False
    needs: tuple[str, ...] = ()


class HarmState(Entry):
    """Adjectives that say the harm of what stands before them."""

    harm: Harm
    words: tuple[str, ...]


class HarmNouns(Entry):
    """Nouns of one harm: `events` count themselves, `people` are the harmed, `mass` are plural as they stand."""

    harm: Harm
    events: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    mass: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


class HarmWords(Value):
    """All words of `harms.yaml`."""

    verbs: tuple[HarmVerbs, ...]
    states: tuple[HarmState, ...]
    nouns: tuple[HarmNouns, ...]
    tolls: tuple[HarmState, ...]
    labels: tuple[HarmState, ...]
    figures: tuple[Words, ...]
    movers: tuple[Words, ...]
    hypotheticals: tuple[Words, ...]
    tellings: tuple[Words, ...]
    self_killers: tuple[Words, ...]
    captives: tuple[Words, ...]
    attackers: tuple[Words, ...]
    placeholders: tuple[Words, ...]


class HarmPhrase(Entry):
    """A turn of phrase, with texts in which it must and must not be found."""

    harm: Harm
    frame: Frame
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    finds: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()


class Phrases(Value):
    """All phrases of `phrases.yaml`."""

    phrases: tuple[HarmPhrase, ...]


def read_harms(folders: tuple[Path, ...]) -> HarmWords:
    """The words of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "harms.yaml"), HarmWords)


def read_phrases(folders: tuple[Path, ...]) -> Phrases:
    """The phrases of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "phrases.yaml"), Phrases)
