"""A linear program measures every contradiction that it finds."""

from __future__ import annotations

import pytest

from casualties.bounds.program import Program


@pytest.mark.parametrize("whole", [True, False])
def test_a_scope_whose_own_bounds_are_upside_down_is_short_of_the_gap_between_them(whole: bool) -> None:
    program = Program([[0], [0, 1]], [55, 0], [19, None], whole=whole)
    assert program.contradiction() == (((0, False), (0, True)), 36)


def test_a_part_above_its_whole_is_short_of_the_difference() -> None:
    program = Program([[0], [0, 1]], [0, 12], [9, None], whole=True)
    assert program.contradiction() == (((0, False), (1, True)), 3)
