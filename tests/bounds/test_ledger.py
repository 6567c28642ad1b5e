"""Reckoned incidents are written down alike however many lines are held at a time."""

from __future__ import annotations

import pytest

import casualties.bounds.ledger as ledger
from casualties.bounds.conflict import Conflict, Part, Shape, Side
from casualties.bounds.extent import What
from casualties.bounds.inside import Minimum
from casualties.bounds.node import Share
from casualties.bounds.ranges import StatedRange
from casualties.bounds.reckon import RangeLine, Reckoned
from casualties.model import Relation
from casualties.scopes.victims import EVERYONE

KILLED = What("reported", "occurrence", "killed", EVERYONE)
INJURED = KILLED._replace(harm="injured")


def reckoned(number: int) -> tuple[str, Reckoned]:
    lines = tuple(
        RangeLine(what, StatedRange(number, None, number + 1, False), number, None, 2, 1, 1)
        for what in (KILLED, INJURED)
    )
    clash = Conflict((Part(f"{number}", Side.LOWER, 4), Part("b", Side.UPPER, 3)), Shape.SAME, 1, Relation.EQUAL)
    least = Minimum(KILLED, (Share(f"{number}", number),))
    return f"i{number}", Reckoned(lines, (clash,), (least,), ((f"{number}",),) if number == 2 else ())


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_lines_conflicts_and_least_counts_are_kept_in_order(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_ROWS", rows)
    found = ledger.written(map(reckoned, range(4)), frozenset({"i1", "i3"}))
    assert found.ranges["incident_id"].to_list() == ["i0", "i0", "i1", "i1", "i2", "i2", "i3", "i3"]
    assert found.ranges["harm"].to_list() == ["killed", "injured"] * 4
    assert found.ranges["low"].to_list() == [0, 0, 1, 1, 2, 2, 3, 3]
    assert [found.whats[number] for number in found.ranges["what"].to_list()] == [KILLED, INJURED] * 4
    assert [conflict.claims for conflict in found.conflicts] == [(f"{number}", "b") for number in range(4)]
    assert found.unsolved == (("2",),)
    assert sorted(found.minima) == ["i1", "i3"]


def test_a_run_without_incidents_is_an_empty_ledger() -> None:
    found = ledger.written([], frozenset())
    assert found.ranges.is_empty()
    assert dict(found.ranges.schema) == ledger.RANGES
