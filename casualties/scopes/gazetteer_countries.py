"""Countries and their people in words."""

from __future__ import annotations

from functools import cached_property, lru_cache

from casualties.rulebook.countries import Countries
from casualties.scopes.fold import fold
from casualties.scopes.gazetteer_index import Index, Unit

__all__ = ["CountryNames"]


class CountryNames:
    """Names, codes and demonyms of countries; of the rules first, of the gazetteer where the rules have none."""

    def __init__(self, rules: Countries, index: Index) -> None:
        self._index = index
        self._words = {code: words for group in rules.entries for code, words in group.countries.items()}
        self._names = {fold(name): code for code, words in self._words.items() for name in (words.name, *words.also)}
        self._demonyms: dict[str, str] = {}
        for code, words in self._words.items():
            for word in (*words.of, *words.people):
                for form in (word, word + "s"):
                    self._demonyms.setdefault(form, code)
        self.code = lru_cache(1 << 12)(self._code)

    @cached_property
    def names(self) -> dict[str, str]:
        """Every name of the rules, as written, with its code."""
        return {name: code for code, words in self._words.items() for name in (words.name, *words.also)}

    def demonym(self, word: str) -> str | None:
        """The code of a demonym, as written or with small letters."""
        return self._demonyms.get(word) or self._demonyms.get(word[:1].upper() + word[1:])

    def demonym_of(self, code: str) -> str | None:
        """The first adjective of a country."""
        words = self._words.get(code)
        return words.of[0] if words and words.of else None

    def name(self, code: str) -> str | None:
        """The name printed for a code."""
        words = self._words.get(code)
        if words:
            return words.name
        unit = self.unit(code)
        return unit.name if unit else None

    def unit(self, code: str) -> Unit | None:
        """The line of a country."""
        rows = self._index.rows("=" + code.lower())
        return self._index.unit(rows[0]) if rows else None

    def _code(self, name: str) -> str | None:
        folded = fold(name)
        if folded.startswith("the "):
            folded = folded[4:]
        if folded in self._names:
            return self._names[folded]
        if name.isalpha() and name.isupper() and len(name) in (2, 3):
            rows = self._index.rows("=" + folded)
        else:
            rows = tuple(row for row in self._index.rows(folded) if self._index.unit(row).level == "country")
        return self._index.unit(rows[0]).country if rows else None
