"""A noun phrase as read: what kind of thing its head is, who it names, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.extract.people.who import EVERYONE, Who
from casualties.extract.words.lexemes import HarmNoun, Noun
from casualties.model import Harm

__all__ = ["BARE", "HARM", "PEOPLE", "THING", "UNKNOWN", "Phrase"]

PEOPLE, HARM, UNKNOWN, THING, BARE = "people", "harm", "unknown", "thing", "bare"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase up to token `stop`; `head` is one of the kinds above; `harmed` where its adjective says a harm."""

    head: str
    start: int
    stop: int
    who: Who = EVERYONE
    noun: Noun | None = None
    harm: HarmNoun | None = None
    harmed: Harm | None = None

    @property
    def singular(self) -> bool:
        """Whether the head is one person."""
        return self.head == PEOPLE and self.noun is not None and not self.noun.plural
