"""Members are told some incidents at a time, and candidates in order: a run gives the same whatever its size."""

from __future__ import annotations

import sys

import pytest
from polars.testing import assert_frame_equal

from casualties.link.candidates import slipped
from casualties.link.nodes import read_nodes
from tests.link.made import RULES, frame, linked, row

ROWS = [row(name, f"{day}", day, 3 + day, place="Saraqib", country="SY") for name in "ab" for day in range(9)]


def test_members_are_the_same_told_two_incidents_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = linked(ROWS).members
    monkeypatch.setattr(sys.modules["casualties.link.told"], "_SOME", 2)
    assert_frame_equal(linked(ROWS).members, at_once)
    assert at_once.sort("incident_id", "claim_id").equals(at_once)


def test_pairs_of_slipped_days_come_in_order() -> None:
    rows = [row(name, f"{at}", (at * 7) % 60, 9, place="Saraqib", country="SY") for name in "ab" for at in range(400)]
    nodes = read_nodes(frame(rows), RULES.linking).frame
    sides = nodes.partition_by("source", maintain_order=True)
    pairs = slipped(*sides, "killed_said", 3, RULES.linking)
    assert len(pairs) > 1000
    assert pairs.equals(pairs.sort("left", "right"))
