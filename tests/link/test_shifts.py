"""Whole lists that are wrong, and clean ones, short and long: seeded draws of an invented year in Nigerian towns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from casualties.link.nodes import read_nodes
from casualties.link.shifts import undo_shifts
from tests.link.made import PLACES, RULES, frame, linked, row

SIZES = [12, 40, 200]
TOWNS = {
    "Maiduguri": (11.85, 13.16), "Damaturu": (11.75, 11.96), "Potiskum": (11.71, 11.07), "Yola": (9.20, 12.50),
    "Gombe": (10.29, 11.17), "Bauchi": (10.31, 9.84), "Jos": (9.93, 8.89), "Kano": (12.00, 8.52),
    "Kaduna": (10.53, 7.44), "Sokoto": (13.06, 5.23), "Lafia": (8.49, 8.52), "Minna": (9.61, 6.56),
    "Katsina": (12.99, 7.60), "Makurdi": (7.73, 8.54), "Lokoja": (7.80, 6.74), "Gusau": (12.16, 6.66),
}  # fmt: skip
Row = dict[str, Any]


def _two_lists(size: int, seed: int, wrong: Callable[[Row], Row] = lambda line: line) -> list[Row]:
    """Two lists of one year, of which each lacks some events and errs here and there; `wrong` changes all of one."""
    chance = Random(f"{size} {seed}")
    rows = []
    for number in range(size):
        town = chance.choice(sorted(TOWNS))
        day, killed = chance.randrange(365), int(1 / (1 - chance.random()) ** 0.8) + 1
        for dataset in ("one", "two"):
            slip = chance.choice([-1, 1]) if chance.random() < 0.08 else 0
            count = killed + chance.choice([1, 2]) if chance.random() < 0.15 else killed
            point = dict(zip(("latitude", "longitude"), TOWNS[town], strict=True)) if chance.random() < 0.95 else {}
            line = row(dataset, f"r{number}", day + slip, count, place=town, place_kind="city", country="NG", **point)
            if chance.random() < 0.95:
                rows.append(wrong(line) if dataset == "two" else line)
    return rows


def _late(days: int) -> Callable[[Row], Row]:
    return lambda line: {**line, **{side: line[side] + timedelta(days) for side in ("start", "end")}}


def _swapped(line: Row) -> Row:
    return {**line, "latitude": line.get("longitude"), "longitude": line.get("latitude")}


def _in_hundreds(line: Row) -> Row:
    return {**line, **{part: line[part] * 100 for part in ("value", "low", "high")}}


def _month_first(line: Row) -> Row:
    day: date = line["start"]
    turned = date(day.year, day.day, day.month) if day.day <= 12 else None
    return {**line, "start": turned, "end": turned}


def _shifts(rows: list[Row]) -> list[tuple[str, str, float]]:
    undone = undo_shifts(read_nodes(frame(rows), RULES.linking), PLACES, RULES.linking)
    return [(shift.dataset, shift.kind, shift.amount) for shift in undone.shifts]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_said_of_clean_lists(size: int) -> None:
    assert [_shifts(_two_lists(size, seed)) for seed in range(20)] == [[]] * 20


@pytest.mark.parametrize("size", SIZES)
def test_a_list_two_days_late_is_found(size: int) -> None:
    for seed in range(20):
        assert _shifts(_two_lists(size, seed, _late(2))) == [("two", "days", 2)]


@pytest.mark.parametrize("size", [40, 200])
def test_swapped_coordinates_are_found_where_most_points_stay_in_the_country(size: int) -> None:
    for seed in range(10):
        assert _shifts(_two_lists(size, seed, _swapped)) == [("two", "swapped", 1)]


@pytest.mark.parametrize("size", [40, 200])
def test_counts_in_hundreds_are_found(size: int) -> None:
    for seed in range(10):
        assert _shifts(_two_lists(size, seed, _in_hundreds)) == [("two", "scale", 100)]


@pytest.mark.parametrize("size", [100, 200])
def test_dates_read_month_first_are_found(size: int) -> None:
    for seed in range(10):
        assert _shifts(_two_lists(size, seed, _month_first)) == [("two", "day_month", 1)]


def test_two_late_rows_of_twelve_are_two_slips() -> None:
    rows = _two_lists(12, 1)
    late = [line["row_id"] for line in rows if line["dataset"] == "two"][:2]
    changed = [_late(2)(line) if line["dataset"] == "two" and line["row_id"] in late else line for line in rows]
    assert _shifts(changed) == []


@pytest.mark.parametrize(("wrong", "kind"), [(_swapped, "swapped"), (_in_hundreds, "scale")])
def test_most_short_lists_that_are_wrong_are_found(wrong: Callable[[Row], Row], kind: str) -> None:
    found = [_shifts(_two_lists(12, seed, wrong)) for seed in range(10)]
    assert all(each in ([], [("two", kind, {"swapped": 1, "scale": 100}[kind])]) for each in found)
    assert sum(map(bool, found)) >= 8


def test_points_are_linked_where_they_would_be() -> None:
    rows = _two_lists(40, 3, _swapped)
    reasons = linked(rows).links["reasons"]
    assert reasons.str.contains("two read with latitude and longitude swapped", literal=True).any()
    assert not linked(rows, shifts=False).links["reasons"].str.contains("swapped").any()


def test_swapped_coordinates_are_found_in_a_list_that_names_no_place() -> None:
    towns = {
        "Kirkuk": (35.47, 44.39), "Mosul": (36.34, 43.13), "Baqubah": (33.75, 44.64), "Ramadi": (33.42, 43.30),
        "Tikrit": (34.61, 43.68), "Karbala": (32.61, 44.02), "Najaf": (32.03, 44.35), "Basra": (30.51, 47.78),
    }  # fmt: skip
    rows = []
    for number, (town, (north, east)) in enumerate(towns.items()):
        named = {"place": town, "place_kind": "city", "latitude": north, "longitude": east}
        alone = {"place": "Iraq", "place_text": None, "place_kind": "country", "latitude": east, "longitude": north}
        rows.append(row("one", f"a{number}", 20 * number, 5 + number, country="IQ", **named))
        rows.append(row("two", f"b{number}", 20 * number, 5 + number, country="IQ", **alone))
    assert _shifts(rows) == [("two", "swapped", 1)]


def test_points_without_any_word_are_judged_by_the_words_of_the_other_list() -> None:
    towns = {
        "Cali": (3.44, -76.52), "Pasto": (1.21, -77.28), "Neiva": (2.93, -75.28), "Tunja": (5.54, -73.36),
        "Quibdo": (5.69, -76.66), "Popayan": (2.44, -76.61), "Armenia": (4.53, -75.68), "Pereira": (4.81, -75.69),
    }  # fmt: skip
    rows = []
    for number, (town, (north, east)) in enumerate(towns.items()):
        named = {"place": town, "place_kind": "city", "country": "CO", "latitude": north, "longitude": east}
        rows.append(row("one", f"a{number}", 20 * number, 5 + number, **named))
        bare = {"place": None, "place_text": None, "country": None, "latitude": east, "longitude": north}
        rows.append(row("two", f"b{number}", 20 * number, 5 + number, **bare))
    assert _shifts(rows) == [("two", "swapped", 1)]
    upright = [_swapped(each) if each["dataset"] == "two" else each for each in rows]
    assert _shifts(upright) == []
