"""What is said of a group right behind it: who all of it is, what the one is called, who he was."""

from __future__ import annotations

from casualties.extract.people.group import Group
from casualties.extract.people.nouns import PEOPLE, THING, noun_phrase
from casualties.extract.text.tokens import WORD, Tokens
from casualties.extract.words.grammar import CLOSED
from casualties.extract.words.lexicon import Lexicon

__all__ = ["DASHES", "JOINED", "Appositions"]

DASHES = frozenset("- – — --".split())
JOINED = frozenset("and & plus + or /".split())
_LONGEST = 120  # words that a bracket may hold
_CALLED = frozenset("identified named known described listed".split())


class Appositions:
    """Reads appositions and the marks that close them, in one sentence."""

    def __init__(self, tokens: Tokens, found: list[Group], lexicon: Lexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.low, self.size = tokens.low, len(tokens)
        self.at = {group.first: group for group in found}
        self.read: set[int] = set()
        self.depth = 0

    def _called_so(self, group: Group, at: int) -> int | None:
        """ "One soldier, Omar Haddu, was killed": the token behind the name of the one who is counted."""
        end = at
        while end < min(at + 5, self.size) and self.tokens.kind[end] == WORD and self.tokens.raw[end][0].isupper():
            end += 1
        closed = at < end < self.size - 1 and self.low[end] == ","
        if group.bounds.value != 1 or group.one or not closed or self.low[at] in CLOSED:
            return None
        return None if end + 1 in self.at or self.low[end + 1] in ("and", "or", "who") else end + 1

    def _apposition(self, group: Group, at: int) -> int | None:
        """ ", all of them Iraqi civilians," and ", all brothers," say who; ", mostly women," says nothing sure."""
        low, size = self.low, self.size
        if low[at] in _CALLED and low[at + 1 : at + 2] == ["as"]:
            close = next((n for n in range(at + 2, min(at + 10, size)) if low[n] == "," or n in self.at), size)
            return close if close < size and low[close] == "," else None
        if low[at] not in ("all", "mostly", "mainly", "most", "both", "largely", "many", "nearly", "some"):
            return None
        sure = low[at] in ("all", "both")
        inner = at + 1
        while inner < size and low[inner] in ("of", "them", "whom", "all", "were", "from", "reported", "reportedly"):
            inner += 1
        if inner >= size or self.tokens.kind[inner] != WORD:
            return None
        if low[inner] in ("a", "an", "the"):
            inner += 1
        phrase = noun_phrase(self.tokens, inner, self.lexicon)
        if phrase.head == PEOPLE:
            if sure:
                group.who = phrase.who.over(group.who)
                group.named = group.named and True
            return self._closed(phrase.stop, ",") if phrase.stop < size and low[phrase.stop] == "," else phrase.stop
        for index in range(inner, min(inner + 10, size)):
            if low[index] == "," and index not in self.at:
                return index + 1
            if index in self.at and self.at[index].head != THING:
                return None
        return None

    def _is_one(self, group: Group, part: Group) -> int | None:
        """ "The driver, a civilian, also died": what one person is, said of him again."""
        stop = part.stop
        if id(part) in self.read or self.low[part.first] not in ("a", "an") or self.low[stop : stop + 1] != [","]:
            return None
        if self.low[stop + 1 : stop + 2] in (["and"], ["or"]) or stop + 1 in self.at:
            return None
        group.who = part.who.over(group.who)
        self.read.add(id(part))
        return stop + 1

    def _past_relative(self, at: int) -> int | None:
        """The comma behind "who was his wife", where the list goes on; who is named in between is not of it."""
        for index in range(at + 1, min(at + 12, self.size)):
            if self.low[index] in (".", ";", ":") or self.lexicon.triggers.at(self.low, index):
                return None
            if self.low[index] == ",":
                following = index + 1 + (self.low[index + 1 : index + 2] == ["and"])
                if following not in self.at:
                    return None
                self.read.update(id(self.at[n]) for n in range(at, index) if n in self.at)
                return index
        return None

    def _closed(self, at: int, opened: str) -> int:
        """The token after an insert's closing mark, where it has one."""
        if opened in ("(", "["):
            while at < self.size and self.low[at] not in (")", "]"):
                at += 1
            return min(at + 1, self.size)
        if at < self.size and (
            (opened == "," and self.low[at] == ",") or (opened in DASHES and self.low[at] in DASHES)
        ):
            return at + 1 if opened != "," or self._predicate_near(at + 1) else at
        return at

    def _counts(self, start: int, stop: int) -> bool:
        return any(index in self.at and self.at[index].head != THING for index in range(start, stop))

    def _predicate_near(self, at: int) -> bool:
        return at < self.size and self.tokens.kind[at] == WORD and at not in self.at and self.low[at] not in JOINED

    def _closed_after(self, at: int, opened: str) -> int | None:
        """The token after an insert that counts nobody; None where it does not close."""
        for index in range(at, min(at + 14, self.size)):
            if self.low[index] == opened or (opened == "(" and self.low[index] == ")"):
                return index + 1
            if index in self.at and not self.at[index].one:
                return None
        return None

    def _close(self, at: int) -> int | None:
        for index in range(at + 1, min(at + _LONGEST, self.size)):
            if self.low[index] in (")", "]"):
                return index + 1
        return None
