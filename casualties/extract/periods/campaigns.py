"""Campaigns with a known first day, and series of totals whose data end before they are published."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from casualties.extract.periods.reach import Dated
from casualties.extract.periods.words import any_of
from casualties.extract.text.reading import Anchor, Reading
from casualties.model import Precision
from casualties.rulebook import Rulebook
from casualties.rulebook.sources import Release, Series

__all__ = ["Campaigns", "release_of"]


class Campaigns:
    """The campaigns of `rules/periods.yaml` and the series of `rules/sources.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._campaigns = [
            (
                campaign,
                re.compile(rf"\b(?:{any_of(campaign.names)})\b", re.IGNORECASE),
                re.compile(any_of(campaign.actors)) if campaign.actors else None,
            )
            for campaign in rulebook.periods.campaigns
        ]
        starts = {campaign.id: campaign.start for campaign in rulebook.periods.campaigns}
        verbs = any_of(word for entry in rulebook.sources.verbs for word in entry.words)
        self._series = [
            SeriesReader(series, starts.get(series.campaign), _names(rulebook, series), verbs)
            for series in rulebook.sources.series
        ]

    def start(self, reading: Reading, words: str) -> date | None:
        """The first day of the campaign that words such as "the start of the campaign" mean in this document."""
        text = reading.document.text
        for campaign, names, actors in self._campaigns:
            if names.search(words) and (
                actors is None or actors.search(text) or actors.search(reading.document.publisher or "")
            ):
                return campaign.start
        return None

    def data_to(self, reading: Reading, anchor: Anchor) -> date | None:
        """The day up to which a figure of a known series counts; None where it belongs to none."""
        releases = (series.release(reading, anchor) for series in self._series)
        return next((release.data_to for release in releases if release is not None), None)

    def in_series(self, reading: Reading, mention: Dated, anchor: Anchor) -> Dated:
        """The mention with the days and basis of a known series, where the figure belongs to one."""
        for series in self._series:
            start = mention.value.start
            if series.start is None or not series.holds(reading, anchor):
                continue
            if start is not None and (start.year, start.month) != (series.start.year, series.start.month):
                continue
            release = series.release(reading, anchor)
            end = release.data_to if release and (mention.open or mention.value.end is None) else mention.value.end
            changes = {"start": series.start, "end": end, "precision": Precision.SPAN, "basis": series.series.basis}
            return replace(mention, value=mention.value.model_copy(update=changes), unread="")
        return mention


class SeriesReader:
    """One known series: the words by which a figure is seen to belong to it."""

    def __init__(self, series: Series, start: date | None, names: str, verbs: str) -> None:
        self.series, self.start = series, start
        self._names = re.compile(names)
        self._short = re.compile(rf"\b(?:{any_of(series.short)})\b") if series.short else None
        self._said = re.compile(rf"(?:{'|'.join((names, any_of(series.short)))})\s+(?:\w+\s+){{0,2}}(?:{verbs})\b")
        self._near = re.compile(rf"\b(?:{any_of(series.near)})\b", re.IGNORECASE)
        self._since = re.compile(
            rf"\b(?:since|between|from)\b[^.;]{{0,40}}?\b(?:{any_of(series.since)})(?!\w)", re.IGNORECASE
        )

    def holds(self, reading: Reading, anchor: Anchor) -> bool:
        """Whether a figure is one of this series: its body gives it, or it is a published value of it."""
        text, sentence = reading.document.text, reading.sentences[anchor.sentence]
        whole = text[sentence.start : sentence.end]
        if not (self._since.search(whole) and self._near.search(whole)):
            return False
        if self._names.fullmatch(reading.document.publisher or ""):
            return True
        short = self._short is not None and self._short.search(whole) and self._names.search(text)
        if not (short or self._names.search(whole)):
            return False
        release = release_of(self.series, text[anchor.start : anchor.end], reading.document.published)
        return bool(self._said.search(whole)) or (release is not None and self._is_value(release, text, anchor))

    def release(self, reading: Reading, anchor: Anchor) -> Release | None:
        """The release that a figure of the series comes from; None where no known one fits."""
        if not self.holds(reading, anchor):
            return None
        return release_of(self.series, reading.document.text[anchor.start : anchor.end], reading.document.published)

    def _is_value(self, release: Release, text: str, anchor: Anchor) -> bool:
        return str(release.value) == _digits(text[anchor.start : anchor.end])


def release_of(series: Series, number: str, published: date | None) -> Release | None:
    """The release of a series with this value that was out by then; else, with a day, the last one out by then."""
    digits = _digits(number)
    out = [release for release in series.releases if published is None or release.published <= published]
    same = [release for release in out if digits == str(release.value)]
    if same:
        return same[-1]
    return out[-1] if out and published is not None and (published - out[-1].published).days <= 31 else None


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _names(rulebook: Rulebook, series: Series) -> str:
    names = [series.body]
    for body in rulebook.sources.bodies:
        if body.name == series.body:
            names += body.also
    return any_of(names)
