"""Places: where the harm of each figure happened."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.places_back import Backward
from casualties.extract.places_context import context_of
from casualties.extract.places_find import Finder, Placed
from casualties.extract.places_reach import reaching, setting
from casualties.extract.places_words import PlaceWords
from casualties.extract.reading import Anchor, Mention, Reading
from casualties.model import Place
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["Placed", "Places"]


class Places:
    """Places by `rules/places.yaml` and the gazetteer."""

    def __init__(self, rulebook: Rulebook, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._words = PlaceWords(rulebook.places)
        self._finder = Finder(self._words, gazetteer)
        self._backward = Backward(self._words, gazetteer)

    def read(self, reading: Reading) -> list[Placed]:
        """Every place named in the document, in order of its start."""
        text = reading.document.text
        names = [self._finder.names(text, sentence) for sentence in reading.sentences]
        context = context_of(
            (name for line in names for name in line), reading.document.publisher, self._words, self._gazetteer
        )
        found: list[Placed] = []
        for sentence, line in zip(reading.sentences, names, strict=True):
            here = self._finder.find(text, sentence, line, context)
            here += self._backward.find(sentence, found, here, context)
            found += sorted(here, key=lambda placed: (placed.start, placed.end))
        return found

    def own(self, reading: Reading, mentions: Sequence[Mention[Place]], anchor: Anchor) -> Placed | None:
        """The place that the text gives for this figure itself; None where it gives none."""
        return reaching(reading, [each for each in mentions if isinstance(each, Placed)], anchor)

    def setting(self, reading: Reading, mentions: Sequence[Mention[Place]], anchor: Anchor) -> Placed | None:
        """The place of which the text speaks last before a figure that has none of its own; None at its start."""
        return setting(reading, [each for each in mentions if isinstance(each, Placed)], anchor)
