"""What a figure covers: one event, or everything in its scope; and what sort of count the text says it is."""

from __future__ import annotations

import re

from casualties.extract.drafts import Draft
from casualties.extract.events.telling import remains
from casualties.extract.words.grammar import MONTHS
from casualties.model import Basis, Definition, Harm, Precision
from casualties.rulebook import Rulebook

__all__ = ["CoverageRules"]

_OF_MONTH = re.compile(
    r"(?i)(?:in|during|for|throughout|over|of)\s+(?:the month of\s+)?(?:" + "|".join(sorted(MONTHS)) + r")"
)
_PAST_HOURS = re.compile(
    r"(?i)(?:in|over|during|within)\s+the\s+(?:past|last|previous)\s+(?:24|48|72|twenty-four)[\s-]+hours"
)
_IN_MANY = re.compile(r"\bin (?:\d{2,}|\d,\d+) (?:[\w-]+ ){0,3}(?:attacks|incidents|activities|events|strikes|raids)\b")
_KNOWN = {"identified", "named"}
_NAMES_KNOWN = re.compile(
    r"[^.;:]{0,90}?\b(?:has|have|had)\s+(?:\w+\s+)?been\s+(?:\w+\s+)?(?:identified|named)\b(?!\s+as\b)"
)
_MAKES_KNOWN = re.compile(r"\b(?:has|have|had)\s+(?:(?!no|never)\w+\s+){0,3}?(?:identified|named)\s+$")
_AS = re.compile(r"[^.;:]*\bas\b")
_IN_DAYS = re.compile(r"[^,.;:]*\b(?:in|over) (?:two|three|four|five|six|seven|ten|\d+) (?:days|weeks|months)\b")
_THIS = re.compile(r"(?i)(?:so far )?this (?:year|month)\b")
_LONG = 3  # days beyond the first that one event may be spread over in a report


class CoverageRules:
    """Coverage and definition by `rules/events.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.events
        words = {entry.id: entry.words for entry in rules.totals}
        self._cumulative = _any(words["cumulative"])
        self._repeated = _any(words["repeated"])
        self._single = re.compile(
            r"\b(?:an?|the|another|triple|twin|double|single)\s+(?:[\w-]+\s+){0,3}" + _any(words["single"]).pattern,
            re.IGNORECASE,
        )
        self._side = re.compile(rf"{_any(words['sides']).pattern}(?:\s+(?:has|have|had|also))*\s*$", re.IGNORECASE)
        self._definitions = [(_any(entry.words), entry.definition) for entry in rules.definitions]

    def is_total(self, draft: Draft, text: str) -> bool:
        """Whether a figure sums up its scope, by its period and the words of its clause."""
        period = draft.period.value if draft.period is not None else None
        clause = text[slice(*draft.anchor.clause)]
        if re.search(
            r"(?:which|that|who)\s+(?:had\s+)?$", text[max(draft.anchor.trigger[0] - 12, 0) : draft.anchor.trigger[0]]
        ):
            return False  # "Cyclone X, which killed 600 in March" is one event
        if period is not None and period.basis is not Basis.OCCURRENCE:
            return True
        days = draft.days
        said = period.text if period is not None else ""
        if draft.group.amount.kind == "none" and not said.lower().startswith("since"):
            return False
        lost = draft.group.rule == "object:lose" and days is not None and draft.cause is None
        if lost and self._side.search(text, draft.parsed.sentence.start, draft.anchor.trigger[0]):
            return True  # "yesterday the enemy lost 590 soldiers": all its losses of the day
        if re.match(r"(?i)since\b|so far\b|during the|over the past|in the past|(?:in )?the week", said):
            return True
        if _PAST_HOURS.match(said) or _IN_MANY.search(clause):
            return True
        if re.search(r"(?i)\bin (?:24 hours|a day|one day)\b", clause):
            return True
        if draft.group.rule == "toll" and _IN_DAYS.match(text, draft.anchor.end, draft.parsed.sentence.end):
            return True  # "bringing to 30 the number of people killed in two days"
        if days is not None and (days[1] - days[0]).days > _LONG:
            if period is not None and period.precision is Precision.WEEK and "week" in said.lower():
                return bool(self._repeated.search(clause) or re.search(r"(?i)\b(?:over|past|so far)\b", clause))
            before = text[draft.anchor.clause[0] : max(draft.anchor.trigger[0], draft.anchor.clause[0])]
            return not self._single.search(before)
        overnight = "overnight" in said.lower() or "last night" in said.lower()
        if days is not None and days[0] != days[1] and not overnight and self._repeated.search(clause):
            return True
        if days is None and _OF_MONTH.fullmatch(said):
            stop = max(draft.anchor.trigger[0], draft.anchor.start)
            return not self._single.search(text, draft.anchor.clause[0], stop)
        if days is None and _THIS.match(said):
            before = text[draft.anchor.clause[0] : max(draft.anchor.trigger[0], draft.anchor.clause[0])]
            return not self._single.search(before)
        if draft.period is None or days is None:
            return (
                bool(self._cumulative.search(clause))
                and draft.harm is not Harm.DISPLACED
                and not _listed(draft)
                and not remains(draft)
            )
        return bool(re.search(r"\b[Ss]o far\b|\b[Aa]cross (?:the country|[A-Z]\w+)", clause)) and not draft.headline

    def definition(self, draft: Draft, text: str) -> Definition | None:
        """What sort of count the sentence says a total is; None where it does not."""
        if not draft.total:
            return self._identified_here(draft, text)
        start, end = draft.anchor.clause
        sentence = draft.parsed.sentence
        clause = text[min(sentence.start, start) : max(end, draft.anchor.end)]
        for words, definition in self._definitions:
            if words.search(clause):
                return definition
        return None

    def _identified_here(self, draft: Draft, text: str) -> Definition | None:
        """ "8,120 people killed by the cyclone have been identified", "has identified 8,120 people killed by it": those
        of an event whose names are known."""
        words = draft.parsed.tokens.low
        governed = draft.group.rule.startswith(("object", "toll", "figure"))
        if governed or draft.group.whole is not None or draft.group.one or not _KNOWN & set(words):
            return None
        start, end = draft.anchor.end, draft.parsed.sentence.end
        named = _NAMES_KNOWN.match(text, start, end) or (
            _MAKES_KNOWN.search(text, draft.parsed.sentence.start, draft.anchor.start)
            and not _AS.match(text, start, end)
        )
        return Definition.IDENTIFIED if named else None


def _listed(draft: Draft) -> bool:
    """Whether a figure sums up what its sentence lists, or is listed there ("9 in the second, 25 altogether")."""
    sums = [group for group in draft.parsed.groups if group.rule == "elliptic" and group.whole is None]
    return any(draft.group in (one, other) for one in sums for other in draft.parsed.groups if other.whole is one)


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b", re.IGNORECASE)
