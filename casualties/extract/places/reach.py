"""Which place reaches a figure: in its clause first, then in its sentence; the scene before what is only named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casualties.extract.places.placed import Placed
from casualties.extract.text.reading import Anchor, Reading
from casualties.extract.words.grammar import ARTICLES, POSSESSIVES, PRONOUNS, RELATIVES
from casualties.model import Place, PlaceKind

__all__ = ["first_of", "reaching"]

_ROLES = {
    "scene": 0,
    "event": 1,
    "pointing": 2,
    "way": 2,
    "label": 2,
    "seat": 3,
    "people": 4,
    "named": 5,
}
_SCENES = ("scene", "event", "label", "pointing")
_WIDE = (PlaceKind.REGION, PlaceKind.COUNTRY)
_APART = re.compile(r"[,;:—(]|\s[–-]\s|\b(?:and|while|but|as well as)\b")
_LISTED = re.compile(r"(?:[\s,/–-]|\band\b|\bor\b|\bin\b|\bthe\b|\b[a-z]+ of\b)*")
_BESIDE = re.compile(r"\s*[(:,–-]?\s*(?:(?:with|saw|had|reported|recorded|registered)\s+)?(?:at least\s+)?")
_SHARE = re.compile(
    r"[(;]|,\s*(?:and\s+)?(?:in|at|near)\b|\band (?:in|at|near)\b"
    r"|(?:\d|\b(?:of (?:them|whom)|another|others|more))\s+(?:in|at|near)\b"
)
_NO_COUNT = "|".join(sorted(ARTICLES | POSSESSIVES | PRONOUNS | RELATIVES))
_PAIR = re.compile(
    rf"\s+(?:[a-z]+\s+){{0,4}}and\s+(?!(?:{_NO_COUNT})\b)(?:[\w,.-]+\s+){{2,5}}?(?:in|at|near|around|outside)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+of\s+)?"
)
_WHOLE = re.compile(r"(?:Out of|Of)\s+(?:the|these|those|a total of)?\s*")
_NEXT_ROW = re.compile(r"\s*,\s*(?:and\s+)?(?:(?:at least|another|some|about)\s+)?")
_SAME_ROW = re.compile(r"[^,;:.]{0,40}\band\b[^,;:.]{0,40}\b(?:in|at|near)\s+(?:the\s+)?")
_LEFT_OUT = re.compile(
    r"\b(?:excluding|excludes?|leaving out|not including|except for|other than)\s+(?:[a-z]+\s+){0,4}$"
)
_AHEAD = 50  # characters before a place in which it may be left out
_TOLD = re.compile(r"[,;:—]")


def reaching(reading: Reading, here: Sequence[Placed], anchor: Anchor) -> Placed | None:
    """The place of a figure among those of its sentence; None where they give none.

    First its clause, then what stands with it between two semicolons, then the sentence, where a word that points back
    ("there", "the province") holds for its own clause alone.
    """
    sentence, text = reading.sentences[anchor.sentence], reading.document.text
    usable = [each for each in here if _counts(each, headline=sentence.headline)]
    usable = [
        each for each in usable if not _LEFT_OUT.search(text[max(each.start - _AHEAD, sentence.start) : each.start])
    ]
    if _WHOLE.fullmatch(text, sentence.start, anchor.start):
        usable = [each for each in usable if "," not in text[anchor.end : each.start]]  # "Of the 9 hurt, 4 are in Rim"
    before = max(text.rfind(";", sentence.start, anchor.start), text.rfind(": ", sentence.start, anchor.start))
    after = text.find(";", anchor.end, sentence.end)
    part = (max(before, sentence.start), after if after >= 0 else sentence.end)
    row = _row(text, sentence.start, usable, anchor)
    if row is not None:
        return row
    start, end = anchor.clause
    between = [each for each in usable if part[0] <= each.start < part[1]]
    clause = [each for each in between if start <= each.start < end]
    beside = [each for each in usable if _BESIDE.fullmatch(text, each.end, anchor.start)]
    if beside and not _close(text, _scenes(text, between, anchor), anchor):
        narrower = [each for each in usable if each.role in _SCENES and _shares(text, each, beside[-1], anchor)]
        return first_of(narrower) or beside[-1]
    for group in (clause, between, usable):
        if group is usable and part[0] > sentence.start:
            subject = first_of([each for each in between if each.role == "named" and each.value.kind not in _WIDE])
            if subject is not None:
                return subject
        scene = _scene(text, _scenes(text, group, anchor), anchor)
        if scene is not None:
            return scene
    return first_of([each for each in usable if each.role != "pointing"])


def _row(text: str, floor: int, places: Sequence[Placed], anchor: Anchor) -> Placed | None:
    """The place of a row of a list: "Derna (10 killed and 8 hurt), Sirte (3)"; "…, 6 dead and 3 hurt in Sirte"."""
    opened = text.rfind("(", floor, anchor.start)
    if opened >= 0 and ")" not in text[opened : anchor.start]:
        return next((each for each in places if each.role in _ROLES and each.end <= opened <= each.end + 1), None)
    before = [each for each in places if each.end <= anchor.start and each.role in _SCENES]
    after = [each for each in places if each.start >= anchor.end and each.role in _SCENES]
    if not before or not after or not _NEXT_ROW.fullmatch(text, before[-1].end, anchor.start):
        return None
    return after[0] if _SAME_ROW.fullmatch(text, anchor.end, after[0].start) else None


def _scene(text: str, scenes: Sequence[Placed], anchor: Anchor) -> Placed | None:
    """Of several scenes the one that follows without a break, else the last before with its list, else the next."""
    follow = [each for each in scenes if each.start >= anchor.end]
    earlier = [each for each in scenes if each.start < anchor.start]
    chosen = first_of(_close(text, scenes, anchor)) or first_of(_last_list(text, earlier)) or first_of(follow)
    return chosen and (first_of([each for each in follow if _shares(text, each, chosen, anchor)]) or chosen)


def _shares(text: str, each: Placed, wide: Placed, anchor: Anchor) -> bool:
    """Whether a later, narrower place is meant too, and not the share of another figure ("..., 289 in Baghdad")."""
    later = each.start >= anchor.end and _lies_in(each.value, wide.value)
    return later and _SHARE.search(text, anchor.end, each.start) is None


def _scenes(text: str, places: Sequence[Placed], anchor: Anchor) -> list[Placed]:
    """The places where something is; a word that points back only where no comma parts it from the figure."""
    scenes = [each for each in places if each.role in _SCENES]
    return [each for each in scenes if each.role != "pointing" or _points(text, each, anchor)]


def _close(text: str, scenes: Sequence[Placed], anchor: Anchor) -> list[Placed]:
    """Those that follow a figure with no comma and no "and" between, or its pair ("6 dead and 3 hurt in Homs")."""
    follow = [each for each in scenes if each.start >= anchor.end]
    return [each for each in follow if each.role == "pointing" or not _parted(text, anchor.end, each.start)]


def _parted(text: str, start: int, end: int) -> bool:
    """Whether a comma or "and" parts a figure from a place, but that of a second figure ("6 dead and 3 hurt in")."""
    return _APART.search(text, start, end) is not None and _PAIR.fullmatch(text, start, end) is None


def _lies_in(place: Place, wide: Place) -> bool:
    """Whether a place is a narrower one of the same division or country: "in Ecuador 48 died in a riot in Machala"."""
    if place.country != wide.country or place.kind in _WIDE or wide.kind is PlaceKind.CITY:
        return False
    if wide.kind in _WIDE:
        return True
    narrower = place.kind is PlaceKind.CITY or place.geonameid is None
    return narrower and place.name != wide.name and place.admin1 in (None, wide.admin1)


def _points(text: str, each: Placed, anchor: Anchor) -> bool:
    """Whether no comma stands between a figure and a word that points back."""
    first, last = sorted((anchor.end, each.start))
    return _TOLD.search(text, first, last) is None


def _last_list(text: str, places: Sequence[Placed]) -> list[Placed]:
    """The last places that stand in one list: "in Idlib, Saraqib and Ariha"."""
    if not places:
        return []
    kept = [places[-1]]
    for each in reversed(places[:-1]):
        if not _LISTED.fullmatch(text, each.end, kept[0].start):
            break
        kept.insert(0, each)
    return kept


def first_of(places: Sequence[Placed]) -> Placed | None:
    """Of several places the narrow ones before the wide, then by what they do, then the first."""
    return min(
        places,
        key=lambda each: (each.value.kind in _WIDE, _ROLES.get(each.role, len(_ROLES)), each.start),
        default=None,
    )


def _counts(each: Placed, *, headline: bool) -> bool:
    """A country that is only named acts or speaks; in a headline it is where things are."""
    acts = each.role == "named" and each.value.kind is PlaceKind.COUNTRY and not headline
    return each.role in _ROLES and not acts
