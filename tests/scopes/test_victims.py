from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.model import Relation
from casualties.rulebook import Rulebook
from casualties.scopes.victims import EVERYONE, Group, GroupRelations

TREES = Rulebook().trees
GROUPS = GroupRelations(TREES)
ROLES = ("soldier", "police", "farmer", "miner", "worker", "student", "women_and_children")

groups = st.builds(
    Group,
    status=st.sampled_from([None, "civilian", "combatant"]),
    age=st.sampled_from([None, "child", "adult", "elderly"]),
    sex=st.sampled_from([None, "female", "male"]),
    role=st.sampled_from([None, *ROLES]),
    nationality=st.sampled_from([None, "FR", "TD"]),
)


def _people() -> list[tuple[str, str, str, frozenset[str], str]]:
    """Every sort of person: status, age, sex, roles that go together, nationality."""
    singles = [frozenset[str](), *(frozenset({role}) for role in ROLES if role != "women_and_children")]
    pairs = [
        frozenset(pair)
        for pair in combinations([role for role in ROLES if role != "women_and_children"], 2)
        if GROUPS.relate(Group(role=pair[0]), Group(role=pair[1])) is not Relation.DISJOINT
    ]
    return list(
        product(
            ("civilian", "combatant"),
            ("child", "adult", "elderly"),
            ("female", "male"),
            [*singles, *pairs],
            ("FR", "TD"),
        )
    )


PEOPLE = _people()


def _members(group: Group) -> frozenset[int]:
    status, age, sex, role, nationality = GROUPS.stated(group)
    return frozenset(
        number
        for number, person in enumerate(PEOPLE)
        if status in (None, person[0])
        and age in (None, person[1])
        and sex in (None, person[2])
        and _in_role(role, person)
        and nationality in (None, person[4])
    )


def _in_role(role: str | None, person: tuple[str, str, str, frozenset[str], str]) -> bool:
    if role is None:
        return True
    if role == "women_and_children":
        return person[1] == "child" or person[2] == "female"
    held = set(person[3]) | ({"worker"} if "miner" in person[3] else set())
    return role in held


@given(groups, groups)
def test_a_relation_never_says_more_than_the_people_of_both_groups_bear_out(left: Group, right: Group) -> None:
    ours, theirs = _members(left), _members(right)
    match GROUPS.relate(left, right):
        case Relation.EQUAL:
            assert ours == theirs
        case Relation.WITHIN:
            assert ours <= theirs
        case Relation.CONTAINS:
            assert ours >= theirs
        case Relation.DISJOINT:
            assert ours.isdisjoint(theirs)


@given(groups, groups)
def test_seen_from_the_other_side_within_and_contains_change_places(left: Group, right: Group) -> None:
    assert GROUPS.relate(left, right) is GROUPS.relate(right, left).swapped


@given(groups)
def test_every_group_equals_itself_and_lies_within_everyone(group: Group) -> None:
    assert GROUPS.relate(group, group) is Relation.EQUAL
    assert GROUPS.relate(group, EVERYONE) in (Relation.EQUAL, Relation.WITHIN)


@given(groups, groups, groups)
def test_what_lies_apart_from_a_whole_lies_apart_from_its_parts(part: Group, whole: Group, other: Group) -> None:
    if GROUPS.relate(part, whole) is Relation.WITHIN and GROUPS.relate(whole, other) is Relation.DISJOINT:
        assert GROUPS.relate(part, other) is Relation.DISJOINT


@given(groups, groups, groups)
def test_equal_groups_lie_alike_to_any_third(left: Group, right: Group, other: Group) -> None:
    if GROUPS.relate(left, right) is Relation.EQUAL:
        assert GROUPS.relate(left, other) is GROUPS.relate(right, other)


@given(groups, groups)
def test_the_meet_of_two_groups_holds_exactly_who_is_in_both(left: Group, right: Group) -> None:
    met = GROUPS.meet(left, right)
    if met is not None and "women_and_children" not in (left.role, right.role):
        assert _members(met) == _members(left) & _members(right)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (Group(role="farmer"), Group(status="civilian"), Relation.WITHIN),
        (Group(role="soldier"), Group(status="civilian"), Relation.DISJOINT),
        (Group(role="soldier"), Group(role="police"), Relation.DISJOINT),
        (Group(role="student"), Group(role="farmer"), Relation.OVERLAPS),
        (Group(role="miner"), Group(role="worker"), Relation.WITHIN),
        (Group(age="child"), Group(role="women_and_children"), Relation.WITHIN),
        (Group(age="adult", sex="male"), Group(role="women_and_children"), Relation.DISJOINT),
        (Group(sex="female", age="adult"), Group(age="child"), Relation.DISJOINT),
        (Group(nationality="FR"), Group(nationality="TD"), Relation.DISJOINT),
        (Group(status="civilian"), Group(age="child"), Relation.OVERLAPS),
    ],
)
def test_groups_a_reader_would_know(left: Group, right: Group, relation: Relation) -> None:
    assert GROUPS.relate(left, right) is relation


def test_between_accounts_only_age_sex_and_nationality_keep_counts_apart() -> None:
    civilians, fighters = Group(status="civilian"), Group(status="combatant")
    women, children = Group(age="adult", sex="female"), Group(age="child")
    assert GROUPS.add_up(civilians, fighters, one_account=True)
    assert not GROUPS.add_up(civilians, fighters, one_account=False)
    assert GROUPS.add_up(women, children, one_account=False)
