"""Text to claims: read, parse, resolve, place in events, assemble."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from casualties.extract.across.resolve import resolve
from casualties.extract.anchors import anchor, anchors
from casualties.extract.assemble import Assembler
from casualties.extract.carry import carry
from casualties.extract.causes import Causes
from casualties.extract.coverage import CoverageRules
from casualties.extract.drafts import Draft
from casualties.extract.events.asides import Asides, keep_to_asides
from casualties.extract.events.breakdowns import keep_to_parts
from casualties.extract.events.events import Events
from casualties.extract.harm.parse import Parsed
from casualties.extract.harm.tables import read_tables
from casualties.extract.of_one_source import keep_revisions
from casualties.extract.people.by_name import is_known
from casualties.extract.people.group import Group
from casualties.extract.periods import Dated, Periods
from casualties.extract.perpetrators import Perpetrators
from casualties.extract.places import Places
from casualties.extract.prefilter import Prefilter
from casualties.extract.sources import Sources
from casualties.extract.sums.incidents import DocumentIncident, incidents_of
from casualties.extract.text.reading import Reading, read
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Claim, Document, Harm
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["Extracted", "Extractor"]

_BESIDE = 4  # characters that may stand between days and the count behind them
_LISTED = ("label", "by-place", "noun:deaths", "noun:missing", "noun:injuries")
_NO_CAUSE = (Harm.DETAINED, Harm.ABDUCTED)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document gives: its claims, and the ranges of the incidents it tells of."""

    document: str
    claims: tuple[Claim, ...]
    incidents: tuple[DocumentIncident, ...]

    def __iter__(self) -> Iterator[Claim]:
        """The claims, in order."""
        return iter(self.claims)


