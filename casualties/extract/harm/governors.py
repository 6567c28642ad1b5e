"""What governs a group from its left: a verb of harm, "the killing of", "among the dead were"."""

from __future__ import annotations

from casualties.extract.harm.clauses import Clauses
from casualties.extract.harm.triggers import Found
from casualties.extract.people.nouns import HARM
from casualties.extract.words.grammar import ARTICLES, BE, QUOTES, is_adverb
from casualties.extract.words.lexemes import Form, Trigger
from casualties.model import Harm
from casualties.rulebook.harms import VerbFrame

__all__ = ["Governors"]

_CLAUSE = 12  # tokens
_ENDS = frozenset(", ; : .".split())
_SUPPOSES = frozenset("if unless lest".split())
_OPENERS = frozenset("in on at near during there".split())


class Governors(Clauses):
    """Finds the word of harm before a group."""

    def _governor(self, first: int) -> Found | None:
        """The word of harm whose object begins at a token."""
        low = self.low
        at = first - 1
        while at >= 0 and (low[at] in QUOTES or (is_adverb(low[at]) and at + 1 not in self.by_stop)):
            at -= 1
        found = self.by_stop.get(at + 1)
        if found is not None and found.takes_object:
            return found
        if found is not None and self._turned_round(found, first):
            return found
        if at > 0 and low[at] in ("of", "among", "to"):
            return self._nominal(at)
        return None

    def _turned_round(self, found: Found, first: int) -> bool:
        """ "In the accident died seven persons": the subject behind its verb, in a clause that opens with a place."""
        if not found.takes_subject or found.what.form not in (Form.PAST, Form.BASE) or self.low[0] not in _OPENERS:
            return False
        return not any(unit.first < found.start for unit in self.units) and "," not in self.low[: found.start]

    def _nominal(self, at: int) -> Found | None:
        """ "The killing of", "the deaths of", "an injury to": a noun of harm, itself not counted, before "of"."""
        before = self.by_stop.get(at)
        if before is not None and before.what.form == Form.ING and self.low[at] == "of":
            return before
        if (
            before is not None
            and before.what.form == Form.BASE
            and self.low[at] == "of"
            and before.what.harm is Harm.KILLED
        ):
            return before if before.first and self.low[before.first - 1] in ARTICLES else None  # "a massacre of 40"
        for length in (2, 1):
            start = at - length
            if start < 0:
                continue
            if self.low[at] == "to" and "number" in self.low[max(start - 5, 0) : start]:
                continue  # "bringing the number of deaths and injuries to 63"
            noun = self.lexicon.harm_nouns.at(self.low, start)
            if noun is not None and noun[0] == length and noun[1].event and not self._counted(start):
                what = Trigger(f"noun:{noun[1].id}", noun[1].harm, Form.OBJECT, VerbFrame.TRANSITIVE)
                return Found(start, at + 1, start, what, False, True, True, False)
        return None

    def _counted(self, at: int) -> bool:
        return any(unit.first <= at < unit.stop for unit in self.units if unit.groups[0].head == HARM)

    def _supposed(self, first: int) -> bool:
        """Whether the clause of a token only supposes what it says: "if the two men are both killed"."""
        for at in range(first - 1, max(first - _CLAUSE, -1), -1):
            if self.low[at] in _SUPPOSES:
                return True
            if self.low[at] in _ENDS:
                return False
        return False

    def _together(self, first: int) -> tuple[Harm, tuple[int, int], bool] | None:
        """ "... killed the mayor on Thursday together with two guards": the verb before holds for these too."""
        low = self.low
        for words in (("together", "with"), ("along", "with"), ("as", "well", "as")):
            if tuple(low[first - len(words) : first]) == words:
                for unit in reversed(self.units):
                    group = unit.groups[-1]
                    if unit.first < first and group.harm is not None and group.trigger is not None and not group.whole:
                        return group.harm, group.trigger, False
        return None

    def _inverted(self, first: int) -> tuple[Harm, tuple[int, int], bool] | None:
        """ "Among the dead were", "also killed were": what the group is said to be, before it, and whether a part."""
        low = self.low
        at = first - 1
        while at >= 0 and (low[at] in QUOTES or is_adverb(low[at])):
            at -= 1
        if at < 1 or not (low[at] in BE or low[at] == ":"):
            return None
        for index in range(at - 1, max(at - 9, -1), -1):
            if low[index] in (",", ";", ".") or index in self.unit_at:
                return None
            harm = self._harm_word(index)
            if harm is None:
                continue
            part = any(word in ("among", "amongst") for word in low[max(index - 4, 0) : index])
            also = (index > 0 and low[index - 1] in ("also", "those")) or index == 0
            return (harm, (index, index + 1), part) if part or (also and low[at] in BE) else None
        return None

    def _harm_word(self, at: int) -> Harm | None:
        mass = self.lexicon.harm_masses.at(self.low, at)
        if mass is not None:
            return mass[1].harm
        noun = self.lexicon.harm_nouns.at(self.low, at)
        if noun is not None:
            return noun[1].harm
        if self.low[at] in ("victims", "victim"):
            return Harm.KILLED
        return None
