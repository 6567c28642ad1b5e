"""When something was said, and up to when its data reach, where the text gives a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from casualties.extract.periods.asof import Horizon, horizons
from casualties.extract.periods.days import Known, counted
from casualties.extract.periods.find import expressions
from casualties.extract.periods.forms import Forms
from casualties.extract.periods.role import Roles
from casualties.extract.periods.words import TimeWords, any_of
from casualties.extract.sources.back import Said
from casualties.extract.text.reading import Reading
from casualties.model import Precision
from casualties.rulebook import Rulebook

__all__ = ["SourceDates"]

_NEAR = 12  # sentences around a figure that may say up to when its data reach
_STOP = re.compile(r"[.;:“”\"]|\b(?:that|as|when|after|and|but|while)\b")
_BESIDE = re.compile(r"[\s,]*(?:\w+ly|late|early|earlier|later|on|in|at|the)?(?:\s+(?:on|in|at|the))*\s*")
_WHERE_SAID = re.compile(r"\s*,?\s+(?:in|to|at|via|through|during|by|from)\b")


class SourceDates:
    """Days of statements and of data, by the words for time."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._forms = Forms(TimeWords(rulebook.periods))
        self._roles = Roles(rulebook.periods, rulebook.sources)
        limits = any_of(word for entry in rulebook.periods.as_of for word in entry.words if word not in ("to", "by"))
        nouns = any_of(word for entry in rulebook.periods.as_of for word in entry.nouns)
        ends = any_of(word for entry in rulebook.periods.as_of for word in entry.ends)
        self._limit = re.compile(
            rf"\b(?:{limits})\b|\b(?:{nouns})\b(?:[^.;]{{0,60}}\bto\b|\s+(?:{ends})\b)", re.IGNORECASE
        )

    def said_on(self, reading: Reading, said: Said) -> date | None:
        """The day beside a verb of saying ("said on Wednesday"); None where none stands there."""
        base, text = reading.document.published, reading.document.text
        sentence = reading.sentences[said.sentence]
        stop = _STOP.search(text, said.end, min(sentence.end, said.end + 60))
        end = stop.start() if stop else min(sentence.end, said.end + 60)
        for low, high in ((said.start, said.end), (said.end, end)):
            for atom in self._forms.atoms(text, low, high):
                if low == said.end and said.leads and not self._of_saying(text, said.end, atom.start, stop):
                    continue
                days = counted(atom, Known(base)) if atom.form in ("date", "weekday", "relative") else None
                if days is not None and days.precision is Precision.DAY:
                    return days.first
        return None

    def _of_saying(self, text: str, start: int, at: int, stop: re.Match[str] | None) -> bool:
        """Whether a day behind a verb hangs on it, not on what is said: right beside it, or before "that"."""
        if _BESIDE.fullmatch(text, start, at):
            return True
        return stop is not None and stop.group() in ("that", ":", "“", '"') and bool(_WHERE_SAID.match(text, start, at))

    def reach(self, reading: Reading) -> Horizon:
        """The day up to which the data of each sentence reach, where it, its paragraph or the title says so."""
        text, base = reading.document.text, reading.document.published
        near = tuple(each for each in reading.sentences if self._limit.search(text, each.start, each.end))
        if not near:
            return Horizon({}, None, base)
        found = expressions(replace(reading, sentences=near), self._forms, Known(base))
        roles = [self._roles.of(text, reading.sentences[each.sentence], each) for each in found]
        return horizons(reading, found, roles, base, self._forms.words.of_data)
