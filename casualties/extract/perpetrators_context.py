"""Which countries a document speaks of, by the names and adjectives in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from casualties.extract.perpetrators_words import Sense, Use
from casualties.extract.phrases import Found

__all__ = ["spoken_of"]

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
