"""`rules/sources.yaml`: names of bodies, words of attribution, roles, and dated facts on series of totals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field

from casualties.model import Basis, Count, Stance, Value
from casualties.rulebook._entry import Entry, Words
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Body", "Release", "Role", "Series", "SourceRules", "Standard", "read_sources"]


class Body(Entry):
    """A body under its printed name, its other names, what kind it is, and its rank for the policy `trusted`.

    `speakers` are offices that mean the body where it publishes itself.
    """

    name: str
    also: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    kind: str
    rank: int = Field(ge=1)


class Verbs(Words):
    """Verbs of attribution: of counting bodies only, or only before one of `objects`."""

    counting: bool = False
    objects: tuple[str, ...] = ()


class Role(Entry):
    """Nouns that make a noun phrase a source: a body, a person, a group of people, figures, or a voice of a body."""

    kind: str = Field(pattern="^(body|person|group|figures|voice)$")
    words: tuple[str, ...]


class Back(Entry):
    """A pronoun or noun and the kinds of source it points back to."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]


class StanceWords(Entry):
    """Words by which a source stands against a figure."""

    stance: Stance
    words: tuple[str, ...]


class Standard(Entry):
    """A standard of proof, the weaker with the smaller rank."""

    rank: int = Field(ge=1)
    words: tuple[str, ...]


class Release(Value):
    """One published total of a series: when, up to which day its data reach, and where it was published."""

    published: date
    data_to: date
    value: Count
    source: str


class Series(Entry):
    """A known series of running totals of a body: what it dates, from which campaign it counts, its releases.

    `short` are names that mean the body where the text names it in full elsewhere.
    """

    body: str
    short: tuple[str, ...] = ()
    campaign: str
    basis: Basis
    near: tuple[str, ...]
    since: tuple[str, ...]
    releases: tuple[Release, ...]


class SourceRules(Value):
    """All of `sources.yaml`."""

    bodies: tuple[Body, ...]
    verbs: tuple[Verbs, ...]
    through: tuple[Words, ...]
    roles: tuple[Role, ...]
    between: tuple[Words, ...]
    breaks: tuple[Words, ...]
    back: tuple[Back, ...]
    nouns_back: tuple[Back, ...]
    own: tuple[Words, ...]
    goes_on: tuple[Words, ...]
    stances: tuple[StanceWords, ...]
    figure_nouns: tuple[Words, ...]
    standards: tuple[Standard, ...]
    series: tuple[Series, ...]


def read_sources(folders: tuple[Path, ...]) -> SourceRules:
    """The source rules of all layers; RuleFileError tells every mistake with its line."""
    return read_layers(layers(folders, "sources.yaml"), SourceRules)
