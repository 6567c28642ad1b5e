"""A place laid over the gazetteer: the lines it lies within, those it holds, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from casualties.model import Place, PlaceKind
from casualties.scopes.fold import fold
from casualties.scopes.gazetteer_index import Unit

if TYPE_CHECKING:
    from casualties.scopes.gazetteer import Gazetteer

__all__ = ["Spot", "spot_of"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place lies.

    `inside`: rows of which it is surely a part (itself too where it is one whole line); `covers`: rows that lie in it
    as a whole; `spans`: rows in which a region lies together; `bounded`: its extent is known, so what is neither inside
    nor covered lies outside; `identity`: two spots with the same are one place; `reach_km`: how far from its point it
    may extend. Rows below zero are regions.
    """

    identity: str
    countries: frozenset[str]
    inside: frozenset[int]
    covers: frozenset[int]
    bounded: bool
    kind: PlaceKind
    name: str
    point: tuple[float, float] | None
    reach_km: float
    unit: Unit | None = None
    spans: frozenset[int] = frozenset()


def spot_of(place: Place, gazetteer: Gazetteer) -> Spot:
    """The spot of a place as resolved; by its country and division alone where the gazetteer has no such line."""
    kind = place.kind or (PlaceKind.CITY if place.name else PlaceKind.COUNTRY)
    if kind is PlaceKind.REGION:
        return _region(place, gazetteer)
    unit = _line_of(place, kind, gazetteer)
    if unit is None:
        return _unlisted(place, kind, gazetteer)
    above = frozenset(at.row for at in gazetteer.above(unit))
    town = unit.level == "city"
    stands_for_more = town and kind is PlaceKind.ADMIN
    return Spot(
        identity=f"{'around ' if stands_for_more else ''}{unit.row}",
        countries=frozenset({unit.country}),
        inside=above if stands_for_more else above | {unit.row},
        covers=frozenset({unit.row}),
        bounded=not stands_for_more,
        kind=kind,
        name=fold(unit.name),
        point=_point(place, unit) if town else None,
        reach_km=(place.precision_km or 0.0) + _reach(unit, gazetteer) if town else 0.0,
        unit=unit,
    )


def _line_of(place: Place, kind: PlaceKind, gazetteer: Gazetteer) -> Unit | None:
    if kind is PlaceKind.COUNTRY:
        return gazetteer.countries.unit(place.country) if place.country else None
    if not place.name or not place.country:
        return None
    found = [unit for unit in gazetteer.named(place.name) if unit.country == place.country and unit.level != "country"]
    if place.geonameid is not None:
        return next((unit for unit in found if unit.geonameid == place.geonameid), None)
    levels = ("admin1", "admin2") if kind is PlaceKind.ADMIN else ("city",)
    found = [unit for unit in found if unit.level in levels and _in_division(unit, place.admin1, gazetteer)]
    return found[0] if found else None


def _in_division(unit: Unit, admin1: str | None, gazetteer: Gazetteer) -> bool:
    return admin1 is None or any(at.name == admin1 for at in (unit, *gazetteer.above(unit)))


def _unlisted(place: Place, kind: PlaceKind, gazetteer: Gazetteer) -> Spot:
    inside = _containers(place, gazetteer)
    name = fold(place.name or place.text)
    point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    return Spot(
        identity=f"{place.country}/{place.admin1}/{name}" if name else f"{place.country}/{point}",
        countries=frozenset({place.country} if place.country else ()),
        inside=inside,
        covers=frozenset(),
        bounded=False,
        kind=kind,
        name=name,
        point=point,
        reach_km=place.precision_km or 0.0,
    )


def _containers(place: Place, gazetteer: Gazetteer) -> frozenset[int]:
    country = gazetteer.countries.unit(place.country) if place.country else None
    if country is None:
        return frozenset()
    division = place.admin1 and next(
        (at for at in gazetteer.named(place.admin1) if at.level == "admin1" and at.country == place.country), None
    )
    return frozenset({country.row, division.row} if division else {country.row})


def _region(place: Place, gazetteer: Gazetteer) -> Spot:
    names = [name for name in (place.name, place.text) if name]
    region = next(filter(None, map(gazetteer.region, names)), None)
    if region is None:
        part = next(filter(None, (gazetteer.part_of(name, place.country) for name in names)), None)
        inside = (
            frozenset({part.row, *(at.row for at in gazetteer.above(part))}) if part else _containers(place, gazetteer)
        )
        name = fold(names[0]) if names else ""
        return Spot(
            identity=f"{place.country}/part/{name}",
            countries=frozenset({place.country} if place.country else ()),
            inside=inside,
            covers=frozenset(),
            bounded=False,
            kind=PlaceKind.REGION,
            name=name,
            point=None,
            reach_km=0.0,
        )
    lines = [gazetteer.index.unit(row) for row in sorted(region.within)]
    inside = frozenset({lines[0].row, *(at.row for at in gazetteer.above(lines[0]))} if len(lines) == 1 else ())
    whole = bool(region.covers) and len(lines) == 1 and not region.touches
    divisions = all(gazetteer.index.unit(row).level in ("admin1", "country") for row in region.covers)
    return Spot(
        identity=f"region/{region.region.id}",
        countries=region.countries,
        inside=inside | region.around,
        covers=region.covers | {region.number},
        bounded=whole and divisions,
        kind=PlaceKind.REGION,
        name=fold(region.region.names[0]),
        point=None,
        reach_km=0.0,
        spans=region.within,
    )


def _point(place: Place, unit: Unit) -> tuple[float, float] | None:
    if place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    return (unit.lat, unit.lon) if unit.lat is not None and unit.lon is not None else None


def _reach(unit: Unit, gazetteer: Gazetteer) -> float:
    return gazetteer.rules.tolerance("town-reach") * sqrt(unit.population) / 1000
