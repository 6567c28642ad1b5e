"""Cells that hold more than a name: an address with the town at its end, or several towns at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from casualties.model import Place, PlaceKind
from casualties.rulebook.tables import TableRules
from casualties.scopes import Choice, Gazetteer
from casualties.scopes.distances import kilometres

__all__ = ["PlaceCells"]

Resolve = Callable[[str], Choice | None]
"""What a name alone stands for in a row."""


class PlaceCells:
    """Reads cells by the words of `rules/tables.yaml` that join places, or say where something lies."""

    def __init__(self, gazetteer: Gazetteer, rules: TableRules) -> None:
        self._gazetteer, self._km = gazetteer, rules.same_place.km
        self._several = re.compile(rules.place_words("several").pattern, re.IGNORECASE)
        self._beside = re.compile(rules.place_words("beside").pattern, re.IGNORECASE)
        self._inside = re.compile(rules.place_words("inside").pattern, re.IGNORECASE)

    def read(self, cell: str, country: str | None, resolve: Resolve) -> Choice | None:
        """What a cell that is no name as a whole stands for; None where its parts say nothing.

        Of several towns, the division or the country that holds all of them. Of an address, the nearest place that
        lies in, or close to, the one named last; where that is only said to be near, its division.
        """
        if self._several.search(cell):
            found = [choice for part in self._split(cell) if (choice := resolve(part)) is not None]
            if len({choice.place.geonameid for choice in found}) > 1:
                return self._around_all([choice.place for choice in found], country, resolve)
        parts = [part.strip() for part in cell.split(",") if part.strip()]
        last = self._inside.sub("", parts[-1]) if parts else ""
        bare = self._beside.sub("", last)
        outer = resolve(bare) if bare and (len(parts) > 1 or bare != cell) else None
        if outer is None:
            return None
        for part in parts[:-1]:
            if (inner := self._within(self._inside.sub("", part), outer.place)) is not None:
                return inner
        return outer if bare == last else self._around_all([outer.place], country, resolve)

    def _split(self, cell: str) -> Iterable[str]:
        """The towns of a cell that names several."""
        joined = self._several.sub(",", cell)
        return (part.strip() for part in joined.split(",") if part.strip() and not self._beside.match(part.strip()))

    def _within(self, part: str, outer: Place) -> Choice | None:
        """The place of this name in the outer one, or close to an outer town."""
        for context in self._gazetteer.readings(outer):
            found = self._gazetteer.resolve(part, context)
            if found is not None and found.place.kind == PlaceKind.CITY and self._close(found.place, outer):
                return found
        return None

    def _close(self, place: Place, outer: Place) -> bool:
        if outer.kind != PlaceKind.CITY:
            return place.country == outer.country and outer.admin1 in (None, place.admin1)
        if place.lat is None or place.lon is None or outer.lat is None or outer.lon is None:
            return False
        return kilometres(place.lat, place.lon, outer.lat, outer.lon) <= self._km

    def _around_all(self, places: list[Place], country: str | None, resolve: Resolve) -> Choice | None:
        """The first-level division that holds all of the places, else their country."""
        divisions = {(place.country, place.admin1) for place in places}
        if len(divisions) == 1 and (name := places[0].admin1) is not None:
            lines = [
                unit
                for unit in self._gazetteer.named(name)
                if unit.level == "admin1" and unit.country == places[0].country
            ]
            if lines:
                return Choice(self._gazetteer.place(lines[0]), lines[0])
        countries = {place.country for place in places}
        unit = self._gazetteer.countries.unit(code) if len(countries) == 1 and (code := countries.pop()) else None
        return Choice(self._gazetteer.place(unit), unit) if unit else None
