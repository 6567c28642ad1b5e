"""Who a count is said to be ("twelve were children"), and shares of a number ("half of them")."""

from __future__ import annotations

from casualties.extract.across.told import View
from casualties.extract.figures.bounds import Bounds, about
from casualties.extract.people.group import Group
from casualties.extract.people.nouns import PEOPLE, UNKNOWN, noun_phrase
from casualties.extract.people.who import Who, who_of
from casualties.extract.words.grammar import BE, HAVE, MODALS, is_adverb
from casualties.model import Qualifier

__all__ = ["Complements"]


class Complements(View):
    """What a sentence says of a count by "be"."""

    def _attributive(self, at: int) -> bool:
        """Whether "N of them" is said of the harm just told, not of something else that became of them."""
        while at < self.size and is_adverb(self.low[at]):
            at += 1
        if at >= self.size:
            return True
        word = self.low[at]
        if word in BE:
            return self._complement_at(at) is not None
        if word in HAVE or word in MODALS or self.lexicon.triggers.at(self.low, at):
            return False
        return not (word.endswith("ed") and self.tokens.raw[at].islower()) or word in ("aged", "armed")

    def _complement(self, group: Group) -> None:
        who = self._complement_at(group.stop)
        if who is not None:
            group.who = who.over(group.who)

    def _complement_at(self, at: int) -> Who | None:
        """ "(were) all women and children": who the count before is said to be."""
        size, low = self.size, self.low
        while at < size and (
            low[at] in BE or is_adverb(low[at]) or low[at] in (",", "all", "of", "them", "mostly", "a", "an")
        ):
            if low[at] == "mostly":
                return None
            at += 1
        if at >= size:
            return None
        phrase = noun_phrase(self.tokens, at, self.lexicon)
        if phrase.head == PEOPLE:
            return phrase.who
        if phrase.head == UNKNOWN and low[at] in self.lexicon.modifiers:
            return phrase.who
        if low[at] in self.lexicon.modifiers and not self.lexicon.triggers.at(low, at):
            word = self.lexicon.modifiers[low[at]]
            return who_of(word)
        return None

    def _share(self, group: Group, whole: Group) -> None:
        if group.amount.share is None:
            return
        value = whole.bounds.value
        if value is None:
            group.harm = group.whole = None
            return
        over, under = group.amount.share
        share = round(value * over / under)
        group.bounds = Bounds(share, *about(share, self.lexicon.margin), Qualifier.ABOUT)
