"""What a sentence tells of parts of a count alone: "129 dead: 24 were shot, the others crushed", "39 by X".

Neither the cause nor the doer of a part is the whole's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.drafts import Draft

__all__ = ["keep_to_parts"]

_DONE_BY = re.compile(r"\s+(?:(?:were|was|died|dead|killed)\s+)?(?:\w+\s+)?(?:by|at the hands of|from|in)\b")
_MARKS = re.compile(r"[:;–—(]")


def keep_to_parts(drafts: Sequence[Draft], text: str) -> None:
    """Take from each whole the cause and the doer that its sentence tells of its parts, behind a mark."""
    by_group = {id(draft.group): draft for draft in drafts}
    wholes: dict[int, tuple[Draft, list[Draft]]] = {}
    for draft in drafts:
        whole = by_group.get(id(draft.group.whole)) if draft.group.whole is not None else None
        if whole is not None and whole.parsed is draft.parsed and whole.anchor.end <= draft.anchor.start:
            wholes.setdefault(id(whole), (whole, []))[1].append(draft)
    _places(drafts, [(whole, parts) for whole, parts in wholes.values()])
    for whole, parts in wholes.values():
        opened = _MARKS.search(text, whole.anchor.end, parts[0].anchor.start)
        if opened is not None:
            _keep(whole, parts, opened.start(), text)
        elif parts[0].group.anaphor == "them":  # "324 were killed, 161 of them by the army"
            _keep(whole, parts, parts[0].anchor.start, text)


def _places(drafts: Sequence[Draft], wholes: Sequence[tuple[Draft, Sequence[Draft]]]) -> None:
    """Take from a count the place of another: of one of its parts, where each has one, or of the next of its list."""
    for whole, parts in wholes:
        spread = {part.place.start for part in parts if part.place is not None}
        if len(spread) > 1 and whole.place is not None and whole.place.start in spread:
            whole.place = None
    shares = {(id(draft.parsed), draft.place.start) for draft in drafts if draft.group.rule == "share" and draft.place}
    for draft in drafts:
        if draft.place and draft.group.rule != "share" and (id(draft.parsed), draft.place.start) in shares:
            draft.place = None
    behind = {
        (id(draft.parsed), draft.place.start): draft
        for draft in drafts
        if draft.group.rule == "elliptic" and draft.place is not None and draft.place.start >= draft.anchor.end
    }
    for draft in drafts:
        place = draft.place
        other = behind.get((id(draft.parsed), place.start)) if place is not None else None
        if place is not None and other is not None and draft.anchor.end < other.anchor.start < place.start:
            draft.place = None


def _keep(whole: Draft, parts: Sequence[Draft], opened: int, text: str) -> None:
    mentions = [mention for draft in (whole, *parts) for mention in (draft.cause, draft.perpetrator) if mention]
    own = frozenset(
        mention.start
        for mention in mentions
        if mention.start >= opened and any(_of_part(part, whole, mention.start, mention.end, text) for part in parts)
    )
    whole.of_parts = own
    if whole.cause is not None and whole.cause.start in own:
        whole.cause = None
    if whole.perpetrator is not None and whole.perpetrator.start in own:
        whole.perpetrator = None


def _of_part(part: Draft, whole: Draft, start: int, end: int, text: str) -> bool:
    """Whether a cause or doer is the part's own: its verb, or what stands right behind it after "by"."""
    if part.group.trigger != whole.group.trigger:
        first, last = part.anchor.trigger
        if start < last and first < end:
            return True
    behind = _DONE_BY.match(text, part.anchor.group[1], start)
    return behind is not None and not re.search(r"[,;.]|\d", text[behind.end() : start])
