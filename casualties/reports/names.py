"""Whether a text may name a person: every capitalised word in it has to be known for something else.

Known are the words of the rules, the places that the run resolved, countries and their people, armed groups, bodies
that report, and whatever ends like the name of a body ("… Committee"). A script without capitals cannot be judged; its
words count as capitalised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from casualties.rulebook import Rulebook

__all__ = ["Names"]

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’.\-](?=[^\W\d_]))*")
_LONGEST_NAME = 8
_LETTERS = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s?$")


class Names:
    """The words and names that name no person, by the rules and the names of a run."""

    def __init__(self, rulebook: Rulebook, known: Iterable[str]) -> None:
        rules = rulebook.public
        self._ends = frozenset(word for entry in rules.organisations for word in entry.words)
        given = frozenset(word for entry in rules.given_names for word in entry.words)
        ours = {word for entry in rules.words for word in entry.words}
        self._words = (ours | set(_words_of(rulebook))) - given
        named = (_tokens(name) for name in (*known, *_names_of(rulebook)))
        self._named = frozenset(tuple(word for word, _, _ in tokens) for tokens in named)

    def may_name_a_person(self, text: str | None) -> bool:
        """Whether some capitalised words of the text are not known to name anything else."""
        return any(not self._is_a_body(text or "", group) for group in self._unknown(text or ""))

    def is_plain_id(self, text: str) -> bool:
        """Whether an id says nothing: numbers, and letters that are short, or words that name no person."""
        for run in _LETTERS.findall(text):
            short = len(run) <= 2 or (len(run) <= 3 and run.isupper())
            if not short and run.lower() not in self._words and run.lower() not in self._ends:
                return False
        return True

    def _unknown(self, text: str) -> Iterator[list[tuple[str, int, int]]]:
        """The capitalised words that no name covers, in groups that only spaces part."""
        tokens = _tokens(text)
        group: list[tuple[str, int, int]] = []
        at = 0
        while at < len(tokens):
            covered = self._covered(tokens, at)
            word = tokens[at][0]
            if covered or not _is_capital(word):
                if group:
                    yield group
                group, at = [], at + max(covered, 1)
                continue
            if group and text[group[-1][2] : tokens[at][1]].strip():
                yield group
                group = []
            group.append(tokens[at])
            at += 1
        if group:
            yield group

    def _covered(self, tokens: list[tuple[str, int, int]], at: int) -> int:
        """How many words from `at` on are one known name; 0 for none."""
        for length in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            if tuple(word for word, _, _ in tokens[at : at + length]) in self._named:
                return length
        return 0

    def _is_a_body(self, text: str, group: list[tuple[str, int, int]]) -> bool:
        words = [word.lower() for word, _, _ in group]
        return words[-1] in self._ends or all(self._is_ordinary(word) for word in words)

    def _is_ordinary(self, word: str) -> bool:
        parts = re.split(r"[-'’.]", word)
        return word in self._words or all(part in self._words or part in self._ends for part in parts if part)


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Words without a possessive ending, with their spans; letters before a digit ("INV101") are part of an id."""
    return [
        (_POSSESSIVE.sub("", found.group()), found.start(), found.end())
        for found in _WORD.finditer(text)
        if not (found.end() - found.start() <= 3 and text[found.end() : found.end() + 1].isdigit())
    ]


def _is_capital(word: str) -> bool:
    """Whether a letter of the word is a capital, or of a script that has none."""
    return any(letter.isupper() or letter.istitle() or not letter.islower() for letter in word if letter.isalpha())


def _words_of(rulebook: Rulebook) -> Iterator[str]:
    """Every single word in lower case that the rules of harms, causes, victims, quantities and places list."""
    for rules in (rulebook.harms, rulebook.causes, rulebook.victims, rulebook.quantities, rulebook.sums):
        yield from (word for word in _strings(rules.model_dump()) if _LETTERS.fullmatch(word) and word.islower())
    for entry in rulebook.places.not_places:
        yield from (word.lower() for word in entry.words)
    for name in rulebook.datasets:
        yield from _LETTERS.findall(name)


def _names_of(rulebook: Rulebook) -> Iterator[str]:
    for body in rulebook.sources.bodies:
        yield from (body.name, *body.also)
    for actor in rulebook.actors.actors:
        yield from (actor.name, *actor.also, *actor.local)
    for state in rulebook.actors.states:
        yield from (*state.also, *state.local)
    for group in rulebook.countries.entries:
        for country in group.countries.values():
            yield from (country.name, *country.also, *country.of, *country.people)
            yield from (f"{adjective}s" for adjective in country.of)
    for region in rulebook.regions.regions:
        yield from region.names
    for entry in rulebook.public.named:
        yield from entry.names
    for mapped in rulebook.datasets.values():
        yield mapped.title


def _strings(value: object) -> Iterator[str]:
    """Every text in nested mappings and lists, but reasons."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("why", "finds", "ignores"):
                yield from _strings(key)
                yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
