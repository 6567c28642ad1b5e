"""Sums beside counts: rates, shares and steps of a text that its own counts do not bear out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from casualties.extract.sentences import Line, split
from casualties.findings._pairs import days_of
from casualties.findings._sum_words import Rate, Share, Step, SumWords
from casualties.findings._tellings import Telling
from casualties.model import Document

__all__ = ["Broken", "Limits", "Mention", "broken_sums"]

_MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim of a document and where its number stands."""

    telling: Telling
    position: int


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a share (in points) and a rate (as a part of itself) may be off by rounding."""

    points: float
    loose_points: float
    relative: float


@dataclass(frozen=True, slots=True)
class Broken:
    """A sum that does not hold: the claims it is held against, and what it comes to."""

    claims: tuple[str, ...]
    what: str
    key: str


def broken_sums(document: Document, mentions: Sequence[Mention], words: SumWords, limits: Limits) -> Iterator[Broken]:
    """The sums of a document that its counts do not bear out, in the order of the text."""
    lines = split(document.text)
    starts = [line.start for line in lines]
    by_line: dict[int, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.position):
        by_line.setdefault(bisect_right(starts, mention.position) - 1, []).append(mention)
    for at, line in enumerate(lines):
        sentence = document.text[line.start : line.end]
        own = by_line.get(at, [])
        around = [*own, *by_line.get(at - 1, []), *by_line.get(at + 1, [])]
        if words.marks.search(sentence):
            for rate in words.rates(sentence, line.start):
                yield from _rate(rate, sentence, line, own, around, words, limits)
            for share in words.shares(sentence, line.start):
                yield from _share(share, sentence, line, own, mentions, limits)
        if any(mention.telling.revises is not None for mention in own):
            for step in words.steps(sentence, line.start):
                yield from _step(step, own, mentions)


def _rate(
    rate: Rate,
    sentence: str,
    line: Line,
    own: Sequence[Mention],
    around: Sequence[Mention],
    words: SumWords,
    limits: Limits,
) -> Iterator[Broken]:
    """A rate against the totals of its sentence, or of those beside it where it has none of its own."""
    months = [name for name in _MONTHS if re.search(rf"\b{name}\b", sentence)]
    near = _counted(rate, own, []) or _counted(rate, around, months)
    spans = words.stated_days(sentence, line.start)
    judged = [(each, days, _fits(rate, each, days, limits)) for each in near for days in _lengths(each, spans)]
    if judged and not any(fits for _, _, fits in judged):
        each, days, _ = judged[0]
        product = rate.days and (rate.low + (rate.high if rate.high is not None else rate.low)) / 2 * days / rate.days
        unit = {1.0: "a day", 7.0: "a week"}.get(rate.days, "a month")
        yield Broken(
            (each.id,),
            f"{rate.text} {unit} over {days} days come to about {product:,.0f}",
            f"rate {rate.text} {unit}",
        )


def _counted(rate: Rate, mentions: Sequence[Mention], months: Sequence[str]) -> list[Telling]:
    """The counts that a rate may be held against: larger ones over days of their own, no parts, in its months."""
    found = []
    for mention in mentions:
        each = mention.telling
        at_rate = rate.start <= mention.position < rate.end
        days = days_of(each)
        if at_rate or each.part_of is not None or each.said is None or each.said <= rate.low or days is None:
            continue
        if days.end == days.start or each.qualifier == "vague" or each.stance != "asserted":
            continue
        named = {_MONTHS[days.start.month - 1], _MONTHS[days.end.month - 1]}
        if not months or named & set(months):
            found.append(each)
    return found


def _lengths(each: Telling, stated: Sequence[int]) -> list[int]:
    days = days_of(each)
    own = [(days.end - days.start).days + 1] if days is not None else []
    return list(dict.fromkeys([*own, *stated]))


def _fits(rate: Rate, each: Telling, days: int, limits: Limits) -> bool:
    low = rate.low * days / rate.days * (1 - limits.relative)
    high = None if rate.high is None else rate.high * days / rate.days * (1 + limits.relative)
    return (each.high is None or low <= each.high) and (high is None or (each.low or 0) <= high)


def _share(
    share: Share, sentence: str, line: Line, own: Sequence[Mention], mentions: Sequence[Mention], limits: Limits
) -> Iterator[Broken]:
    """A share against the part and the whole that its sentence speaks of."""
    parts = _part_beside(share, own) or _parts_named(share, sentence, line, mentions)
    if not parts:
        return
    wholes = {each.id: each for mention in mentions if (each := mention.telling).id == parts[0].part_of}
    counted = next(iter(wholes.values()), None)
    named = next((m.telling for m in mentions if m.telling.said == share.whole), None) if share.whole else None
    size = share.whole if share.whole is not None else counted.said if counted is not None else None
    part = sum(each.said or 0 for each in parts)
    if not size or part > size:
        return
    allowed = limits.loose_points if share.loose else limits.points
    true = 100 * part / size
    if abs(true - share.percent) <= allowed:
        return
    fits = ""
    if counted is not None and counted.said and counted.said != size:
        other = 100 * part / counted.said
        if abs(other - share.percent) <= allowed:
            fits = f"; it does fit the {counted.said:,}, of which they are {other:.1f}"
    claims = dict.fromkeys(each.id for each in (named or counted, *parts, counted) if each is not None)
    sum_words = " + ".join(f"{each.said:,}" for each in parts)
    of = f"{sum_words} of {size:,} are {true:.1f} per cent, not {share.text}"
    yield Broken(tuple(claims), of + fits, f"share {share.text}")


def _part_beside(share: Share, own: Sequence[Mention]) -> list[Telling]:
    """The nearest part that stands before the share in its sentence; else the nearest after it."""
    parts = [m for m in own if m.telling.part_of is not None and m.telling.said and m.telling.qualifier == "exact"]
    if share.whole is not None:
        parts = [mention for mention in parts if mention.telling.said != share.whole]
    before = [mention for mention in parts if mention.position < share.start]
    found = before[-1:] or parts[:1]
    return [mention.telling for mention in found]


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


def _step(step: Step, own: Sequence[Mention], mentions: Sequence[Mention]) -> Iterator[Broken]:
    """The growth named beside a new count against that count and the one it replaces."""
    by_id = {mention.telling.id: mention.telling for mention in mentions}
    for mention in own:
        now = mention.telling
        then = by_id.get(now.revises or "")
        plain = then is not None and now.qualifier == then.qualifier == "exact"
        if then is None or not plain or now.said is None or then.said is None or mention.position == step.start:
            continue
        if step.value not in (now.said, then.said) and then.said + step.value != now.said:
            what = f"{then.said:,} and {step.value:,} are {then.said + step.value:,}, not {now.said:,}"
            yield Broken((now.id, then.id), what, f"step {step.text}")
