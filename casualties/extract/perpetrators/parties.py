"""The parties that a sentence speaks of: groups, states' forces, people without a name, and words that take one up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from casualties.extract.perpetrators.words import Name, Sense, Use
from casualties.extract.text.phrases import Found

__all__ = ["Party", "PartyKind", "Place", "parties"]

_ONE_WORD = re.compile(r"['’]?s?(?:[ -]+[a-z][\w-]*){0,2}[ \u00a0-]+|[ -]|['’]s? ")
_NOT_BETWEEN = re.compile(
    r"\b(?:in|on|of|at|and|or|from|to|by|for|with|was|were|is|are|had|has|have|been|be|who|which|that|said|than|near|as|but"
    r"|into|over|after|before|against|during|between)\b",
    re.IGNORECASE,
)
_OF_COUNTRY = re.compile(r"\s+of\s+(?:the\s+)?")
_PEOPLE = (Use.FOLLOWER, Use.FORCE, Use.UNNAMED)
_NAMED_ASIDE = re.compile(r"\s*\((?:[a-z]+(?: to be)? )?|, (?:presumed|suspected|believed|thought|likely)(?: to be)? ")
_OF_THEM = re.compile(
    r"\s+(?:of|from|belonging to|loyal to|linked to|close to|allied to|allied with|affiliated to|affiliated with)"
    r"\s+(?:the\s+)?[\"“‘']?"
)


class PartyKind(StrEnum):
    """How a party is told."""

    NAMED = "named"
    STATELESS = "stateless"
    COUNTRY = "country"
    SEAT = "seat"
    UNNAMED = "unnamed"
    GROUP_AGAIN = "group_again"
    PRONOUN = "pronoun"


_LOOSE = (PartyKind.UNNAMED, PartyKind.STATELESS, PartyKind.GROUP_AGAIN)


class Place:
    """What the text speaks of: countries by weight, counted when first asked for."""

    def __init__(self, count: Callable[[], dict[str, int]]) -> None:
        self._count = count

    @cached_property
    def weights(self) -> dict[str, int]:
        """How much is said of each country."""
        return self._count()

    def main(self) -> str:
        """The country that the text speaks of most; empty where it names none."""
        return max(self.weights, key=lambda code: (self.weights[code], code), default="")


@dataclass(frozen=True, slots=True)
class Party:
    """A party with its half-open span, the tags that it took (`last` inclusive), and whom it names.

    `name` is a group's printed name, `state` a state's code; `police` tells police from other forces; `arm` is the
    tag of the weapon or attack that a state owns by its adjective alone; -1 where there is none.
    """

    start: int
    end: int
    first: int
    last: int
    kind: PartyKind
    name: str = ""
    state: str = ""
    police: bool = False
    arm: int = -1


def parties(
    text: str, tags: Sequence[Found[Sense]], place: Place, against: re.Pattern[str], not_it: re.Pattern[str]
) -> list[Party]:
    """The parties of one sentence in order; they do not overlap."""
    found: list[Party] = []
    at = 0
    while at < len(tags):
        party = _party(text, tags, at, place)
        if (
            party is None
            or not_it.match(text, party.end)
            or against.search(text, max(party.start - 12, 0), party.start)
        ):
            at += 1
            continue
        while found and found[-1].kind in _LOOSE and _OF_THEM.fullmatch(text, found[-1].end, party.start):
            party = replace(party, start=found[-1].start, first=found[-1].first)
            found.pop()
        if found and found[-1].kind in _LOOSE and _NAMED_ASIDE.fullmatch(text, found[-1].end, party.start):
            party = replace(party, start=found[-1].start, first=found[-1].first)
            found.pop()
        at = party.last + 1
        if found and found[-1].name and party.name and _OF_THEM.fullmatch(text, found[-1].end, party.start):
            found[-1] = replace(found[-1], end=party.end, last=party.last)
            continue
        found.append(_hedged(text, tags, party, found[-1].last if found else -1))
    return found


def _party(text: str, tags: Sequence[Found[Sense]], at: int, place: Place) -> Party | None:
    tag = tags[at]
    sense = tag.value
    if sense.names:
        name = _choose(sense, place, text[tag.start : tag.end])
        if name is not None:
            return _followed(
                text,
                tags,
                Party(tag.start, tag.end, at, at, PartyKind.NAMED, name.name, name.state, Use.POLICE in sense.uses),
            )
    if sense.country:
        state = _of_state(text, tags, at)
        if state is not None:
            return state
    if Use.FORCE in sense.uses:
        owner = _named_after(text, tags, at)
        if owner is not None:
            return owner
    span = (tag.start, tag.end, at, at)
    if Use.PRONOUN in sense.uses:
        return Party(*span, PartyKind.PRONOUN)
    if Use.STATELESS in sense.uses:
        return Party(*span, PartyKind.STATELESS, state=place.main(), police=Use.POLICE in sense.uses)
    if Use.GROUP_AGAIN in sense.uses:
        return Party(*span, PartyKind.GROUP_AGAIN)
    if Use.UNNAMED in sense.uses:
        return Party(*span, PartyKind.UNNAMED)
    return None


def _choose(sense: Sense, place: Place, said: str) -> Name | None:
    """The actor that a phrase names here: one whose country the text speaks of most, else one that needs none."""
    local = [name for name in sense.names if name.local and any(code in place.weights for code in name.countries)]
    if local:
        return max(local, key=lambda name: max(place.weights.get(code, 0) for code in name.countries))
    general = [name for name in sense.names if not name.local]
    if general:
        return general[0]
    if not place.weights and len(said) > 2 and said.isupper():
        return sense.names[0]
    return None


def _of_state(text: str, tags: Sequence[Found[Sense]], at: int) -> Party | None:
    """A state's forces: "Turkish jets", "Chad's air force", "Israeli shelling"; else the country by its name."""
    tag = tags[at]
    if Use.SEAT in tag.value.uses:
        return Party(tag.start, tag.end, at, at, PartyKind.SEAT, state=tag.value.country)
    adjective = Use.ADJECTIVE in tag.value.uses
    named = Party(tag.start, tag.end, at, at, PartyKind.COUNTRY, state=tag.value.country)
    bare = named if Use.COUNTRY in tag.value.uses else None
    if at + 1 >= len(tags):
        return bare
    after = tags[at + 1]
    between = text[tag.end : after.start]
    if not _joins(between):
        return bare
    owns = adjective or between.startswith(("'", "’"))
    uses = after.value.uses
    if owns and Use.FORCE in uses:
        party = Party(
            tag.start,
            after.end,
            at,
            at + 1,
            PartyKind.NAMED,
            state=tag.value.country,
            police=Use.POLICE in uses,
            arm=at + 1 if Use.STATE_ARM in uses else -1,
        )
        return party if party.arm >= 0 else _followed(text, tags, party)
    if owns and (Use.STATE_ARM in uses or Use.FOREIGN_ARM in uses):
        return Party(tag.start, tag.end, at, at, PartyKind.NAMED, state=tag.value.country, arm=at + 1)
    return bare


