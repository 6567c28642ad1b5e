"""Which countries a document speaks of, by the names and adjectives in it, else by the towns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from casualties.extract.perpetrators.words import Sense, Use
from casualties.extract.text.phrases import Found
from casualties.scopes import Gazetteer

__all__ = ["elsewhere", "spoken_of", "where"]

_SPOT = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]n|[Oo]f|[Ff]rom|[Oo]utside|[Aa]round)\s+|^(?=[A-Z][\w'’ -]{1,30}[:,]))"
    r"([A-Z][\w'’-]+(?: (?:[ae][a-z]{1,2}-)?[A-Z][\w'’-]+)?)"
)
_SPOTS = 4
_KNOWN = 50000  # people of a town that alone tells its country

_NAMED, _ADJECTIVE, _ACTOR = 3, 1, 1


def spoken_of(tags: Iterable[Found[Sense]]) -> dict[str, int]:
    """The countries of a document by weight: a country's name says more than an adjective, that more than a group."""
    weights: Counter[str] = Counter()
    for tag in tags:
        sense = tag.value
        if sense.country:
            weights[sense.country] += _NAMED if Use.COUNTRY in sense.uses else _ADJECTIVE
        for name in sense.names:
            if not name.local:
                weights.update(dict.fromkeys(name.countries[:1], _ACTOR))
    return dict(weights)


def where(texts: Iterable[str], gazetteer: Gazetteer, ignored: frozenset[str] = frozenset()) -> dict[str, int]:
    """The countries of the first places that sentences name, for a text that names no country.

    Names whose first word is one of `ignored` (in small letters) open a sentence or a title, and are no places.
    """
    weights: Counter[str] = Counter()
    for text in texts:
        for spot in _SPOT.finditer(text):
            name = spot.group(1)
            if name.split(" ")[0].lower() in ignored:
                continue
            found = gazetteer.named(name) or gazetteer.named(name.split(" ")[0])
            if found:
                weights[found[0].country] += 1
            if weights.total() >= _SPOTS:
                return dict(weights)
    return dict(weights)


def elsewhere(text: str, gazetteer: Gazetteer, named: Mapping[str, int], ignored: frozenset[str]) -> dict[str, int]:
    """The country of a sentence's own places, where all of them lie outside the countries that the text names.

    A country that others fled to, or that answered, does not tell whose soldiers these were.
    """
    found: dict[str, int] = {}
    for spot in _SPOT.finditer(text):
        name = spot.group(1)
        units = [] if name.split(" ")[0].lower() in ignored else gazetteer.named(name)
        if any(unit.country in named for unit in units):
            return {}
        if units and units[0].population >= _KNOWN:
            found[units[0].country] = max(named.values(), default=0) + 1
    return found
