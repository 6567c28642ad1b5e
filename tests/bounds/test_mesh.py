from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from casualties.bounds.mesh import settle_mesh
from casualties.bounds.node import Account, Node
from casualties.rulebook import Rulebook
from tests.bounds.brute import bounds_of, is_minimal, keeps, of_clash, possible, worlds

RULES = Rulebook().bounds
MOST = 5


@st.composite
def systems(draw: st.DrawFn) -> tuple[list[Node], list[frozenset[int]]]:
    """Up to four overlapping scopes over up to four cells, with one or two accounts of up to four people each."""
    size = draw(st.integers(1, 4))
    cells = draw(st.lists(st.frozensets(st.integers(0, size - 1), min_size=1), min_size=1, max_size=4, unique=True))
    used = sorted(set().union(*cells))
    place = {node: at for at, node in enumerate(used)}
    accounts = st.tuples(st.integers(0, 4), st.one_of(st.none(), st.integers(0, 4)))
    nodes = []
    for node in used:
        given_ = draw(st.lists(accounts, min_size=1, max_size=2))
        nodes.append(
            Node(
                tuple(
                    Account(f"{node}-{at}", least, most if most is None else max(least, most))
                    for at, (least, most) in enumerate(given_)
                )
            )
        )
    return nodes, [frozenset(place[node] for node in cell) for cell in cells]


@settings(max_examples=80, deadline=None)
@given(systems())
def test_a_system_is_contradictory_exactly_when_no_way_to_fill_it_keeps_all_bounds(
    system: tuple[list[Node], list[frozenset[int]]],
) -> None:
    nodes, cells = system
    found = settle_mesh(nodes, cells, (), RULES)
    assert possible(bounds_of(nodes), list(worlds(cells, MOST))) == (not found.clashes)


@settings(max_examples=80, deadline=None)
@given(systems())
def test_every_contradiction_is_minimal_and_no_two_share_a_bound_of_one_node(
    system: tuple[list[Node], list[frozenset[int]]],
) -> None:
    nodes, cells = system
    known = list(worlds(cells, MOST))
    clashes = settle_mesh(nodes, cells, (), RULES).clashes
    for clash in clashes:
        assert is_minimal(of_clash(clash), known)
    across = [
        {(at, low) for at, low, _ in of_clash(clash)}
        for clash in clashes
        if len({at for at, _, _ in of_clash(clash)}) > 1
    ]
    for one in range(len(across)):
        for other in range(one):
            assert across[one].isdisjoint(across[other])


@settings(max_examples=80, deadline=None)
@given(systems())
def test_ranges_are_the_least_and_greatest_counts_of_all_ways_that_keep_the_bounds(
    system: tuple[list[Node], list[frozenset[int]]],
) -> None:
    nodes, cells = system
    most = MOST + 4
    kept = [world for world in worlds(cells, most) if keeps(bounds_of(nodes), world)] if len(cells) < 4 else []
    if not kept:
        return
    found = settle_mesh(nodes, cells, range(len(nodes)), RULES)
    for at in range(len(nodes)):
        counts = [world[at] for world in kept]
        assert found.low[at] == min(counts)
        assert found.high[at] == (None if max(counts) >= most else max(counts))
