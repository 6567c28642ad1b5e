"""What each source gives for a group of victims of one incident, its own groups added up where it counts only those."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.bounds.family import Family
from casualties.bounds.line import Line
from casualties.bounds.ranges import Stated
from casualties.scopes.victims import EVERYONE, Group

__all__ = ["stated_for"]


def stated_for(family: Family, node: int) -> list[Stated]:
    """The figures for a node of a family.

    Whoever counts the node itself comes first. A group told by its status alone, where nobody speaks of any other, is
    taken as its account's word on the incident too; others may have been harmed besides, so it bounds from below.
    Where nobody counts the node, the groups that one account counts apart add up to a lower bound of it; they are all
    of it only where they are so by definition (civilians and combatants).
    """
    direct = [_stated(line) for line in family.told[node]]
    direct += _by_status_alone(family, node)
    if direct:
        most = max(_greatest(each) for each in direct)
        return direct + [each for _, each in _from_groups(family, node) if each.low > most]
    return _of_the_largest(_from_groups(family, node))


def _greatest(figure: Stated) -> int:
    """The greatest number a figure names, or that its words allow; its low where they are open."""
    return next(count for count in (figure.named, figure.high, figure.low) if count is not None)


def _of_the_largest(found: Sequence[tuple[frozenset[int], Stated]]) -> list[Stated]:
    """The accounts of those groups that are surely the most people; other groups say less of the whole."""
    by_groups: dict[frozenset[int], list[Stated]] = {}
    for groups, figure in found:
        by_groups.setdefault(groups, []).append(figure)
    if not by_groups:
        return []
    chosen = max(by_groups, key=lambda groups: (min(figure.low for figure in by_groups[groups]), sorted(groups)))
    return by_groups[chosen]


def _stated(line: Line) -> Stated:
    return Stated(
        line.least, line.most, line.said, line.named, line.counted, line.teller.origin, line.reported, line.claim
    )


def _by_status_alone(family: Family, node: int) -> list[Stated]:
    """What accounts that count civilians (or fighters) alone say of everyone, where no account speaks of others."""
    harm, group = family.keys[node]
    if group != EVERYONE:
        return []
    direct = {line.teller.where for line in family.told[node]}
    groups = {at for at, lines in enumerate(family.told) if lines and family.keys[at][0] == harm and at != node}
    tops = [at for at in groups if not family.layout.above[at] & groups]
    if len(tops) != 1 or family.keys[tops[0]][1] != Group(status=family.keys[tops[0]][1].status):
        return []
    return [_stated(line) for line in family.told[tops[0]] if line.teller.where not in direct]


def _from_groups(family: Family, node: int) -> list[tuple[frozenset[int], Stated]]:
    """For each account the groups inside a node that it counts apart, and their sum."""
    inside = [at for at in range(len(family.keys)) if node in family.layout.above[at]]
    by_account: dict[str, dict[int, Line]] = {}
    for at in inside:
        for line in family.told[at]:
            held = by_account.setdefault(line.teller.where, {})
            if at not in held or held[at].least < line.least:
                held[at] = line
    found = []
    for held in by_account.values():
        chosen = _heaviest(held, family)
        lines = [held[at] for at in chosen]
        low = sum(line.least for line in lines)
        whole = any(at == node and parts <= set(chosen) for at, parts in family.layout.covers)
        highs = [line.most for line in lines]
        high = sum(each for each in highs if each is not None) if whole and None not in highs else None
        named = sum(line.named if line.named is not None else line.least for line in lines)
        counted = any(line.counted for line in lines)
        teller, claim = lines[0].teller, lines[0].claim
        figure = Stated(
            low, high, named, named, counted, teller.origin, lines[0].reported, claim, partial=not (whole and high)
        )
        found.append((frozenset(chosen), figure))
    return found


def _heaviest(held: dict[int, Line], family: Family) -> list[int]:
    """The groups of one account that share nobody and together count most; the larger first."""
    order = sorted(held, key=lambda at: (-held[at].least, at))

    def best(rest: Sequence[int]) -> tuple[int, list[int]]:
        if not rest:
            return 0, []
        first, others = rest[0], rest[1:]
        with_count, with_first = best([at for at in others if at in family.layout.apart[first]])
        with_count += held[first].least
        if len(others) > _TRIED or with_count >= sum(held[at].least for at in others):
            return with_count, [first, *with_first]
        without_count, without = best(others)
        return (with_count, [first, *with_first]) if with_count >= without_count else (without_count, without)

    return best(order)[1]


_TRIED = 16  # groups of one account for which every choice is tried; no text or row counts more
