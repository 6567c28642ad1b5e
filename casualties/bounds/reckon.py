"""Reckon incidents one by one: the range of each harm and group, what conflicts, and what it is at the least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from casualties.bounds.conflict import Conflict
from casualties.bounds.extent import What
from casualties.bounds.family import Families, Family
from casualties.bounds.inside import Minimum
from casualties.bounds.line import Line
from casualties.bounds.node import Share, lower_share
from casualties.bounds.pieces import one_event
from casualties.bounds.ranges import StatedRange, range_of
from casualties.bounds.settle import Settled, conflict_of, settle
from casualties.bounds.stated import stated_for
from casualties.rulebook import Rulebook
from casualties.rulebook.policies import Policy
from casualties.scopes.relations import Relations
from casualties.scopes.victims import EVERYONE, Group

__all__ = ["RangeLine", "Reckoned", "Reckoner"]

_HARMS_TOGETHER = frozenset({"killed", "injured", "casualties"})


@dataclass(frozen=True, slots=True)
class RangeLine:
    """One line of incidents before what is known of the incident as a whole is joined to it.

    `bound_low` and `bound_high` follow from all claims: both are None where no count agrees with all of them.
    """

    what: What
    reported: StatedRange
    bound_low: int | None
    bound_high: int | None
    claims: int
    origins: int
    datasets: int


@dataclass(frozen=True, slots=True)
class Reckoned:
    """One incident: its lines, its conflicts, its least counts, and claims of systems too large to settle.

    `wanted` are lines of groups that were asked for and that nobody counts as such.
    """

    lines: tuple[RangeLine, ...]
    conflicts: tuple[Conflict, ...]
    minima: tuple[Minimum, ...]
    unsolved: tuple[tuple[str, ...], ...]
    wanted: tuple[RangeLine, ...] = ()


class Reckoner:
    """Reckons incidents by the rules in force and one policy."""

    def __init__(
        self, rulebook: Rulebook, relations: Relations, policy: Policy, wanted: Iterable[tuple[str, Group]] = ()
    ) -> None:
        self._relations, self._policy = relations, policy
        self._wanted = [key for key in dict.fromkeys(wanted) if key[1] != EVERYONE]
        self._families_of = Families(relations, rulebook.trees.covers, self._wanted)
        self._rules = rulebook.bounds
        self._kinds = {kind.id: number for number, kind in enumerate(rulebook.bounds.kinds)}

    def reckon(self, lines: Sequence[Line]) -> Reckoned:
        """Ranges and conflicts of the claims of one incident."""
        found: dict[tuple[str, Group], RangeLine] = {}
        conflicts: list[Conflict] = []
        minima: list[Minimum] = []
        unsolved: list[tuple[str, ...]] = []
        wanted: dict[tuple[str, Group], RangeLine] = {}
        for kind, basis, family_lines in self._families(lines):
            standing = [line for line in family_lines if line.stands]
            family = self._families_of.of(standing)
            settled = settle(family, self._rules) if family.nodes else Settled((), (), ())
            events = (settle(self._families_of.of(told), self._rules) for told in one_event(standing))
            clashes = (*settled.clashes, *(clash for event in events for clash in event.clashes))
            conflicts.extend(conflict_of(clash) for clash in clashes)
            minima.extend(_minima(family, settled))
            if settled.unsolved:
                unsolved.append(tuple(line.claim for line in standing))
            own = [line for line in family_lines if (line.kind, line.basis) == (kind, basis)]
            for key, line in self._lines(own, family, settled):
                (wanted if line.claims == 0 else found).setdefault(key, line)
        order = sorted(found, key=lambda key: (key[0], key[1].label))
        return Reckoned(
            tuple(found[key] for key in order),
            tuple(conflicts),
            tuple(minima),
            tuple(unsolved),
            tuple(line for key, line in wanted.items() if key not in found),
        )

    def _families(self, lines: Sequence[Line]) -> Iterator[tuple[str, str, list[Line]]]:
        """Claims that can be set against one another, the plainest kind of count first."""
        joined = any(line.harm == "casualties" for line in lines)
        families: dict[tuple[bool, int, str, str], list[Line]] = {}
        by_id = {line.claim: line for line in lines}
        for line in lines:
            whole = by_id.get(line.part_of or "", line)
            harm = "" if joined and line.harm in _HARMS_TOGETHER else line.harm
            for kind, basis in dict.fromkeys([(line.kind, line.basis), (whole.kind, whole.basis)]):
                families.setdefault((basis != "occurrence", self._kinds[kind], basis, harm), []).append(line)
        kinds = {number: kind for kind, number in self._kinds.items()}
        for key in sorted(families):
            yield kinds[key[1]], key[2], families[key]

    def _lines(
        self, lines: Sequence[Line], family: Family, settled: Settled
    ) -> Iterator[tuple[tuple[str, Group], RangeLine]]:
        broken = settled.broken
        at_key = {key: at for at, key in enumerate(family.keys)}
        told = (
            key
            for line in lines
            for key in ((line.harm, EVERYONE), (line.harm, self._relations.groups.stated(line.group)))
        )
        asked = (key for key in self._wanted if key in at_key)
        for key in dict.fromkeys([*told, *asked] if lines else ()):
            harm, group = key
            at = at_key.get(key)
            reported = range_of(stated_for(family, at), self._policy) if at is not None else range_of((), self._policy)
            held = [
                line
                for line in lines
                if line.harm == harm and (group == EVERYONE or self._relations.groups.stated(line.group) == group)
            ]
            yield (
                key,
                RangeLine(
                    What(lines[0].kind, lines[0].basis, harm, group),
                    reported,
                    None if at in broken else settled.low[at] if at is not None else 0,
                    None if at is None or at in broken else settled.high[at],
                    len(held),
                    len({line.teller.origin for line in held if line.stands and line.teller.origin is not None}),
                    len({line.dataset for line in held if line.dataset is not None}),
                ),
            )


def _minima(family: Family, settled: Settled) -> Iterator[Minimum]:
    line = next((line for lines in family.told for line in lines), None)
    if line is None:
        return
    for at, (harm, group) in enumerate(family.keys):
        if settled.low[at] > 0:
            yield Minimum(What(line.kind, line.basis, harm, group), tuple(_why(family, settled, at)))


def _why(family: Family, settled: Settled, at: int) -> list[Share]:
    """The claims that give the least count of a node: who counts it, a list, or the groups inside it that add up."""
    low, node = settled.low[at], family.nodes[at]
    if (share := lower_share(node, low)) is not None:
        return [share]
    for told in node.sums:
        if told.count >= low:
            return list(told.shares())
    inside = [part for part in range(len(family.keys)) if at in family.layout.above[part] and settled.low[part] > 0]
    chosen: list[int] = []
    for part in sorted(inside, key=lambda each: (-settled.low[each], each)):
        if all(part in family.layout.apart[other] for other in chosen):
            chosen.append(part)
    return [share for part in chosen for share in _why(family, settled, part)]
