"""The places of a document, found sentence by sentence when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload

from casualties.extract.places.back import Backward
from casualties.extract.places.context import context_of, country_of, nearby
from casualties.extract.places.find import Finder
from casualties.extract.places.placed import Placed
from casualties.extract.places.words import PlaceWords
from casualties.extract.text.reading import Reading
from casualties.scopes import Context, Gazetteer

__all__ = ["PlaceMentions", "PlaceReader"]

_SETTING = frozenset({"scene", "event", "way", "label"})


class PlaceReader:
    """What reads the places of a sentence: names, words around them, words that point back."""

    def __init__(self, words: PlaceWords, gazetteer: Gazetteer) -> None:
        self.words, self.gazetteer = words, gazetteer
        self.finder, self.backward = Finder(words, gazetteer), Backward(words, gazetteer)
        self.reach = int(gazetteer.rules.tolerance("setting-reach"))


class PlaceMentions(Sequence[Placed]):
    """Every place named in a document, in order of its start; a sentence is read when first asked for.

    Only what tells names apart, the countries and towns that the document speaks of, is taken from the whole of it.
    """

    def __init__(self, reading: Reading, reader: PlaceReader) -> None:
        self._reading, self._reader = reading, reader
        text = reading.document.text
        self._names = [reader.finder.names(text, sentence) for sentence in reading.sentences]
        names = (name for line in self._names for name in line)
        self._context = context_of(names, reading.document.publisher, reader.words, reader.gazetteer)
        self._names_found: dict[int, tuple[tuple[Placed, ...], Context]] = {}
        self._countries: dict[int, list[str]] = {}
        self._found: dict[int, tuple[Placed, ...]] = {}

    def within(self, sentence: int) -> tuple[Placed, ...]:
        """The places of one sentence, by its index."""
        if sentence not in self._found:
            line = self._reading.sentences[sentence]
            here, context = self._by_name(sentence)
            pointing = self._reader.backward.find(line, lambda: self._last(sentence, self._named), list(here), context)
            self._found[sentence] = tuple(sorted((*here, *pointing), key=lambda placed: (placed.start, placed.end)))
        return self._found[sentence]

    def _by_name(self, sentence: int) -> tuple[tuple[Placed, ...], Context]:
        """The places that a sentence names, and what tells its names apart."""
        if sentence not in self._names_found:
            line, text = self._reading.sentences[sentence], self._reading.document.text
            context = nearby(self._context, self._countries_up_to(sentence))
            here = self._reader.finder.find(text, line, self._names[sentence], context)
            self._names_found[sentence] = tuple(here), context
        return self._names_found[sentence]

    def _named(self, sentence: int) -> tuple[Placed, ...]:
        return self._by_name(sentence)[0]

    def _countries_up_to(self, sentence: int) -> list[str]:
        """The countries that a sentence names, then those of the sentences before it in its paragraph."""
        sentences, found = self._reading.sentences, []
        for at in range(sentence, max(sentence - self._reader.reach, -1), -1):
            if sentences[at].paragraph != sentences[sentence].paragraph:
                break
            found += self._countries_of(at)
        return found

    def _countries_of(self, sentence: int) -> list[str]:
        """The countries that a sentence names."""
        if sentence not in self._countries:
            codes = (country_of(name, self._reader.words, self._reader.gazetteer) for name in self._names[sentence])
            self._countries[sentence] = [code for code in codes if code]
        return self._countries[sentence]

    def setting(self, sentence: int) -> tuple[Placed, ...]:
        """The places where something is, of the nearest sentence before that has any."""
        return self._last(sentence, self.within)

    def _last(self, sentence: int, places: Callable[[int], tuple[Placed, ...]]) -> tuple[Placed, ...]:
        for before in range(sentence - 1, max(sentence - 1 - self._reader.reach, -1), -1):
            found = tuple(placed for placed in places(before) if placed.role in _SETTING)
            if found:
                return found
        return ()

    def dateline(self, sentence: int) -> tuple[Placed, ...]:
        """Where the writer sits, of the nearest dateline at or before a sentence."""
        for before in range(sentence, max(sentence - 1 - self._reader.reach, -1), -1):
            found = tuple(placed for placed in self.within(before) if placed.role == "dateline")
            if found:
                return found
        return ()

    def titled(self, sentence: int) -> tuple[Placed, ...]:
        """The places that the title names, for a text that gives no place of its own."""
        title = self._reading.sentences[0]
        if sentence == 0 or not title.headline:
            return ()
        return tuple(placed for placed in self.within(0) if placed.role == "named")

    @cached_property
    def _all(self) -> tuple[Placed, ...]:
        return tuple(placed for sentence in self._reading.sentences for placed in self.within(sentence.index))

    @overload
    def __getitem__(self, index: int) -> Placed: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Placed]: ...
    def __getitem__(self, index: int | slice) -> Placed | Sequence[Placed]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Placed]:
        return iter(self._all)
