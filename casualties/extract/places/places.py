"""Places: where the harm of each figure happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.places.mentions import PlaceMentions, PlaceReader
from casualties.extract.places.placed import Placed
from casualties.extract.places.reach import first_of, reaching
from casualties.extract.places.words import PlaceWords
from casualties.extract.text.reading import Anchor, Mention, Reading
from casualties.model import Place, PlaceKind
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["Placed", "Places"]

_WIDE = (PlaceKind.COUNTRY, PlaceKind.REGION)
_NAME = 48  # characters in which a list's name stands before its count
_NAMED = re.compile(r"(?<![\w-])([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)\s*[(:]?\s*$")
_BESIDE = 24  # characters between a name and the count that a list gives it


class Places:
    """Places by `rules/places.yaml` and the gazetteer."""

    def __init__(self, rulebook: Rulebook, gazetteer: Gazetteer) -> None:
        words = PlaceWords(rulebook.places)
        self._spread = words.spread
        self._reader = PlaceReader(words, gazetteer)

    def read(self, reading: Reading) -> PlaceMentions:
        """Every place named in the document, in order of its start; sentences are read when asked for."""
        return PlaceMentions(reading, self._reader)

    def own(self, reading: Reading, mentions: Sequence[Mention[Place]], anchor: Anchor) -> Placed | None:
        """The place that the text gives for this figure itself, by its clause or sentence; None where it gives none."""
        found = self._of(reading, mentions)
        return reaching(reading, found.within(anchor.sentence), anchor)

    def beside(self, reading: Reading, mentions: Sequence[Mention[Place]], anchor: Anchor) -> Placed | None:
        """The place that a list names right before a figure ("Sindh has reported 238, Punjab 91")."""
        found = self._of(reading, mentions).within(anchor.sentence)
        before = [each for each in found if anchor.start - _BESIDE <= each.end <= anchor.start]
        named = _NAMED.search(reading.document.text, max(anchor.start - _NAME, 0), anchor.start)
        if named is None or (before and before[-1].end > named.start(1)):
            return before[-1] if before else None
        country = next((each.value.country for each in found if each.value.country), None)
        said = named[1]
        place = Place(name=said, country=country, kind=PlaceKind.CITY, text=said)
        return Placed(named.start(1), named.end(1), place, anchor.sentence, "label", unlisted=True)

    def of_row(self, reading: Reading, mentions: Sequence[Mention[Place]], anchor: Anchor) -> Placed | None:
        """The place that a row of a table is headed by ("| Sofala | 217 | 1,511 |"), a country alone too."""
        found = self._of(reading, mentions).within(anchor.sentence)
        return next((each for each in found if each.end <= anchor.start), None)

    def setting(self, reading: Reading, mentions: Sequence[Mention[Place]], anchor: Anchor) -> Placed | None:
        """The place of which the text speaks last before a figure that has none of its own, else of its dateline."""
        found = self._of(reading, mentions)
        index = anchor.sentence
        return first_of(found.setting(index) or found.dateline(index) or found.titled(index))

    def spreads(self, reading: Reading, setting: Placed | None, anchor: Anchor) -> bool:
        """Whether a figure is of several places of which the setting is one ("412 have died across the countries")."""
        spread = self._spread.search(reading.document.text, *anchor.clause)
        if setting is None or spread is None:
            return False
        return setting.value.kind not in _WIDE or spread.group().lower().endswith(("countries", "nations"))

    def _of(self, reading: Reading, mentions: Sequence[Mention[Place]]) -> PlaceMentions:
        return mentions if isinstance(mentions, PlaceMentions) else self.read(reading)