def _named_after(text: str, tags: Sequence[Found[Sense]], at: int) -> Party | None:
    """Forces whose state follows: "the army of Niger"."""
    if at + 1 < len(tags) and tags[at + 1].value.country and Use.COUNTRY in tags[at + 1].value.uses:
        tag, country = tags[at], tags[at + 1]
        if _OF_COUNTRY.fullmatch(text, tag.end, country.start):
            return Party(
                tag.start,
                country.end,
                at,
                at + 1,
                PartyKind.NAMED,
                state=country.value.country,
                police=Use.POLICE in tag.value.uses,
            )
    return None


def _followed(text: str, tags: Sequence[Found[Sense]], party: Party) -> Party:
    """A party with the noun of its people: "Boko Haram fighters"."""
    last = party.last
    end = party.end
    while last + 1 < len(tags):
        after = tags[last + 1]
        if not (after.value.uses & {Use.FOLLOWER, Use.FORCE}) or not _joins(text[end : after.start]):
            break
        last, end = last + 1, after.end
    return replace(party, end=end, last=last)


def _hedged(text: str, tags: Sequence[Found[Sense]], party: Party, taken: int) -> Party:
    """A party with the words before it that say how surely or who of it: "suspected members of"."""
    first, start = party.first, party.start
    while first - 1 > taken:
        before = tags[first - 1]
        between = text[before.end : start]
        hedge = Use.HEDGE in before.value.uses and between.strip(" -\u00a0\"“'‘") in ("", "the")
        of = not before.value.uses.isdisjoint(_PEOPLE) and _OF_THEM.fullmatch(between)
        if not (hedge or of):
            break
        first, start = first - 1, before.start
    return replace(party, start=start, first=first)


def _joins(between: str) -> bool:
    """Whether what stands between two words of one name is no more than an adjective or two."""
    return bool(_ONE_WORD.fullmatch(between)) and not _NOT_BETWEEN.search(between)
