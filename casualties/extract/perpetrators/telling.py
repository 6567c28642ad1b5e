"""What parties do in each sentence of a document, with the name of each party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casualties.extract.perpetrators.acts import deeds
from casualties.extract.perpetrators.context import elsewhere, spoken_of, where
from casualties.extract.perpetrators.deed import Deed, DeedKind
from casualties.extract.perpetrators.parties import Party, PartyKind, Place, parties
from casualties.extract.perpetrators.patterns import any_of, right_before
from casualties.extract.perpetrators.words import Sense, Use, demonyms, lexicon
from casualties.extract.text.by_sentence import BySentence
from casualties.extract.text.phrases import Found, Phrases
from casualties.extract.text.reading import Mention, Reading
from casualties.model import Perpetrator
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["Act", "Telling", "Told"]

_AROUND = 6
_OPENING = 4
_REMEMBERED = 8


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

    def __init__(self, rulebook: Rulebook, gazetteer: Gazetteer | None = None) -> None:
        rules = rulebook.blame
        self.gazetteer = gazetteer
        self.lexicon = lexicon(rulebook)
        accidents = (cause for cause in rulebook.causes.causes if cause.nobodys)
        self.accidents = Phrases(
            ((phrase, True) for cause in accidents for phrase in (*cause.manner, *cause.means, *cause.setting)),
            classes=rulebook.causes.classes,
            gap=rulebook.causes.gap,
        )
        plain = [word for entry in rulebook.places.not_places for word in entry.words]
        plain += [word for entry in rulebook.quantities.numbers for word in entry.words]
        self.no_spots = frozenset(word.lower() for word in plain)
        self._demonyms = demonyms(rulebook)
        self._force, self._police = rules.forces[0].name, rules.forces[-1].name
        self._against = right_before(rules.against.phrases)
        self._not_it = re.compile(rf"[-–‑](?:{any_of(rules.not_it.phrases)})\b", re.IGNORECASE)
        self._held_by = right_before(rules.held_by.phrases)

    def told(self, reading: Reading) -> Told:
        """What is told in a document, sentence by sentence, when asked for."""
        return Told(self, reading)

    def parties(self, text: str, tags: Sequence[Found[Sense]], place: Place) -> list[Party]:
        """The parties of one sentence."""
        return parties(text, tags, place, self._against, self._not_it)

    def acts(self, told: Told, index: int) -> tuple[list[Act], tuple[str, bool] | None]:
        """The acts of one sentence, and whom "they" of the next one takes up."""
        tags = told.tags(index)
        if not tags:
            return [], None
        sentence, text = told.reading.sentences[index], told.reading.document.text
        place = told.place(index)
        found = told.parties(index)
        resolved = {party.start: self._name(party, found, told, index) for party in found}
        deeds_here = deeds(text, sentence.start, tags, found, self._held_by, place)
        acts = [_act(text, deed, *resolved[deed.party.start]) for deed in deeds_here]
        acts.sort(key=lambda act: (act.start, act.word, act.kind))
        return acts, _subject_of(found, deeds_here, resolved)

    def _name(self, party: Party, found: Sequence[Party], told: Told, index: int) -> tuple[str, bool]:
        """Whom a party names, and whether that is a state; an empty name for nobody with a name."""
        if party.kind in (PartyKind.NAMED, PartyKind.COUNTRY, PartyKind.SEAT):
            return (party.name, False) if party.name else (self._forces(party.state, party.police), True)
        if party.kind is PartyKind.STATELESS:
            speaker = _speaker(party, found, told.tags(index))
            state = speaker.state if speaker is not None and speaker.state and not speaker.name else party.state
            return (self._forces(state, party.police), True) if state else ("", False)
        if party.kind is PartyKind.GROUP_AGAIN:
            return told.last_group(index, party.start), False
        if party.kind is PartyKind.PRONOUN:
            words = told.reading.document.text[party.start : party.end].casefold()
            speaker = _speaker(party, found, told.tags(index), ours=words.startswith(("our", "we")))
            if speaker is not None:
                return self._name(speaker, (), told, index)
            if party.start == found[0].start:
                return told.subject(index - 1) or ("", False)
        return "", False

    def _forces(self, state: str, police: bool) -> str:
        return (self._police if police else self._force).format(demonym=self._demonyms.get(state, state))


class Told(BySentence[Act]):
    """The acts of a document, and what they are read from; every sentence is read when it is first asked for."""

    def __init__(self, telling: Telling, reading: Reading) -> None:
        super().__init__(reading, lambda index: self._read(index)[0])
        self._telling = telling
        self._tags: dict[int, list[Found[Sense]]] = {}
        self._parties: dict[int, list[Party]] = {}
        self._places: dict[int, Place] = {}
        self._accidents: dict[int, list[Found[bool]]] = {}
        self._acts: dict[int, tuple[list[Act], tuple[str, bool] | None]] = {}

    def tags(self, index: int) -> list[Found[Sense]]:
        """The words of blame of one sentence."""
        found = self._tags.get(index)
        if found is None:
            sentence = self.reading.sentences[index]
            found = self._telling.lexicon.find(self.reading.document.text, sentence.start, sentence.end)
            self._tags[index] = found
        return found

    def uses(self, index: int, use: Use, start: int, end: int) -> bool:
        """Whether a word of this use stands in a stretch of one sentence."""
        return any(use in tag.value.uses and start <= tag.start < end for tag in self.tags(index))

    def parties(self, index: int) -> list[Party]:
        """The parties of one sentence."""
        found = self._parties.get(index)
        if found is None:
            found = self._telling.parties(self.reading.document.text, self.tags(index), self.place(index))
            self._parties[index] = found
        return found

    def place(self, index: int) -> Place:
        """The countries that the opening of the text and the sentences around this one speak of."""
        place = self._places.get(index)
        if place is None:
            last = min(index + _AROUND, len(self.reading.sentences) - 1)
            near = sorted({*range(min(_OPENING, last + 1)), *range(max(index - _AROUND, 0), last + 1)})
            place = Place(lambda: self._spoken_of(near, index))
            self._places[index] = place
        return place

    def _spoken_of(self, near: Sequence[int], own: int) -> dict[str, int]:
        weights = spoken_of(tag for each in near for tag in self.tags(each))
        gazetteer = self._telling.gazetteer
        if gazetteer is None:
            return weights
        if any(tag.value.country for each in near for tag in self.tags(each)):
            if not any(tag.value.country for tag in self.tags(own)):
                weights.update(elsewhere(self.reading.sentences[own].text, gazetteer, weights, self._telling.no_spots))
            return weights
        placed = where((self.reading.sentences[each].text for each in near), gazetteer, self._telling.no_spots)
        for code, weight in placed.items():  # where a group was seen says more than where it comes from
            weights[code] = weights.get(code, 0) + 2 * weight
        return weights

    def accident(self, index: int, start: int, end: int) -> bool:
        """Whether a cause that is nobody's doing is told in a stretch of one sentence."""
        found = self._accidents.get(index)
        if found is None:
            sentence = self.reading.sentences[index]
            found = self._telling.accidents.find(self.reading.document.text, sentence.start, sentence.end)
            self._accidents[index] = found
        return any(start <= hit.start < end for hit in found)

    def last_group(self, index: int, before: int) -> str:
        """The group named last before a place in this sentence; empty where a reader has forgotten it."""
        for each in range(index, max(index - _REMEMBERED, -1), -1):
            for party in reversed(self.parties(each)):
                if party.kind is PartyKind.NAMED and party.name and party.start < before:
                    return party.name
        return ""

    def subject(self, index: int) -> tuple[str, bool] | None:
        """Whom "they" or "it" after this sentence takes up."""
        return self._read(index)[1] if index >= 0 else None

    def _read(self, index: int) -> tuple[list[Act], tuple[str, bool] | None]:
        found = self._acts.get(index)
        if found is None:
            found = self._acts[index] = self._telling.acts(self, index)
        return found


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
        if other.kind in (PartyKind.NAMED, PartyKind.COUNTRY, PartyKind.SEAT, PartyKind.STATELESS)
        and any(Use.SAYS in tag.value.uses for tag in tags[other.last + 1 : other.last + 3])
    ]
    before = [other for other in speaking if other.end <= party.start]
    if before:
        return before[-1]
    return next((other for other in speaking if other.start > party.end), None) if ours else None


def _subject_of(
    found: Sequence[Party], told: Sequence[Deed], resolved: dict[int, tuple[str, bool]]
) -> tuple[str, bool] | None:
    """Whom "they" or "it" of the next sentence takes up: who acts first here, else who is named first."""
    acting = [deed.party for deed in told if deed.active]
    candidates: Iterable[Party] = (*acting, *found)
    return next((resolved[party.start] for party in candidates if resolved[party.start][0]), None)
