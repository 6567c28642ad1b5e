"""The words around places, compiled once from `rules/places.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from casualties.rulebook.places import PlaceRules

__all__ = ["PlaceWords", "Table"]

_GAP = r"[\s\u00a0]+"
_SMALL = r"[^\W\d_][\w'’-]*"
_CUES = ("leaving", "locating", "laying-waste", "striking", "towards", "of-or-from")


class Table:
    """Phrases of small words, found by their last or by their first word, the longest first."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in sorted(phrases.items(), key=lambda pair: (-len(pair[0].split()), pair[0])):
            words = tuple(phrase.lower().split())
            self._by_last.setdefault(words[-1], []).append((words, value))
            self._by_first.setdefault(words[0], []).append((words, value))

    def ending(self, words: Sequence[str], end: int) -> tuple[int, str] | None:
        """The phrase that ends before position `end`: where it starts, and its value."""
        for phrase, value in self._by_last.get(words[end - 1], ()) if end else ():
            start = end - len(phrase)
            if start >= 0 and tuple(words[start:end]) == phrase:
                return start, value
        return None

    def starting(self, words: Sequence[str], start: int) -> tuple[int, str] | None:
        """The phrase that starts at a position: where it ends, and its value."""
        for phrase, value in self._by_first.get(words[start], ()) if start < len(words) else ():
            end = start + len(phrase)
            if tuple(words[start:end]) == phrase:
                return end, value
        return None


class PlaceWords:
    """Sets and tables of small words, and patterns over what stands between two names."""

    def __init__(self, rules: PlaceRules) -> None:
        words = rules.words
        self.never = _small(words("calendar"), words("grammar"))
        self.common = _small(words("common-words"))
        self.titles = frozenset(words("persons"))
        self.small_titles = frozenset(word for word in words("persons") if word.islower())
        self.organisations = frozenset(words("organisations"))
        self.representing = frozenset(words("representing"))
        self.vessels = frozenset(words("vessels"))
        self.compass = _small(words("parts"))
        self.skipped = self.compass | _small(words("adjectives")) | _small(words("articles"))
        towns, first, second = words("town"), words("first-level"), words("second-level")
        self.towns = _small(towns)
        self.levels = Table({word: word for word in (*first, *second, *towns)})
        self.level_words = _small(first, second, towns)
        kinds = (*first, *second, *towns, *words("other-kinds"))
        self.many_levels = {f"{word}{end}".lower(): word for word in kinds for end in ("s", "es", "")}
        many = _any(
            f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in (*kinds, "country", "territory")
        )
        self.spread = re.compile(
            rf"\b(?:across|throughout|in|over)\s+(?:(?!(?:two|both|these|other)\b)[\w-]+\s+){{0,4}}?(?:{many})\b(?!\s+of\b)",
            re.I,
        )
        self.streets, self.streets_abroad = _small(words("streets")), _small(words("streets-abroad"))
        self.street_ends = tuple(words("street-ends"))
        self.sites, self.quarters = Table(_same(words("spots"))), Table(_same(words("quarters"), plural=True))
        self.spots = _small(words("spots"), words("quarters"))
        self.divisions = _small(first)
        self.place_nouns = _any((*first, *second, *towns, *words("spots"), *words("ways"), *words("lands")))
        self.states = _small(words("states"))
        self.pointing = _small(words("pointing"))
        self.ways = _small(words("ways"))
        self.events, self.acting = Table(_same(words("happenings"))), Table(_same(words("acting")))
        self.cues = Table({word: kind for kind in reversed(_CUES) for word in words(kind)})
        self.occasions = _small(words("occasions"))
        self.recording = _small(words("recording"))
        self.number_words = _small(words("number-words"))
        self.hardest_hit = Table(_same(words("hardest-hit")))
        self.verbal = _small(words("articles"), words("telling"), words("grammar"))
        self.speaking, self.telling = _small(words("speaking")), _small(words("telling"))
        self.generic = self.common | self.compass | self.level_words | self.spots | _small(words("happenings"))
        self.hints = {word: hint.country for hint in rules.hints for word in hint.words}
        self._between(_any((*first, *second, *towns)), _any((*words("spots"), *words("quarters"))), words)

    def _between(self, levels: str, spots: str, words: Callable[[str], Sequence[str]]) -> None:
        adjectives = rf"(?:(?:{_any((*words('parts'), *words('adjectives')))}|[a-z]+-[a-z]+){_GAP})*"
        article = rf"(?:(?:{_any(words('articles'))}){_GAP})?"
        of_level = rf"(?:(?:{_SMALL}{_GAP}){{0,2}}(?:{levels})(?:s|es)?{_GAP}(?:of|called|named){_GAP})?"
        a_level = rf"(?:{_SMALL}{_GAP}){{0,2}}(?:{levels}){_GAP}"
        kinds = rf"(?:{_GAP}(?:{levels}|{spots}))*"
        apposed = rf",{_GAP}(?:a|an|the){_GAP}(?:[\w-]+{_GAP}){{0,4}}?(?:{levels}){_GAP}(?:in|of|on|near|outside)"
        self.holds = re.compile(
            rf"(?:['’]s?)?{kinds}(?:{apposed}|,?{_GAP}(?:in|on the outskirts of|inside|within|of)|,|\s*[(\[/])\s*"
            rf"(?:(?:in|the|of|part of|both){_GAP})*{article}{adjectives}(?:{of_level}|{a_level})"
            rf"(?:[NSEW]{{1,2}}\.?{_GAP})?#?",
            re.I,
        )
        self.beside = re.compile(
            rf"{kinds},?{_GAP}(?:(?:about|around|some|roughly|nearly|approximately|just){_GAP})?(?:[\d.,]+{_GAP}?(?:km|kilometres|kilometers|miles){_GAP})?(?:just{_GAP})?"
            rf"(?:near|outside|close to|not far from|(?:{_any(words('parts'))}){_GAP}of){_GAP}{article}{of_level}",
            re.I,
        )
        self.owns = re.compile(rf"['’]s?{_GAP}{article}{adjectives}(?:{_SMALL},?{_GAP})?{of_level}", re.I)
        self.lists = re.compile(
            rf"{kinds}(?:,|,?{_GAP}(?:and|or|as well as)|\s*[/–-])\s*(?:in{_GAP})?{adjectives}{of_level}", re.I
        )


def _same(words: Iterable[str], *, plural: bool = False) -> dict[str, str]:
    return {f"{word}{end}": word for word in words for end in (("", "s") if plural else ("",))}


def _small(*lists: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for words in lists for word in words)


def _any(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", _GAP) for word in ordered)
