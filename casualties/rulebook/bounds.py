"""`rules/bounds.yaml`: which kinds of count may be set against one another, and how far the solver goes."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from casualties.model import Definition, Harm, Value
from casualties.rulebook._entry import Entry, Words
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = [
    "AddedWords",
    "BoundLimit",
    "BoundLimitName",
    "BoundRules",
    "Kind",
    "ListWords",
    "read_bounds",
]

BoundLimitName = Literal["cells", "program_claims", "whole_cells", "pairs", "ranged", "conflicts"]


class Kind(Entry):
    """Definitions that count the same thing; None is "not said"."""

    definitions: tuple[Definition | None, ...]


class BoundLimit(Entry):
    """A limit of the solver, in `unit`: of work, not of time, so that every machine gives the same answer."""

    id: BoundLimitName
    value: int
    unit: str


class AddedWords(Entry):
    """Words before or after a number by which its people are apart from those named before."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class ListWords(Entry):
    """Words that join the counts of a list, and words by which what stands between two numbers joins nothing."""

    joins: tuple[str, ...]
    spoils: tuple[str, ...]


class Lessens(Entry):
    """Harms whose counts may fall with time, or with `by` only as far as the count of that harm grows."""

    harms: tuple[Harm, ...]
    by: Harm | None = None


class BoundRules(Value):
    """Kinds of count, limits by name, words that add, words of lists and of running totals, and counts that fall."""

    kinds: tuple[Kind, ...]
    limits: tuple[BoundLimit, ...]
    added: tuple[AddedWords, ...]
    lists: tuple[ListWords, ...]
    running: tuple[Words, ...]
    lessens: tuple[Lessens, ...] = ()
    late: tuple[Words, ...] = ()

    @cached_property
    def kind_of(self) -> dict[str | None, str]:
        """The kind of count by the definition's word (None where nothing is said)."""
        return {definition: kind.id for kind in self.kinds for definition in kind.definitions}

    @cached_property
    def _limits(self) -> dict[str, int]:
        return {entry.id: entry.value for entry in self.limits}

    def limit(self, name: BoundLimitName) -> int:
        """The limit of a name."""
        return self._limits[name]


def read_bounds(folders: tuple[Path, ...]) -> BoundRules:
    """The rules of bounds in force."""
    return read_layers(layers(folders, "bounds.yaml"), BoundRules)
