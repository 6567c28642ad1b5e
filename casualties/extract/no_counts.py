"""What only looks like a count: years, days of a month, ages, times, money, "District 2", "No. 7"."""

from __future__ import annotations

from casualties.extract.grammar import MONTHS
from casualties.extract.lexicon import Lexicon
from casualties.extract.numbers import Number
from casualties.extract.tokens import MARK, NUMBER, Tokens

__all__ = ["after_range", "is_no_count"]


_CURRENCY = frozenset("$ € £ ¥ ₹ usd eur rs us$ gbp sr".split())


_DESIGNATORS = frozenset(
    """district no nos number route highway unit category article section resolution flight zone area block sector page
    chapter phase level grade room gate kilometre channel platform version type ward precinct h.b act law code annex table
    figure box camp line street avenue apartment flat building house school station checkpoint pillar borough division
    brigade regiment battalion report issue edition part stage round group hospital km mile bus day week year""".split()
)


_DATING = frozenset("in since of during until till by before after from early late mid year on for end through".split())


def is_no_count(
    tokens: Tokens, index: int, stop: int, number: Number, low_end: int, top: int | None, lexicon: Lexicon
) -> bool:
    low, kinds, size = tokens.low, tokens.kind, len(tokens)
    before = low[index - 1] if index else ""
    after = low[stop] if stop < size else ""
    if before in _CURRENCY or after in _CURRENCY or before in ("aged", "age", "ages", "#", "№", "."):
        if before != "." or (kinds[index] == NUMBER and index > 1 and low[index - 2] in _DESIGNATORS):
            return True
    if before in ("under", "over", "above", "below") and index > 1 and number.value <= 90:
        if low[index - 2] == "aged" or (lexicon.people.at(low, index - 2) and after not in lexicon.people.single):
            return True
    if after in ("%", "°", "º"):
        return True
    if after in ("/", ":") and stop + 1 < size and kinds[stop + 1] == NUMBER:
        return True
    if before in ("x", "×", "*", "@") and kinds[index] == NUMBER:
        return True
    if before == "/" and index > 1 and kinds[index - 2] == NUMBER:
        return True
    numbering = before == "number" and index > 1 and lexicon.harm_masses.at(low, index - 2) is not None
    if (
        kinds[index] == NUMBER
        and before in _DESIGNATORS
        and not numbering
        and not _counts_people(tokens, stop, lexicon)
    ):
        return True
    last = top if top is not None else number.value
    if last <= 31 and kinds[stop - 1] == NUMBER and _is_day(tokens, index, stop, lexicon):
        return True
    if number.digits and stop == index + 1 and 1900 <= number.value <= 2100:
        return _is_year(tokens, index, stop, lexicon)
    if number.digits and top is not None and 1900 <= low_end <= 2100 and top < 2101:
        return True
    return False


def _is_day(tokens: Tokens, index: int, stop: int, lexicon: Lexicon) -> bool:
    low, size = tokens.low, len(tokens)
    at = stop
    if at < size and low[at] == "of":
        at += 1
    if at < size and low[at] in MONTHS and tokens.raw[at][0].isupper():
        return True
    if at < size and low[at] in ("and", "&", "-", "–", "to", ",") and at + 2 < size:  # "14 and 15 March"
        if tokens.kind[at + 1] == NUMBER and low[at + 2] in MONTHS and tokens.raw[at + 2][0].isupper():
            return True
    before = index - 1
    if before >= 0 and low[before] == "." and before:
        before -= 1
    if before >= 0 and low[before] == "the":
        before -= 1
    if before >= 0 and low[before] in MONTHS and tokens.raw[before][0].isupper():
        return low[before] not in ("march", "may") or before == 0 or low[before - 1] in _DATING
    if before > 1 and low[before] in ("-", "–", "and", "to", "&") and tokens.kind[before - 1] == NUMBER:
        return low[before - 2] in MONTHS
    return False


def _is_year(tokens: Tokens, index: int, stop: int, lexicon: Lexicon) -> bool:
    before = tokens.low[index - 1] if index else ""
    if before in _DATING or before in MONTHS or before in (",", "(", "-", "–", "and", "/", "the", "to") or not before:
        return before in _DATING or before in MONTHS or not _counts_people(tokens, stop, lexicon)
    return not _counts_people(tokens, stop, lexicon)


def _counts_people(tokens: Tokens, at: int, lexicon: Lexicon, *, reach: int = 3) -> bool:
    """Whether a word for people or harm stands within two words of a token."""
    for index in range(at, min(at + reach, len(tokens))):
        if tokens.kind[index] == MARK:
            return False
        if lexicon.people.at(tokens.low, index) or lexicon.harm_nouns.at(tokens.low, index):
            return True
        if lexicon.harm_masses.at(tokens.low, index):
            return True
    return False


def after_range(tokens: Tokens, index: int) -> int:
    """The token after a number that is no count, and after the range or date it begins."""
    at = index + 1
    while at + 1 < len(tokens) and tokens.low[at] in ("-", "–", "/", ":") and tokens.kind[at + 1] == NUMBER:
        at += 2
    return at
