"""The laws of relations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.model import Relation, combine

RELATIONS = st.sampled_from(Relation)


@given(RELATIONS)
def test_swapping_twice_changes_nothing(relation):
    assert relation.swapped.swapped is relation


@given(st.lists(RELATIONS, max_size=6))
def test_swapping_every_dimension_swaps_the_whole(dimensions):
    assert combine(each.swapped for each in dimensions) is combine(dimensions).swapped


@given(st.lists(RELATIONS, max_size=6))
def test_any_disjoint_dimension_makes_the_whole_disjoint(dimensions):
    assert combine([*dimensions, Relation.DISJOINT]) is Relation.DISJOINT


@given(st.lists(RELATIONS, max_size=6), st.randoms())
def test_the_order_of_dimensions_does_not_matter(dimensions, random):
    shuffled = list(dimensions)
    random.shuffle(shuffled)
    assert combine(shuffled) is combine(dimensions)


@pytest.mark.parametrize(
    ("dimensions", "whole"),
    [
        (["equal", "equal"], "equal"),
        (["equal", "within"], "within"),
        (["contains", "equal"], "contains"),
        (["within", "contains"], "overlaps"),
        (["within", "overlaps"], "overlaps"),
        (["unstated", "within"], "unstated"),
        (["unstated", "disjoint"], "disjoint"),
    ],
)
def test_the_whole_follows_from_its_dimensions(dimensions, whole):
    assert combine(map(Relation, dimensions)) is Relation(whole)
