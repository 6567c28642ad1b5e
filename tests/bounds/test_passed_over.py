from __future__ import annotations

from datetime import date
from pathlib import Path

from casualties.bounds import solve
from casualties.rulebook import Rulebook
from tests.bounds.made import frame, linked
from tests.bounds.places import Apart


def test_parts_of_themselves_and_of_nothing_are_told_and_bound_by_themselves() -> None:
    claims = frame(
        {"claim_id": "a", "value": 5, "part_of": "a", "dataset": "list"},
        {"claim_id": "b", "value": 5, "part_of": "c", "dataset": "list"},
        {"claim_id": "c", "value": 5, "part_of": "b", "dataset": "list"},
        {"claim_id": "d", "value": 5, "part_of": "gone", "dataset": "list"},
        {"claim_id": "e", "value": 5, "revises": "e", "dataset": "list"},
        {"claim_id": "f", "value": 5, "dataset": "list"},
    )
    found = solve(claims, linked(claims), Rulebook(), Apart(), "widest")  # type: ignore[arg-type]
    assert [(each.row_id, each.column) for each in found.unread] == [
        ("a", "part_of"),
        ("b", "part_of"),
        ("c", "part_of"),
        ("d", "part_of"),
        ("e", "revises"),
    ]
    assert found.standing["standing"].unique().to_list() == ["asserted"]
    assert found.conflicts == ()


def test_a_component_beyond_the_work_limit_is_told_with_its_size_and_the_rest_is_solved(tmp_path: Path) -> None:
    limit = "limits:\n  - {id: cells, value: 3, unit: cells, why: Few for this test.}\n"
    (tmp_path / "bounds.yaml").write_text(limit, encoding="utf-8")
    crossing = [
        {"claim_id": f"span{at}", "coverage": "total", "value": 10, "start": _day(at), "end": _day(at + 5)}
        for at in range(1, 7)
    ]
    apart = [
        {"claim_id": "one", "coverage": "total", "value": 10, "place": "Mao", "start": _day(1), "end": _day(9)},
        {"claim_id": "two", "coverage": "total", "value": 12, "place": "Mao", "start": _day(1), "end": _day(9)},
    ]
    claims = frame(*crossing, *apart)
    found = solve(claims, linked(claims), Rulebook(tmp_path), Apart(), "widest")  # type: ignore[arg-type]
    assert [len(each.claims) for each in found.unsolved] == [6]
    assert "beyond the work limit" in found.unread[0].problem
    assert [conflict.claims for conflict in found.conflicts] == [("two", "one")]


def _day(number: int) -> date:
    return date(2020, 1, number)
