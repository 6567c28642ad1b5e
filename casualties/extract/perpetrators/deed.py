"""A deed: what a party is told to have done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from casualties.extract.perpetrators.parties import Party

__all__ = ["Deed", "DeedKind"]


class DeedKind(IntEnum):
    """What was done: harm to its object, an attack, or a claim or blame for what else is told."""

    HARM = 0
    ATTACK = 1
    CLAIM = 2


@dataclass(frozen=True, slots=True)
class Deed:
    """A party's deed: the span of its word, and the kind; `weak` holds only for the figure that hangs on the word.

    `active` is a verb with the party as its subject.
    """

    party: Party
    start: int
    end: int
    kind: DeedKind
    weak: bool = False
    active: bool = False
