"""Counts that are possible, as spans: two accounts that disagree leave either of them, and nothing between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["Span", "Spans", "added", "common", "hull", "united"]

Span = tuple[int, int | None]
"""From the least to the greatest count, both included; None is open."""

Spans = tuple[Span, ...]
"""Spans in order, apart from one another."""

_MOST = 32  # so many spans are kept apart; more are taken as one, which says less and never too much


def united(spans: Iterable[Span]) -> Spans:
    """What is possible by any of them."""
    found: list[Span] = []
    for low, high in sorted(spans, key=lambda span: (span[0], span[1] is None, span[1] or 0)):
        if found and (found[-1][1] is None or low <= found[-1][1] + 1):
            before = found[-1][1]
            found[-1] = (found[-1][0], None if before is None or high is None else max(before, high))
        else:
            found.append((low, high))
    return tuple(found) if len(found) <= _MOST else (hull(found),)


def common(left: Sequence[Span], right: Sequence[Span]) -> Spans:
    """What is possible by both."""
    found: list[Span] = []
    for low, high in left:
        for other_low, other_high in right:
            least = max(low, other_low)
            most = other_high if high is None else high if other_high is None else min(high, other_high)
            if most is None or least <= most:
                found.append((least, most))
    return united(found)


def added(parts: Iterable[Sequence[Span]]) -> Spans:
    """What is possible for the sum of parts; 0 for none."""
    low, high, several = 0, 0, list[Sequence[Span]]()
    opened = False
    for spans in parts:
        if len(spans) == 1:
            low += spans[0][0]
            opened = opened or spans[0][1] is None
            high += spans[0][1] or 0
        else:
            several.append(spans)
    found: Spans = ((low, None if opened else high),)
    for spans in several:
        found = united(
            (one + other, None if most is None or other_most is None else most + other_most)
            for one, most in found
            for other, other_most in spans
        )
    return found


def hull(spans: Sequence[Span]) -> Span:
    """From the least to the greatest of them."""
    highs = [high for _, high in spans]
    return min(low for low, _ in spans), None if None in highs else max(high for high in highs if high is not None)
