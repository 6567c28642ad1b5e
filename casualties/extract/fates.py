"""What became of people who were taken: "abducted four civilians. The hostages were found dead a day later"."""

from __future__ import annotations

from casualties.extract.grammar import QUOTES, is_adverb
from casualties.extract.told import View
from casualties.model import Harm

__all__ = ["Fates"]

_TAKEN = (Harm.ABDUCTED, Harm.DETAINED, Harm.MISSING)
_NEAR = 2  # sentences in which "they" may still be those who were taken
_LED = 4  # tokens that may stand between the subject and its verb
_PLURAL = frozenset("they both".split())


class Fates(View):
    """Finds that those counted as taken were killed, where a later sentence says so of all of them."""

    def killed(self) -> None:
        """Give the last group taken the harm of a sentence that opens with "they", "the hostages", "their bodies"."""
        first = next((at for at in range(min(self.size, 3)) if self.low[at] not in QUOTES), 0)
        stop = self._subject(first)
        if stop is None or any(group.harm is not None for group in self.parsed.groups):
            return
        deadly = next(
            (found for found in self.parsed.triggers if found.what.harm is Harm.KILLED and found.takes_subject), None
        )
        if deadly is None or not stop <= deadly.start <= stop + _LED or not deadly.finite:
            return
        if any(not is_adverb(self.low[at]) for at in range(stop, deadly.start)):
            return
        for index, group in reversed(self.memory.told):
            if self.index - index > _NEAR:
                return
            if group.whole is not None or index in self.memory.titles:
                continue
            if group.harm in _TAKEN and not group.one and Harm.KILLED not in group.more_harms:
                group.more_harms.append(Harm.KILLED)
            return

    def _subject(self, first: int) -> int | None:
        """The token after a subject that points back to several people; None for any other."""
        if self.size < first + 3:
            return None
        if self.low[first] in _PLURAL:
            return first + 1
        if self.low[first] == "all" and self.low[first + 1 : first + 3] == ["of", "them"]:
            return first + 3
        if self.low[first] == "the" and self.low[first + 1] in self.lexicon.captives:
            return first + 2
        return None
