"""Words that point back to a place, or at one without its name: "the province", "the country", "the Somali capital"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.places_find import Placed
from casualties.extract.places_words import PlaceWords
from casualties.extract.reading import Sentence
from casualties.model import Place, PlaceKind
from casualties.scopes import Context, Gazetteer

__all__ = ["Backward"]


class Backward:
    """Finds such words and says what they stand for."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self._words, self._gazetteer = words, gazetteer
        kinds = "|".join(
            sorted(words.divisions | {"capital", "country", "nation"}, key=lambda word: (-len(word), word))
        )
        self._pointing = re.compile(
            rf"\b(?P<cue>in|across|throughout|within|around|inside|near|outside|of|on|over)\s+(?:the|that|this)\s+"
            rf"(?:(?:same|whole|entire|rest of the|wider|war-torn)\s+)?"
            rf"(?:(?P<people>[A-Z][\w-]+(?: [A-Z]\w+)?)(?:['’]s?)?\s+)?"
            rf"(?P<kind>{kinds})\b(?!\s+(?:of|in)\b|[ ,]*[A-Z])"
        )
        self._adjective = re.compile(
            rf"\b(?P<people>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s+(?:[a-z-]+\s+){{0,2}}?"
            rf"(?P<kind>{words.place_nouns})\b(?!\s+of\b)"
        )

    def find(
        self, sentence: Sentence, before: Sequence[Placed], here: Sequence[Placed], context: Context
    ) -> list[Placed]:
        """Places without a name in a sentence; `before` are those of the sentences before, `here` those of this one."""
        found: list[Placed] = []
        if "the " in sentence.text or "this " in sentence.text or "that " in sentence.text:
            for match in self._pointing.finditer(sentence.text):
                start = sentence.start + match.start("people" if match["people"] else "kind")
                earlier = [each for each in (*before, *here) if each.end <= start and each.role != "speech"]
                place = self._meant(match, earlier[-1].value if earlier else None, context)
                if place is not None:
                    found.append(Placed(start, sentence.start + match.end(), place, sentence.index))
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
        gazetteer, kind = self._gazetteer, match["kind"]
        people = gazetteer.demonym(match["people"]) if match["people"] else None
        if match["people"] and not people:
            people = gazetteer.country_code(match["people"])
            if not people:
                return None
        country = people or (last.country if last else None) or next(iter(context.countries), None)
        if country is None:
            return None
        if kind == "capital":
            unit = gazetteer.capital(country)
        elif kind in ("country", "nation"):
            unit = gazetteer.countries.unit(country)
        else:
            return self._division(last, kind) if last and not people else None
        return gazetteer.place(unit, match[0].split(" ", 1)[1]) if unit else None

    def _division(self, last: Place, kind: str) -> Place | None:
        """The division of the place last named; that place itself where it is one."""
        if last.kind in (PlaceKind.ADMIN, PlaceKind.REGION):
            return last
        if last.kind is not PlaceKind.CITY or last.admin1 is None or last.country is None:
            return None
        found = [unit for unit in self._gazetteer.named(last.admin1) if unit.level == "admin1"]
        unit = next((unit for unit in found if unit.country == last.country), None)
        return self._gazetteer.place(unit, f"the {kind}") if unit else None
