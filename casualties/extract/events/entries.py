"""Where a list of incidents goes on with its next entry: another row, another day at its head, another place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.extract.events.one_event import Event
from casualties.extract.words.grammar import MONTHS
from casualties.model import PlaceKind

__all__ = ["headings", "meanwhile", "of_other_clause", "of_other_day", "of_other_row", "rows"]

_DAY = re.compile(
    rf"(?i)\W*(?:on\s+)?(?:(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(sorted(MONTHS))})"
    rf"|(?P<month_first>{'|'.join(sorted(MONTHS))})\s+(?P<day_last>\d{{1,2}}))\b"
)
_JOINED = re.compile(r"(?:\band|\bwhile|\bbut|;)\s+(?:on\s+|in\s+)?(?:the\s+)?$")
_ROW_NAME, _ROW_GAP = 12, 12  # characters before the name that a row begins with, and between two rows


def meanwhile(draft: Draft, last: Draft, event: Event) -> bool:
    """Whether a paragraph that begins with "meanwhile" tells of another place."""
    opens = draft.parsed.tokens.low[:1] == ["meanwhile"] and draft.parsed is not last.parsed
    if not opens or draft.place is None:
        return False
    place = draft.place.value
    return bool(event.places) and (place.name, place.country) not in event.places


def headings(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """The dated heading above each claim, by the claim's identity ("Jan. 16 Balkh Province: nine officers killed").

    It dates and places the claims below it that say neither.
    """
    above: dict[int, Draft] = {}
    heading: Draft | None = None
    for draft in drafts:
        if draft.headline:
            dated = draft.period is not None and draft.parsed.sentence.index > 0
            heading = draft if dated else None
        elif heading is not None:
            above[id(draft)] = heading
            draft.dated = heading.period if draft.period is None else draft.dated
            draft.setting = heading.place or draft.setting
    return above


def rows(draft: Draft, last: Draft) -> bool:
    """Whether two counts are rows of one list, each with its place ("in Diyala 170 killed; in Salahadin 64")."""
    if draft.place is None or last.place is None:
        return False
    one, other = draft.place.value, last.place.value
    within = one.name in (other.name, other.admin1) or other.name == one.admin1
    return not within and PlaceKind.COUNTRY not in (one.kind, other.kind)


def of_other_row(draft: Draft, last: Draft) -> bool:
    """Whether the next row of a list counts another place, with which it begins ("Anbar 7 (1 killed, 6 wounded)")."""
    if draft.parsed is last.parsed or draft.place is None or last.place is None:
        return False
    if _opens_with_place(draft) and _opens_with_place(last):
        return rows(draft, last) and draft.place.value.name != last.place.value.name
    listed = draft.parsed.sentence.start - last.parsed.sentence.end < _ROW_GAP
    return listed and _heads_row(draft) and _heads_row(last) and draft.place.value.name != last.place.value.name


def of_other_clause(draft: Draft, last: Draft, between: str) -> bool:
    """Whether a clause of its own gives another day ("bombs killed 81 at a church, and on Friday 19 died on a bus")."""
    day, own = draft.period, last.period
    if day is None or day is own or draft.group.more or draft.group.others or day.start < last.anchor.end:
        return False
    return day.end <= draft.anchor.start and _JOINED.search(between[: day.start - last.anchor.end]) is not None


def of_other_day(draft: Draft, last: Draft) -> bool:
    """Whether two lines of a list open with different days ("- 25 November: a boy died ... - 26 November: ...")."""
    if draft.parsed is last.parsed:
        return False
    one, other = (_DAY.match(each.parsed.sentence.text) for each in (last, draft))
    return one is not None and other is not None and one.group().lower() != other.group().lower()


def _opens_with_place(draft: Draft) -> bool:
    """Whether a sentence opens with a scene for its counts ("In Hunan ten people died ... In Guangxi seven died")."""
    place, sentence = draft.place, draft.parsed.sentence
    return place is not None and sentence.text[:3] == "In " and place.start - sentence.start < len("In the city of ")


def _heads_row(draft: Draft) -> bool:
    place = draft.place
    if place is None or getattr(place, "role", "") != "label":
        return False
    return place.start - draft.parsed.sentence.start < _ROW_NAME and place.start < draft.anchor.start
