"""The gazetteer: names to places, places to their divisions, countries to their people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

import polars as pl

from casualties.model import Place, PlaceKind, Relation
from casualties.resources import folder
from casualties.rulebook import Rulebook
from casualties.rulebook.places import PlaceRules
from casualties.scopes.fold import fold, skeleton
from casualties.scopes.gazetteer_borders import Borders
from casualties.scopes.gazetteer_choice import Candidate, Choice, Chooser, Context
from casualties.scopes.gazetteer_countries import CountryNames
from casualties.scopes.gazetteer_index import Index, Unit
from casualties.scopes.gazetteer_kinds import KindWords
from casualties.scopes.gazetteer_regions import KnownRegion, RegionTable
from casualties.scopes.places_relation import PlaceRelations

__all__ = ["Gazetteer"]

_NOTHING = Context()
_BY_RULE = 6
"""Likeness of a place that a rule gives for a name: above that of its main name, 2."""


class Gazetteer:
    """Some 255,000 countries, divisions and towns (GeoNames), the regions and other names of `rules/`.

    Loads in under a tenth of a second; what is looked up is remembered.
    """

    def __init__(self, index: Index, rulebook: Rulebook) -> None:
        self.index, self._rulebook = index, rulebook
        self.candidates = lru_cache(1 << 15)(self._candidates)

    @cached_property
    def rules(self) -> PlaceRules:
        """The words and tolerances of `rules/places.yaml`."""
        return self._rulebook.places

    @cached_property
    def countries(self) -> CountryNames:
        """Countries and their people."""
        return CountryNames(self._rulebook.countries, self.index)

    @cached_property
    def regions(self) -> RegionTable:
        """Regions, other names, and the villages that the rules add."""
        return RegionTable(self._rulebook.regions, self.unit_at)

    @cached_property
    def _chooser(self) -> Chooser:
        return Chooser(self.index, self.rules)

    @cached_property
    def _kinds(self) -> KindWords:
        return KindWords(self.rules)

    @classmethod
    def load(cls, rulebook: Rulebook) -> Gazetteer:
        """The gazetteer of `data/gazetteer/`; InputError where it has not been built."""
        return cls(Index.read(folder("data") / "gazetteer"), rulebook)

    def demonym(self, word: str) -> str | None:
        """The country (ISO 3166-1 alpha-2) of an adjective or people's noun: "Syrian", "Syrians" → "SY"."""
        return self.countries.demonym(word)

    def demonym_of(self, code: str) -> str | None:
        """The adjective of a country: "SY" → "Syrian"; None where it has none."""
        return self.countries.demonym_of(code)

    def country_code(self, name: str) -> str | None:
        """The code of a country by name, alpha-2 or alpha-3 code: "Syria", "Syrian Arab Republic", "SYR" → "SY"."""
        return self.countries.code(name)

    def country_name(self, code: str) -> str | None:
        """The name of a country: "SY" → "Syria"."""
        return self.countries.name(code)

    def _around(self, row: int) -> frozenset[int]:
        return frozenset({row, *(at.row for at in self.index.above(self.index.unit(row)))})

    def capital(self, code: str) -> Unit | None:
        """The capital of a country."""
        rows = self.index.rows("^" + code.lower())
        return self.index.unit(rows[0]) if rows else None

    def named(self, name: str) -> tuple[Unit, ...]:
        """Places that are spelled so (case, marks, hyphens apart), the most populous first."""
        alias = self.regions.alias(fold(name))
        found = tuple(map(self.index.unit, self.index.rows(fold(name))))
        return found if alias is None else (alias, *(unit for unit in found if unit.row != alias.row))

    def sounding(self, name: str) -> tuple[Unit, ...]:
        """Places whose name may be written so, where names are written over in many spellings; no others."""
        loose = skeleton(fold(name))
        return tuple(map(self.index.unit, self.index.rows("*" + loose))) if len(loose) > 2 else ()

    def region(self, name: str) -> KnownRegion | None:
        """The region of `rules/regions.yaml` with this name."""
        return self.regions.named(fold(name))

    def above(self, unit: Unit) -> tuple[Unit, ...]:
        """The divisions that hold a place, the nearest first, its country last."""
        return self.index.above(unit)

    def unit_at(self, path: str) -> Unit | None:
        """The place at `CC`, `CC/name` or `CC/level/name`; without a level the largest division of that name."""
        country, _, rest = path.partition("/")
        if not rest:
            return self.countries.unit(country)
        level, _, name = rest.partition("/") if rest.startswith(("admin1/", "admin2/", "city/")) else ("", "", rest)
        found = [
            unit
            for unit in (*map(self.index.unit, self.index.rows(fold(name))), *self.sounding(name))
            if unit.country == country and unit.level in ((level,) if level else ("admin1", "admin2", "city"))
        ]
        return min(found, key=lambda unit: (unit.level, unit.row), default=None)

    def resolve(self, text: str, context: Context = _NOTHING) -> Choice | None:
        """What a place as written stands for: "Homs province", "western Mosul", "Raqqa city", "Eastern Ghouta".

        `context` says what else is known: countries, divisions, points. None where the gazetteer has no such place.
        """
        words = text.strip(" ,.;:").removeprefix("the ").removeprefix("The ")
        region = self.region(words)
        if region is not None and region.fits(context):
            return Choice(region.place(text), None)
        bare, wanted = self._kinds.split(words)
        found = self._as_written(words, context) if wanted else None
        found = found or self._choose(bare, wanted, context)
        if found is None and (part := self._kinds.part(words)) and not self.regions.has_village(fold(words)):
            return self._part(part, text, context)
        spoken_of = (*context.countries, *context.hinted)
        village = None
        if found is None or not self.named(bare) or (spoken_of and found[0].country not in spoken_of):
            village = self.regions.village(fold(bare), context, self._around)
        if village is not None:
            kind = PlaceKind.ADMIN if wanted.startswith("admin") else PlaceKind.CITY
            return Choice(village.model_copy(update={"text": text, "kind": kind}), None)
        if found is None:
            return None
        unit, rivals = found
        return Choice(self.place(unit, text, as_admin=wanted in ("admin", "admin1", "admin2")), unit, rivals)

    def place(self, unit: Unit, text: str = "", *, as_admin: bool = False) -> Place:
        """The place of a line of the gazetteer, with the words; a town may stand for its district (`as_admin`)."""
        kind = {"country": PlaceKind.COUNTRY, "city": PlaceKind.CITY}.get(unit.level, PlaceKind.ADMIN)
        if as_admin and kind is PlaceKind.CITY:
            kind = PlaceKind.ADMIN
        admin1 = unit if unit.level == "admin1" else next((at for at in self.above(unit) if at.level == "admin1"), None)
        located = unit.level != "country"
        return Place(
            name=unit.name,
            country=unit.country,
            admin1=admin1.name if admin1 else None,
            kind=kind,
            geonameid=unit.geonameid,
            lat=unit.lat if located else None,
            lon=unit.lon if located else None,
            text=text or unit.name,
            precision_km=unit.radius_km if located and unit.radius_km else None,
        )

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """All places that a bare name may stand for: those spelled so, then those written over so."""
        folded = fold(name)
        alias = self.regions.alias(folded)
        found = [
            Candidate(unit, _BY_RULE if unit is alias else 2 if fold(unit.name) == folded else 1)
            for unit in self.named(name)
        ]
        if alias is None and (code := self.country_code(name)) and (country := self.countries.unit(code)):
            found = [Candidate(country, 2), *(each for each in found if each.unit.row != country.row)]
        known = {each.unit.row for each in found}
        return (*found, *(Candidate(unit, 0) for unit in self.sounding(name) if unit.row not in known))

    def _as_written(self, words: str, context: Context) -> tuple[Unit, tuple[Unit, ...]] | None:
        """The place whose very name has the level word in it: Kyiv Oblast, Rural Damascus, Niger State."""
        divisions = [Candidate(unit, 2) for unit in self.named(words)]
        return self._chooser.choose(divisions, "", context) if divisions else None

    def _choose(self, name: str, wanted: str, context: Context) -> tuple[Unit, tuple[Unit, ...]] | None:
        return self._chooser.choose(self.candidates(name), wanted, context)

    def _part(self, whole: str, text: str, context: Context) -> Choice | None:
        """A part of a place: of a town the town, of a country a region, of a division the division."""
        found = self.resolve(whole, context)
        if found is None:
            return None
        place = found.place
        if place.kind in (PlaceKind.CITY, PlaceKind.ADMIN):
            return Choice(place.model_copy(update={"text": text}), found.unit, found.rivals)
        part = {"name": text, "text": text, "kind": PlaceKind.REGION, "geonameid": None}
        return Choice(place.model_copy(update=part), None, found.rivals)

    def readings(self, place: Place) -> Iterator[Context]:
        """What lying inside a place means for a name: first as resolved, then for other places of its name."""
        region = self.region(place.name or "") if place.kind is PlaceKind.REGION else None
        if region is not None:
            yield Context(only=region.countries)
            return
        if place.kind is PlaceKind.COUNTRY and place.country:
            yield Context(only=frozenset({place.country}))
        for unit in self._lines_of(place):
            yield Context(division=frozenset({unit.row}), countries=(unit.country,))
        if place.kind is PlaceKind.CITY and place.lat is not None and place.lon is not None and place.country:
            yield Context(only=frozenset({place.country}), points=((place.lat, place.lon),), near=True)
        if place.kind is PlaceKind.REGION and place.country:
            yield Context(only=frozenset({place.country}))

    def _lines_of(self, place: Place) -> list[Unit]:
        """Divisions of the name of a place, that of the place itself first."""
        found = [unit for unit in self.named(place.name or place.text) if unit.level.startswith("admin")]
        same = [unit for unit in found if unit.country == place.country]
        return same + [unit for unit in found if unit.country != place.country]

    def part_of(self, words: str, country: str | None) -> Unit | None:
        """The whole of which the words name a part: "northern Syria" → Syria."""
        part = self._kinds.part(words)
        only = frozenset({country}) if country else frozenset()
        choice = self.resolve(part, Context(only=only)) if part else None
        return choice.unit if choice else None

    def outside_country(self, points: pl.DataFrame) -> pl.Series:
        """For each line of `latitude`, `longitude`, `country` (alpha-2) whether the point lies outside of the country.

        Null where one of them is missing. A light test by the towns around; see `gazetteer_borders`.
        """
        return self._borders.outside(points)

    @cached_property
    def _borders(self) -> Borders:
        return Borders(self.index, self.rules.tolerance("outside-degrees"))

    def place_relation(self, left: Place | None, right: Place | None) -> Relation:
        """How the left place lies to the right one; unstated where either is not known."""
        return self._relations.relate(left, right)

    @cached_property
    def _relations(self) -> PlaceRelations:
        return PlaceRelations(self)
