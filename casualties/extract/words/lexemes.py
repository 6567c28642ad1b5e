"""What a word of the rules stands for: people, harm, tolls, vague counts."""

from __future__ import annotations

from dataclasses import dataclass

from casualties.model import Age, Harm, Sex, Status
from casualties.rulebook.harms import VerbFrame

__all__ = ["Form", "HarmNoun", "Noun", "Toll", "Trigger", "Vague"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for people and what it says of them; `plural` as written, `kin` for relatives."""

    id: str
    status: Status | None
    age: Age | None
    sex: Sex | None
    role: str | None
    plural: bool
    mass: bool = False
    kin: bool = False
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of harm: `form` says which part of speech they are, `frame` where the victims stand."""

    id: str
    harm: Harm
    form: str
    frame: VerbFrame
    weak: bool = False
    flight: bool = False
    people: bool = False
    fighters: bool = False
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


class Form:
    """The forms of a trigger."""

    PAST = "past"  # killed: past tense or participle
    ING = "ing"
    BASE = "base"  # kill, kills
    STATE = "state"  # dead, missing; phrases used with "be"
    SUBJECT = "subject"  # who stands before is harmed, whatever the form
    OBJECT = "object"  # who follows is harmed


@dataclass(frozen=True, slots=True)
class HarmNoun:
    """A noun of harm: an event that counts itself, or the harmed themselves; `needs` must stand beside it."""

    id: str
    harm: Harm
    event: bool
    plural: bool
    mass: bool
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Toll:
    """Words after which a bare number counts the harmed."""

    id: str
    harm: Harm


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that bound a count, or name it (`value`)."""

    low: int
    high: int | None
    value: int | None
