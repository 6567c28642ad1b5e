"""A conflict: a minimal set of claims that cannot all be true, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from casualties.model import Relation

__all__ = ["Conflict", "Part", "Shape", "Side"]


class Side(StrEnum):
    """Which bound of a claim takes part: that there were at least, or at most, so many."""

    LOWER = "lower"
    UPPER = "upper"


class Shape(StrEnum):
    """How the claims of a conflict lie to one another.

    `same`: two or more counts of one scope. `part`: a part with more people than its whole. `parts`: parts that share
    nobody and add up to more than the whole. `cover`: parts that are all of it and add up to less. `other`: none of
    these.
    """

    SAME = "same"
    PART = "part"
    PARTS = "parts"
    COVER = "cover"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """A claim in a conflict: the side by which it takes part, and the count that this side gives."""

    claim: str
    side: Side
    count: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be true though every smaller set of them can.

    `parts` holds the one that says most first: of a whole and its parts the whole. `gap` is the number of people by
    which the bounds miss one another. `relation` is how the second claim lies to the first. `probability` is that the
    links hold which make these claims speak of the same, or of different, incidents; `unstated` names the dimensions
    that a claim leaves open and the conflict needs. `beside` lists further claims of the same scope that contradict
    each of these (shape `same` only). `lag` is a larger total of the same source as the whole, with which the parts do
    agree: then the whole may only have been counted late.
    """

    parts: tuple[Part, ...]
    shape: Shape
    gap: int
    relation: Relation
    incidents: tuple[str, ...] = ()
    probability: float = 1.0
    unstated: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    lag: str | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """The claim ids in the order of `parts`, each once."""
        return tuple(dict.fromkeys(part.claim for part in self.parts))
