from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from casualties.bounds import INCIDENTS, Question, solve, totals
from casualties.model import Harm
from casualties.rulebook import Rulebook
from tests.bounds.made import frame, linked
from tests.bounds.places import Apart

RULES = Rulebook()
COUNT = st.one_of(st.none(), st.integers(0, 50))
DAY = st.one_of(st.none(), st.integers(0, 20).map(lambda day: date(2020, 1, 1) + timedelta(day)))
IDS = [f"c{number}" for number in range(6)]

rows = st.fixed_dictionaries(
    {
        "harm": st.sampled_from(["killed", "injured", "casualties", "missing"]),
        "value": COUNT,
        "low": COUNT,
        "best": COUNT,
        "high": COUNT,
        "qualifier": st.sampled_from(["exact", "at_least", "at_most", "about", "range", "vague", None]),
        "status": st.sampled_from([None, "civilian", "combatant"]),
        "age": st.sampled_from([None, "child", "adult", "elderly"]),
        "sex": st.sampled_from([None, "female", "male"]),
        "role": st.sampled_from([None, "farmer", "soldier", "women_and_children", "unheard of"]),
        "start": DAY,
        "end": DAY,
        "as_of": DAY,
        "reported": DAY,
        "coverage": st.sampled_from(["incident", "total"]),
        "basis": st.sampled_from([None, "occurrence", "assessment"]),
        "stance": st.sampled_from([None, "asserted", "denied", "retracted"]),
        "definition": st.sampled_from([None, "identified", "estimated"]),
        "origin": st.sampled_from([None, "a", "b"]),
        "publisher": st.sampled_from([None, "a", "c"]),
        "dataset": st.sampled_from([None, "list"]),
        "source_chain": st.just(None),
        "place": st.sampled_from([None, "Bol", "Mao"]),
        "perpetrator": st.sampled_from([None, "US forces", "US-led coalition"]),
        "cause": st.sampled_from([None, "airstrike", "unheard of"]),
        "part_of": st.sampled_from([None, None, *IDS, "gone"]),
        "revises": st.sampled_from([None, None, *IDS]),
    }
)


@settings(max_examples=150, deadline=None)
@given(st.lists(rows, min_size=0, max_size=6))
def test_any_claims_are_bounded_without_a_crash_and_in_one_way(given_: list[dict[str, Any]]) -> None:
    claims = frame(*[{"claim_id": name, **row} for name, row in zip(IDS, given_, strict=False)])
    linkage = linked(claims)
    found = solve(claims, linkage, RULES, Apart(), "widest")  # type: ignore[arg-type]
    assert found.incidents.schema == INCIDENTS
    assert found.standing.height == claims.height
    for line in found.incidents.iter_rows(named=True):
        assert line["bound_high"] is None or line["bound_low"] <= line["bound_high"]
        assert line["low"] is None or line["high"] is None or line["low"] <= line["high"]
    for conflict in found.conflicts:
        assert set(conflict.claims) <= set(IDS)
        assert conflict.gap > 0
    again = solve(claims, linkage, RULES, Apart(), "widest")  # type: ignore[arg-type]
    assert (again.conflicts, again.unread) == (found.conflicts, found.unread)
    assert again.incidents.equals(found.incidents)
    totals(claims, linkage, RULES, Apart(), Question(Harm.KILLED), "ucdp")  # type: ignore[arg-type]
