"""What parties do in each sentence of a document, with the name of each party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casualties.extract.perpetrators_acts import deeds
from casualties.extract.perpetrators_context import spoken_of
from casualties.extract.perpetrators_deed import Deed, DeedKind
from casualties.extract.perpetrators_parties import Party, PartyKind, Place, parties
from casualties.extract.perpetrators_patterns import any_of, right_before
from casualties.extract.perpetrators_words import Sense, Use, demonyms, lexicon
from casualties.extract.phrases import Found
from casualties.extract.reading import Mention, Reading
from casualties.model import Perpetrator
from casualties.rulebook import Rulebook

__all__ = ["Act", "Telling"]


@dataclass(frozen=True, slots=True)
class Act(Mention[Perpetrator]):
    """A party's deed in a sentence: the party stands at `start`, the word of the deed at `word`.

    `named` is False for those who have no name (`value` then holds their words); `weak` deeds hold only for the figure
    that hangs on their word; `state` tells a state's forces from groups.
    """

    word: tuple[int, int]
    kind: DeedKind
    weak: bool
    named: bool
    state: bool
    agent: bool


class Telling:
    """The words of blame, and what they tell of a document."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.blame
        self.lexicon = lexicon(rulebook)
        self._demonyms = demonyms(rulebook)
        self._force, self._police = rules.forces[0].name, rules.forces[-1].name
        self._against = right_before(rules.against.phrases)
        self._not_it = re.compile(rf"[-–‑](?:{any_of(rules.not_it.phrases)})\b", re.IGNORECASE)
        self._held_by = right_before(rules.held_by.phrases)

    def acts(self, reading: Reading) -> Iterator[Act]:
        """The acts of a document, sentence by sentence."""
        text = reading.document.text
        tagged = [self.lexicon.find(text, sentence.start, sentence.end) for sentence in reading.sentences]
        place = spoken_of(tag for tags in tagged for tag in tags)
        memory = _Memory()
        for sentence, tags in zip(reading.sentences, tagged, strict=True):
            if tags:
                yield from self._told(text, sentence.start, tags, place, memory)
            else:
                memory.subject = None

    def _told(self, text: str, sentence: int, tags: Sequence[Found[Sense]], place: Place, memory: _Memory) -> list[Act]:
        found = parties(text, tags, place, self._against, self._not_it)
        acts: list[Act] = []
        resolved: dict[int, tuple[str, bool]] = {}
        for party in found:
            resolved[party.start] = self._name(text, party, found, tags, place, memory)
            if party.kind is PartyKind.NAMED and party.name:
                memory.group = party.name
        told = deeds(text, sentence, tags, found, self._held_by, place.main())
        for deed in told:
            name, state = resolved[deed.party.start]
            acts.append(_act(text, deed, name, state))
        memory.subject = _subject_of(found, told, tags, resolved)
        return acts

    def _name(
        self,
        text: str,
        party: Party,
        found: Sequence[Party],
        tags: Sequence[Found[Sense]],
        place: Place,
        memory: _Memory,
    ) -> tuple[str, bool]:
        """Whom a party names, and whether that is a state; an empty name for nobody with a name."""
        if party.kind in (PartyKind.NAMED, PartyKind.COUNTRY):
            return (party.name, False) if party.name else (self._forces(party.state, party.police), True)
        if party.kind is PartyKind.STATELESS:
            speaker = _speaker(party, found, tags)
            state = speaker.state if speaker is not None and speaker.state and not speaker.name else party.state
            return (self._forces(state, party.police), True) if state else ("", False)
        if party.kind is PartyKind.GROUP_AGAIN:
            return memory.group, False
        if party.kind is PartyKind.PRONOUN:
            speaker = _speaker(
                party, found, tags, ours=text[party.start : party.end].casefold().startswith(("our", "we"))
            )
            if speaker is not None:
                return self._name(text, speaker, (), tags, place, memory)
            if party.start == found[0].start and memory.subject is not None:
                return memory.subject
        return "", False

    def _forces(self, state: str, police: bool) -> str:
        return (self._police if police else self._force).format(demonym=self._demonyms.get(state, state))


@dataclass(slots=True)
class _Memory:
    """Whom earlier sentences named: the last group, and the subject of the sentence before."""

    group: str = ""
    subject: tuple[str, bool] | None = None


def _act(text: str, deed: Deed, name: str, state: bool) -> Act:
    party = deed.party
    words = text[party.start : party.end]
    return Act(
        start=party.start,
        end=party.end,
        value=Perpetrator(name=name or words, text=words),
        word=(deed.start, deed.end),
        kind=deed.kind,
        weak=deed.weak,
        named=bool(name),
        state=state,
        agent=party.start > deed.start,
    )


def _speaker(party: Party, found: Sequence[Party], tags: Sequence[Found[Sense]], *, ours: bool = False) -> Party | None:
    """The party that says what holds this one: before it, or after a quotation of "our men"."""
    speaking = [
        other
        for other in found
        if other.kind in (PartyKind.NAMED, PartyKind.COUNTRY, PartyKind.STATELESS)
        and any(Use.SAYS in tag.value.uses for tag in tags[other.last + 1 : other.last + 3])
    ]
    before = [other for other in speaking if other.end <= party.start]
    if before:
        return before[-1]
    return next((other for other in speaking if other.start > party.end), None) if ours else None


def _subject_of(
    found: Sequence[Party], told: Sequence[Deed], tags: Sequence[Found[Sense]], resolved: dict[int, tuple[str, bool]]
) -> tuple[str, bool] | None:
    """Whom "they" or "it" of the next sentence takes up: who acts first here, else who is named first."""
    acting = [deed.party for deed in told if deed.active]
    candidates: Iterable[Party] = (*acting, *found)
    return next((resolved[party.start] for party in candidates if resolved[party.start][0]), None)
