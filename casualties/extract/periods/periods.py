"""Periods: when the harm of each figure happened, by the words of the text and the document's day.

`read` finds every expression of time once, counts it, and keeps those that date harm; `own` picks the one that reaches
a figure. Relative words are counted from the day of publication, or from a full dateline, and never from today.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from casualties.extract.periods.asof import Horizon, horizons
from casualties.extract.periods.calendar import Days, day, days_of
from casualties.extract.periods.campaigns import Campaigns
from casualties.extract.periods.days import Known
from casualties.extract.periods.find import Expression, expressions
from casualties.extract.periods.forms import Forms
from casualties.extract.periods.reach import Dated, reaching
from casualties.extract.periods.role import Roles
from casualties.extract.periods.words import TimeWords, any_of
from casualties.extract.text.reading import Anchor, Reading, Sentence
from casualties.model import Basis, Period, Precision
from casualties.rulebook import Rulebook

__all__ = ["Dated", "Periods"]

_FORM_LINES = 8


class Periods:
    """Periods by `rules/periods.yaml`, and the known series of `rules/sources.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._forms = Forms(TimeWords(rulebook.periods))
        self._roles = Roles(rulebook.periods, rulebook.sources)
        self._campaigns = Campaigns(rulebook)
        labels = any_of(word for entry in rulebook.periods.labels for word in entry.words)
        self._label = re.compile(rf"\W*(?:{labels})\s*:\s*", re.IGNORECASE)

    def read(self, reading: Reading) -> list[Dated]:
        """Every expression that dates harm, in order of its start; without days where nothing says which."""
        document = reading.document
        known = Known(document.published or self._dateline(reading))
        found = expressions(reading, self._forms, known)
        roles = [self._roles.of(document.text, reading.sentences[each.sentence], each) for each in found]
        reach = horizons(reading, found, roles, known.base, self._forms.words.of_data)
        dated: list[Dated] = []
        for each, role in zip(found, roles, strict=True):
            if role.kind == "harm":
                dated += self._dated(reading, each, role.basis, reach)
            elif role.kind == "comparison" and role.within is not None:
                dated.append(self._compared(reading, each, role.within))
        return sorted(dated, key=lambda mention: (mention.start, -mention.end))

    def own(self, reading: Reading, mentions: Sequence[Dated], anchor: Anchor) -> Dated | None:
        """The period that the text gives for this figure itself; None where it gives none."""
        text, sentence = reading.document.text, reading.sentences[anchor.sentence]
        chosen = reaching(text, sentence, mentions, anchor) or self._labelled(reading, mentions, sentence)
        return chosen and self._campaigns.in_series(reading, chosen, anchor)

    def _labelled(self, reading: Reading, mentions: Sequence[Dated], sentence: Sentence) -> Dated | None:
        """The date of an incident's form ("Date: 3 June 2011") in the paragraph of a figure."""
        for near in reading.sentences[max(0, sentence.index - _FORM_LINES) : sentence.index + _FORM_LINES]:
            label = near.paragraph == sentence.paragraph and self._label.match(near.text)
            if label:
                at = bisect_left(mentions, near.start + label.end(), key=lambda mention: mention.start)
                if at < len(mentions) and mentions[at].start < near.end:
                    return mentions[at]
        return None

    def _dated(self, reading: Reading, found: Expression, basis: Basis, reach: Horizon) -> list[Dated]:
        text, days = reading.document.text, found.days
        if found.form == "campaign":
            start = self._campaigns.start(reading, text[found.start : found.end])
            days = Days(start, start, days_of(start, start).precision) if start else None  # type: ignore[union-attr]
        inner = found.inner
        if found.open:
            end = reach.of(found.sentence)
            if days is not None and end is None:
                mention = self._mention(text, found.start, found.end, days, basis, found)
                since = mention.value.model_copy(update={"end": None, "precision": Precision.SPAN})
                unread = f'"{mention.value.text}" has no day up to which it counts'
                return [replace(mention, value=since, unread=unread)]
            days = days_of(days.first, end) if days and end else None
        mention = self._mention(text, found.start, found.end, days, basis, found)
        if inner is None:
            return [mention]
        return [mention, self._mention(text, found.bare, found.end, inner, basis, replace(found, open=False))]

    def _compared(self, reading: Reading, found: Expression, within: int) -> Dated:
        """The other side of a comparison ("than the bomb that killed 120 in 2016"), for its own figures alone."""
        days = found.inner if found.word == "since" else found.days
        start = found.bare if found.word == "since" else found.start
        mention = self._mention(
            reading.document.text, start, found.end, days, Basis.OCCURRENCE, replace(found, open=False)
        )
        return replace(mention, within=within)

    def _mention(self, text: str, start: int, end: int, days: Days | None, basis: Basis, found: Expression) -> Dated:
        words = text[start:end]
        value = Period(
            start=days.first if days else None,
            end=days.last if days else None,
            precision=days.precision if days else None,
            basis=basis,
            text=words,
        )
        unread = "" if days else f'"{words}" {found.unread or "has no date to count from"}'
        return Dated(start, end, value, unread, found.open)

    def _dateline(self, reading: Reading) -> date | None:
        """The day of a dateline with its year, or of a line at the top that is nothing but a date."""
        text = reading.document.text
        for sentence in reading.sentences[:6]:
            for atom in self._forms.atoms(text, sentence.start, min(sentence.end, sentence.start + 90)):
                if atom.form not in ("date",) or atom.year is None or atom.last_day is not None:
                    continue
                alone = (
                    re.fullmatch(r"\W*(?:\w+:)?\W*", text[sentence.start : atom.start]) and atom.end >= sentence.end - 1
                )
                found = Expression(atom.start, atom.end, atom.start, sentence.index, "date")
                if alone or self._roles.of(text, sentence, found).kind == "dateline":
                    return day(atom.year, atom.month or 1, atom.day or 1)
        return None
