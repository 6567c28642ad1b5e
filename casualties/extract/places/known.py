"""What the gazetteer knows of a name: as a whole, without its generic words, or inside a place that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casualties.extract.places.cues import Cue
from casualties.extract.places.names import Name, Word
from casualties.extract.places.words import PlaceWords
from casualties.model import Place, PlaceKind
from casualties.scopes import Choice, Context, Gazetteer
from casualties.scopes.fold import fold

__all__ = ["Knower", "Known"]

_CODE, _ACRONYM = 3, 5
"""Letters of a word in capitals up to which it is no town: after "in", and elsewhere."""
_LONGEST = 8
"""Words of the longest name that is looked up; longer runs of capitals are titles."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name as the gazetteer knows it: its span, its words, the choice; `whole` where no word of it is left over."""

    start: int
    end: int
    text: str
    choice: Choice
    whole: bool

    @property
    def main_name(self) -> bool:
        """Whether the place is called so first of all, not by another of its names."""
        unit = self.choice.unit
        return unit is None or fold(unit.name) == fold(self.text)


def _fits(choice: Choice, inside: Place) -> bool:
    """Whether a place is of a level that may lie in another: no country in anything, no division in a town."""
    if not choice.place.country or choice.place.kind is PlaceKind.COUNTRY:
        return False
    return inside.kind is not PlaceKind.CITY or choice.unit is None or choice.unit.level != "admin1"


class Knower:
    """Looks names up."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._words, self._gazetteer = words, gazetteer

    def known(self, name: Name, cue: Cue, context: Context) -> Known | None:
        """The longest part of a name that the gazetteer knows, if the rest are words of no name."""
        if cue.comma and (unit := self._gazetteer.regions.division_by_short_form(name.text)):
            return Known(
                name.start, name.end, name.text, Choice(self._gazetteer.place(unit, name.text), unit), whole=True
            )
        if name.tied:
            choice = self._gazetteer.resolve(name.text, context)
            return Known(name.start, name.end, name.text, choice, whole=True) if choice else None
        count = len(name.words)
        own = [at for at, word in enumerate(name.words) if not self.is_generic(word.text)]
        if count > _LONGEST and not own:
            return None
        for size in range(min(count, _LONGEST), 0, -1):
            first, last = (max(own[-1] - size + 1, 0), own[0]) if own else (0, count - size)
            for start in range(first, min(last, count - size) + 1):
                found = self._part(name, name.words[start : start + size], cue, context)
                if found is not None:
                    return found
        if cue.role == "way" and "-" in name.text:
            return self._first_end(name, context)
        return None

    def _first_end(self, name: Name, context: Context) -> Known | None:
        """The first of two towns that a road joins: "the Sévaré-Bandiagara road"."""
        said = name.text.split("-")[0]
        choice = self._gazetteer.resolve(said, context)
        return Known(name.start, name.start + len(said), said, choice, whole=False) if choice else None

    def within(self, name: Name, cue: Cue, inside: Place, context: Context) -> Known | None:
        """The place of this name inside the one that holds it."""
        for held in self._gazetteer.readings(inside):
            found = self.known(name, cue, replace(held, points=context.points or held.points))
            if found is not None and _fits(found.choice, inside):
                return found
        return None

    def is_generic(self, word: str) -> bool:
        """A word that is no name by itself: of a title, a kind of place, a people."""
        return word.lower() in self._words.generic or self._gazetteer.demonym(word) is not None

    def _part(self, name: Name, kept: Sequence[Word], cue: Cue, context: Context) -> Known | None:
        start, end = kept[0].start, kept[-1].end
        whole = len(kept) == len(name.words)
        said = name.text if whole else " ".join(word.text for word in kept)
        if len(kept) == 1 and not self._alone(said, cue):
            return None
        level = cue.level if end == cue.core_end else ""
        choice = self._gazetteer.resolve(f"{said} {level}", context) if level else None
        choice = choice or self._gazetteer.resolve(said, context)
        if choice is None:
            return None
        unit = choice.unit
        if cue.part and kept[0] == name.words[0] and unit and unit.level in ("country", "admin1", "city"):
            part = self._gazetteer.resolve(f"{cue.part} {said}", context)
            if part is not None:
                return Known(cue.part_start, end, f"{cue.part} {said}", part, whole)
        if cue.level_kind == "admin" and unit and unit.level == "city" and level:
            choice = replace(choice, place=self._gazetteer.place(unit, said, as_admin=True))
        place = choice.place.model_copy(update={"text": said})
        return Known(start, end, said, replace(choice, place=place), whole)

    def _alone(self, said: str, cue: Cue) -> bool:
        """Whether a single word may be looked up: no acronym, and a common word only after "in"."""
        shouted = cue.strength == "strong" or cue.role in ("dateline", "label")
        if said.isupper() and len(said) <= (_CODE if shouted else _ACRONYM):
            return said in self._gazetteer.countries.names
        return said.lower() not in self._words.common or cue.strength == "strong"
