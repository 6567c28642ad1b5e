"""Lists of places: what holds the last holds the others, "the villages of Heipang and Foron in Barkin Ladi"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import replace

from casualties.extract.places.placed import Placed

__all__ = ["level_lists"]


def level_lists(
    text: str, found: Mapping[int, Placed], holders: Set[int], between: re.Pattern[str]
) -> list[tuple[int, Placed]]:
    """The places of a sentence by the number of their name, in order; in a list the first are as the last.

    A place that is only named is a scene where the next of its list is, and one without a division lies in that of the
    next; `holders` are those that say where another is, `between` what may stand between two of a list.
    """
    levelled = dict(found)
    for at in sorted(found, reverse=True):
        each, last = found[at], levelled.get(at + 1)
        if last is None or at in holders or at + 1 in holders or last.role != "scene":
            continue
        if not between.fullmatch(text, each.end, last.start):
            continue
        place = each.value
        if each.role in ("named", "mentioned"):
            each = replace(each, role="scene")
        if place.geonameid is None and place.admin1 is None and place.country in (None, last.value.country):
            within = {"country": last.value.country, "admin1": last.value.admin1}
            each = replace(each, value=place.model_copy(update=within))
        levelled[at] = each
    return sorted(levelled.items())
