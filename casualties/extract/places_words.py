"""The words around places, compiled once from `rules/places.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casualties.extract.places_names import Name
from casualties.extract.reading import Sentence
from casualties.rulebook.places import PlaceRules

__all__ = ["PlaceWords"]

_GAP = r"[\s\u00a0]+"
_SMALL = r"[^\W\d_][\w'’-]*"


class PlaceWords:
    """Sets of folded words, and patterns over the text before, between and after names."""

    def __init__(self, rules: PlaceRules) -> None:
        words = rules.words
        self.never = _small(words("calendar"), words("grammar"))
        self.common = _small(words("common-words"))
        self.titles = frozenset(words("persons"))
        self.organisations = frozenset(words("organisations"))
        self.vessels = frozenset(words("vessels"))
        self.compass = _small(words("parts"))
        self.levels = _small(words("first-level"), words("second-level"), words("town"))
        self.towns = _small(words("town"))
        self.sites = _small(words("spots"))
        self.quarters = _small(words("quarters"))
        self.events = _small(words("happenings"))
        self.generic = self.common | self.compass | self.levels | self.sites | self.events
        self.hints = {word: hint.country for hint in rules.hints for word in hint.words}
        levels = _any((*words("first-level"), *words("second-level"), *words("town")))
        adjectives = rf"(?:{_any((*words('parts'), *words('adjectives')))}|[a-z]+-[a-z]+)"
        self._of_level = rf"(?:{levels})(?:s|es)?{_GAP}(?:of|called|named|in)"
        article = rf"(?:(?:the|a|an|this|its|his|her|their|our|one|two|three|four|both){_GAP})?"
        near = rf"{article}(?:{adjectives}{_GAP})*"
        told = rf"{article}(?:{_SMALL}{_GAP}){{0,3}}{self._of_level}{_GAP}"
        self.before = {
            name: re.compile(rf"(?:^|[^\w-])(?P<cue>{_any(words(name))}){_GAP}(?:{told}|{near})$", re.I)
            for name in ("locating", "striking", "towards")
        }
        self.level_before = re.compile(
            rf"(?:^|[^\w-])(?P<level>{levels})(?:s|es)?{_GAP}(?:of|called|named){_GAP}$", re.I
        )
        self.compass_before = re.compile(rf"(?:^|[^\w-])(?P<part>(?:{_any(words('parts'))})){_GAP}$", re.I)
        self.title_before = re.compile(rf"(?:^|[^\w-])(?:{_any(words('persons'))})\.?{_GAP}$")
        self.leaving_before = re.compile(rf"(?:^|[^\w-])(?:{_any(words('leaving'))}){_GAP}(?:{told}|{near})$", re.I)
        self.speaking_before = re.compile(
            rf"(?:^|[^\w-])(?:{_any(words('speaking'))})[^.;,]{{0,40}}{_GAP}(?:in|from|at){_GAP}$", re.I
        )
        self.speaking_after = re.compile(
            rf"[^.;,]{{0,20}}?{_GAP}(?:said|says|say|told|claims|claimed|denied|denies|disputes)\b"
        )
        self.level_after = re.compile(rf"(?:['’]s?)?{_GAP}(?P<level>{levels})\b(?!{_GAP}of)", re.I)
        self.site_after = re.compile(rf"(?:['’]s?)?{_GAP}(?:[a-z-]+{_GAP})?(?P<site>{_any(words('spots'))})\b", re.I)
        self.quarter_after = re.compile(rf"(?:['’]s?)?{_GAP}(?P<quarter>{_any(words('quarters'))})\b", re.I)
        self.event_after = re.compile(
            rf"(?:['’]s)?{_GAP}(?:[a-z-]+{_GAP}){{0,2}}?(?P<event>{_any(words('happenings'))})\b", re.I
        )
        self.way_after = re.compile(rf"(?:\s?[–-]\s?[^\W\d_][\w'’-]*)?{_GAP}(?:{_any(words('ways'))})\b", re.I)
        self._dateline_before = re.compile(r"\s*\(?(?:[^\W\d_][^\W_]*[ ,/-]{1,2}){0,4}")
        self._dateline_after = re.compile(
            r"(?:,? [^\W\d_][\w.]*){0,3}\)?(?:[,/]? ?(?:\([^()]{1,40}\)|\d{1,2}|[A-Z][a-z]{2,8}\.?|"
            r"\d{4}|[A-Z]{2,6})){0,6},?\)?(?: [—–]|[—–]| --?)\s"
        )
        between = rf"(?:{_GAP}(?:{levels}|{_any((*words('spots'), *words('quarters')))}))*"
        self.holds_after = re.compile(
            rf"^(?:['’]s?)?{between}(?:,?{_GAP}(?:in|on the outskirts of|inside|within|of)|,|\s*[(\[/])\s*"
            rf"(?:(?:in|the|of|part of|both){_GAP})*{near}(?:(?:{_SMALL}{_GAP}){{0,2}}{self._of_level}{_GAP})?$",
            re.I,
        )
        self.near_after = re.compile(
            rf"^{between},?{_GAP}(?:[\w.]+{_GAP}(?:km|kilometres|kilometers|miles){_GAP})?(?:just{_GAP})?"
            rf"(?:{_any(words('parts'))}|near|outside|close){_GAP}(?:of|to|from)?{_GAP}?(?:the{_GAP})?(?:{_SMALL}{_GAP}of{_GAP})?$",
            re.I,
        )
        self.owns_after = re.compile(rf"^['’]s?{_GAP}{near}(?:{_SMALL}{_GAP}){{0,1}}(?:{self._of_level}{_GAP})?$", re.I)
        self.listed_after = re.compile(
            rf"^{between}(?:,|,?{_GAP}(?:and|or)|,?{_GAP}as well as|\s*[/–-])\s*(?:in{_GAP})?{near}$", re.I
        )

    def is_dateline(self, text: str, sentence: Sentence, name: Name) -> bool:
        """Whether a name at the start of a sentence is where its writer sits: "BEIRUT, 3 May –", "(Goma) –"."""
        lead = text[sentence.start : name.start]
        if len(lead) > 40 or not self._dateline_before.fullmatch(lead):
            return False
        return self._dateline_after.match(text, name.end, sentence.end) is not None


def _small(*lists: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for words in lists for word in words)


def _any(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", _GAP) for word in ordered)
