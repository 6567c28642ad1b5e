"""One sentence by tokens: its groups and words of harm where they stand, and where another clause begins."""

from __future__ import annotations

from casualties.extract.harm.triggers import Found
from casualties.extract.people.nouns import THING
from casualties.extract.people.units import Unit
from casualties.extract.text.tokens import NUMBER, Tokens
from casualties.extract.words.grammar import BE, POSSESSIVES, PREPOSITIONS, QUOTES, is_adverb
from casualties.extract.words.lexicon import Lexicon

__all__ = ["ClauseEnds"]


class ClauseEnds:
    """The groups and words of harm of one sentence by the tokens where they stand, and the ends of its clauses."""

    def __init__(self, tokens: Tokens, units: list[Unit], triggers: list[Found], lexicon: Lexicon) -> None:
        self.tokens, self.units, self.triggers, self.lexicon = tokens, units, triggers, lexicon
        self.low, self.size = tokens.low, len(tokens)
        self.by_start: dict[int, Found] = {}
        self.by_stop = {found.stop: found for found in triggers}
        for found in triggers:
            for at in range(found.start, found.first + 1):
                self.by_start.setdefault(at, found)
        self.unit_at = {unit.first: unit for unit in units}
        self.part_at = {part.first for unit in units for part in unit.parts}

    def _noun_goes_on(self, at: int) -> bool:
        """Whether "and" joins nouns, not clauses: no verb follows it closely."""
        return (
            at < self.size
            and at not in self.by_start
            and (self.tokens.raw[at][0].isupper() or self.low[at] in POSSESSIVES)
        )

    def _number_at(self, at: int) -> bool:
        """Whether a number that counts nobody stands at a token ("two boys of nine and 11")."""
        number = at < self.size and (self.tokens.kind[at] == NUMBER or self.low[at] in self.lexicon.numbers)
        return number and at not in self.unit_at

    def _object_at(self, at: int) -> bool:
        if at >= self.size:
            return False
        return (
            self.low[at] in ("the", "a", "an", "them", "him", "her")
            or self.low[at] in POSSESSIVES
            or at in self.unit_at
        )

    def _past_mark(self, at: int) -> int | None:
        """The token after an insert between marks, where a predicate follows it at once; None where it is no insert."""
        low = self.low
        mark = low[at]
        if mark in ("(", "["):
            close = next((n for n in range(at + 1, min(at + 30, self.size)) if low[n] in (")", "]")), None)
            return None if close is None else close + 1
        if mark not in (",", "–", "—", "-"):
            return None
        denied = low[at + 1 : at + 2] == ["not"]
        for close in range(at + 1, min(at + 24, self.size)):
            if low[close] == ";":
                return None
            unit = self.unit_at.get(close)
            if unit is not None and not denied and not unit.groups[0].one and unit.groups[0].head != THING:
                return None
            if low[close] == mark or (mark != "," and low[close] in ("–", "—", "-")):
                inner = close + 1
                while (
                    inner < self.size and (is_adverb(low[inner]) or low[inner] in QUOTES) and inner not in self.by_start
                ):
                    inner += 1
                found = self.by_start.get(inner)
                if found is not None and found.takes_subject and inner not in self.unit_at:
                    return inner
                if inner < self.size and low[inner] in BE and self.low[inner - 1] == mark:
                    return inner  # ", an hour away, were ambushed and killed"
        return None

    def _begins_clause(self, at: int) -> bool:
        """Whether a group is a subject of its own, not the object of a verb before it nor behind a preposition."""
        behind = self.by_stop.get(at)
        return (
            self.low[at - 1] not in PREPOSITIONS
            and not self.unit_at[at].groups[0].one
            and (behind is None or not behind.takes_object)
        )
