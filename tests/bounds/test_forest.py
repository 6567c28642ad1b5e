from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from casualties.bounds.forest import Forest, propagate
from casualties.bounds.node import Account, Node
from tests.bounds.brute import bounds_of, is_minimal, keeps, of_clash, possible

MOST = 4


@st.composite
def forests(draw: st.DrawFn) -> tuple[Forest, list[list[int]]]:
    """A whole with up to three parts, one of them with two parts of its own, and every way to fill it."""
    count = draw(st.integers(1, 3))
    inner = draw(st.booleans()) and count < 3
    parts: list[list[int]] = [[] for _ in range(count + 1 + 2 * inner)]
    whole = len(parts) - 1
    if inner:
        parts[count + 1] = []
        parts = [*([[]] * (count + 2)), [0, 1], [*range(2, count + 1), count + 2]]
        whole = len(parts) - 1
    else:
        parts[whole] = list(range(whole))
    covered = [bool(held) and draw(st.booleans()) for held in parts]
    number = st.tuples(st.integers(0, 4), st.one_of(st.none(), st.integers(0, 4)))
    nodes = [
        Node(
            tuple(
                Account(f"{at}-{nr}", least, most if most is None else max(least, most))
                for nr, (least, most) in enumerate(draw(st.lists(number, max_size=2)))
            )
        )
        for at in range(len(parts))
    ]
    forest = Forest(nodes, parts, covered, list(range(len(parts))))
    return forest, list(_worlds(parts, covered))


def _worlds(parts: list[list[int]], covered: list[bool]) -> list[list[int]]:
    """Counts of all nodes: those without parts, and what wholes hold besides their parts, from 0 to the most."""
    free = [at for at in range(len(parts)) if not (parts[at] and covered[at])]
    found = []
    for counts in product(range(MOST + 1), repeat=len(free)):
        own = dict(zip(free, counts, strict=True))
        world: list[int] = []
        for at, held in enumerate(parts):
            world.append(own.get(at, 0) + sum(world[part] for part in held))
        found.append(world)
    return found


@settings(max_examples=60, deadline=None)
@given(forests())
def test_a_forest_is_contradictory_exactly_when_no_way_to_fill_it_keeps_all_bounds(
    made: tuple[Forest, list[list[int]]],
) -> None:
    forest, known = made
    assert possible(bounds_of(forest.nodes), known) == (not propagate(forest).clashes)


@settings(max_examples=60, deadline=None)
@given(forests())
def test_every_contradiction_of_a_forest_is_minimal(made: tuple[Forest, list[list[int]]]) -> None:
    forest, known = made
    for clash in propagate(forest).clashes:
        assert is_minimal(of_clash(clash), known)


@settings(max_examples=60, deadline=None)
@given(forests())
def test_ranges_of_a_forest_are_exact(made: tuple[Forest, list[list[int]]]) -> None:
    forest, known = made
    kept = [world for world in known if keeps(bounds_of(forest.nodes), world)]
    if not kept:
        return
    found = propagate(forest)
    for at in range(len(forest.nodes)):
        assert found.low[at] == min(world[at] for world in kept)
        high = found.high[at]
        if high is not None and high <= MOST:
            assert high == max(world[at] for world in kept)
