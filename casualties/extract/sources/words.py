"""The words of `rules/sources.yaml`, compiled once: verbs, roles, names of bodies, and what ends a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casualties.extract.periods.words import any_of
from casualties.rulebook import Rulebook

__all__ = ["SourceWords", "folded"]

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def folded(name: str) -> str:
    """A name without article, case, dots and doubled blanks, for comparison."""
    return _ARTICLE.sub("", " ".join(name.replace("’", "'").replace(".", "").split()), count=1).casefold()


class SourceWords:
    """What the rules say about verbs, nouns and names of sources."""

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.sources
        self.counting: set[str] = set()
        self.objects: dict[str, re.Pattern[str]] = {}
        words: set[str] = set()
        for entry in rules.verbs:
            words.update(entry.words)
            if entry.counting:
                self.counting.update(entry.words)
            if entry.objects:
                needed = re.compile(rf"(?:\s+[\w“\"'’-]+){{0,4}}?\s+(?:{any_of(entry.objects)})\b")
                self.objects |= dict.fromkeys(entry.words, needed)
        self.verb = re.compile(rf"\b(?:{any_of(words)})\b")
        self.verbs = frozenset(words)
        self.verb_starts = frozenset(word.split()[0] for word in words)
        through = {entry.id: any_of(entry.words) for entry in rules.through}
        said = [word for entry in rules.through for word in entry.words if entry.id in ("according", "refused")]
        self.through_words = tuple({frozenset(word.lower().split()): None for word in said})
        self.through = re.compile(rf"\b(?:{through['according']})\b", re.IGNORECASE)
        self.relayed = re.compile(rf"\b(?:{through['relayed']})\b", re.IGNORECASE)
        self.refused = re.compile(rf"\b(?:{through['refused']})\b", re.IGNORECASE)
        self.roles: dict[str, str] = {}
        for role in rules.roles:
            self.roles |= dict.fromkeys(role.words, role.kind)
        self.voices = frozenset(word for word, kind in self.roles.items() if kind == "voice")
        breaks = {entry.id: entry.words for entry in rules.breaks}
        self.ends = frozenset(breaks["function_words"]) | {
            verb for verb in words if " " not in verb and verb not in self.roles
        }
        self.inner = frozenset(breaks["inner"])
        passive = any_of(breaks["passive_after"])
        self.passive_after = re.compile(rf"\s+(?:{passive})\b")
        self.heads = frozenset(breaks["heads"])
        self.common = frozenset(breaks["common"])
        self.determiners = frozenset(breaks["determiners"])
        self.hearers = re.compile(
            rf"\s*(?:the\s+)?(?:local\s+|state\s+)?(?:{any_of(breaks['hearers'])})\b", re.IGNORECASE
        )
        self.dropped = re.compile(rf"\S*(?:{any_of(breaks['adjectives_dropped'])})\s+")
        days = [word for entry in rulebook.periods.weekdays for words_ in entry.words.values() for word in words_]
        months = [word for entry in rulebook.periods.months for words_ in entry.words.values() for word in words_]
        between = any_of(word for entry in rules.between for word in entry.words)
        day, month = any_of(days), any_of(months)
        of_day = r"(?: (?:night|morning|evening|afternoon))?"
        self.between = re.compile(
            rf"[\s,]+(?:{between}|(?:late |early )?(?:on |late |early )?(?:{day}){of_day}|in (?:{month})"
            rf"|on \d{{1,2}} (?:{month})(?: \d{{4}})?|on (?:{month}) \d{{1,2}}(?:, \d{{4}})?)$"
        )
        self.days = frozenset(days) | frozenset(months)
        self.pronouns = {word: entry.id for entry in rules.back for word in entry.words}
        self.nouns_back = {word: entry.kinds for entry in rules.nouns_back for word in entry.words}
        self.own = frozenset(word for entry in rules.own for word in entry.words)
        self.goes_on = re.compile(
            rf"\b(?:{any_of(word for entry in rules.goes_on for word in entry.words)})\b(?!\s+than\b)", re.IGNORECASE
        )
        self.figure_nouns = re.compile(
            rf"\b(?:{any_of(word for entry in rules.figure_nouns for word in entry.words)})\b"
        )
        self.speakers = {
            folded(body.name): frozenset(map(folded, body.speakers)) for body in rules.bodies if body.speakers
        }
        self.names: dict[str, tuple[str, str]] = {}
        self.exact: dict[str, tuple[str, str]] = {}
        for body in rules.bodies:
            self._name((body.name, *body.also), body.name, body.kind)
        for actor in rulebook.actors.actors:
            self._name((actor.name, *actor.also), actor.name, "group", keep=True)
        self.states: dict[str, str] = {}
        self.adjectives: set[str] = set()
        for group in rulebook.countries.entries:
            for country in group.countries.values():
                self.adjectives.update(country.of)
                for name in (country.name, *country.also):
                    self.states[name] = country.of[0] if country.of else name
        self._short_states()

    def _name(self, written: Iterable[str], name: str, kind: str, *, keep: bool = False) -> None:
        for each in written:
            table, key = (self.exact, each) if each.isupper() or len(each) < 4 else (self.names, folded(each))
            if not (keep and key in table):
                table[key] = name, kind

    def _short_states(self) -> None:
        """Last words of state names ("Congo") where all states that end so have one adjective."""
        short: dict[str, set[str]] = {}
        for name, adjective in self.states.items():
            short.setdefault(name.split()[-1], set()).add(adjective)
        for name, adjectives in short.items():
            if len(adjectives) == 1 and name not in self.states:
                self.states[name] = next(iter(adjectives))

    def known(self, phrase: str) -> tuple[str, str] | None:
        """The printed name and kind of a body that goes by this phrase; short capitals must be written so."""
        bare = _ARTICLE.sub("", phrase.replace("U.N.", "UN").replace("U.S.", "US"), count=1)
        return self.exact.get(bare) or self.names.get(folded(phrase))

    def role(self, phrase: str) -> str | None:
        """The kind of source that a phrase ends in, by its last one to three words."""
        words = phrase.lower().replace("’", "'").split()
        for length in (3, 2, 1):
            kind = self.roles.get(" ".join(words[-length:])) if len(words) >= length else None
            if kind:
                return kind
        return None
