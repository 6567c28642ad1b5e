"""Where a sentence sets a deed and a day of its own behind an event that no day was given ("On Friday a bomb ...")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casualties.extract.drafts import Draft
from casualties.extract.events.one_event import Event
from casualties.extract.periods.words import any_of
from casualties.extract.words.grammar import MONTHS, WEEKDAYS

__all__ = ["OwnDay"]

_WEEKDAY, _MONTH = "|".join(sorted(WEEKDAYS)), "|".join(sorted(MONTHS))
_DAY = re.compile(rf"\W*On (?:(?i:{_WEEKDAY})\b|(?i:{_MONTH})\.? \d|\d{{1,2}} (?i:{_MONTH})\b)")
_YEAR = re.compile(r"\W*(?:On|In|At|During|Around)\s[^,.;:]{2,40}?\b(?:last|previous)\s(?:year|month)\b")


class OwnDay:
    """Sentences that open with a day and tell of a deed not told before."""

    def __init__(self, words: Iterable[str], verbs: Iterable[str]) -> None:
        """`words` are the kinds of deeds, `verbs` those that tell of one."""
        kinds = any_of(words)
        self._deed = re.compile(
            rf"(?i)\b(?:an?|another|two|three|four|five|several|twin|suicide)(?:\W[\w-]+){{0,4}}?\W(?:{kinds})s?\b"
            rf"|^\W*On \w+,? (?!the|they|he|she|it|we|officials|police)(?:[\w'’-]+ ){{1,6}}?(?:{any_of(verbs)})\b"
        )

        self._dated = re.compile(
            rf"\W*An?\s(?:[\w-]+\s){{0,3}}(?:{kinds})\b[^.;,]{{0,40}}?\s[io]n\s"
            rf"(?:(?:{_MONTH})\s|\d{{1,2}},?\s){{0,3}}(?:19|20)\d\d\b",
            re.IGNORECASE,
        )

    def turns(self, draft: Draft, last: Draft, event: Event) -> bool:
        """Whether a count is of such a deed, the event before it being undated and counted otherwise."""
        if draft.parsed is not last.parsed and _YEAR.match(draft.parsed.sentence.text):
            return True
        if draft.parsed is last.parsed or event.days or any(event.named):
            return False
        if self._dated.match(draft.parsed.sentence.text):
            return True
        if draft.group.definite or event.first.get(draft.harm) in (None, draft.group.bounds.low):
            return False
        if not _DAY.match(draft.parsed.sentence.text):
            return False
        return self._deed.search(draft.parsed.sentence.text) is not None
