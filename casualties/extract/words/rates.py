"""Numbers by the hour, day, week or year ("9 people a day"): a rate counts nobody."""

from __future__ import annotations

from casualties.extract.text.tokens import MARK, Tokens
from casualties.extract.words.table import PhraseTable
from casualties.rulebook import Rulebook

__all__ = ["Rates"]

_REACH = 7  # words between a number and what makes it a rate ("nine people were killed every week")


class Rates:
    """Words of rates, by `sums.yaml` and `quantities.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        own = rulebook.quantities.rates
        summed = rulebook.sums.rates
        after = [word for rate in summed for word in rate.after] + [word for rate in own for word in rate.after]
        before = [word for rate in summed for word in rate.before] + [word for rate in own for word in rate.before]
        self._after = PhraseTable((word, True) for word in after)
        self._before = PhraseTable(((word, True) for word in before), backward=True)
        self._ends = frozenset(word for rate in own for word in rate.ends)
        self._unless = frozenset(word for rate in own for word in rate.unless)
        phrases = [*self._after.phrases, *(words[::-1] for words in self._before.phrases)]
        self.marks = frozenset(word for words in phrases for word in words if word in words[-2:]) - {"a", "an", "of"}
        """Words of which one stands in every sentence that gives a rate."""

    def is_one(self, tokens: Tokens, first: int, stop: int, counted: frozenset[int]) -> bool:
        """Whether the number at tokens `first`..`stop` is a rate; other numbers begin at the tokens `counted`."""
        low = tokens.low
        if first and self._before.at(low, first - 1):
            return True
        for at in range(stop, min(stop + _REACH, len(tokens))):
            if tokens.kind[at] == MARK or at in counted:
                return False
            found = self._after.at(low, at)
            if found is not None:
                end = at + found[0]
                ended = end < len(tokens) and low[end] in self._ends
                return not ended and low[at - 1] not in self._unless
        return False
