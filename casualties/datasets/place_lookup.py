"""What a combination of words in a row stands for: the country, the division, or the place of that name."""

from __future__ import annotations

import polars as pl

from casualties.datasets.place_cells import PlaceCells
from casualties.model import Place, PlaceKind
from casualties.rulebook.tables import TableRules
from casualties.scopes import Choice, Context, Gazetteer

__all__ = ["FOUND", "PlaceLookup"]

FOUND: dict[str, pl.DataType] = {
    **{f"found_{name}": pl.String() for name in ("place", "country", "admin1", "division", "kind", "warning")},
    "found_geonameid": pl.Int64(),
    "found_latitude": pl.Float64(),
    "found_longitude": pl.Float64(),
    "found_km": pl.Float64(),
}
"""The columns of what is found; degrees and a radius in km. `found_admin1` is the division of the place that is found,
`found_division` the one that the row itself names."""


class PlaceLookup:
    """Looks words up in the gazetteer; the divisions of countries are remembered."""

    def __init__(self, gazetteer: Gazetteer, rules: TableRules) -> None:
        self._gazetteer, self._cells = gazetteer, PlaceCells(gazetteer, rules)
        self._divisions: dict[tuple[str, str], Place | None] = {}

    def found(
        self,
        name: str | None,
        country: str | None,
        admin1: str | None,
        kind: str | None,
        latitude: float | None,
        longitude: float | None,
    ) -> tuple[object, ...]:
        """The place of one combination of words, in the columns of `FOUND`; degrees are the middle of its rows."""
        if country is None and name is not None:
            name, country = self._with_country(name)
        division = self._division(admin1, country)
        own = division and division.name
        point = () if latitude is None or longitude is None else ((latitude, longitude),)
        choice = self._choice(name, country, division, kind, point)
        if choice is None:
            return (None, None, own, own, None, None, None, None, None, None)
        place, warning = choice.place, None
        if choice.rivals and not point:
            places = (self._gazetteer.place(unit) for unit in choice.rivals)
            others = " or ".join(sorted({place.admin1 or place.country or "" for place in places}))
            warning = f'"{name}" may also be the place of that name in {others}'
        return (
            place.name,
            place.country,
            place.admin1 or own,
            own,
            None if place.kind is None else str(place.kind),
            warning,
            place.geonameid,
            place.lat,
            place.lon,
            place.precision_km,
        )

    def _choice(
        self,
        name: str | None,
        country: str | None,
        division: Place | None,
        kind: str | None,
        point: tuple[tuple[float, float], ...],
    ) -> Choice | None:
        """The country where the row is placed no nearer, the division where it is no nearer, else the place by name."""
        if kind == PlaceKind.COUNTRY or (name is None and division is None):
            unit = self._gazetteer.countries.unit(country) if country else None
            return Choice(self._gazetteer.place(unit), unit) if unit else None
        if name is None or kind == PlaceKind.ADMIN:
            return self._as_division(name, country, division, point)
        found = self._named(name, country, division, point)
        if found is None and country is not None:
            found = self._cells.read(name, country, lambda part: self._named(part, country, division, point))
        return found

    def _with_country(self, name: str) -> tuple[str, str | None]:
        """A name and the country that it ends in ("Aleppo, Syria")."""
        town, _, last = name.rpartition(",")
        code = self._gazetteer.country_code(last.strip()) if town.strip() else None
        return (town.strip(), code) if code else (name, None)

    def _named(
        self, name: str, country: str | None, division: Place | None, point: tuple[tuple[float, float], ...]
    ) -> Choice | None:
        """The place of a name in the division or the country of the row."""
        only, rows = frozenset({country} if country else ()), self._rows(division, country)
        inside = self._gazetteer.resolve(name, Context(only=only, division=rows, points=point)) if rows else None
        if inside is not None or (rows and not point):
            return inside
        return self._gazetteer.resolve(name, Context(only=only, points=point))

    def _as_division(
        self, name: str | None, country: str | None, division: Place | None, point: tuple[tuple[float, float], ...]
    ) -> Choice | None:
        """A division by its own name, else that of the row; its own middle says nothing where the row has a point."""
        named = self._division_named(name, country, point) if name is not None else None
        is_division = named is not None and named.unit is not None and named.unit.level != "city"
        if division is None or is_division:
            return named
        return Choice(division.model_copy(update={"lat": None, "lon": None}) if point else division, None)

    def _division_named(self, name: str, country: str | None, point: tuple[tuple[float, float], ...]) -> Choice | None:
        """A division of this name before a town that bears it too: Idlib is both, and the row says which it means."""
        only = frozenset({country} if country else ())
        spelled = [
            unit
            for unit in self._gazetteer.named(name)
            if unit.level.startswith("admin") and (country is None or unit.country == country)
        ]
        first = [unit for unit in spelled if unit.level == "admin1"] or spelled
        if len(first) == 1:
            return Choice(self._gazetteer.place(first[0]), first[0])
        return self._gazetteer.resolve(name, Context(only=only, points=point))

    def _division(self, admin1: str | None, country: str | None) -> Place | None:
        """The first-level division of a country by name, as a place."""
        if admin1 is None or country is None:
            return None
        if (admin1, country) not in self._divisions:
            self._divisions[admin1, country] = self._first_level(admin1, country)
        return self._divisions[admin1, country]

    def _first_level(self, admin1: str, country: str) -> Place | None:
        gazetteer = self._gazetteer
        admin1 = gazetteer.index.coded(country, admin1.removeprefix(f"{country}-")) or admin1
        spelled = [unit for unit in gazetteer.named(admin1) if unit.country == country and unit.level == "admin1"]
        if spelled:
            return gazetteer.place(spelled[0])
        short = gazetteer.regions.division_by_short_form(admin1)
        if short is not None and short.country == country:
            return gazetteer.place(short)
        choice = gazetteer.resolve(admin1, Context(only=frozenset({country})))
        if choice is not None and choice.unit is not None and choice.unit.level == "admin1":
            return choice.place
        sounding = [unit for unit in gazetteer.sounding(admin1) if unit.country == country and unit.level == "admin1"]
        return gazetteer.place(sounding[0]) if sounding else None

    def _rows(self, division: Place | None, country: str | None) -> frozenset[int]:
        if division is None or division.name is None:
            return frozenset()
        named = self._gazetteer.named(division.name)
        return frozenset(unit.row for unit in named if unit.country == country and unit.level == "admin1")
