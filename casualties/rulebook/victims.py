"""`rules/victims.yaml`: the words that count people, and what each says of them."""

from __future__ import annotations

from pathlib import Path

from casualties.model import Age, Count, Sex, Status, Value
from casualties.rulebook._entry import Entry, Words
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["PeopleWords", "VictimWords", "plural", "read_victims"]


class PeopleWords(Entry):
    """Words for people and the slots they fill; `mass` words are plural as they stand.

    `explicit` marks a modifier whose status wins over the noun's ("civilian police").
    """

    words: tuple[str, ...] = ()
    mass: tuple[str, ...] = ()
    status: Status | None = None
    age: Age | None = None
    sex: Sex | None = None
    role: str | None = None
    explicit: bool = False

    @property
    def forms(self) -> list[tuple[str, str]]:
        """Singular and plural of each word."""
        return [(word, plural(word)) if "/" not in word else _both(word) for word in self.words]


class CollectiveWords(Entry):
    """Words for so many people taken as one; a count where the word itself has one."""

    words: dict[str, Count | None]


class VictimWords(Value):
    """All words of `victims.yaml`."""

    nouns: tuple[PeopleWords, ...]
    kin: tuple[PeopleWords, ...]
    collectives: tuple[CollectiveWords, ...]
    forces: tuple[Words, ...]
    partitives: tuple[Words, ...]
    modifiers: tuple[PeopleWords, ...]
    things: tuple[Words, ...]


def plural(word: str) -> str:
    """The regular English plural of the last word."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def read_victims(folders: tuple[Path, ...]) -> VictimWords:
    """The words of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "victims.yaml"), VictimWords)


def _both(word: str) -> tuple[str, str]:
    one, _, many = word.partition("/")
    return one, many
