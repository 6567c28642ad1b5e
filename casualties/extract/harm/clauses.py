"""The predicate of a group: the word of harm whose subject it is.

A predicate is looked for to the right of a group, over what may stand between a subject and its verb, stopping where
another clause begins. Time is linear: every search has a fixed reach.
"""

from __future__ import annotations

from casualties.extract.harm.clause_ends import ClauseEnds
from casualties.extract.harm.triggers import Found
from casualties.extract.people.inserts import DASHES
from casualties.extract.people.nouns import THING
from casualties.extract.people.units import Unit
from casualties.extract.text.tokens import MARK, NUMBER, WORD
from casualties.extract.words.grammar import (
    BE,
    DO,
    HAVE,
    INCLUDE,
    IRREGULAR,
    MODALS,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    SAYING,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from casualties.extract.words.lexemes import Form

__all__ = ["Clauses"]

_REACH = 34
_OPEN = frozenset(", ; : ( [ – — - . ! ? | • / …".split())


class Clauses(ClauseEnds):
    """Finds the predicate of a group in one sentence."""

    def _governed(self, first: int) -> str | None:
        """What stands before a group and keeps it from being a subject; None where nothing does."""
        low = self.low
        at = first - 1
        while at >= 0 and (low[at] in QUOTES or is_adverb(low[at])):
            at -= 1
        if at < 0:
            return None
        word = low[at]
        if word in _OPEN or word in ("and", "but", "that", "or", "&", "nor", "yet", "so", "plus"):
            return None
        if (at > 1 and word == "to" and low[at - 1] == "addition") or word in ("besides", "alongside"):
            return None
        if word in SUBORDINATORS or word in SAYING or word in TIMES or self.tokens.kind[at] != WORD:
            return None
        if word in INCLUDE or word in PREPOSITIONS:
            return "preposition"
        return "word"

    def _relative(self, at: int) -> bool:
        return at < self.size and self.low[at] in RELATIVES

    def _predicate(self, at: int, unit: Unit | None, *, strict: bool) -> Found | None:
        """The predicate whose subject ends before a token."""
        low, kinds = self.low, self.tokens.kind
        start, commas, passed = at, 0, False
        while at < self.size and at - start < _REACH:
            found = self.by_start.get(at)
            if found is not None:
                later = self._acts_later(found) if not strict and low[found.first].endswith("ing") else None
                if later is not None:
                    return later
                if found.what.form == Form.ING and not found.takes_subject and not strict:
                    inner = self.unit_at.get(found.stop)
                    at = inner.groups[-1].stop if inner is not None else found.stop
                    passed = True
                    continue
                if not found.takes_subject or (passed and not found.finite and found.what.form != Form.SUBJECT):
                    return found if found.takes_subject and self._heads_title(found) else None
                return found
            word = low[at]
            if word in QUOTES or (is_adverb(word) and at not in self.unit_at):
                at += 1
                continue
            if word in RELATIVES and at == start:
                behind_it = None if strict else self._past_relative(at + 1)
                if behind_it is not None:
                    return behind_it
                at += 1
                start += 1
                continue
            if strict:
                return None
            if word == "," and at == start:
                behind = self.by_start.get(at + 1)
                if behind is not None and behind.takes_subject and behind.what.form == Form.PAST and not behind.finite:
                    return behind
            if unit is not None and word in DASHES and unit.first and low[unit.first - 1] == word:
                at += 1  # "three families – nine people in all – died"
                continue
            if kinds[at] == MARK:
                past = self._past_mark(at)
                commas += 1
                if past is None or commas > 3:
                    return None
                at = past
                continue
            other = self.unit_at.get(at)
            if other is not None and at != start:
                if low[at - 1] not in PREPOSITIONS or low[at - 1] in SUBORDINATORS:
                    return None
                at = other.groups[-1].stop
                passed = passed or other.groups[-1].head != THING  # "seven men from two villages killed"
                continue
            if at in self.part_at:
                return None
            if word in BE:
                return self._coordinated(at)
            if word in RELATIVES and not strict and low[at - 1] not in BE:
                return self._past_relative(at + 1)
            if word in HAVE or word in DO or word in IRREGULAR or word in RELATIVES:
                return None
            if word in MODALS and self.tokens.raw[at] != "May":
                return None
            if word in SAYING or (word in SUBORDINATORS and word not in PREPOSITIONS) or word in ("but", "than"):
                return None
            if word in ("and", "or") and not (self._noun_goes_on(at + 1) or self._number_at(at + 1)):
                return None
            if word.endswith("ed") and self._object_at(at + 1):
                return None
            passed = passed or not (
                word in PREPOSITIONS or word in TIMES or kinds[at] == NUMBER or self.tokens.raw[at][0].isupper()
            )
            at += 1
        return None

    def _heads_title(self, found: Found) -> bool:
        """Whether a participle is all the verb that a title has ("140 men praying at a mosque killed in raid")."""
        behind = self.low[found.stop : found.stop + 1]
        if found.what.form != Form.PAST or behind not in (["in"], ["by"], ["when"], ["as"], ["after"]):
            return False
        verbs = (BE, HAVE, MODALS, IRREGULAR)
        return self.low[found.start - 1] not in ("and", "or", ",") and not any(w in v for w in self.low for v in verbs)

    def _acts_later(self, found: Found) -> Found | None:
        """ "Civilians sheltering there are believed to have died": the finite predicate behind a participle."""
        for at in range(found.stop, min(found.stop + 10, self.size)):
            other = self.by_start.get(at)
            if other is not None:
                return other if other.finite and other.takes_subject and self.low[at] in BE | HAVE else None
            if self.tokens.kind[at] == MARK or at in self.unit_at or self.low[at] in ("and", "or", "but"):
                return None
        return None

    def _past_relative(self, at: int) -> Found | None:
        """ "Soldiers who guarded the camp were killed": the predicate behind a relative clause that harms nobody."""
        low = self.low
        while at < self.size and is_adverb(low[at]):
            at += 1
        if at >= self.size or at in self.by_start or low[at] in SAYING:
            return None
        for inner in range(at + 1, min(at + 14, self.size)):
            found = self.by_start.get(inner)
            if found is not None:
                passive = found.start == inner and low[inner] in BE | HAVE and low[inner - 1] not in RELATIVES
                return found if passive and found.takes_subject and low[inner - 1] not in ("and", "or") else None
            other = self.unit_at.get(inner)
            if (
                self.tokens.kind[inner] == MARK
                or low[inner] in RELATIVES
                or (other is not None and other.groups[-1].head != THING)
            ):
                return None
        return None

    def _coordinated(self, at: int) -> Found | None:
        """ "Was run over and killed", "were beaten and shot": the verb of harm joined to another passive."""
        for index in range(at + 1, min(at + 10, self.size)):
            if index in self.unit_at or self.low[index] in (";", ":", ".") or self.low[index] in SUBORDINATORS:
                return None
            if self.low[index] in ("and", "then"):
                inner = index + 1
                while inner < self.size and is_adverb(self.low[inner]) and inner not in self.by_start:
                    inner += 1
                found = self.by_start.get(inner)
                if found is not None and found.what.form == Form.PAST and found.takes_subject:
                    return found
        return None

    def _shared(self, unit: Unit) -> Found | None:
        """ "Three gunmen attacked the base and were killed": a later predicate of the same subject."""
        low = self.low
        plural = unit.groups[0].bounds.low != 1 or len(unit.groups) > 1
        for at in range(unit.stop, min(unit.stop + _REACH, self.size)):
            if low[at] in (";", ":") or (at in self.unit_at and self._begins_clause(at)):
                return None
            found = self.by_start.get(at)
            if found is None or not found.finite or not found.takes_subject or found.start != at:
                continue
            joint = at - 1
            while low[joint] in ("they", "he", "she") and low[joint - 1] in ("before", "until", "when", "and", "after"):
                joint -= 1
            joined = low[joint] in ("and", "but", ",", "before") or joint < at - 1
            if not joined or (low[at] in ("was", "is", "has") and plural):
                continue
            return found
        return None
