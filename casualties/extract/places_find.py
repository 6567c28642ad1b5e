"""Find the places of a sentence: which names are places, which one holds another, and what each does there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casualties.extract.places_cues import Cue, cue_of
from casualties.extract.places_names import Name, Word, names_in
from casualties.extract.places_words import PlaceWords
from casualties.extract.reading import Mention, Sentence
from casualties.model import Place, PlaceKind
from casualties.scopes import Choice, Context, Gazetteer
from casualties.scopes.gazetteer_index import Unit

__all__ = ["Finder", "Placed"]


@dataclass(frozen=True, slots=True)
class Placed(Mention[Place]):
    """A place named in the text, and what it does there.

    `role`: scene (something is there), event (before a word such as "bombing"), named (only named), people (an
    adjective: "a Syrian town"), spot (a camp or street of unknown town), speech (where somebody speaks), leaving (where
    things come from or go to), dateline, holder (it says where another place is). `rivals`: other places of the name
    that nothing in the text rules out.
    """

    sentence: int = 0
    role: str = "scene"
    rivals: tuple[str, ...] = ()

    @property
    def warning(self) -> str | None:
        """The words for a finding where the name is of several places of like size."""
        return f'"{self.value.text}" may also be {", ".join(self.rivals)}.' if self.rivals else None


@dataclass(frozen=True, slots=True)
class _Known:
    """A name as the gazetteer knows it: the words that count (a part of the name), and the choice."""

    start: int
    end: int
    text: str
    choice: Choice


class Finder:
    """Places in sentences, by the words of `rules/places.yaml` and the gazetteer."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._words, self._gazetteer = words, gazetteer

    def names(self, text: str, sentence: Sentence) -> list[Name]:
        """Names with a capital in a sentence."""
        return list(names_in(text, sentence.start, sentence.end, self._words.never))

    def find(self, text: str, sentence: Sentence, names: Sequence[Name], context: Context) -> list[Placed]:
        """The places among the names of a sentence, in order of their start."""
        names = [name for name in names if not self._is_people(name)]
        cues = self._cues(text, sentence, names)
        found: dict[int, Placed] = {}
        owners: set[int] = set()
        for at in range(len(names) - 1, -1, -1):
            placed = self._place(text, sentence, names, cues, at, found, owners, context)
            if placed is not None:
                found[at] = replace(placed, role="holder") if at in owners else placed
        return [found[at] for at in sorted(found)]

    def _is_people(self, name: Name) -> bool:
        gazetteer = self._gazetteer
        alone = len(name.words) == 1 and not name.tied
        return alone and gazetteer.demonym(name.text) is not None and gazetteer.country_code(name.text) is None

    def _cues(self, text: str, sentence: Sentence, names: Sequence[Name]) -> list[Cue]:
        cues: list[Cue] = []
        for at, name in enumerate(names):
            cue = cue_of(text, sentence, name, self._words, self._gazetteer)
            if (
                at
                and cue.strength in ("", "weak")
                and self._words.listed_after.match(text[names[at - 1].end : name.start])
            ):
                cue = replace(cue, strength=cues[-1].strength, role=cues[-1].role)
            cues.append(cue)
        return cues

    def _place(
        self,
        text: str,
        sentence: Sentence,
        names: Sequence[Name],
        cues: Sequence[Cue],
        at: int,
        found: dict[int, Placed],
        owners: set[int],
        context: Context,
    ) -> Placed | None:
        """The place that a name stands for; marks in `found`, or among `owners`, the place that holds it."""
        name, cue = names[at], cues[at]
        if self._is_other(name, cue):
            return None
        holder = self._holder(text, names, at, found)
        owner = self._owner(text, names, cues, at, context)
        inside = found[holder].value if holder is not None else owner.choice.place if owner else None
        if inside is None and cue.people:
            inside = Place(country=cue.people, kind=PlaceKind.COUNTRY)
        known = self._known(name, cue, context)
        if inside is not None:
            within = self._within(name, cue, inside, context)
            if within is not None:
                known = within
            elif known is None or (cue.people and holder is None and owner is None):
                unlisted = self._unlisted_in(sentence, name, cue, inside, holder is not None)
                if unlisted is not None:
                    self._mark(found, owners, holder, at - 1 if owner else None)
                return unlisted
            else:
                holder = owner = None
            if within is not None:
                self._mark(found, owners, holder, at - 1 if owner else None)
                if cue.role == "named":
                    cue = replace(cue, role="scene", strength="known")
        if known is not None and self._acceptable(text, sentence, name, cue, known):
            return self._placed(sentence, known, cue)
        if known is None and cue.strength == "strong" and self._is_nameable(name):
            return self._unlisted(sentence, name, cue, context)
        return None

    def _mark(self, found: dict[int, Placed], owners: set[int], holder: int | None, owner: int | None) -> None:
        if holder is not None:
            found[holder] = replace(found[holder], role="holder")
        elif owner is not None:
            owners.add(owner)

    def _is_other(self, name: Name, cue: Cue) -> bool:
        """A person, a body, a ship; what only affiliates ("London-based")."""
        if cue.title:
            return True
        said = [word.text.rstrip(".") for word in name.words]
        if name.text in self._words.hints or any(word in self._words.vessels for word in said):
            return True
        if any(word in self._words.organisations for word in said) and (len(said) > 1 or cue.strength != "strong"):
            return self._gazetteer.country_code(name.text) is None
        return len(said) > 1 and said[0] in self._words.titles

    def _holder(self, text: str, names: Sequence[Name], at: int, found: dict[int, Placed]) -> int | None:
        """The next name, where the words between say that it holds this one: "X in Y", "X, Y", "X (Y)"."""
        if at + 1 not in found:
            return None
        following, between = found[at + 1], text[names[at].end : found[at + 1].start]
        if self._words.speaking_after.match(text, following.end):
            return None
        return at + 1 if self._words.holds_after.match(between) else None

    def _owner(self, text: str, names: Sequence[Name], cues: Sequence[Cue], at: int, context: Context) -> _Known | None:
        """The name before, where it owns this one: "Helmand's Gereshk district"."""
        if not at or not self._words.owns_after.match(text[names[at - 1].end : names[at].start]):
            return None
        if self._is_other(names[at - 1], cues[at - 1]):
            return None
        return self._known(names[at - 1], cues[at - 1], context)

    def _known(self, name: Name, cue: Cue, context: Context) -> _Known | None:
        """The longest part of a name that the gazetteer knows, if the rest are words of no name."""
        if name.tied:
            whole = self._gazetteer.resolve(name.text, context)
            return _Known(name.start, name.end, name.text, whole) if whole else None
        count = len(name.words)
        for size in range(count, 0, -1):
            for first in range(count - size + 1):
                kept = name.words[first : first + size]
                rest = (*name.words[:first], *name.words[first + size :])
                if not all(self._is_generic(word.text) for word in rest):
                    continue
                known = self._part_known(name, kept, size == count, cue, context)
                if known is not None:
                    return known
        return None

    def _part_known(self, name: Name, kept: Sequence[Word], whole: bool, cue: Cue, context: Context) -> _Known | None:
        start, end = kept[0].start, kept[-1].end
        said = name.text if whole else " ".join(word.text for word in kept)
        if len(kept) == 1 and said.lower() in self._words.common and cue.strength != "strong":
            return None
        if len(kept) == 1 and said.isupper() and len(said) <= 3 and said not in self._gazetteer.countries.names:
            return None
        level = cue.level if whole or kept[-1] == name.words[-1] else ""
        choice = self._gazetteer.resolve(f"{said} {level}".strip(), context)
        if choice is None and level:
            choice = self._gazetteer.resolve(said, context)
        if choice is None:
            return None
        if cue.part and kept[0] == name.words[0] and choice.unit and choice.unit.level == "country":
            part = self._gazetteer.resolve(f"{cue.part} {said}", context)
            if part is not None:
                return _Known(cue.part_start, end, f"{cue.part} {said}", part)
        place = choice.place.model_copy(update={"text": said})
        return _Known(start, end, said, replace(choice, place=place))

    def _is_generic(self, word: str) -> bool:
        small = word.lower()
        return small in self._words.generic or self._gazetteer.demonym(word) is not None

    def _within(self, name: Name, cue: Cue, inside: Place, context: Context) -> _Known | None:
        """The place of this name inside the one that holds it."""
        for held in self._gazetteer.readings(inside):
            narrower = self._known(name, cue, replace(held, points=context.points))
            if narrower is not None and narrower.choice.unit is not None:
                return narrower
        return None

    def _unlisted_in(self, sentence: Sentence, name: Name, cue: Cue, inside: Place, held: bool) -> Placed | None:
        """A name that the gazetteer lacks, inside a place: a part of a town stands for the town."""
        town = inside.kind is PlaceKind.CITY
        if town and (cue.quarter or cue.site):
            return None
        if (
            cue.site
            or not self._is_nameable(name)
            or cue.strength not in (("strong", "known") if held else ("strong",))
        ):
            return None
        place = Place(
            name=name.text,
            country=inside.country,
            admin1=inside.admin1,
            kind=PlaceKind.ADMIN if cue.level_kind == "admin" else PlaceKind.CITY,
            text=name.text,
        )
        return Placed(name.start, name.end, place, sentence.index, cue.role)

    def _acceptable(self, text: str, sentence: Sentence, name: Name, cue: Cue, known: _Known) -> bool:
        """Whether a name that is a place somewhere is meant as one here."""
        if name.tied:
            return False
        if cue.strength in ("strong", "known") or cue.event or cue.level or cue.label:
            return True
        unit = known.choice.unit
        if unit is None or unit.level != "city":
            return True
        single = len(name.words) == 1
        if single and (name.start == sentence.start or name.text.lower() in self._words.common):
            return unit.population >= self._gazetteer.rules.tolerance("well-known")
        return unit.population >= self._gazetteer.rules.tolerance("known-without-cue")

    def _is_nameable(self, name: Name) -> bool:
        """Whether an unknown name may be a place's: not an acronym, not made of common words."""
        if name.tied or (name.text.replace(" ", "").isupper() and len(name.text) <= 5):
            return False
        return not all(self._is_generic(word.text) for word in name.words)

    def _unlisted(self, sentence: Sentence, name: Name, cue: Cue, context: Context) -> Placed:
        place = Place(
            name=name.text,
            country=next(iter((*context.countries, *context.hinted)), None),
            kind=PlaceKind.ADMIN if cue.level_kind == "admin" else PlaceKind.CITY,
            text=name.text,
        )
        return Placed(name.start, name.end, place, sentence.index, "spot" if cue.site or cue.quarter else cue.role)

    def _placed(self, sentence: Sentence, known: _Known, cue: Cue) -> Placed:
        rivals = tuple(f"{unit.name} ({self._whereabouts(unit)})" for unit in known.choice.rivals[:3])
        return Placed(known.start, known.end, known.choice.place, sentence.index, cue.role, rivals)

    def _whereabouts(self, unit: Unit) -> str:
        above = [at.name for at in self._gazetteer.above(unit) if at.level in ("admin1", "country")]
        return ", ".join(above) or unit.country
