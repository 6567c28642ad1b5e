"""`rules/causes.yaml`: what people are killed by, the words that say so, and how causes lie to one another."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from pydantic import model_validator

from casualties.errors import did_you_mean
from casualties.model import Harm, Value
from casualties.rulebook._entry import Entry, Phrases
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Cause", "CauseRules", "read_causes"]


class Cause(Entry):
    """A cause and its words, from those that say most (`manner`) to those that say least (`scene`, `agent`).

    `nobodys` is a cause that nobody is said to have brought about unless the text says so. Its `manner` gives way to
    the causes of `gives_way` where one is named beside it.
    """

    parent: str | None = None
    nobodys: bool = False
    gives_way: frozenset[str] = frozenset()
    manner: tuple[str, ...] = ()
    decisive: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    scene: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()


class CauseRules(Value):
    """The causes with their tree, the word classes of their phrases, and what is no cause.

    `gap` is the number of words that ` ... ` in a phrase may stand for; a cause does not hold for the harms of
    `silent`. A sentence that opens with words of `again`, `victims_again` or `perpetrators_again` goes on with the
    event just told; one with words of `elsewhere`, or that holds words of `wars`, turns to another. `ignores` are
    phrases that hold a cause's word and say nothing of one.
    """

    gap: int
    classes: dict[str, tuple[str, ...]]
    silent: frozenset[Harm]
    wars: Phrases
    again: Phrases
    victims_again: Phrases
    perpetrators_again: Phrases
    elsewhere: Phrases
    causes: tuple[Cause, ...]
    ignores: tuple[Phrases, ...] = ()

    @model_validator(mode="after")
    def _parents_exist(self) -> CauseRules:
        known = [cause.id for cause in self.causes]
        for cause in self.causes:
            if cause.parent is not None and cause.parent not in known:
                raise ValueError(f'{cause.id}: no cause "{cause.parent}"{did_you_mean(cause.parent, known)}')
            if cause.id in self.above(cause.id):
                raise ValueError(f"{cause.id}: lies above itself")
        return self

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return {cause.id: cause.parent for cause in self.causes}

    def above(self, cause: str) -> tuple[str, ...]:
        """The causes that contain `cause`, the nearest first; nothing for an unknown one."""
        found: list[str] = []
        parent = self._parents.get(cause)
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self._parents.get(parent)
        return tuple(found)


def read_causes(folders: tuple[Path, ...]) -> CauseRules:
    """The causes of `causes.yaml`."""
    return read_layers(layers(folders, "causes.yaml"), CauseRules)
