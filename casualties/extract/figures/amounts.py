"""How many: every number, range, vague word and "nobody" of a sentence, with the words that qualify it.

What only looks like a count is left out by `no_counts`; what a number counts is for `groups` to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from casualties.extract.figures.bounds import Bounds, qualified
from casualties.extract.figures.no_counts import after_range, is_no_count
from casualties.extract.figures.numbers import Number, number_at
from casualties.extract.text.tokens import NUMBER, WORD, Tokens
from casualties.extract.words.grammar import BE, QUOTES
from casualties.extract.words.lexemes import Vague
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Qualifier
from casualties.rulebook.quantities import Kind

__all__ = ["Amount", "amounts"]


_NOT_NONE = frozenset(
    "longer fewer greater immediate doubt group further more other less later matter sign signs evidence word".split()
)


_TOLLED = frozenset("toll figure count number tally deaths fatalities estimate".split())


_MORE = frozenset("another further additional extra".split())


_DEFINITE = frozenset("the these those all".split())


@dataclass(frozen=True, slots=True)
class Amount:
    """A count of something: tokens `first`..`stop` are the number words, `left`..`right` those with their qualifiers.

    `kind` is number, vague, none, share or article ("a" woman); `more` marks "another 12", `definite` "the 12".
    """

    first: int
    stop: int
    left: int
    right: int
    bounds: Bounds
    kind: str
    more: bool = False
    definite: bool = False
    loose: bool = False
    year: bool = False
    share: tuple[int, int] | None = None


def amounts(tokens: Tokens, lexicon: Lexicon) -> list[Amount]:
    """All amounts of a sentence in order, none overlapping another."""
    found: list[Amount] = []
    low, kinds = tokens.low, tokens.kind
    index, size = 0, len(tokens)
    firsts = lexicon.amount_words
    while index < size:
        if kinds[index] == NUMBER or low[index] in firsts or (low[index][0].isdigit() and kinds[index] == WORD):
            amount = _amount(tokens, index, lexicon)
            if amount is not None:
                found.append(amount)
                index = max(amount.right, index + 1)
                continue
            if kinds[index] == NUMBER:
                index = after_range(tokens, index)
                continue
        elif "-" in low[index] and low[index].partition("-")[0] in firsts and number_at(tokens, index, lexicon):
            amount = _amount(tokens, index, lexicon)
            if amount is not None:
                found.append(amount)
                index = max(amount.right, index + 1)
                continue
        index += 1
    return found


def _amount(tokens: Tokens, index: int, lexicon: Lexicon) -> Amount | None:
    low = tokens.low
    none = lexicon.none.at(low, index)
    if none is not None and (none[0] > 1 or low[index] in ("no", "none", "nobody", "no-one", "without")):
        if low[index] == "no" and none[0] == 1 and index + 1 < len(low) and low[index + 1] in _NOT_NONE:
            return None
        bounds = Bounds(0, 0, 0, Qualifier.EXACT)
        return Amount(index, index + none[0], index, index + none[0], bounds, "none")
    share = lexicon.fractions.at(low, index)
    vague = lexicon.vague.at(low, index)
    if share is not None and (vague is None or share[0] > vague[0]):
        return _share(tokens, index, share)
    number = number_at(tokens, index, lexicon)
    if vague is not None and (number is None or index + vague[0] > number.stop):
        return _vague(tokens, index, vague, lexicon)
    if number is None:
        return None
    return _number(tokens, index, number, lexicon)


def _share(tokens: Tokens, index: int, found: tuple[int, tuple[int, int]]) -> Amount:
    stop = index + found[0]
    bounds = Bounds(None, 0, None, Qualifier.ABOUT)
    return Amount(index, stop, index, stop, bounds, "share", share=found[1])


def _vague(tokens: Tokens, index: int, found: tuple[int, Vague], lexicon: Lexicon) -> Amount | None:
    length, words = found
    low = tokens.low
    before = low[index - 1] if index else ""
    if low[index] == "both" and before in BE:
        return None  # "the president and his aide were both killed"
    if low[index] in ("many", "few", "much") and before in ("as", "how", "so", "too", "not", "that", "very"):
        return None
    stop = index + length
    kind, left, more, definite = _before(tokens, index, lexicon)
    kind, right = _after(tokens, stop, kind, lexicon)
    bounds = qualified(words.value, words.low, words.high, kind, lexicon.margin)
    return Amount(
        index, stop, left, right, bounds, "number" if words.value is not None else "vague", more=more, definite=definite
    )


def _number(tokens: Tokens, index: int, number: Number, lexicon: Lexicon) -> Amount | None:
    low = tokens.low
    before = low[index - 1] if index else ""
    stop, top = number.stop, None
    upper = _upper(tokens, index, number, lexicon)
    if upper is not None:
        stop, top = upper.stop, upper.value
        low_end = number.value * (upper.scale if number.scale == 1 and number.value < upper.value // upper.scale else 1)
    else:
        low_end = number.value
    if low[index] == "one" and stop < len(low) and low[stop] in lexicon.tellings["spoke"]:
        return None  # "one spoke of two dead, another of five"
    if is_no_count(tokens, index, stop, number, low_end, top, lexicon):
        return None
    kind, left, more, definite = _before(tokens, index, lexicon)
    kind, right = _after(tokens, stop, kind, lexicon)
    if top is None:
        bounds = qualified(number.value, number.value, number.value, kind, lexicon.margin)
    else:
        bounds = qualified(None, low_end, top, kind, lexicon.margin)
        if bounds.qualifier is Qualifier.VAGUE:
            bounds = replace(bounds, qualifier=Qualifier.RANGE)
        if before in ("between", "from", "either"):
            left = min(left, index - 1)
    year = number.digits and top is None and 1900 <= number.value <= 2100 and number.stop == index + 1
    return Amount(
        index, stop, left, right, bounds, "number", more=more, definite=definite, loose=number.loose, year=year
    )


def _upper(tokens: Tokens, index: int, number: Number, lexicon: Lexicon) -> Number | None:
    """The upper end of a range that begins with a number: "10-15", "10 to 15", "between 10 and 15", "four or five"."""
    at = number.stop
    low = tokens.low
    if at + 1 >= len(low):
        return None
    joint = low[at]
    before = low[index - 1] if index else ""
    if joint == "and":
        if before != "between":
            return None
    elif joint == "to":
        if before == "from" and any(
            word in lexicon.movers or word in _TOLLED for word in low[max(index - 9, 0) : index]
        ):
            return None
    elif joint not in ("-", "–", "—", "or", "−"):
        return None
    upper = number_at(tokens, at + 1, lexicon)
    if upper is None or upper.value * 1 <= number.value:
        return None
    return upper


def _before(tokens: Tokens, index: int, lexicon: Lexicon) -> tuple[Kind | None, int, bool, bool]:
    """What stands to the left of a number: its qualifier, where it begins, and whether it is "another" or "the"."""
    low = tokens.low
    kind: Kind | None = None
    more = definite = False
    at = index - 1
    if at >= 0 and low[at] in ("between", "either"):
        at -= 1
    left = index
    while at >= 0:
        word = low[at]
        if word in _MORE:
            more = True
            at -= 2 if word in ("further", "additional") and at and low[at - 1] in ("a", "an") else 1
            left = at + 1
            continue
        found = lexicon.before.at(low, at)
        if found is None and word == "." and at and low[at - 1] in ("c", "ca", "approx", "min", "max"):
            at -= 1
            continue
        if found is None:
            if word in QUOTES and left < index:
                at -= 1
                continue
            break
        length, said = found
        if said is Kind.EXACT:
            definite = definite or word in _DEFINITE
        elif kind is None or kind in (Kind.ABOUT, Kind.EXACT):
            kind = said
        at -= length
        left = at + 1
    return kind, left, more, definite


def _after(tokens: Tokens, stop: int, kind: Kind | None, lexicon: Lexicon) -> tuple[Kind | None, int]:
    if stop < len(tokens):
        found = lexicon.after.at(tokens.low, stop)
        if found is not None and found[1] is not Kind.EXACT:
            return (found[1] if kind is None else kind), stop + found[0]
    return kind, stop
