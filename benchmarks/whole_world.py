"""Two invented event lists of one world as CSV files, in the columns of two widely used datasets; seeded.

The towns are those of the gazetteer, the events are invented. `plain`: events of ten years in some thousand towns of
twelve countries. `crowded`: a war of four years in one country, two of five events in its one largest city, so that a
million rows are some hundreds a day there.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
from numpy.random import Generator

from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["WORLDS", "write_lists"]

WORLDS = ("plain", "crowded")
_COUNTRIES = {
    "plain": ("SY", "IQ", "AF", "NG", "CD", "SO", "YE", "UA", "MM", "SD", "ET", "ML"),
    "crowded": ("UA",),
}
_DAYS = {"plain": 3650, "crowded": 1460}
_IN_ONE_CITY = {"plain": 0.0, "crowded": 0.4}
_BEGIN = 16000
_CHUNK = 200_000
_KINDS = np.array(["Air/drone strike", "Shelling/artillery/missile attack", "Armed clash", "Attack", "Suicide bomb"])
_TYPES = np.array(
    ["Explosions/Remote violence", "Explosions/Remote violence", "Battles", "Violence against civilians", "Battles"]
)
_SCENES = np.array(
    "market school bridge checkpoint clinic bakery mosque depot station farm well convoy camp mill quarry port".split()
)
_SIDES = "Northern Southern Eastern Western River Hill Coast Desert Valley Lake Forest Island".split()
_TELLERS = np.array([f"{side} {kind}" for side in _SIDES for kind in ("Courier", "Gazette", "Radio", "Observer")])
_SAME_TELLER = 0.25
"""Of the events that both lists have, those that both took from one and the same source."""


def write_lists(folder: Path, rows: int, world: str, seed: int = 1) -> tuple[Path, Path]:
    """Write `first.csv` (UCDP GED's columns) and `second.csv` (ACLED's), some `rows` rows each; the paths.

    Three of four events stand in both lists, with slips of days, spots and counts. Memory does not grow with `rows`.
    """
    rng = np.random.default_rng(seed)
    towns = _towns(_COUNTRIES[world])
    first, second = folder / "first.csv", folder / "second.csv"
    events = int(rows / 0.75)
    with first.open("wb") as one, second.open("wb") as other:
        for begin in range(0, events, _CHUNK):
            happened = _events(begin, min(_CHUNK, events - begin), towns, world, rng)
            heading = begin == 0
            seen = [happened.filter(pl.Series(rng.random(happened.height) < 0.75)) for _ in range(2)]
            one.write(_as_ged(seen[0], rng).write_csv(include_header=heading).encode())
            other.write(_as_acled(seen[1], rng).write_csv(include_header=heading).encode())
    return first, second


def _towns(countries: tuple[str, ...]) -> pl.DataFrame:
    """`place`, `admin1`, `country`, `latitude`, `longitude` of the towns of some countries, the largest first."""
    gazetteer = Gazetteer.load(Rulebook())
    lines = []
    cities = gazetteer.index.places.with_row_index("row").filter(
        pl.col("level") == "city", pl.col("country").cast(pl.String).is_in(countries), pl.col("population") > 0
    )
    for row in cities.sort("population", "row", descending=[True, False])["row"].to_list():
        unit = gazetteer.index.unit(row)
        above = [each for each in gazetteer.index.above(unit) if each.level == "admin1"]
        if above and unit.lat is not None:
            name = gazetteer.country_name(unit.country) or unit.country
            lines.append((unit.name, above[0].name, name, unit.lat, unit.lon))
    return pl.DataFrame(lines, schema=["place", "admin1", "country", "latitude", "longitude"], orient="row")


def _events(begin: int, count: int, towns: pl.DataFrame, world: str, rng: Generator) -> pl.DataFrame:
    share = 1 / (np.arange(towns.height) + 10)
    town = rng.choice(towns.height, size=count, p=share / share.sum())
    town = np.where(rng.random(count) < _IN_ONE_CITY[world], 0, town)
    killed = np.minimum(np.floor(rng.pareto(1.3, count) * 1.6), 400).astype(np.int64)
    spread = rng.normal(0, 2 / 111, (2, count))
    kind = rng.choice(len(_KINDS), count, p=[0.2, 0.3, 0.3, 0.15, 0.05])
    where = towns[town]
    return where.with_columns(
        event=pl.Series(np.arange(begin, begin + count)),
        day=pl.Series(rng.integers(0, _DAYS[world], count) + _BEGIN),
        latitude=pl.Series(where["latitude"].to_numpy() + spread[0]).round(4),
        longitude=pl.Series(where["longitude"].to_numpy() + spread[1]).round(4),
        killed=pl.Series(killed),
        kind=pl.Series(kind),
        side=pl.Series(np.char.add("Group ", rng.integers(1, 40, count).astype(str))),
        scene=pl.Series(_SCENES[rng.integers(0, len(_SCENES), count)]),
        teller=pl.Series(_tellers(count, rng)),
    )


def _as_ged(seen: pl.DataFrame, rng: Generator) -> pl.DataFrame:
    count = seen.height
    best = _counted(seen["killed"], rng, 0.25)
    low = np.floor(best * rng.choice([1.0, 1.0, 0.8], count)).astype(np.int64)
    high = np.ceil(best * rng.choice([1.0, 1.0, 1.3], count)).astype(np.int64)
    civilians = np.floor(best * rng.choice([0.0, 0.0, 0.5, 1.0], count)).astype(np.int64)
    fighters = np.floor((best - civilians) * rng.choice([0.0, 1.0], count)).astype(np.int64)
    day = _slipped(seen["day"], rng, 0.05)
    exact = pl.Series(rng.choice([1, 2, 4], count, p=[0.8, 0.12, 0.08]))
    return seen.select(
        id=pl.col("event") + 1_000_000,
        type_of_violence=pl.when(pl.col("kind") == 3).then(3).otherwise(1),
        date_start=day,
        date_end=day,
        date_prec=pl.lit(1),
        event_clarity=pl.Series(rng.choice([1, 2], count, p=[0.95, 0.05])),
        where_prec=exact,
        where_coordinates=pl.when(exact < 4).then("place"),
        adm_1="admin1",
        country="country",
        latitude="latitude",
        longitude="longitude",
        side_a="side",
        deaths_a=pl.lit(0),
        deaths_b=pl.Series(fighters),
        deaths_civilians=pl.Series(civilians),
        deaths_unknown=pl.Series(best - fighters - civilians),
        best=pl.Series(best),
        low=pl.Series(low),
        high=pl.Series(high),
        source_original="teller",
        source_headline=pl.format("{} people killed near the {} of {}, says {}", "killed", "scene", "place", "teller"),
    )


def _as_acled(seen: pl.DataFrame, rng: Generator) -> pl.DataFrame:
    count = seen.height
    return seen.select(
        event_id_cnty=pl.format("EVT{}", pl.col("event") + 1),
        event_date=_slipped(seen["day"], rng, 0.1),
        time_precision=pl.Series(rng.choice([1, 2], count, p=[0.95, 0.05])),
        event_type=pl.Series(_TYPES[seen["kind"].to_numpy()]),
        sub_event_type=pl.Series(_KINDS[seen["kind"].to_numpy()]),
        actor1=pl.when(pl.Series(rng.random(count) < 0.9)).then("side"),
        admin1="admin1",
        location="place",
        country="country",
        latitude=pl.col("latitude") + pl.Series(rng.normal(0, 1 / 111, count)).round(4),
        longitude="longitude",
        geo_precision=pl.Series(rng.choice([1, 2, 3], count, p=[0.8, 0.15, 0.05])),
        source=pl.when(pl.Series(rng.random(count) < _SAME_TELLER))
        .then("teller")
        .otherwise(pl.Series(_tellers(count, rng))),
        notes=pl.format(
            "On the road by the {} of {}, {} ({}). {} were reported dead; further {} unconfirmed. Case {}.",
            "scene", "place", pl.Series(_KINDS[seen["kind"].to_numpy()]), "side", "killed",
            pl.Series(rng.integers(0, 9, count)), "event",
        ),
        fatalities=pl.Series(_counted(seen["killed"], rng, 0.35)),
    )  # fmt: skip


def _tellers(count: int, rng: Generator) -> np.ndarray:
    return _TELLERS[rng.integers(0, len(_TELLERS), count)]


def _slipped(day: pl.Series, rng: Generator, share: float) -> pl.Series:
    slip = np.where(rng.random(len(day)) < share, rng.choice([-1, 1], len(day)), 0)
    return pl.Series(day.to_numpy() + slip, dtype=pl.Int32).cast(pl.Date)


def _counted(column: pl.Series, rng: Generator, share: float) -> np.ndarray:
    """Counts, some of them off by up to a third or by one."""
    values = column.to_numpy()
    off = np.rint(values * rng.uniform(0.67, 1.4, len(values))) + rng.integers(-1, 2, len(values))
    return np.where(rng.random(len(values)) < share, np.maximum(off, 0), values).astype(np.int64)
