"""Campaigns with a known first day, and series of totals whose data end before they are published."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from casualties.extract.periods_reach import Dated
from casualties.extract.periods_words import any_of
from casualties.extract.reading import Anchor, Reading
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
        self._series = [
            SeriesReader(series, starts.get(series.campaign), _names(rulebook, series))
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
            release = series.release(reading, anchor)
            if release is None or series.start is None or not mention.open:
                continue
            if mention.value.start is not None and mention.value.start != series.start:
                continue
            value = mention.value.model_copy(
                update={
                    "start": series.start,
                    "end": release.data_to,
                    "precision": Precision.SPAN,
                    "basis": series.series.basis,
                }
            )
            return replace(mention, value=value, unread="")
        return mention


class SeriesReader:
    """One known series: the words by which a figure is seen to belong to it."""

    def __init__(self, series: Series, start: date | None, names: re.Pattern[str]) -> None:
        self.series, self.start, self._names = series, start, names
        self._near = re.compile(rf"\b(?:{any_of(series.near)})\b", re.IGNORECASE)
        self._since = re.compile(
            rf"\bsince\b.{{0,40}}\b(?:{any_of(series.since)})|{any_of(series.since)}", re.IGNORECASE
        )

    def release(self, reading: Reading, anchor: Anchor) -> Release | None:
        """The release that a figure comes from: the one with its value, else the last one published by that day."""
        text, sentence = reading.document.text, reading.sentences[anchor.sentence]
        whole = text[sentence.start : sentence.end]
        if not (self._since.search(whole) and self._near.search(whole)):
            return None
        if not (self._names.search(whole) or self._names.search(reading.document.publisher or "")):
            return None
        return release_of(self.series, text[anchor.start : anchor.end], reading.document.published)


def release_of(series: Series, number: str, published: date | None) -> Release | None:
    """The release of a series with this value that was out by then; else, with a day, the last one out by then."""
    digits = number.replace(",", "").replace(" ", "").replace(" ", "")
    out = [release for release in series.releases if published is None or release.published <= published]
    same = [release for release in out if digits == str(release.value)]
    if same:
        return same[-1]
    return out[-1] if out and published is not None and (published - out[-1].published).days <= 31 else None


def _names(rulebook: Rulebook, series: Series) -> re.Pattern[str]:
    names = [series.body]
    for body in rulebook.sources.bodies:
        if body.name == series.body:
            names += body.also
    return re.compile(any_of(names))
