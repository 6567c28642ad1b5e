"""Whether a name is meant as a place: no person, body or ship, and no small town that only shares a word."""

from __future__ import annotations

from casualties.extract.places.cues import Cue
from casualties.extract.places.known import Knower, Known
from casualties.extract.places.names import Name
from casualties.extract.places.words import PlaceWords
from casualties.extract.text.reading import Sentence
from casualties.model import Place, PlaceKind
from casualties.scopes import Context, Gazetteer

__all__ = ["Judge", "agree"]

_OWN_ARTICLES = ("The ", "Al ", "El ", "Al-", "El-")
_ACRONYM = 5


class Judge:
    """Judges names by the words in and around them."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._words, self._gazetteer = words, gazetteer
        self._knower = Knower(words, gazetteer)
        self._large = gazetteer.rules.tolerance("well-known")
        self._alone = gazetteer.rules.tolerance("known-without-cue")

    def is_other(self, name: Name, cue: Cue) -> bool:
        """A person, a body, a ship."""
        said = [word.text.rstrip(".") for word in name.words]
        if cue.barred or name.text in self._words.hints or any(word in self._words.vessels for word in said):
            return True
        if said[0] in self._words.titles and (len(said) == 1 or cue.strength != "strong"):
            return True
        street = said[-1].lower() in self._words.streets or said[0].lower() in self._words.streets_abroad
        if len(said) == 1 and said[0].endswith(self._words.street_ends):
            return not self._gazetteer.named(name.text)  # Alexanderplatz
        if len(said) > 1 and street:
            return not self._gazetteer.named(name.text)
        if len(said) > 1 and said[-1].lower() in self._words.level_words and self._is_division(name.text):
            return False
        if len(said) > 1 and self._gazetteer.region(name.text):
            return False  # the West Bank
        body = any(word in self._words.organisations for word in said)
        return body and (len(said) > 1 or cue.strength != "strong") and self._gazetteer.country_code(name.text) is None

    def is_people(self, name: Name) -> bool:
        """An adjective or noun for a people, and no country's name."""
        gazetteer = self._gazetteer
        return not name.tied and gazetteer.demonym(name.text) is not None and gazetteer.country_code(name.text) is None

    def _is_division(self, words: str) -> bool:
        """Whether a name that ends in a word such as Division is one of a state, not of an army."""
        choice = self._gazetteer.resolve(words)
        return choice is not None and choice.unit is not None and choice.unit.level.startswith("admin")

    def is_meant(self, sentence: Sentence, name: Name, cue: Cue, known: Known, context: Context) -> bool:
        """Whether a name that is a place somewhere is meant as one here."""
        unit = known.choice.unit
        if name.tied:
            return False
        if cue.site and unit is not None and unit.level == "city" and not known.main_name:
            return unit.country in (*context.countries, *context.hinted)
        if self._is_article_of_name(cue, known):
            return False
        by_alias = (
            unit is not None and not known.main_name and unit.country not in (*context.countries, *context.hinted)
        )
        if cue.role == "label" and cue.strength in ("", "weak") and by_alias:
            return False  # a cell of a table may name what the gazetteer lacks
        if cue.strength in ("strong", "known") or cue.role in ("event", "way", "dateline", "scene", "label"):
            return True
        if unit is None or unit.level != "city":
            return True
        common = any(word.text.lower() in self._words.common for word in name.words)
        first = name.start == sentence.start
        return unit.population >= (self._large if common or (first and len(name.words) == 1) else self._alone)

    def _is_article_of_name(self, cue: Cue, known: Known) -> bool:
        """Whether "the" makes of a small town's name something else: the Tree, the Line, though not the Bronx."""
        unit = known.choice.unit
        if not cue.the or cue.role == "way" or unit is None or unit.level != "city" or unit.population >= self._large:
            return False
        of_what_follows = cue.level_kind or cue.event or cue.site or cue.quarter
        return not of_what_follows and not unit.name.startswith(_OWN_ARTICLES)

    def is_nameable(self, name: Name) -> bool:
        """Whether an unknown name may be a place's: not an acronym, not made of common words."""
        if name.tied or (name.text.replace(" ", "").isupper() and len(name.text) <= _ACRONYM):
            return False
        return not all(self._knower.is_generic(word.text) for word in name.words)


def agree(place: Place, inside: Place) -> bool:
    """Whether a place may lie in another by their countries and first-level divisions."""
    if place.country != inside.country or inside.kind is PlaceKind.CITY or place.kind is PlaceKind.COUNTRY:
        return False
    return inside.kind is PlaceKind.COUNTRY or inside.admin1 is None or place.admin1 in (None, inside.admin1)
