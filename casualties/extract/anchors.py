"""Where each claim of a sentence stands, and the clause around it that its slots are read from."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.harm.parse import Parsed
from casualties.extract.people.group import Group
from casualties.extract.text.reading import Anchor
from casualties.model import Harm

__all__ = ["anchor", "anchors"]

_CONJUNCTIONS = frozenset("and but while whereas with plus".split())


def anchors(parsed: Parsed, claims: Sequence[Group]) -> list[tuple[int, int]]:
    """The clause of each claim (groups in order of their number), as token spans of its sentence."""
    low, size = parsed.tokens.low, len(parsed.tokens)
    spans = [_span(group) for group in claims]
    starts = [0] * len(claims)
    stops = [size] * len(claims)
    for index in range(1, len(claims)):
        before, after = claims[index - 1], claims[index]
        if after.whole is not None or (before.trigger == after.trigger and after.trigger is not None):
            starts[index] = starts[index - 1]
            continue
        if before.trigger is not None and after.trigger is None:
            starts[index] = starts[index - 1]
            continue
        at = _break(low, spans[index - 1][1], spans[index][0])
        starts[index] = at
        for earlier in range(index - 1, -1, -1):
            if stops[earlier] < size:
                break
            stops[earlier] = max(at, spans[earlier][1])
    return [(min(start, span[0]), max(stop, span[1])) for start, stop, span in zip(starts, stops, spans, strict=True)]


def _span(group: Group) -> tuple[int, int]:
    if group.trigger is None:
        return group.first, group.stop
    return min(group.first, group.trigger[0]), max(group.stop, group.trigger[1])


def _break(low: list[str], start: int, stop: int) -> int:
    """The token where the clause of the later claim begins, between two claims."""
    for marks in (frozenset(";"), _CONJUNCTIONS, frozenset((",", "–", "—", ":"))):
        for at in range(stop - 1, start - 1, -1):
            if low[at] in marks:
                return at
    return max(stop, start)


def anchor(parsed: Parsed, group: Group, harm: Harm, clause: tuple[int, int]) -> Anchor:
    """The anchor of one claim: absolute spans of its number, noun phrase, trigger and clause."""
    tokens = parsed.tokens

    def span(first: int, stop: int) -> tuple[int, int]:
        last = max(min(stop, len(tokens)) - 1, first)
        return tokens.start[first], tokens.end[last]

    number = span(*group.number)
    around = span(*clause)
    trigger = span(*group.trigger) if group.trigger is not None else (around[0], around[0])
    return Anchor(parsed.sentence.index, number[0], number[1], span(group.first, group.stop), trigger, around, harm)