class Extractor:
    """Reads the casualty figures of documents, by the rules and the gazetteer; compiled once, used for many."""

    def __init__(self, rulebook: Rulebook, gazetteer: Gazetteer) -> None:
        self._lexicon = Lexicon(rulebook)
        self._prefilter = Prefilter(self._lexicon)
        self._places = Places(rulebook, gazetteer)
        self._where = {"by-place": self._places.beside, "label:table": self._places.of_row}
        self._periods = Periods(rulebook)
        self._perpetrators = Perpetrators(rulebook, gazetteer)
        self._causes = Causes(rulebook)
        self._sources = Sources(rulebook)
        self._coverage = CoverageRules(rulebook)
        self._asides = Asides(rulebook)
        self._events = Events(rulebook)
        self._assembler = Assembler(rulebook)

    def claims(self, document: Document) -> list[Claim]:
        """The claims of one document in order of their numbers; an empty list where it gives no casualty figure."""
        return self._assembler.claims(document, self._drafts(document))

    def incidents(self, document: Document) -> list[DocumentIncident]:
        """The ranges that one document gives for each event it tells of, by harm and victim group."""
        drafts = self._drafts(document)
        return incidents_of(document.id, drafts, self._assembler.ids(document, drafts))

    def read(self, document: Document) -> Extracted:
        """Claims and incidents of one document, read once."""
        drafts = self._drafts(document)
        claims = tuple(self._assembler.claims(document, drafts))
        ids = self._assembler.ids(document, drafts)
        return Extracted(document.id, claims, tuple(incidents_of(document.id, drafts, ids)))

    def _drafts(self, document: Document) -> list[Draft]:
        if not self._prefilter.may_hold(document.text):
            return []
        reading = read(document)
        parsed = list(self._prefilter.parsed(reading))
        read_tables(parsed, self._lexicon)
        self._asides.mark(parsed)
        resolve(parsed, self._lexicon)
        drafts = [draft for each in parsed for draft in _drafts(each, document.text)]
        if not drafts:
            return []
        periods = self._periods.read(reading)
        self._fill(reading, periods, drafts)
        keep_to_parts(drafts, document.text)
        keep_to_asides(drafts)
        keep_revisions(drafts)
        self._events.number(drafts, document.text)
        self._date(drafts, periods, document.text)
        carry(drafts)
        self._list_under_title(reading, drafts)
        self._carry_totals(drafts)
        return drafts

    def _fill(self, reading: Reading, periods: Sequence[Dated], drafts: Sequence[Draft]) -> None:
        text = reading.document.text
        places = self._places.read(reading)
        perpetrators = self._perpetrators.read(reading)
        causes = self._causes.read(reading)
        sources = self._sources.read(reading)
        for draft in drafts:
            at = draft.anchor
            find = self._where.get(draft.group.rule, self._places.own)
            draft.place = find(reading, places, at)
            setting = self._places.setting(reading, places, at)
            draft.spread = draft.place is None and self._places.spreads(reading, setting, at)
            draft.setting = None if draft.spread else setting
            draft.period = self._periods.own(reading, periods, at)
            draft.perpetrator = self._perpetrators.own(reading, perpetrators, at)
            draft.may_blame = partial(self._perpetrators.holds, reading, perpetrators, anchor=at)
            draft.may_cause = partial(self._causes.holds, reading, causes, anchor=at)
            draft.cause = self._causes.own(reading, causes, at) if draft.harm not in _NO_CAUSE else None
            draft.source = self._sources.own(reading, sources, at)
            draft.total = self._coverage.is_total(draft, text)
            if draft.group.rule == "compared":
                draft.period = _beside(periods, draft)
        _together(drafts)
        _around_tables(drafts)

    def _date(self, drafts: Sequence[Draft], periods: Sequence[Dated], text: str) -> None:
        """The days that the text gave last before an event's first claim, in a sentence that counts nobody."""
        starts = sorted(draft.anchor.start for draft in drafts)
        begins = [mention.start for mention in periods]
        for draft in drafts:
            if draft.period is not None or draft.headline or draft.group.aside or draft.group.rule == "compared":
                continue
            sentence = draft.parsed.sentence.start
            before = bisect_left(starts, sentence)
            floor = starts[before - 1] if before else 0
            last = bisect_left(begins, sentence) - 1
            while last >= 0 and periods[last].end > sentence:
                last -= 1
            while (
                last > 0 and periods[last - 1].end >= periods[last].end > periods[last].start > periods[last - 1].start
            ):
                last -= 1  # "since 15 March" rather than the day in it
            if last < 0 or periods[last].start < floor:
                continue
            if not self._events.breaks(text, periods[last].end, draft.anchor.start):
                draft.dated = periods[last]

    def _list_under_title(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        """A list's counts that have no cause take that of the first line, where that counts nobody itself."""
        bare = [draft for draft in drafts if draft.cause is None and draft.group.rule.startswith(_LISTED)]
        if not bare or any(draft.parsed.sentence.index == 0 or draft.cause is not None for draft in drafts):
            return
        cause = self._causes.titled(reading, self._causes.read(reading))
        listed = {id(draft.group) for draft in bare}
        for draft in drafts:
            if draft.harm not in _NO_CAUSE and (id(draft.group) in listed or id(draft.group.whole) in listed):
                draft.cause = cause

    def _carry_totals(self, drafts: Sequence[Draft]) -> None:
        """A part covers what its whole covers, an undated claim what the sum before it in its paragraph does."""
        by_group = {id(draft.group): draft for draft in drafts}
        for draft in drafts:
            whole = by_group.get(id(draft.group.whole))
            if whole is not None and draft.group.attacker:
                whole.includes_attacker = True
            if whole is not None and whole is not draft and not draft.brings:
                draft.total = whole.total
        for before, draft in pairwise(draft for draft in drafts if draft.group.rule != "compared"):
            together = before.parsed.sentence.paragraph == draft.parsed.sentence.paragraph
            if together and before.total and draft.period is None and not (draft.headline or draft.total):
                draft.period, draft.total = before.period, True


def _together(drafts: Sequence[Draft]) -> None:
    """What one sentence counts of the same days sums up alike ("38 were killed and 134 hurt across Peru this week")."""
    summed = {(id(draft.parsed), id(draft.period)) for draft in drafts if draft.total and draft.group.whole is None}
    for draft in drafts:
        counts = draft.group.bounds.high != 0 and draft.group.whole is None and draft.harm is not Harm.DISPLACED
        draft.total = draft.total or (counts and (id(draft.parsed), id(draft.period)) in summed)


def _around_tables(drafts: Sequence[Draft]) -> None:
    """A row of totals is where the text was before its table, not where the row above it is."""
    by_group = {id(draft.group): draft for draft in drafts}
    for draft in reversed(drafts):
        whole = by_group.get(id(draft.group.whole))
        if whole is not None and whole.group.rule == draft.group.rule == "label:table":
            whole.setting = draft.setting


def _beside(periods: Sequence[Dated], draft: Draft) -> Dated | None:
    """The days right beside a count that is held against another ("compared with 57 in April", "with April (57)")."""
    at, sentence = draft.anchor, draft.parsed.sentence
    near = [each for each in periods if sentence.start <= each.start < sentence.end]
    before = [each for each in near if at.start - _BESIDE <= each.end <= at.start]
    after = [each for each in near if at.end <= each.start]
    return before[-1] if before else after[0] if after else None


def _span(parsed: Parsed, group: Group) -> tuple[int, int]:
    return parsed.tokens.start[group.number[0]], parsed.tokens.end[group.number[1] - 1]


def _drafts(parsed: Parsed, text: str) -> list[Draft]:
    claims = [group for group in parsed.groups if group.harm is not None and not group.dropped]
    claims = [group for group in claims if not group.by_name or is_known(text, *_span(parsed, group))]
    clauses = anchors(parsed, claims)
    return [
        Draft(parsed, group, harm, anchor(parsed, group, harm, clause))
        for group, clause in zip(claims, clauses, strict=True)
        for harm in (group.harm, *group.more_harms)
        if harm is not None
    ]
