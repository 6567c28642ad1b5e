"""`rules/actors.yaml`: who is said to have killed, by one name each, and how actors lie to one another."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from pydantic import Field, model_validator

from casualties.errors import did_you_mean
from casualties.model import Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Actor", "ActorKind", "Actors", "StateNames", "read_actors"]

_FORCES, _POLICE = " forces", " police forces"


class ActorKind(StrEnum):
    """What sort of actor; people are those whom reports name together without a group."""

    ARMED_GROUP = "armed_group"
    MILITIA = "militia"
    GANG = "gang"
    COALITION = "coalition"
    PEACEKEEPERS = "peacekeepers"
    STATE_FORCES = "state_forces"
    PEOPLE = "people"


class Actor(Entry):
    """An actor by its common name; `local` names hold only where the text speaks of one of their countries."""

    name: str
    kind: ActorKind
    countries: tuple[str, ...] = ()
    parent: str | None = None
    also: tuple[str, ...] = ()
    local: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class StateNames(Entry):
    """What a state's forces are called beyond "<Demonym> forces"; `country` is ISO 3166-1 alpha-2.

    `seat` is the capital that speaks for the state ("Moscow said its forces …").
    """

    country: str
    seat: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    local: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Actors(Value):
    """All actors by name, and the names of states' forces."""

    actors: tuple[Actor, ...]
    states: tuple[StateNames, ...] = ()

    @model_validator(mode="after")
    def _one_name_each(self) -> Actors:
        owners: dict[str, str] = {}
        for owner, words in self._worded():
            other = owners.setdefault(words, owner)
            if other != owner:
                raise ValueError(
                    f'"{words}" is a name of both {other} and {owner}; a local name may be, one of `also` not'
                )
        known = [actor.name for actor in self.actors]
        for actor in self.actors:
            state = actor.parent and actor.parent.endswith(_FORCES)
            if actor.parent and not state and actor.parent not in known:
                raise ValueError(f'{actor.id}: no actor "{actor.parent}"{did_you_mean(actor.parent, known)}')
        return self

    def _worded(self) -> Iterator[tuple[str, str]]:
        for actor in self.actors:
            yield from ((actor.name, words) for words in (actor.name, *actor.also))
        for state in self.states:
            yield from ((state.country, words) for words in state.also)

    @cached_property
    def by_name(self) -> dict[str, Actor]:
        """The actors by the name that is printed."""
        return {actor.name: actor for actor in self.actors}

    def above(self, name: str) -> tuple[str, ...]:
        """The actors that contain `name`, the nearest first; nothing for one that stands alone.

        A state's police lie within its forces.
        """
        if name.endswith(_POLICE):
            return (name.removesuffix(_POLICE) + _FORCES,)
        found: list[str] = []
        actor = self.by_name.get(name)
        while actor is not None and actor.parent is not None and actor.parent not in found:
            found.append(actor.parent)
            actor = self.by_name.get(actor.parent)
        return tuple(found)

    @cached_property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """What contains each actor that something contains, by its name."""
        return {actor.name: self.above(actor.name) for actor in self.actors if actor.parent}


def read_actors(folders: tuple[Path, ...]) -> Actors:
    """The actors in force."""
    return read_layers(layers(folders, "actors.yaml"), Actors)
