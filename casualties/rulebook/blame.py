"""`rules/blame.yaml`: the words with which a text says who did it."""

from __future__ import annotations

from pathlib import Path

from casualties.model import Value
from casualties.rulebook._entry import Entry, Phrases
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["BlameRules", "Forces", "OwnSide", "Stateless", "TakenUp", "Verbs", "read_blame"]


class Forces(Entry):
    """Nouns of a state's forces; `name` is how they are printed, with `{demonym}` for the state's adjective."""

    name: str
    nouns: tuple[str, ...]


class Stateless(Entry):
    """Words for forces that name no state; whether they are police."""

    police: bool
    nouns: tuple[str, ...]


class Verbs(Entry):
    """Verbs by form; `past` is past tense and participle."""

    base: tuple[str, ...]
    past: tuple[str, ...]
    doing: tuple[str, ...]


class TakenUp(Entry):
    """Words that take up who was named before: a group, or whoever spoke or acted."""

    group: tuple[str, ...]
    pronoun: tuple[str, ...]


class OwnSide(Entry):
    """Words for victims of a state's side and of a group's, and what makes them somebody's own."""

    state: tuple[str, ...]
    group: tuple[str, ...]
    people: tuple[str, ...]
    own: tuple[str, ...]


class BlameRules(Value):
    """All words of blame, by use; each use is explained in the file."""

    forces: tuple[Forces, ...]
    stateless: tuple[Stateless, ...]
    hedges: Phrases
    followers: Phrases
    strikes: Phrases
    harms: Verbs
    attacks: Verbs
    takes: Phrases
    defends: Phrases
    state_arms: Phrases
    foreign_arms: Phrases
    fights: Phrases
    says: Phrases
    goes_on: Phrases
    claims: Phrases
    blames: Phrases
    denials: Phrases
    held_by: Phrases
    not_it: Phrases
    against: Phrases
    unnamed: Phrases
    taken_up: TakenUp
    own_side: OwnSide


def read_blame(folders: tuple[Path, ...]) -> BlameRules:
    """The words of blame in force."""
    return read_layers(layers(folders, "blame.yaml"), BlameRules)
