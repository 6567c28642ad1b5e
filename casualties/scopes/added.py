"""Numbers that add to those named before: "another 12", "12 others" count other people than the ones just told of."""

from __future__ import annotations

import re
from functools import lru_cache

from casualties.rulebook.bounds import BoundRules

__all__ = ["AddedNumbers"]


class AddedNumbers:
    """Tells by the words beside a number whether it adds to what was named before."""

    def __init__(self, rules: BoundRules) -> None:
        before = [word for entry in rules.added for word in entry.before]
        after = [word for entry in rules.added for word in entry.after]
        self._before = re.compile(rf"\b(?:{_any(before)})\s+$", re.IGNORECASE)
        self._after = re.compile(rf"^\s+(?:{_any(after)})\b(?!\s+than\b)", re.IGNORECASE)
        self.adds = lru_cache(maxsize=4096)(self._adds)

    def _adds(self, quote: str, start: int, end: int) -> bool:
        """Whether the number at `start` to `end` of a quote adds to what the text named before it."""
        return bool(self._before.search(quote[:start]) or self._after.search(quote[end:]))


def _any(words: list[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=lambda w: (-len(w), w)))
