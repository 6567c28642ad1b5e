"""What two long lists teach, and what is found of a whole list, on an invented world whose truth is known."""

from __future__ import annotations

import polars as pl
import pytest

from benchmarks.linking_claims import linked_rows, listed_claims, true_rows
from benchmarks.linking_world import SECOND, two_datasets
from casualties.link import link
from tests.link.made import PLACES, RULES

ROWS = two_datasets(1500, 3)


def _scores(rows: pl.DataFrame, **options: bool) -> tuple[float, float]:
    pairs, truth = linked_rows(link(listed_claims(rows), RULES, PLACES, **options).members), true_rows(rows)
    right = pairs.join(truth, on=["left", "right"]).height
    return right / pairs.height, right / truth.height


def test_two_long_lists_are_linked_well() -> None:
    precision, recall = _scores(ROWS)
    assert precision > 0.95
    assert recall > 0.93


def test_no_row_is_of_twolinked_rows() -> None:
    pairs = linked_rows(link(listed_claims(ROWS), RULES, PLACES).members)
    assert pairs["left"].is_unique().all()
    assert pairs["right"].is_unique().all()


@pytest.mark.parametrize("late", [-2, 1, 2, 5])
def test_a_list_late_throughout_is_found_and_linked_as_well(late: int) -> None:
    rows = two_datasets(800, 5, late=late)
    (shift,) = link(listed_claims(rows), RULES, PLACES).shifts
    assert (shift.kind, abs(shift.amount)) == ("days", abs(late))
    assert (shift.amount == late) is (shift.dataset == SECOND)
    assert _scores(rows)[1] > 0.9


def test_without_shifts_a_late_list_is_taken_as_it_stands() -> None:
    rows = two_datasets(800, 5, late=3)
    assert link(listed_claims(rows), RULES, PLACES, shifts=False).shifts == ()
    assert _scores(rows, shifts=False)[1] < 0.3


def test_a_clean_pair_of_lists_has_no_shift() -> None:
    assert link(listed_claims(ROWS), RULES, PLACES).shifts == ()
