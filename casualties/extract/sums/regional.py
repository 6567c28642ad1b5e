"""Regional counts within a wider one: "the quake killed 355; in the district of Rim alone 311 people died"."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.extract.events.telling import absolute
from casualties.model import Place, PlaceKind

__all__ = ["without_regional"]

_SPREAD = frozenset({"earthquake", "flood", "storm", "disease", "starvation", "fire"})


def without_regional(tops: Sequence[Draft]) -> list[Draft]:
    """The counts but for those of places within a wider count's, where what is counted is spread over many places.

    It is spread where the wider count sums up many events, is of a disaster, or several places within it are counted.
    """
    kept = [draft for draft in tops if not any(_regional(draft, whole, tops) for whole in tops if whole is not draft)]
    return kept or list(tops)


def _regional(draft: Draft, whole: Draft, tops: Sequence[Draft]) -> bool:
    if not _inside(draft, whole):
        return False
    if whole.total or (whole.cause is not None and whole.cause.value in _SPREAD):
        return True
    places = {_name(other) for other in tops if other is not whole and _inside(other, whole)}
    return len(places) > 1


def _inside(draft: Draft, whole: Draft) -> bool:
    """Whether a smaller count is said to be of a place that lies within the other count's."""
    if draft.group.more or draft.headline is not whole.headline or draft.group.bounds.low >= whole.group.bounds.low:
        return False
    if draft.group.bounds.high is not None and draft.group.bounds.high > _most(whole):
        return False
    own, other = _own_place(draft), _own_place(whole)
    if other is None and draft.anchor.start < whole.anchor.start and not absolute(whole):
        return False
    return own is not None and (other is None or _lies_in(own, other))


def _most(whole: Draft) -> float:
    return float("inf") if whole.group.bounds.high is None else whole.group.bounds.high


def _own_place(draft: Draft) -> Place | None:
    """The place that the count's own sentence gives it."""
    sentence, place = draft.parsed.sentence, draft.place
    return place.value if place is not None and sentence.start <= place.start < sentence.end else None


def _name(draft: Draft) -> tuple[str | None, str | None]:
    place = _own_place(draft)
    return (place.name, place.admin1) if place is not None else (None, None)


def _lies_in(place: Place, other: Place) -> bool:
    if place.country is not None and other.country is not None and place.country != other.country:
        return False
    if other.kind is PlaceKind.COUNTRY:
        return place.kind is not PlaceKind.COUNTRY and place.country == other.country
    if other.kind is PlaceKind.ADMIN:
        inside = place.admin1 in (other.name, other.admin1) or (place.admin1 is None and place.kind is PlaceKind.ADMIN)
        return place.name != other.name and inside and place.kind is not PlaceKind.COUNTRY
    return other.kind is PlaceKind.REGION and place.kind in (PlaceKind.ADMIN, PlaceKind.CITY)
