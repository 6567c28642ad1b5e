"""Invented series of totals with planted breaks, and invented lists of incidents with totals around them; seeded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl

from casualties.model import CLAIMS, LINKS, MEMBERS, Linkage

__all__ = ["Planted", "crossing_totals", "lists_and_totals", "no_links", "planted_series"]

_FIRST = date(2010, 1, 1)
_BASE = {
    "harm": "killed",
    "qualifier": "exact",
    "basis": "occurrence",
    "stance": "asserted",
    "country": "TD",
    "place_kind": "city",
}


@dataclass(frozen=True, slots=True)
class Planted:
    """A claims frame of totals, and the ids of the claims that were changed."""

    claims: pl.DataFrame
    changed: frozenset[str]


def planted_series(days: int, breaks: int, seed: int) -> Planted:
    """A count for each day, month, and all of it, true to one another but for `breaks` changed claims.

    The changed claims are days, months and once in a while the grand total, in different months; by 5 to 900 people.
    """
    random = Random(seed)
    counts = {_FIRST + timedelta(number): random.randint(0, 30) for number in range(days)}
    months: dict[tuple[int, int], list[date]] = defaultdict(list)
    for day in counts:
        months[day.year, day.month].append(day)
    values = {f"day {day}": (day, day, count) for day, count in counts.items()}
    for (year, month), held in months.items():
        values[f"month {year}-{month:02}"] = (held[0], held[-1], sum(counts[day] for day in held))
    values["all"] = (_FIRST, _FIRST + timedelta(days - 1), sum(counts.values()))
    changed = set()
    for year, month in random.sample(sorted(months), breaks):
        kind = random.choice(("day", "day", "month", "month", "all"))
        if kind == "all" and "all" in changed:
            kind = "month"
        names = {
            "day": [f"day {day}" for day in months[year, month]],
            "month": [f"month {year}-{month:02}"],
            "all": ["all"],
        }
        name = random.choice(names[kind])
        start, end, count = values[name]
        by = random.randint(5, 900) * random.choice((1, 1, -1))
        values[name] = (start, end, count + by if count + by >= 0 else count + abs(by))
        changed.add(name)
    rows = [_total(name, start, end, count, "Bol") for name, (start, end, count) in values.items()]
    return Planted(pl.DataFrame(rows, schema=CLAIMS, orient="row"), frozenset(changed))


def crossing_totals(spans: int, seed: int) -> pl.DataFrame:
    """Totals of one city over spans that cross one another at random, all true of one series of days."""
    random = Random(seed)
    counts = [random.randint(0, 30) for _ in range(spans)]
    rows = []
    for number in range(spans):
        start = random.randrange(spans)
        end = min(spans - 1, start + random.randint(1, 40))
        count = sum(counts[start : end + 1])
        first, last = _FIRST + timedelta(start), _FIRST + timedelta(end)
        rows.append(_total(f"span {number}", first, last, count, "Bol"))
    return pl.DataFrame(rows, schema=CLAIMS, orient="row")


def lists_and_totals(claims: int, seed: int) -> tuple[pl.DataFrame, Linkage]:
    """About `claims` claims: two lists of the same incidents in 200 towns, and a total for each town and month."""
    random = Random(seed)
    rows: list[dict[str, Any]] = []
    members: list[tuple[str, str, str, str, None, float]] = []
    sums: dict[tuple[str, int, int], int] = defaultdict(int)
    for number in range(int(claims * 0.42)):
        day = _FIRST + timedelta(random.randrange(3000))
        town, count = f"Town {random.randrange(200)}", random.randint(1, 40)
        sums[town, day.year, day.month] += count
        for listed in ("first", "second"):
            name = f"{listed} {number}"
            rows.append(
                {**_at(town), "claim_id": name, "dataset": listed, "row_id": str(number), "coverage": "incident"}
                | {"start": day, "end": day, "value": count, "low": count, "high": count, "origin": listed}
                | {"publisher": listed, "reported": day}
            )
            members.append((f"incident {number}", name, listed, str(number), None, 1.0))
    for (town, year, month), count in sorted(sums.items())[: claims - len(rows)]:
        first = date(year, month, 1)
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        rows.append(_total(f"{town} {year}-{month:02}", first, last, count, town))
    return (
        pl.DataFrame(rows, schema=CLAIMS, orient="row"),
        Linkage(
            pl.DataFrame(members, schema=MEMBERS, orient="row"), pl.DataFrame(schema=LINKS), pl.DataFrame(schema=LINKS)
        ),
    )


def no_links() -> Linkage:
    """A linkage of a run that has totals only."""
    return Linkage(pl.DataFrame(schema=MEMBERS), pl.DataFrame(schema=LINKS), pl.DataFrame(schema=LINKS))


def _at(town: str) -> dict[str, Any]:
    row, column = divmod(0 if town == "Bol" else int(town.split()[1]), 15)
    return {**_BASE, "place": town, "latitude": 8 + row * 0.6, "longitude": 14 + column * 0.6}


def _total(name: str, start: date, end: date, count: int, town: str) -> dict[str, Any]:
    return {
        **_at(town),
        "claim_id": name,
        "dataset": "totals",
        "row_id": name,
        "coverage": "total",
        "start": start,
        "end": end,
        "value": count,
        "low": count,
        "high": count,
        "origin": "monitor",
        "publisher": "monitor",
        "reported": end,
    }
