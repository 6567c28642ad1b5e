"""Words that point back to a place, or at one without its name: "there", "the province", "the Somali capital"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from casualties.extract.places.placed import Placed
from casualties.extract.places.words import PlaceWords
from casualties.extract.text.reading import Sentence
from casualties.model import Place, PlaceKind
from casualties.scopes import Context, Gazetteer

__all__ = ["Backward"]

_STANDING = frozenset({"scene", "event", "way", "label", "named", "leaving"})


class Backward:
    """Finds such words and says what they stand for."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._words, self._gazetteer = words, gazetteer
        names = {"capital", *words.states, *words.divisions, *words.towns, *words.pointing}
        parts = "|".join(sorted(words.compass, key=lambda word: (-len(word), word)))
        kinds = "|".join(sorted(names, key=lambda word: (-len(word), word)))
        self._pointing = re.compile(
            rf"\b(?:in|across|throughout|within|around|inside|near|outside|over)\s+(?:the|that|this)\s+"
            rf"(?:(?:same|whole|entire|rest of the|wider|war-torn)\s+)?"
            rf"(?:(?P<people>[A-Z][\w-]+(?: [A-Z]\w+)?)(?:['’]s?)?\s+)?"
            rf"(?P<kind>{kinds})\b(?!['’](?!s\s+(?:far\s+)?(?:{parts})\b)|-|\s+(?:of|in|called|named)\b)"
            rf"(?![ ,]*[A-Z]|\s+[a-z]+\s+of\b)"
            rf"|(?P<wide>\b(?:nationwide|countrywide)\b)"
            rf"|(?P<there>\b(?:there|nearby)\b)(?!\s+(?:is|are|was|were|has|have|had|may|will|could|,))"
        )
        self._adjective = re.compile(
            rf"(?<![\w-])(?P<people>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:[-–][A-Z][a-z]+)?\s+(?:[a-z-]+\s+){{0,2}}?"
            rf"(?P<kind>{words.place_nouns})\b(?!\s+(?:of|guards?|police|patrols?|troops|forces|agents|soldiers|officials)\b)"
        )

    def find(
        self, sentence: Sentence, before: Callable[[], Sequence[Placed]], here: Sequence[Placed], context: Context
    ) -> list[Placed]:
        """Places without a name in a sentence; `before` gives those of the last sentence that has any."""
        found: list[Placed] = []
        for match in self._pointing.finditer(sentence.text):
            part = next(name for name in ("there", "wide", "people", "kind") if match[name])
            start = sentence.start + match.start(part)
            standing = (*_STANDING, "seat") if match["there"] else _STANDING  # "the office in Anbar spoke of 12 there"
            earlier = [each for each in here if each.end <= start and each.role in standing]
            last = earlier[-1] if earlier else next(iter(before()), None)
            place = self._meant(match, last.value if last else None, context)
            if place is not None:
                found.append(Placed(start, sentence.start + match.end(), place, sentence.index, "pointing"))
        for match in self._adjective.finditer(sentence.text):
            code = self._gazetteer.demonym(match["people"])
            if code:
                start = sentence.start + match.start()
                place = Place(
                    name=self._gazetteer.country_name(code), country=code, kind=PlaceKind.COUNTRY, text=match["people"]
                )
                found.append(Placed(start, start + len(match["people"]), place, sentence.index, "people"))
        return found

    def _meant(self, match: re.Match[str], last: Place | None, context: Context) -> Place | None:
        gazetteer, kind = self._gazetteer, match["kind"] or "country"
        if match["there"]:
            return last
        people = self._country(match["people"])
        if match["people"] and not people and kind not in self._words.states:
            return None
        country = people or (last.country if last else None) or next(iter(context.countries), None)
        if kind == "capital" or kind in self._words.states:
            if country is None:
                return None
            unit = gazetteer.capital(country) if kind == "capital" else gazetteer.countries.unit(country)
            return (
                gazetteer.place(unit, f"the {match['people'] + ' ' if match['people'] else ''}{kind}") if unit else None
            )
        if last is None or people:
            return None
        return self._division(last, kind) if kind in self._words.divisions else self._town(last, kind)

    def _country(self, words: str | None) -> str | None:
        return (self._gazetteer.demonym(words) or self._gazetteer.country_code(words)) if words else None

    def _town(self, last: Place, kind: str) -> Place | None:
        """The town last named; a district is one of its kind only."""
        narrow = (PlaceKind.ADMIN, PlaceKind.CITY) if kind in self._words.pointing else (PlaceKind.CITY,)
        return last if last.kind in narrow else None

    def _division(self, last: Place, kind: str) -> Place | None:
        """The division of the place last named; that place itself where it is one."""
        if last.kind in (PlaceKind.ADMIN, PlaceKind.REGION):
            return last
        if last.kind is not PlaceKind.CITY or last.admin1 is None or last.country is None:
            return None
        found = [unit for unit in self._gazetteer.named(last.admin1) if unit.level == "admin1"]
        unit = next((unit for unit in found if unit.country == last.country), None)
        return self._gazetteer.place(unit, f"the {kind}") if unit else None
