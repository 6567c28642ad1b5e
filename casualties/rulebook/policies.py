"""`rules/policies/<id>.yaml`: how the range that is reported is drawn from the figures of one incident and group."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import named
from casualties.yamlfile import read_layers

__all__ = ["Policy", "Rank", "read_policies"]


class Rank(Entry):
    """Sources whose name holds one of the words; 1 is the most reliable."""

    rank: int
    words: tuple[str, ...]


class Policy(Entry):
    """Which figures a policy looks at, and what it takes for low, best and high; `source` says who works like this.

    With `known_bodies` the ranks of `sources.yaml` come before the words of `ranks`; `bodies` holds them by name.
    `among` is all figures, the last words of each origin, those of the best-ranked sources, the figure of most
    independent origins (the lower in a tie), or the lowest figure.
    """

    title: str
    source: str
    among: Literal["all", "last_words", "best_ranked", "most_origins", "lowest"]
    low: Literal["least_low", "greatest_low", "said"]
    high: Literal["greatest_named", "least_high", "said"]
    best: Literal["none", "low", "said", "last_said", "most_reliable"]
    ranks: tuple[Rank, ...] = ()
    other_rank: int = 0
    known_bodies: bool = False
    bodies: dict[str, int] = Field(default_factory=dict)

    def rank_of(self, origin: str | None) -> int:
        """The rank of a source: that of a known body, else of the first entry that names a word of it.

        The last rank for nobody.
        """
        if origin is None:
            return max([self.other_rank, *(entry.rank for entry in self.ranks)]) + 1
        if self.known_bodies and origin in self.bodies:
            return self.bodies[origin]
        name = origin.casefold()
        return next((entry.rank for entry in self.ranks if any(word in name for word in entry.words)), self.other_rank)


def read_policies(folders: tuple[Path, ...]) -> dict[str, Policy]:
    """Every policy in force by its id, which is its file name; raises RuleFileError."""
    return {name: read_layers(paths, Policy) for name, paths in named(folders, "policies").items()}
