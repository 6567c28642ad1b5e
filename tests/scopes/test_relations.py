from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casualties.model import Claim, Relation
from casualties.rulebook import Rulebook
from casualties.scopes.periods import Days, reach, relate_days
from casualties.scopes.relations import Relations
from tests.bounds.places import Apart

RELATIONS = Relations(Apart(), Rulebook())
FIRST = date(2016, 6, 1)


def claim(**given_: Any) -> Claim:
    days = given_.get("days", (0, 0))
    place = given_.get("place", "Taiz")
    period = days and {"start": _day(days[0]), "end": _day(days[1])}
    return Claim.model_validate(
        {
            "id": "a",
            "figure": {"value": 1},
            "scope": {
                "harm": given_.get("harm", "killed"),
                "victims": {"status": given_.get("status")},
                "place": place and {"name": None if place == "YE" else place, "country": "YE"},
                "perpetrator": given_.get("by") and {"name": given_["by"]},
                "cause": given_.get("cause"),
            },
            "period": period or None,
            "coverage": "total",
            "source": {},
            "evidence": {"dataset": "d", "row_id": "1"},
        }
    )


def _day(number: int) -> date:
    return FIRST + timedelta(number)


claims = st.builds(
    claim,
    harm=st.sampled_from(["killed", "injured", "casualties", "missing"]),
    status=st.sampled_from([None, "civilian", "combatant"]),
    place=st.sampled_from([None, "YE", "Taiz", "Aden"]),
    days=st.one_of(st.none(), st.tuples(st.integers(0, 5), st.integers(5, 9))),
    by=st.sampled_from([None, "US forces", "US-led coalition", "Islamic State"]),
    cause=st.sampled_from([None, "airstrike", "drone_strike", "shooting"]),
)


@given(claims, claims)
def test_seen_from_the_other_side_within_and_contains_change_places(left: Claim, right: Claim) -> None:
    from_left, from_right = RELATIONS.relate(left, right), RELATIONS.relate(right, left)
    assert {name: lie.swapped for name, lie in from_left.dimensions.items()} == from_right.dimensions


@given(claims)
def test_a_scope_that_is_stated_equals_itself_and_one_that_is_not_stays_unstated(one: Claim) -> None:
    stated = one.scope.place is not None and one.period is not None
    assert RELATIONS.relate(one, one).whole is (Relation.EQUAL if stated else Relation.UNSTATED)


@given(claims, claims, claims)
def test_what_lies_apart_from_a_whole_lies_apart_from_its_parts(part: Claim, whole: Claim, other: Claim) -> None:
    first, second = RELATIONS.relate(part, whole), RELATIONS.relate(whole, other)
    for name, relation in first.dimensions.items():
        if relation is Relation.WITHIN and second.dimensions[name] is Relation.DISJOINT:
            assert RELATIONS.relate(part, other).dimensions[name] is Relation.DISJOINT


@given(claims, claims, claims)
def test_equal_is_passed_on(left: Claim, middle: Claim, right: Claim) -> None:
    if RELATIONS.relate(left, middle).whole is RELATIONS.relate(middle, right).whole is Relation.EQUAL:
        assert RELATIONS.relate(left, right).whole is Relation.EQUAL


@given(claims, claims)
def test_unstated_spreads_unless_another_dimension_keeps_the_scopes_apart(left: Claim, right: Claim) -> None:
    found = RELATIONS.relate(left, right)
    if Relation.UNSTATED in found.dimensions.values():
        assert found.whole in (Relation.UNSTATED, Relation.DISJOINT)


@given(claims, claims)
def test_an_empty_perpetrator_or_cause_is_any(left: Claim, right: Claim) -> None:
    found = RELATIONS.relate(left, right)
    for name, one, other in (
        ("perpetrator", left.scope.perpetrator, right.scope.perpetrator),
        ("cause", left.scope.cause, right.scope.cause),
    ):
        if one is None and other is not None:
            assert found.dimensions[name] is Relation.CONTAINS


def test_killed_lies_within_casualties_and_apart_from_injured() -> None:
    assert RELATIONS.harm("killed", "casualties") is Relation.WITHIN
    assert RELATIONS.harm("killed", "injured") is Relation.DISJOINT
    assert RELATIONS.harm("missing", "casualties") is Relation.DISJOINT


def test_a_member_lies_within_its_coalition() -> None:
    assert RELATIONS.perpetrator("US forces", "US-led coalition") is Relation.WITHIN
    assert RELATIONS.perpetrator("US forces", "Islamic State") is Relation.DISJOINT


def test_a_drone_strike_is_an_airstrike_and_a_bomb_in_a_car_may_be_driven_by_its_bomber() -> None:
    assert RELATIONS.cause("drone_strike", "airstrike") is Relation.WITHIN
    assert RELATIONS.cause("car_bomb", "suicide_bombing") is Relation.OVERLAPS
    assert RELATIONS.cause("drowning", "shooting") is Relation.DISJOINT


def test_a_total_reaches_no_further_than_its_data() -> None:
    days = reach(FIRST, _day(60), as_of=_day(30), reported=_day(70), total=True)
    assert days == Days(FIRST, _day(30))
    assert reach(FIRST, None, as_of=None, reported=_day(9), total=True) == Days(FIRST, _day(9))
    assert reach(FIRST, None, as_of=None, reported=_day(9), total=False) is None
    assert relate_days(Days(_day(40), _day(40)), days) is Relation.DISJOINT
