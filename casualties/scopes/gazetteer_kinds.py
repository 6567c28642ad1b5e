"""Words in a place's name that say what kind or what part of a place it is: "Homs province", "western Mosul"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casualties.rulebook.places import PlaceRules

__all__ = ["KindWords"]

_LEVELS = (("first-level", "admin1"), ("second-level", "admin2"), ("town", "city"))


class KindWords:
    """Takes such words off a name."""

    def __init__(self, rules: PlaceRules) -> None:
        self._levels: list[tuple[re.Pattern[str], str]] = []
        for entry, level in _LEVELS:
            words = _any(rules.words(entry))
            self._levels.append((re.compile(rf"^(?P<name>.+?)(?:['’]s?)? (?:{words})$", re.I), level))
            self._levels.append((re.compile(rf"^(?:{words}) of (?P<name>.+)$", re.I), level))
        parts = _any(word for entry in rules.compass for word in entry.words)
        self._parts = re.compile(rf"^(?:the )?(?:{parts})[ -]+(?P<whole>.+)$", re.I)

    def split(self, words: str) -> tuple[str, str]:
        """The name without its kind, and the level wanted ("", city, admin1, admin2)."""
        for pattern, level in self._levels:
            if match := pattern.match(words):
                return match["name"], level
        return words, ""

    def part(self, words: str) -> str | None:
        """The whole of which the words name a part: "northern Syria" → "Syria"."""
        match = self._parts.match(words)
        return match["whole"] if match else None


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
