"""Sums beside counts: rates, shares and steps of a text that its own counts do not bear out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from casualties.extract.text.sentences import Line, split
from casualties.findings._mentions import Broken, Limits, Mention
from casualties.findings._pairs import days_of
from casualties.findings._shares_beside import broken_shares
from casualties.findings._sum_words import Rate, Step, SumWords
from casualties.findings._tellings import Telling
from casualties.findings._words import MONTHS
from casualties.model import Document

__all__ = ["broken_sums"]


def broken_sums(document: Document, mentions: Sequence[Mention], words: SumWords, limits: Limits) -> Iterator[Broken]:
    """The sums of a document that its counts do not bear out, in the order of the text."""
    lines = split(document.text)
    starts = [line.start for line in lines]
    by_line: dict[int, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.position):
        by_line.setdefault(bisect_right(starts, mention.position) - 1, []).append(mention)
    so_far = [
        mention
        for at, told in by_line.items()
        if words.so_far.search(document.text, lines[at].start, lines[at].end)
        for mention in told
    ]
    for at, line in enumerate(lines):
        sentence = document.text[line.start : line.end]
        own = by_line.get(at, [])
        around = [*own, *by_line.get(at - 1, []), *by_line.get(at + 1, [])]
        if words.marks.search(sentence):
            for rate in words.rates(sentence, line.start):
                yield from _rate(rate, sentence, line, own, around, words, limits)
            for share in words.shares(sentence, line.start):
                yield from broken_shares(share, sentence, line, own, mentions, limits)
        if len(own) > 2 and words.opens.search(sentence):
            yield from _breakdowns(sentence, line, own, words)
        if any(mention.telling.revises is not None for mention in own):
            for step in words.steps(sentence, line.start):
                yield from _step(step, own, mentions)
        if any(mention.telling.part_of is not None for mention in own):
            before = [mention for mention in so_far if mention.position < line.start]
            yield from _growth(sentence, line, own, mentions, before, words)


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
    months = [name for name in MONTHS if re.search(rf"\b{name}\b", sentence)]
    near = _counted(rate, own, []) or _counted(rate, around, months)
    spans = words.stated_days(sentence, line.start)
    judged = [(each, days, _fits(rate, each, days, limits)) for each in near for days in _lengths(each, spans)]
    if judged and not any(fits for _, _, fits in judged):
        each, days, _ = judged[0]
        product = rate.days and (rate.low + (rate.high if rate.high is not None else rate.low)) / 2 * days / rate.days
        unit = {1.0: "a day", 7.0: "a week"}.get(rate.days, "a month")
        yield Broken(
            (each.id,),
            f"{rate.text} {unit} over {days} days come to about {product:,.0f}, not {each.said:,}",
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
        named = {MONTHS[days.start.month - 1], MONTHS[days.end.month - 1]}
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


def _growth(
    sentence: str,
    line: Line,
    own: Sequence[Mention],
    mentions: Sequence[Mention],
    so_far: Sequence[Mention],
    words: SumWords,
) -> Iterator[Broken]:
    """New people beside the count that they make: the old count and the new people against the new one.

    The old count is the one that the new one replaces, else the only one that the text has told as a count so far.
    """
    by_id = {mention.telling.id: mention.telling for mention in mentions}
    for mention in own:
        now = mention.telling
        then = by_id.get(now.revises or "") or _only_opening(now, so_far)
        if then is None:
            continue
        for other in own:
            new = other.telling
            at = other.position - line.start
            if new.part_of != now.id or new.harm != now.harm or not words.added(sentence, at, other.end - line.start):
                continue
            low = (then.low or 0) + (new.low or 0)
            high = None if then.high is None or new.high is None else then.high + new.high
            if (now.high is not None and low > now.high) or (high is not None and high < (now.low or 0)):
                what = f"{then.said:,} and {new.said:,} are {(then.said or 0) + (new.said or 0):,}, not {now.said:,}"
                yield Broken((now.id, new.id, then.id), what, f"growth {new.said}")


def _only_opening(now: Telling, so_far: Sequence[Mention]) -> Telling | None:
    """The only lower count of the same people by the same source among those told as counts so far."""
    found = [
        each.telling
        for each in so_far
        if (each.telling.harm, each.telling.group, each.telling.origin) == (now.harm, now.group, now.origin)
        and each.telling.part_of is None
        and (each.telling.high if each.telling.high is not None else each.telling.low or 0) < (now.low or 0)
    ]
    return found[0] if len(found) == 1 else None


def _breakdowns(sentence: str, line: Line, own: Sequence[Mention], words: SumWords) -> Iterator[Broken]:
    """Lists that are set out as all of a count and add up to less."""
    for at, mention in enumerate(own):
        whole = mention.telling
        other_harm = next((each.position for each in own[at + 1 :] if each.telling.harm != whole.harm), None)
        inside = {each.position: each.telling for each in own[at + 1 :] if each.telling.harm == whole.harm}
        for listed in words.breakdowns(sentence, line.start, after=mention.end, until=other_harm):
            if not inside.keys() >= set(listed.numbers) or any(mention.end <= at < listed.start for at in inside):
                continue
            parts = [inside[number] for number in listed.numbers if inside[number].part_of == whole.id]
            highs = [part.high for part in parts if part.high is not None]
            if len(parts) > 1 and len(highs) == len(parts) and sum(highs) < (whole.low or 0):
                counts = " + ".join(f"{part.said:,}" for part in parts)
                what = f"{counts} are {sum(part.said or 0 for part in parts):,}, not {whole.said:,}"
                yield Broken((whole.id, *(part.id for part in parts)), what, "breakdown")
