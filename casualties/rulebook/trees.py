"""`rules/trees.yaml`: which group contains which, which may be two names of one, and which parts are all of a whole."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from casualties.model import Status, Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["Branch", "Cover", "Namesakes", "Role", "Trees", "read_trees"]


class Branch(Entry):
    """A group, what contains it, and what the same people may be called as well."""

    within: tuple[str, ...] = ()
    like: tuple[str, ...] = ()


class Role(Branch):
    """A role; a `situation` goes with any other role. `holds` lists the groups (slots by name) that it joins."""

    situation: bool = False
    status: Status | None = None
    holds: tuple[dict[Literal["age", "sex"], str], ...] = ()


class Namesakes(Entry):
    """Names that one and the same event may bear."""

    same: tuple[str, ...]


class Cover(Entry):
    """Parts that are all of a whole by definition; `whole` is empty for everyone."""

    dimension: Literal["harm", "status"]
    parts: tuple[str, ...]
    whole: str | None = None


class Trees(Value):
    """How groups of each dimension lie to one another."""

    harms: tuple[Branch, ...]
    covers: tuple[Cover, ...]
    roles: tuple[Role, ...]
    causes: tuple[Namesakes, ...]
    perpetrators: tuple[Branch, ...]

    @cached_property
    def role(self) -> dict[str, Role]:
        """The roles by name."""
        return {role.id: role for role in self.roles}


def read_trees(folders: tuple[Path, ...]) -> Trees:
    """The trees in force."""
    return read_layers(layers(folders, "trees.yaml"), Trees)
