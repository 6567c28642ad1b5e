"""What only looks like a count: years, days of a month, ages, times, money, "District 2", "No. 7"."""

from __future__ import annotations

from casualties.extract.figures.numbers import Number
from casualties.extract.text.tokens import MARK, NUMBER, WORD, Tokens
from casualties.extract.words.grammar import MONTHS, PREPOSITIONS
from casualties.extract.words.lexicon import Lexicon

__all__ = ["after_range", "is_no_count"]


_CURRENCY = frozenset("$ € £ ¥ ₹ usd eur rs us$ gbp sr".split())


_DESIGNATORS = frozenset(
    """district no nos number route highway unit category article section resolution flight zone area block sector
    page chapter phase level grade room gate kilometre channel platform version type ward precinct h.b act law code
    annex table figure box camp line street avenue apartment flat building house school station checkpoint pillar
    borough division brigade regiment battalion report issue edition part stage round group hospital km mile bus day
    week year""".split()
)


_AGES = frozenset("aged age ages".split())
_ONE_OF_THEM = frozenset("second third fourth fifth sixth other first last".split())
_OLDEST = 90
_DATING = frozenset("in since of during until till by before after from early late mid year on for end through".split())


def is_no_count(
    tokens: Tokens, index: int, stop: int, number: Number, low_end: int, top: int | None, lexicon: Lexicon
) -> bool:
    """Whether a number (`low_end` to `top`, words `index`..`stop`) says something else than how many people."""
    if _is_measure(tokens, index, stop) or _is_age_limit(tokens, index, stop, number, lexicon):
        return True
    if tokens.low[max(index - 2, 0) : index] == ["all", "but"]:
        return True  # "all but two died" counts those who did not
    if _is_name(tokens, index, stop, lexicon) or (number.value <= _OLDEST and _is_age(tokens, index, stop, lexicon)):
        return True
    kinds = tokens.kind
    last = top if top is not None else number.value
    if last <= 31 and kinds[stop - 1] == NUMBER and _is_day(tokens, index, stop, lexicon):
        return True
    if number.digits and stop == index + 1 and 1900 <= number.value <= 2100:
        return _is_year(tokens, index, stop, lexicon)
    return number.digits and top is not None and 1900 <= low_end <= 2100 and top < 2101


def _is_measure(tokens: Tokens, index: int, stop: int) -> bool:
    """Whether marks or words beside a number make it money, a share, an age, a date or a factor."""
    low, kinds, size = tokens.low, tokens.kind, len(tokens)
    before, after = low[index - 1] if index else "", low[stop] if stop < size else ""
    if before in ("and", "to", "or") and index > 2 and low[index - 3] in _AGES and kinds[index - 2] == NUMBER:
        return True  # "aged 15 and 17"
    if before in _CURRENCY or after in _CURRENCY or before in _AGES or after in ("%", "°", "º"):
        return True
    if after in ("/", ":") and stop + 1 < size and kinds[stop + 1] == NUMBER and _close(tokens, stop):
        return True
    if after in ("higher", "lower", "fewer") and low[stop + 1 : stop + 2] == ["than"]:
        return True  # "700 higher than the officials' tally of 769"
    if kinds[index] == NUMBER and before in ("#", "№", "x", "×", "*", "@"):
        return True
    return before == "/" and index > 1 and kinds[index - 2] == NUMBER


def _is_age_limit(tokens: Tokens, index: int, stop: int, number: Number, lexicon: Lexicon) -> bool:
    """ "Children under 5", "aged over 60"."""
    low = tokens.low
    if index < 2 or low[index - 1] not in ("under", "over", "above", "below") or number.value > _OLDEST:
        return False
    after = low[stop] if stop < len(tokens) else ""
    people = lexicon.people.at(low, index - 2) is not None
    return low[index - 2] == "aged" or (people and after not in lexicon.people.single)


def _is_named(tokens: Tokens, last: int) -> bool:
    """Whether a person's name of two words or more ends at a token: capitals behind no preposition."""
    first = last
    while first >= 0 and tokens.kind[first] == WORD and tokens.raw[first][0].isupper():
        first -= 1
    return last - first > 1 and (first < 0 or tokens.low[first] not in PREPOSITIONS)


