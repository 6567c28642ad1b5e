"""Persons in a sentence who say what was told, and so are none of those counted: "..., an official said"."""

from __future__ import annotations

from casualties.extract.people.group import Group
from casualties.extract.people.inserts import Inserts
from casualties.extract.text.tokens import MARK
from casualties.extract.words.grammar import SAYING

__all__ = ["Speakers"]

_FAR = 12  # words behind a person among which a verb of saying may stand
_SAID = frozenset("said say told reported confirmed".split())


class Speakers(Inserts):
    """Tells the sources that a sentence names from the groups that it counts."""

    def _speaks(self, group: Group) -> bool:
        """Whether a person is named as a source ("according to a doctor, two ...")."""
        before = self.low[max(group.first - 2, 0) : group.first]
        return "according" in before or any(word in SAYING for word in before)

    def _are_sources(self, group: Group) -> bool:
        """Whether a group says what was told, alone or with another ("..., an official and a medical source said")."""
        stop, low = group.stop, self.low
        if group.one and low[stop : stop + 2] in (["and", "a"], ["and", "an"], ["and", "another"]):
            return not _SAID.isdisjoint(low[stop + 2 : stop + 6])
        return stop < self.size and (self._says(stop) or self._says_later(group))

    def _says_later(self, group: Group) -> bool:
        """Whether one person is a source by a verb further on (", an official in the eastern region said")."""
        for at in range(group.stop, min(group.stop + _FAR, self.size) if group.one else group.stop):
            if self.tokens.raw[at] in SAYING:
                return True
            if self.tokens.kind[at] == MARK or at in self.at or self.lexicon.triggers.at(self.low, at):
                return False
        return False

    def _says(self, at: int) -> bool:
        """Whether a word of saying follows a group, which then is a source ("..., two officials said")."""
        return any(self.tokens.raw[n] in SAYING for n in range(at, min(at + 3, self.size)))
