"""An invented world of incidents, and two datasets that each list most of them with the errors real lists have.

Seeded and known: every row says which incident it is of. Errors: a day's slip, a slip of some days, names spelt in
another way, coordinates that are missing, those of the town or of the province's centre, counts that differ or are
left out, causes coded as another, and many incidents of one day in one town.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.random import Generator

__all__ = ["FIRST", "SECOND", "two_datasets"]

FIRST, SECOND = "first_list", "second_list"
_DAYS = 3650
_BEGIN = 15000
_SYLLABLES = np.array(
    "ba da ka ma na ra sa ta za bi di ki mi ni ri si ti zi bu du ku mu nu ru su tu dar kal mar nor sel tam".split()
)
_CAUSES = np.array(["airstrike", "shelling", "shooting", "bombing", "clash", "ied", "car_bomb", "execution"])
_TOWNS = 20
"""Towns of a province; of a small world, fewer."""


def two_datasets(rows: int, seed: int, *, late: int = 0) -> pl.DataFrame:
    """About `rows` rows for each of two datasets, the second dated `late` days after the event.

    Columns: `incident` (the truth), `dataset`, `row_id`, `start`, `place`, `admin1`, `country`, `latitude`,
    `longitude`, `place_precision_km`, `cause`, `perpetrator`, `killed`, `injured`; None is "not said".
    """
    rng = np.random.default_rng(seed)
    world = _world(int(rows / 0.75), rng)
    lists = [
        _listed(world, FIRST, rng, coverage=0.78, slip=0.02, careless=0.6, late=0),
        _listed(world, SECOND, rng, coverage=0.72, slip=0.10, careless=1.0, late=late),
    ]
    return pl.concat(lists)


def _world(count: int, rng: Generator) -> pl.DataFrame:
    towns = max(100, count // 100)
    spelt = ["".join(rng.choice(_SYLLABLES, size=rng.integers(2, 5))) for _ in range(towns)]
    provinces = max(60, towns // _TOWNS)
    province = rng.integers(0, provinces, towns)
    country = province // 12
    middle_lat, middle_lon = 5 + 30 * rng.random(provinces), 10 + 40 * rng.random(provinces)
    lat = middle_lat[province] + rng.normal(0, 0.7, towns)
    lon = middle_lon[province] + rng.normal(0, 0.7, towns)
    share = 1 / (np.arange(towns) + 3)
    town = rng.choice(towns, size=count, p=share / share.sum())
    day = rng.integers(0, _DAYS, count)
    crowd = rng.random(count) < 0.15
    like = rng.integers(0, count, count)
    town, day = np.where(crowd, town[like], town), np.where(crowd, day[like], day)
    killed = np.minimum(np.floor(rng.pareto(1.3, count) * 1.6), 400).astype(np.int64)
    injured = np.minimum(np.floor(killed * rng.gamma(1.2, 1.2, count)), 900).astype(np.int64)
    off = rng.normal(0, 3 / 111, (2, count))
    return pl.DataFrame(
        {
            "incident": np.arange(count),
            "day": _BEGIN + day,
            "place": np.array(spelt)[town],
            "admin1": np.char.add("Province ", province[town].astype(str)),
            "country": np.char.add("C", country[town].astype(str)),
            "latitude": lat[town] + off[0],
            "longitude": lon[town] + off[1],
            "town_latitude": lat[town],
            "town_longitude": lon[town],
            "middle_latitude": middle_lat[province[town]],
            "middle_longitude": middle_lon[province[town]],
            "cause": _CAUSES[rng.choice(len(_CAUSES), count, p=[0.2, 0.2, 0.2, 0.1, 0.15, 0.07, 0.04, 0.04])],
            "perpetrator": np.char.add("Group ", (province[town] % 7 * 3 + rng.integers(0, 3, count)).astype(str)),
            "killed": killed,
            "injured": injured,
        }
    )


def _listed(
    world: pl.DataFrame, dataset: str, rng: Generator, *, coverage: float, slip: float, careless: float, late: int
) -> pl.DataFrame:
    seen = world.filter(pl.Series(rng.random(world.height) < coverage))
    seen = seen.sample(fraction=1, shuffle=True, seed=int(rng.integers(2**31)))
    count = seen.height
    slips = np.where(rng.random(count) < slip, rng.choice([-1, 1], count), 0)
    far = rng.random(count) < 0.01 * careless
    slips = np.where(far, rng.choice([-5, -4, -3, -2, 2, 3, 4, 5], count), slips)
    how = rng.choice(4, count, p=[0.45, 0.35, 0.15, 0.05])
    jitter = rng.normal(0, 0.4 / 111, (2, count))
    coordinates = {
        axis: pl.Series(
            np.select(
                [how == 0, how == 1, how == 3],
                [seen[axis].to_numpy() + jitter[n], seen[f"town_{axis}"].to_numpy(), seen[f"middle_{axis}"].to_numpy()],
                np.nan,
            )
        ).fill_nan(None)
        for n, axis in enumerate(("latitude", "longitude"))
    }
    places = pl.Series(_respelt(seen["place"].to_numpy(), rng, 0.2 * careless))
    return pl.DataFrame(
        {
            "incident": seen["incident"],
            "dataset": [dataset] * count,
            "row_id": np.char.add("r", np.arange(count).astype(str)),
            "start": pl.Series(seen["day"].to_numpy() + slips + late, dtype=pl.Int32).cast(pl.Date),
            "place": pl.select(pl.when(pl.Series(how != 3)).then(places)).to_series(),
            "admin1": _without(seen["admin1"], rng, 0.03 * careless),
            "country": seen["country"],
            **coordinates,
            "place_precision_km": pl.Series(np.select([how == 1, how == 3], [5.0, 150.0], 0.0)),
            "cause": _without(_recoded(seen["cause"], rng, 0.08 * careless), rng, 0.08 * careless),
            "perpetrator": _without(_recoded(seen["perpetrator"], rng, 0.05 * careless), rng, 0.3 * careless),
            "killed": _counted(seen["killed"], rng, 0.35 * careless),
            "injured": _without(_counted(seen["injured"], rng, 0.5 * careless), rng, 0.4 * careless),
        }
    )


def _respelt(names: np.ndarray, rng: Generator, share: float) -> list[str]:
    """Names, some with one letter left out, doubled, or a vowel exchanged."""
    hit, where, how = rng.random(len(names)) < share, rng.random(len(names)), rng.integers(0, 3, len(names))
    spelt = list(names)
    for line in np.flatnonzero(hit):
        name = spelt[line]
        at = 1 + int(where[line] * (len(name) - 1))
        letter = name[at]
        other = ["", letter * 2, "aeiou"[("aeiou".find(letter) + 1) % 5] if letter in "aeiou" else letter + "h"][
            how[line]
        ]
        spelt[line] = name[:at] + other + name[at + 1 :]
    return spelt


def _recoded(column: pl.Series, rng: Generator, share: float) -> pl.Series:
    """A column with some values taken from another line."""
    values = column.to_numpy()
    other = values[rng.integers(0, len(values), len(values))]
    return pl.Series(np.where(rng.random(len(values)) < share, other, values))


def _without(column: pl.Series, rng: Generator, share: float) -> pl.Series:
    """A column with some values not said."""
    said = pl.Series(rng.random(len(column)) >= share)
    return pl.select(pl.when(said).then(column)).to_series()


def _counted(column: pl.Series, rng: Generator, share: float) -> pl.Series:
    """Counts, some of them off by up to a third or by one."""
    values = column.to_numpy()
    off = np.rint(values * rng.uniform(0.67, 1.4, len(values))) + rng.integers(-1, 2, len(values))
    return pl.Series(np.where(rng.random(len(values)) < share, np.maximum(off, 0), values).astype(np.int64))
