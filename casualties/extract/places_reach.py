"""Which place reaches a figure: in its clause first, then in its sentence; the scene before what is only named."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.places_find import Placed
from casualties.extract.reading import Anchor, Reading
from casualties.model import PlaceKind

__all__ = ["reaching", "setting"]

_ROLES = {"scene": 0, "event": 1, "way": 2, "people": 3, "named": 4, "dateline": 5}
_NARROW = {PlaceKind.CITY: 0, PlaceKind.ADMIN: 1, PlaceKind.REGION: 2, PlaceKind.COUNTRY: 3, None: 1}


def reaching(reading: Reading, mentions: Sequence[Placed], anchor: Anchor) -> Placed | None:
    """The place of a figure by its own clause or sentence; None where they give none."""
    headline = reading.sentences[anchor.sentence].headline
    here = [each for each in mentions if each.sentence == anchor.sentence and _counts(each, headline)]
    start, end = anchor.clause
    clause = [each for each in here if start <= each.start < end]
    for group in (clause, here):
        scenes = [each for each in group if each.role in ("scene", "event")]
        if scenes:
            return min(scenes, key=lambda each: _order(each, anchor))
    return min(here, key=lambda each: _order(each, anchor), default=None)


def setting(reading: Reading, mentions: Sequence[Placed], anchor: Anchor) -> Placed | None:
    """The place of which the text speaks last before a figure, where its own sentence gives none."""
    before = [each for each in mentions if each.sentence < anchor.sentence and each.role in ("scene", "event", "way")]
    if not before:
        return None
    last = max(each.sentence for each in before)
    return min((each for each in before if each.sentence == last), key=lambda each: _order(each, anchor))


def _counts(each: Placed, headline: bool) -> bool:
    """A country that is only named acts or speaks; in a headline it is where things are."""
    return each.role in _ROLES and not (each.role == "named" and each.value.kind is PlaceKind.COUNTRY and not headline)


def _order(each: Placed, anchor: Anchor) -> tuple[int, int, int]:
    narrow = _NARROW[each.value.kind] // 2
    return narrow, _ROLES[each.role], each.start
