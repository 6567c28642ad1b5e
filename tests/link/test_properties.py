from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from casualties.model import Decision, Verdict
from tests.link.made import linked, row, together

_TOWNS = {"Aleppo": (36.2, 37.16), "Homs": (34.73, 36.71), "Hama": (35.13, 36.75), "Saraqib": (35.86, 36.8)}
_LINES = st.tuples(
    st.integers(0, 20),
    st.sampled_from(sorted(_TOWNS)),
    st.integers(0, 40),
    st.sampled_from(["airstrike", "shelling", None]),
    st.booleans(),
)
_LISTS = st.lists(_LINES, max_size=8, unique_by=lambda line: line[:4])


def _rows(dataset: str, lines: Sequence[tuple[int, str, int, str | None, bool]]) -> list[dict[str, Any]]:
    return [
        row(
            dataset, f"r{number}", day, killed, place=town, place_kind="city", country="SY", cause=cause,
            **(dict(zip(("latitude", "longitude"), _TOWNS[town], strict=True)) if exact else {}),
        )
        for number, (day, town, killed, cause, exact) in enumerate(lines)
    ]  # fmt: skip


@settings(max_examples=25)
@given(_LISTS, _LISTS, st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(first: Any, second: Any, chance: Any) -> None:
    rows = _rows("one", first) + _rows("two", second)
    mixed = chance.sample(rows, len(rows))
    ours, other = linked(rows), linked(mixed)
    assert_frame_equal(ours.members, other.members)
    assert_frame_equal(ours.links, other.links)
    assert_frame_equal(ours.near, other.near)


@settings(max_examples=25)
@given(st.lists(_LINES, max_size=8, unique_by=lambda line: line[:3]))
def test_a_dataset_and_its_copy_are_linked_row_by_row(lines: Any) -> None:
    found = together(linked(_rows("one", lines) + _rows("two", lines)))
    assert found == {frozenset({f"one:r{number}", f"two:r{number}"}) for number in range(len(lines))}


@settings(max_examples=25)
@given(_LISTS, _LISTS, _LISTS)
def test_a_dataset_added_splits_no_incident_and_keeps_its_id(first: Any, second: Any, third: Any) -> None:
    before = linked(_rows("one", first) + _rows("two", second)).members
    rows = _rows("one", first) + _rows("two", second) + _rows("three", third)
    after = linked(rows, previous=before).members
    now = dict(after.select("claim_id", "incident_id").iter_rows())
    for (incident,), members in before.partition_by("incident_id", as_dict=True).items():
        places = {now[claim] for claim in members["claim_id"]}
        assert len(places) == 1
        assert incident in places or len(set(before["incident_id"].filter(_held(before, now, places)))) > 1


def _held(before: Any, now: dict[str, str], places: set[str]) -> Any:
    """Which earlier lines are now in these incidents: an id is given up only to that of another earlier incident."""
    return before.select(kept=before["claim_id"].replace_strict(now).is_in(list(places)))["kept"]


@settings(max_examples=25)
@given(_LISTS, _LISTS)
def test_every_claim_is_in_one_incident(first: Any, second: Any) -> None:
    rows = _rows("one", first) + _rows("two", second)
    members = linked(rows).members
    assert sorted(members["claim_id"]) == sorted(line["claim_id"] for line in rows)
    assert members["probability"].is_between(0, 1).all()


@settings(max_examples=25)
@given(_LISTS.filter(bool), _LISTS.filter(bool), st.booleans())
def test_a_person_always_wins(first: Any, second: Any, same: bool) -> None:
    rows = _rows("one", first) + _rows("two", second)
    left, right = "one:r0:killed", "two:r0:killed"
    verdict = Verdict.SAME if same else Verdict.DIFFERENT
    linkage = linked(rows, Decision(left=left, right=right, verdict=verdict, who="A reader", when=date(2024, 5, 1)))
    at = dict(linkage.members.select("claim_id", "incident_id").iter_rows())
    assert (at[left] == at[right]) is same
