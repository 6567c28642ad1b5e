"""What a date in a text dates: the harm, a statement about it, the finding of bodies, a comparison, the dateline.

The word that governs a date is the nearest one before it in its clause; a reporting verb governs it only where nothing
but the hearer and the occasion stand between ("told reporters in Geneva on Monday").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from casualties.extract.periods.find import Expression
from casualties.extract.periods.words import any_of
from casualties.extract.text.reading import Sentence
from casualties.model import Basis
from casualties.rulebook.periods import PeriodRules
from casualties.rulebook.sources import SourceRules

__all__ = ["Role", "Roles"]

_SPANS = ("current", "rolling", "year", "years", "month", "half", "same_of", "campaign")
_DAYS = ("date", "numeric", "weekday", "relative", "iso", "current", "weekend", "shift", "clock")
_HAVING = ("has ", "have ", "had ")
_LIMITS = frozenset("before after prior by until till dated to".split())
_TURN = re.compile(
    r"[,;:()“”\"]|\s[-–—]\s|\b(?:after|when|as|following|that|which|who|whom|where|while|and|but|since|because)\b"
)
_APPOSED = re.compile(r",\s+(?:[A-Z][\w'’.-]*\s?){1,4},")  # "outside Reynosa, Mexico, on 29 September"
_FILLER = (
    r"(?:\s+(?:to|in|at|by|from|via|on|with|of|the|a|an|its|his|her|their|local|state|press|news|statement|briefing|conference"
    r"|reporters|journalists|lawmakers|telephone|phone|facebook|twitter|telegram|x|late|early|earlier|afternoon|morning"
    r"|evening|social|media|post|video|interview|separate|joint|[A-Z@][\w.'’-]*))"
)
_DATELINE_BEFORE = re.compile(r"\W*[A-Z][^\W\d]*[\w .'’/()-]{0,50}[,(]?\s*")
_DATELINE_AFTER = re.compile(r"\s*\)?\s*(?:\([^()]{2,30}\)\s*)?(?:[-–—:]|\s-+\s)")
_CREDIT = re.compile(r"[(\[](?:[^()\[\]\d]{0,60}\b)?[A-Z][\w .&'/-]{1,40},\s*(?:as of\s+)?$")
_CLOCK_CLOSES = re.compile(
    r"(?:,\s*(?:at\s+)?\d{1,2}(?:[.:h]\d{2})?\s*(?:hrs|hours|h|GMT|UTC|a\.?m\.?|p\.?m\.?|local time)?\.?\s*)?[)\];]"
)
_CORRECTING = re.compile(r"\W*(?:correction|clarification|editor['’]?s note|update|updated)\b\W*(?:on\s+|of\s+)?", re.I)
_COUNTED_TO = re.compile(
    r"\b(?:cumulative(?:ly)?|totals?|figures?|data|counted|cases|reported|recorded) (?:up )?to\s+$", re.I
)
_SUBJECT_FIRST = re.compile(r"\s*,?\s*(?:\S+\s+){0,8}?")


@dataclass(frozen=True, slots=True)
class Role:
    """`kind` is harm, statement, dateline, limit, comparison or the id of a rule; `basis` what a harm period dates.

    A comparison holds for figures from `within` on: "compared with 250 in 2015" for the 250.
    """

    kind: str
    basis: Basis = Basis.OCCURRENCE
    within: int | None = None


class Roles:
    """The words that govern dates, compiled once."""

    def __init__(self, periods: PeriodRules, sources: SourceRules) -> None:
        plain = [word for entry in sources.verbs if not entry.objects for word in entry.words]
        verbs = any_of([*plain, *(word for entry in sources.stances for word in entry.words if " " not in word)])
        harm = any_of(word for entry in periods.harm for word in entry.words)
        by_kind = {entry.id: any_of(entry.words) for entry in periods.elsewhere if entry.words}
        groups = "|".join(f"(?P<{kind}>{words})" for kind, words in by_kind.items())
        self._governor = re.compile(rf"\b(?:{groups}|(?P<harm>{harm}))", re.IGNORECASE)
        self._follow = re.compile(
            rf"\s+(?:\w+\s+)?(?:{any_of(word for entry in periods.elsewhere for word in entry.follow)})\b",
            re.IGNORECASE,
        )
        self._said_before = re.compile(rf"\b(?:{verbs}){_FILLER}{{0,7}}\s*(?:\bon\s+)?$")
        self._said_after = re.compile(
            rf"(?:,?\s+(?:also|again|later|initially|officially|formally|publicly|flatly|strongly))?\s+(?:{verbs})\b"
        )
        telling = any_of(
            word for entry in sources.verbs if not (entry.objects or entry.counting) for word in entry.words
        )
        self._says_later = re.compile(
            rf"\s*,?\s*(?P<subject>(?:[^\s,;:\d]+\s+){{1,9}}?)(?<!\ba )(?<!\ban )(?<!\bthe )(?:{telling})\b"
        )
        self._harm = re.compile(rf"\b(?:{harm})", re.IGNORECASE)
        ranks = [word for entry in periods.comparison if entry.id == "rank" for word in entry.before]
        changes = [word for entry in periods.comparison if entry.id != "rank" for word in entry.before]
        unless = any_of(word for entry in periods.comparison for word in entry.unless)
        self._rank = re.compile(rf"\b(?:{any_of(ranks)})\b(?:(?!\b(?:{unless}))[^,;:.]){{0,60}}$", re.IGNORECASE)
        self._change = re.compile(rf"(?:{any_of(changes)})\s+(?:\w+\s+){{0,4}}$", re.IGNORECASE)
        nouns, moves = (any_of(entry.words) for entry in periods.toll)
        self._toll = re.compile(rf"\b(?:{nouns})\b.{{0,120}}?\b(?:{moves})\b[^;,.]{{0,60}}$", re.IGNORECASE | re.DOTALL)
        self._put = re.compile(
            rf"\b(?:put|puts|putting|placed)\s+(?:\w+\s+){{0,3}}(?:{nouns})\b[^;,.\d]{{0,60}}\bat\s+(?:\w+\s+){{0,2}}\S+\s+(?:on\s+)?$",
            re.IGNORECASE,
        )
        published = any_of(word for entry in periods.elsewhere if entry.id == "publication" for word in entry.words)
        self._published_after = re.compile(rf"\s+(?:{published})\b(?!\s+(?:in|by|on)\b)", re.IGNORECASE)
        self._bases = [
            (
                entry.basis,
                re.compile(rf"\b(?:{any_of(entry.words)})\b", re.IGNORECASE),
                re.compile(rf"\b(?:{any_of(entry.near)})\b", re.IGNORECASE),
            )
            for entry in periods.bases
        ]

    def of(self, text: str, sentence: Sentence, found: Expression) -> Role:
        """The role of one expression of a sentence."""
        if self._limits(text, found):
            return Role("limit")
        before = text[max(sentence.start, found.start - 160) : found.start]
        if self._is_dateline(text, sentence, found):
            return Role("dateline")
        one_day = found.days is None or found.days.first == found.days.last
        closes = _CLOCK_CLOSES.match(text, found.end) if one_day else None
        if closes and (_CREDIT.search(before) or (len(closes.group()) > 1 and text[found.bare - 1] in "([")):
            return Role("statement")  # "(DoDMA, 18 March)", "(3 June, 13.00)" say when a source said it
        if _CORRECTING.fullmatch(before) and text[found.end : found.end + 2].lstrip(".").startswith(":"):
            return Role("statement")  # "Correction, 2 Aug.: an earlier version said ..."
        if found.form in _SPANS or found.word == "since":
            change = self._change.search(before)
            if change:
                return Role("comparison", within=found.start - len(before) + change.start())
            if self._rank.search(before):
                return Role("comparison", within=found.start if found.word == "since" else None)
        if found.word != "since" and found.form in _DAYS:
            kind = self._stated(text, sentence, found, before)
            if kind:
                return Role(kind)
        if found.word == "since" or (found.form == "month" and text[found.end : found.end + 2] in ("'s", "’s")):
            return Role("harm")
        whole = text[max(sentence.start, found.bare - 160) : found.bare]
        governor = self._governing(whole) if before.strip("\"'“” ") else self._ahead(text, sentence, found)
        if governor != "harm" or self._follow.match(text, found.end, sentence.end):
            return Role(governor if governor != "harm" else "statement")
        return Role("harm", self._basis(text, sentence, found, before))

    def _limits(self, text: str, found: Expression) -> bool:
        """Whether a date only bounds: "as of 31 May", "before 2014"; not "after Monday's blast"."""
        if found.word in ("after", "before") and text[found.end - 2 : found.end + 2].endswith(("'s", "’s")):
            return False
        if found.word in ("after", "before") and text[found.end - 2 : found.end] in ("'s", "’s"):
            return False
        if found.word == "" and _COUNTED_TO.search(text, max(found.start - 40, 0), found.start):
            return True  # "Cumulative to 31 August"
        return found.word in _LIMITS or found.word.startswith(("as ", "up ", "through"))

    def _stated(self, text: str, sentence: Sentence, found: Expression, before: str) -> str:
        possessive = text[found.end - 2 : found.end] in ("'s", "’s")
        if found.word == "" and self._published_after.match(text, found.end, sentence.end) and before.endswith(_HAVING):
            return "statement"  # "has today published the names of"
        if not possessive and (
            self._said_before.search(before) or self._said_after.match(text, found.end, sentence.end)
        ):
            return "statement"
        if self._toll.search(before) or self._put.search(before):
            return "statement"
        single = found.days is None or found.days.first == found.days.last
        if single and not before.strip("\"'“” ") and not possessive and not sentence.headline:
            later = self._says_later.match(text, found.end, sentence.end)
            if later and not self._harm.search(later["subject"]):
                return "statement"
        return ""

    def _governing(self, before: str) -> str:
        before = _APPOSED.sub(" ", before)
        turns = [turn.end() for turn in _TURN.finditer(before)]
        clause = before[turns[-1] :] if turns else before
        last = "harm"
        for word in self._governor.finditer(clause):
            last = word.lastgroup or "harm"
        return last

    def _ahead(self, text: str, sentence: Sentence, found: Expression) -> str:
        """What governs a date that opens its sentence: the first governing word of the clause after it."""
        comma = found.end + (1 if text[found.end : found.end + 1] in (",", ":") else 0)
        turn = re.compile(r"[;:,]").search(text, comma, min(sentence.end, comma + 120))
        first = self._governor.search(text, comma, turn.start() if turn else min(sentence.end, comma + 120))
        kind = first.lastgroup if first else None
        return kind if kind in ("finding", "release", "later_death", "planned") else "harm"

    def _basis(self, text: str, sentence: Sentence, found: Expression, before: str) -> Basis:
        around = text[max(sentence.start, found.start - 90) : min(sentence.end, found.end + 90)]
        for basis, verbs, near in self._bases:
            if verbs.search(around) and near.search(text, sentence.start, sentence.end):
                return basis
        return Basis.OCCURRENCE

    def _is_dateline(self, text: str, sentence: Sentence, found: Expression) -> bool:
        if found.form not in ("date", "numeric", "weekday", "iso") or found.bare - sentence.start > 60:
            return False
        if found.bare == sentence.start or (found.days and found.days.first != found.days.last):
            return False
        return bool(
            _DATELINE_BEFORE.fullmatch(text, sentence.start, found.bare)
            and _DATELINE_AFTER.match(text, found.end, sentence.end)
            and text[sentence.start : found.bare].strip().endswith((",", "("))
        )
