"""Pieces: parts that their whole's text sets apart from it, and lists that a text tells one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from casualties.bounds.line import Line
from casualties.bounds.node import Share, Sum
from casualties.model import Relation, combine
from casualties.scopes.relations import Relations
from casualties.scopes.victims import EVERYONE, Group

__all__ = ["Key", "lists_of", "narrower", "one_event", "sums_of_pieces", "wholes_of"]

Key = tuple[str, Group]
"""A harm and a group."""


def wholes_of(lines: Sequence[Line]) -> dict[str, Line]:
    """The claim that each part is part of, within these lines; circles are left out."""
    by_id = {line.claim: line for line in lines}
    found: dict[str, Line] = {}
    for line in lines:
        seen, step = {line.claim}, line.part_of
        while step in by_id and step not in seen:
            seen.add(step)
            step = by_id[step].part_of
        if line.part_of in by_id and step not in seen:
            found[line.claim] = by_id[line.part_of]
    return found


def narrower(line: Line, whole: Line, relations: Relations) -> bool:
    """Whether a part's own words set it inside its whole; else it is a part without a name.

    A part that counts in another way (those of all the dead who are known by name) bounds its own whole, and nobody
    else's.
    """
    if (line.kind, line.basis) != (whole.kind, whole.basis):
        return False
    harm = relations.harm(line.harm, whole.harm)
    return combine((harm, relations.victims(line.group, whole.group))) is Relation.WITHIN


def lists_of(
    lines: Sequence[Line], pieces: set[str], wholes: dict[str, Line]
) -> tuple[list[tuple[Key, Sum]], frozenset[str]]:
    """What texts tell one after another ("five …, another 12"): the sums, and the claims that count no whole group."""
    sums: list[tuple[Key, Sum]] = []
    apart: set[str] = set()
    for line in lines:
        if not line.adds or line.claim in pieces or line.claim in wholes or line.claim in apart:
            continue
        told = [
            other
            for other in lines
            if other.harm == line.harm
            and other.event == line.event
            and other.claim not in pieces
            and other.claim not in wholes
            and other.teller.one_with(line.teller, plain=other.plain or line.plain)
        ]
        before = [other for other in told if other.place < line.place and not other.adds]
        adding = [other for other in told if other.adds]
        if not before:
            continue
        same = [other for other in before if other.group == line.group]
        base = max(same or before, key=lambda other: (other.least, other.claim))
        key = (line.harm, line.group if same else EVERYONE)
        sums.append((key, replace(_sum_of([base, *adding]), listed=True)))
        apart.update(other.claim for other in adding)
        apart.update(other.claim for other in same)
    return sums, frozenset(apart)


def sums_of_pieces(
    lines: Sequence[Line], pieces: set[str], wholes: dict[str, Line], relations: Relations
) -> Iterator[tuple[Key, Sum]]:
    """For each whole its largest parts without a name that share nobody: other places, days, causes, or groups."""
    by_whole: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda each: (-each.least, each.claim)):
        if line.claim in pieces:
            by_whole.setdefault(wholes[line.claim].claim, []).append(line)
    for parts in by_whole.values():
        whole = wholes[parts[0].claim]
        chosen: list[Line] = []
        for part in parts:
            if all(_share_nobody(part, other, relations) for other in chosen):
                chosen.append(part)
        yield (whole.harm, relations.groups.stated(whole.group)), _sum_of(chosen)


def _share_nobody(left: Line, right: Line, relations: Relations) -> bool:
    if _rows_of_a_summary(left, right):
        return left.event != right.event
    one, other = left.scope, right.scope
    if one is None or other is None:
        return False
    return Relation.DISJOINT in (
        relations.victims(left.group, right.group),
        relations.place(one.place, other.place),
        relations.period(one.days, other.days),
        relations.perpetrator(one.perpetrator, other.perpetrator),
        relations.cause(one.cause, other.cause),
    )


def _rows_of_a_summary(left: Line, right: Line) -> bool:
    """Whether two rows have the number of an event that their whole holds."""
    return None not in (left.event, right.event, left.scope, right.scope) and not (left.is_text or right.is_text)


def one_event(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Rows of several datasets that tell one event of a summary, as claims of their own, and so to be compared."""
    told: dict[tuple[str, str, int], list[Line]] = {}
    for line in lines:
        if line.part_of is not None and line.event is not None and not line.is_text:
            told.setdefault((line.part_of, line.harm, line.event), []).append(line._replace(part_of=None))
    return (found for found in told.values() if len(found) > 1)


def _sum_of(lines: Iterable[Line]) -> Sum:
    shares = tuple(sorted((Share(line.claim, line.least) for line in lines), key=lambda s: (-s.count, s.claim)))
    return Sum(sum(share.count for share in shares), lambda: shares)
