"""Shares beside counts: "48 per cent" against the parts and the whole that its text counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casualties.extract.text.sentences import Line
from casualties.findings._mentions import Broken, Limits, Mention
from casualties.findings._sum_words import Share
from casualties.findings._tellings import Telling

__all__ = ["broken_shares"]


def broken_shares(
    share: Share, sentence: str, line: Line, own: Sequence[Mention], mentions: Sequence[Mention], limits: Limits
) -> Iterator[Broken]:
    """A share against the part and the whole that its sentence speaks of.

    Where no whole is named with it, the share may be of the parts' whole or of what that is part of; where several
    parts stand in its sentence, of the nearest or of all of them.
    """
    beside = _parts_beside(share, own)
    parts = beside[0] if beside else _parts_named(share, sentence, line, mentions)
    if not parts:
        return
    wholes = _wholes(parts[0], mentions)
    counted = wholes[0] if wholes else None
    named = next((m.telling for m in mentions if m.telling.said == share.whole), None) if share.whole else None
    sizes = [share.whole] if share.whole is not None else [each.said for each in wholes]
    allowed = limits.loose_points if share.loose else limits.points
    counts = [sum(each.said or 0 for each in found) for found in (beside or [parts])]
    if not sizes or not sizes[0] or counts[0] > sizes[0]:
        return
    if any(size and abs(100 * count / size - share.percent) <= allowed for size in sizes for count in counts):
        return
    size, part = sizes[0], counts[0]
    fits = ""
    if counted is not None and counted.said and counted.said != size:
        other = 100 * part / counted.said
        if abs(other - share.percent) <= allowed:
            fits = f"; it does fit the {counted.said:,}, of which they are {other:.1f}"
    claims = dict.fromkeys(each.id for each in (named or counted, *parts, counted) if each is not None)
    sum_words = " + ".join(f"{each.said:,}" for each in parts)
    of = f"{sum_words} of {size:,} are {100 * part / size:.1f} per cent, not {share.text}"
    yield Broken(tuple(claims), of + fits, f"share {share.text}")


def _wholes(part: Telling, mentions: Sequence[Mention]) -> list[Telling]:
    """What a part is part of, and what that is part of, outward."""
    by_id = {mention.telling.id: mention.telling for mention in mentions}
    found: list[Telling] = []
    step = by_id.get(part.part_of or "")
    while step is not None and step not in found:
        found.append(step)
        step = by_id.get(step.part_of or "")
    return found


def _parts_beside(share: Share, own: Sequence[Mention]) -> list[list[Telling]]:
    """The nearest part before the share in its sentence (else after it), and all parts of the same whole there."""
    parts = [m for m in own if m.telling.part_of is not None and m.telling.said and m.telling.qualifier == "exact"]
    if share.whole is not None:
        parts = [mention for mention in parts if mention.telling.said != share.whole]
    before = [mention for mention in parts if mention.position < share.start]
    nearest = [mention.telling for mention in (before[-1:] or parts[:1])]
    if not nearest:
        return []
    of_one = [m.telling for m in parts if (m.telling.part_of, m.telling.harm) == (nearest[0].part_of, nearest[0].harm)]
    return [nearest, of_one]


def _parts_named(share: Share, sentence: str, line: Line, mentions: Sequence[Mention]) -> list[Telling]:
    """Parts counted elsewhere in the text whose groups the sentence names: "48 % … were women and children"."""
    low = sentence.lower()
    found: dict[tuple[object, ...], Telling] = {}
    for mention in mentions:
        each = mention.telling
        names = [name for name in (each.victims or "").lower().split() if len(name) > 2]
        elsewhere = not line.start <= mention.position < line.end
        exact = each.part_of is not None and each.said and each.qualifier == "exact"
        if elsewhere and exact and names and re.search(rf"\b{re.escape(names[-1])}\b", low):
            found.setdefault((each.harm, each.group), each)
    parts = list(found.values())
    return [each for each in parts if each.part_of == parts[0].part_of and each.harm == parts[0].harm]
