"""From a draft to a `Claim`: its figure, scope, period, source, and the quote that proves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casualties.extract.coverage import CoverageRules
from casualties.extract.drafts import Draft
from casualties.extract.people.nouns import BARE, UNKNOWN
from casualties.model import (
    Claim,
    Coverage,
    Document,
    Figure,
    Scope,
    Source,
    Span,
    TextEvidence,
    Victims,
)
from casualties.rulebook import Rulebook

__all__ = ["Assembler"]


class Assembler:
    """Makes claims of drafts, with confidence by `rules/events.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._coverage = CoverageRules(rulebook)
        self._shares = {name: share for entry in rulebook.events.confidence for name, share in entry.shares.items()}

    def claims(self, document: Document, drafts: Sequence[Draft]) -> list[Claim]:
        """The claims of a document in order of their number; ids are `<document>@<number_start>:<harm>`."""
        ids = self.ids(document, drafts)
        by_group: dict[int, list[Draft]] = {}
        ordered = sorted(drafts, key=_order)
        for draft in ordered:
            by_group.setdefault(id(draft.group), []).append(draft)
        return [self._claim(document, draft, ids, by_group) for draft in ordered]

    def ids(self, document: Document, drafts: Sequence[Draft]) -> dict[int, str]:
        """The claim id of each draft, by the draft's identity."""
        ids: dict[int, str] = {}
        seen: dict[str, int] = {}
        for draft in sorted(drafts, key=_order):
            base = f"{document.id}@{draft.anchor.start}:{draft.harm}"
            seen[base] = seen.get(base, 0) + 1
            ids[id(draft)] = base if seen[base] == 1 else f"{base}#{seen[base]}"
        return ids

    def _claim(
        self, document: Document, draft: Draft, ids: Mapping[int, str], by_group: Mapping[int, list[Draft]]
    ) -> Claim:
        group, who, text = draft.group, draft.group.who, document.text
        place = draft.place or draft.setting
        start, end = self._quote(draft)
        part_of = _other(draft, group.whole, by_group)
        revises = _other(draft, group.revises, by_group)
        default = Source(chain=(document.publisher,) if document.publisher else (), reported=document.published)
        bounds = group.bounds
        tokens = draft.parsed.tokens
        last = max(min(group.amount.right, len(tokens)) - 1, group.amount.left)
        return Claim(
            id=ids[id(draft)],
            figure=Figure(
                value=bounds.value,
                low=bounds.low,
                high=bounds.high,
                qualifier=bounds.qualifier,
                text=text[tokens.start[group.amount.left] : tokens.end[last]],
            ),
            scope=Scope(
                harm=draft.harm,
                victims=Victims(
                    status=who.status,
                    age=who.age,
                    sex=who.sex,
                    role=who.role,
                    nationality=who.nationality,
                    text=self._victims_text(draft, text),
                ),
                place=place.value if place is not None else None,
                perpetrator=draft.perpetrator.value if draft.perpetrator is not None else None,
                cause=draft.cause.value if draft.cause is not None else None,
            ),
            period=draft.period.value if draft.period is not None else None,
            coverage=Coverage.TOTAL if draft.total else Coverage.INCIDENT,
            definition=self._coverage.definition(draft, text),
            source=draft.source.value if draft.source is not None else default,
            part_of=ids[id(part_of)] if part_of is not None else None,
            revises=ids[id(revises)] if revises is not None else None,
            evidence=TextEvidence(
                document=document.id,
                start=start,
                end=end,
                number=Span(start=draft.anchor.start, end=draft.anchor.end),
                quote=text[start:end],
            ),
            rule=group.rule,
            confidence=self._confidence(draft),
            event=draft.event,
            warning=getattr(place, "warning", None),
        )

    def _quote(self, draft: Draft) -> tuple[int, int]:
        """From the first to the last word of the group and its harm."""
        spans = [draft.anchor.group, (draft.anchor.start, draft.anchor.end)]
        if draft.group.trigger is not None:
            sentence = draft.parsed.sentence
            start, end = draft.anchor.trigger
            if sentence.start <= start and end <= sentence.end:
                spans.append((start, end))
        return min(start for start, _ in spans), max(end for _, end in spans)

    def _victims_text(self, draft: Draft, text: str) -> str:
        tokens, phrase = draft.parsed.tokens, draft.group.phrase
        if draft.group.by_name:
            return ""  # whose death is told is said by the quote; a name is no group of victims
        if draft.group.members:
            return text[slice(*draft.anchor.group)]
        if phrase.stop <= phrase.start or draft.group.head == BARE:
            return ""
        return text[tokens.start[phrase.start] : tokens.end[min(phrase.stop, len(tokens)) - 1]]

    def _confidence(self, draft: Draft) -> float:
        group = draft.group
        share = self._shares.get(group.rule.partition(":")[0], self._shares["elliptic"])
        if group.head in (BARE, UNKNOWN):
            share *= self._shares[group.head]
        if group.one:
            share *= self._shares["article"]
        return round(share, 2)


def _order(draft: Draft) -> tuple[int, int, str]:
    return draft.anchor.start, draft.anchor.end, draft.harm.value


def _other(draft: Draft, group: object, by_group: Mapping[int, list[Draft]]) -> Draft | None:
    """The draft of another group: that of the same harm, else the first."""
    found = by_group.get(id(group), []) if group is not None else []
    same = [other for other in found if other.harm is draft.harm]
    chosen = same or found
    return chosen[0] if chosen and chosen[0] is not draft else None
