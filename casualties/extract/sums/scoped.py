"""Parts of a running total that have a scope of their own: "324 in April, 161 of them by the army", "44 in Sindh".

Such a part is a running total too: of its place, or of what its doer did.
"""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.drafts import Draft

__all__ = ["scoped", "unplaced"]

_BEHIND = 12  # characters between a count and the place behind it


def scoped(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """The parts of totals that have a place or a doer of their own, by event, days, place and doer; in order."""
    by_group = {id(draft.group): draft for draft in drafts}
    found: dict[tuple[object, ...], list[Draft]] = {}
    for draft in sorted(drafts, key=lambda draft: draft.anchor.start):
        whole = by_group.get(id(draft.group.whole))
        if whole is None or whole is draft or draft.brings or not draft.total:
            continue
        if unplaced(draft):
            found[(draft.event, draft.anchor.start)] = [draft]
        elif _elsewhere(draft, whole) or _by_another(draft, whole) or _of_other_days(draft, whole):
            found.setdefault((draft.event, draft.days, _place(draft), _doer(draft)), []).append(draft)
    return list(found.values())


def unplaced(draft: Draft) -> bool:
    """Whether a count of a list, which leaves out its verb, is of a place that nothing knows ("..., nine in QB")."""
    if draft.group.rule == "by-place":
        return draft.place is None or draft.place.end > draft.anchor.start
    if draft.group.rule != "elliptic":
        return False
    return draft.place is None or not draft.anchor.end <= draft.place.start <= draft.anchor.end + _BEHIND


def _elsewhere(draft: Draft, whole: Draft) -> bool:
    """Whether its sentence gives a part a place that is not its whole's."""
    sentence = draft.parsed.sentence
    own = draft.place is not None and sentence.start <= draft.place.start < sentence.end
    return own and _place(draft) != _place(whole)


def _of_other_days(draft: Draft, whole: Draft) -> bool:
    return draft.parsed is not whole.parsed and draft.days is not None and draft.days != whole.days


def _by_another(draft: Draft, whole: Draft) -> bool:
    doer = draft.perpetrator
    return doer is not None and (_doer(draft) != _doer(whole) or doer.start in whole.of_parts)


def _place(draft: Draft) -> object:
    return (draft.place.value.name, draft.place.value.country) if draft.place is not None else None


def _doer(draft: Draft) -> object:
    return draft.perpetrator.value.name if draft.perpetrator is not None else None