def _is_age(tokens: Tokens, index: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether a number says how old those are who were named just before."""
    if index > 1 and tokens.low[index - 1] == "," and tokens.low[stop : stop + 1] == [","]:
        return _is_set_off(tokens, index, stop + 1, lexicon)
    return _is_age_of(tokens, index, stop, lexicon)


def _is_set_off(tokens: Tokens, index: int, after: int, lexicon: Lexicon) -> bool:
    """ "The victim, 31, died", "J.R., 31, who worked there, was killed": an age between commas."""
    low = tokens.low
    if low[after : after + 1] in (["was"], ["is"], ["has"]):
        return True  # so many could not go on in the singular
    person, victim = lexicon.people.at(low, index - 2), lexicon.harm_nouns.at(low, index - 2)
    one = person is not None and not person[1].plural and person[1].id != "people"
    if one or _is_named(tokens, index - 2) or (victim is not None and not victim[1].plural):
        return True
    if person is not None or victim is not None:
        return False
    if low[index - 2] in _ONE_OF_THEM and index > 2 and low[index - 3] in ("a", "the"):
        return True
    initials = low[index - 2].endswith(".") and tokens.kind[index - 2] == WORD
    who = low[after : after + 1] in (["who"], ["whose"]) and low[after + 1 : after + 2] not in (["were"], ["are"])
    alone = index == 3 or tokens.kind[index - 3] == MARK  # a name that opens its clause, whatever its letters
    return initials or (who and (alone or tokens.raw == low))


def _is_age_of(tokens: Tokens, index: int, stop: int, lexicon: Lexicon) -> bool:
    """ "Children of eight, 12 and 13", "a woman of 30"."""
    low = tokens.low
    at = index - 1
    while at > 1 and (tokens.kind[at] == NUMBER or low[at] in lexicon.numbers or low[at] in (",", "and", "or", "to")):
        at -= 1
    if at < 1 or low[at] != "of":
        return False
    person = lexicon.people.at(low, at - 1)
    told = person is not None and person[0] == 1 and not person[1].kin and (person[1].age or person[1].sex)
    return bool(told) and not (stop < len(tokens) and lexicon.people.at(low, stop))


def _is_name(tokens: Tokens, index: int, stop: int, lexicon: Lexicon) -> bool:
    """ "District 2", "School No. 7": the number names a thing, unless people follow it."""
    low = tokens.low
    if tokens.kind[index] != NUMBER or not index:
        return False
    dotted = low[index - 1] == "." and index > 1
    before = low[index - 2] if dotted else low[index - 1]
    if before not in _DESIGNATORS:
        return False
    if before == "number" and index > 1 and lexicon.harm_masses.at(low, index - 2) is not None:
        return False  # "the dead number 76"
    return dotted or not _counts_people(tokens, stop, lexicon, reach=2)


def _is_day(tokens: Tokens, index: int, stop: int, lexicon: Lexicon) -> bool:
    low, size = tokens.low, len(tokens)
    at = stop
    if at < size and low[at] == "of":
        at += 1
    if at < size and low[at] in MONTHS and tokens.raw[at][0].isupper():
        return True
    listed = at + 2 < size and low[at] in ("and", "&", "-", "–", "to", ",") and tokens.kind[at + 1] == NUMBER
    if listed and low[at + 2] in MONTHS and tokens.raw[at + 2][0].isupper():  # "14 and 15 March"
        return True
    before = index - 1
    if before >= 0 and low[before] == "." and before:
        before -= 1
    if before >= 0 and low[before] == "the":
        before -= 1
    if before >= 0 and low[before] in MONTHS and tokens.raw[before][0].isupper():
        dated = before and (
            low[before - 1] in ("in", "of", "during", "since", "last", "this") or _is_day_number(tokens, before)
        )
        if dated and _counts_people(tokens, stop, lexicon, reach=1):
            return False  # "in the first week of June 12 people"
        sure = low[before] not in ("march", "may") or before == 0 or tokens.kind[before - 1] == MARK
        return sure or low[before - 1] in _DATING
    if before > 1 and low[before] in ("-", "–", "and", "to", "&") and tokens.kind[before - 1] == NUMBER:
        return low[before - 2] in MONTHS
    return False


def _is_day_number(tokens: Tokens, month: int) -> bool:
    """Whether the month at a token has its day before it ("14 April")."""
    return tokens.kind[month - 1] == NUMBER and len(tokens.raw[month - 1]) < 3


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
        if not _close(tokens, at):
            break
        at += 2
    return at


def _close(tokens: Tokens, at: int) -> bool:
    """Whether no blank stands around a mark."""
    return tokens.end[at - 1] == tokens.start[at] and tokens.end[at] == tokens.start[at + 1]
