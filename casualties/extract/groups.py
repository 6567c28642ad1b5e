"""Groups of people that a sentence counts: an amount with its noun phrase, or one person ("a woman", "its driver").

A group says what it counts (`head`), how many, and who; what happened to them is for `clauses` to find.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from casualties.extract.amounts import Amount
from casualties.extract.figures import Bounds
from casualties.extract.grammar import ARTICLES, CLOSED, IRREGULAR, POSSESSIVES, PREPOSITIONS, is_adverb
from casualties.extract.lexicon import Lexicon
from casualties.extract.nouns import BARE, HARM, PEOPLE, THING, UNKNOWN, Phrase, noun_phrase
from casualties.extract.tokens import MARK, WORD, Tokens
from casualties.extract.who import EVERYONE, Who, common
from casualties.model import Harm, Qualifier, Status
from casualties.rulebook.harms import VerbFrame

__all__ = ["Group", "groups"]

_ONE = Bounds(1, 1, 1, Qualifier.EXACT)
_PAIR = Bounds(2, 2, 2, Qualifier.EXACT)


@dataclass(slots=True, eq=False)
class Group:
    """One counted group. Tokens `first`..`stop` are all its words, `number` those of the number alone.

    `anaphor` says what it is a part of: "them" (the group before), "harm" (the dead, the wounded: `of_harm`), or the
    group `nested` in it ("half of the 40 dead"). The rest is filled in while the clauses are read.
    """

    first: int
    stop: int
    number: tuple[int, int]
    amount: Amount
    bounds: Bounds
    phrase: Phrase
    head: str
    who: Who
    anaphor: str | None = None
    of_harm: Harm | None = None
    nested: Group | None = None
    others: bool = False
    owned: bool = False
    owned_kin: bool = False
    word: str = ""
    definite: bool = False
    named: bool = True
    harm: Harm | None = None
    more_harms: list[Harm] = field(default_factory=list)
    trigger: tuple[int, int] | None = None
    rule: str = ""
    whole: Group | None = None
    revises: Group | None = None
    members: tuple[Group, ...] = ()
    dropped: bool = False
    governed: bool = False
    clause: int = 0
    total: bool = False

    @property
    def more(self) -> bool:
        """Whether it is added to others ("another 12", "12 more")."""
        return self.amount.more

    @property
    def one(self) -> bool:
        """Whether it is one person said without a number ("a woman")."""
        return self.amount.kind == "article"


def groups(tokens: Tokens, counted: list[Amount], lexicon: Lexicon) -> list[Group]:
    """The groups of a sentence in order of their first token."""
    found: list[Group] = []
    at = 0
    for amount in counted:
        found.extend(_single(tokens, at, amount.left, lexicon))
        if amount.left < at and found and found[-1].stop > amount.first:
            continue  # already read as the inner number of "half of the 40"
        group = _counted(tokens, amount, counted, lexicon)
        if group is not None:
            if group.nested is not None:
                found.append(group)
                found.append(group.nested)
                at = max(group.stop, group.nested.stop)
                continue
            found.append(group)
            at = group.stop
        else:
            at = max(at, amount.right)
    found.extend(_single(tokens, at, len(tokens), lexicon))
    return found


def _counted(tokens: Tokens, amount: Amount, every: list[Amount], lexicon: Lexicon) -> Group | None:
    low, size = tokens.low, len(tokens)
    at = amount.right
    first = amount.left
    if amount.kind == "none" and low[amount.first] == "without" and at < size and low[at] in ("any", "a", "the"):
        at += 1
    others = more = False
    while at < size and low[at] in ("more", "other", "others", "additional", "further", "new", "fresh", "extra"):
        others = others or low[at] in ("other", "others")
        more = True
        at += 1
        if low[at - 1] == "others":
            break
    if more and not amount.more:
        amount = _as_more(amount)
    if at < size and low[at] == "of" and low[at - 1] != "others":
        return _partitive(tokens, amount, at + 1, every, lexicon)
    if low[at - 1] == "others":
        phrase = Phrase(PEOPLE, at - 1, at)
        return _made(tokens, amount, first, phrase, others=True)
    if low[amount.stop - 1] == "both" and at < size and (low[at] in POSSESSIVES or low[at] == "the"):
        at += 1
    phrase = noun_phrase(tokens, at, lexicon)
    if phrase.head == BARE:
        if amount.kind == "none" and low[amount.first] in ("no", "without") and amount.stop == amount.first + 1:
            return None
        phrase = Phrase(BARE, at, at)
        if (
            amount.kind == "none"
            and low[amount.first] in ("nobody", "no-one", "none")
            or amount.stop - amount.first > 1
            and amount.kind == "none"
            and low[amount.first] == "no"
        ):
            phrase = Phrase(PEOPLE, at, at)
        if amount.left > 1 and low[amount.left - 1] == "of" and low[amount.left - 2] in lexicon.collectives:
            phrase = Phrase(PEOPLE, at, at)
            first = amount.left - 2
            while first and low[first - 1] in (*ARTICLES, *POSSESSIVES, "whole", "entire", "young"):
                first -= 1
    elif phrase.head == UNKNOWN and low[phrase.stop - 1] in ("couples", "pairs"):
        return None
    if amount.kind == "share" and phrase.head not in (BARE, PEOPLE, HARM):
        return None
    if amount.kind == "share" and phrase.head == BARE and low[amount.stop - 1] in _ORDINALS:
        ordinal = _ordinal(tokens, amount.first, lexicon)
        if ordinal is not None:
            return ordinal
    if amount.kind == "share" and phrase.singular:
        amount = Amount(amount.first, amount.stop, amount.left, amount.right, _ONE, "article", more=True)
    return _made(tokens, amount, first, phrase, others=others)


def _as_more(amount: Amount) -> Amount:
    return Amount(
        amount.first, amount.stop, amount.left, amount.right, amount.bounds, amount.kind, True, amount.definite,
        amount.loose, amount.year, amount.share,
    )  # fmt: skip


def _made(tokens: Tokens, amount: Amount, first: int, phrase: Phrase, *, others: bool = False) -> Group:
    stop = max(phrase.stop, amount.right)
    owned_kin = phrase.noun is not None and any(word in POSSESSIVES for word in tokens.low[first : amount.first])
    return Group(
        first, stop, (amount.first, amount.stop), amount, amount.bounds, phrase, phrase.head, phrase.who,
        others=others, owned_kin=owned_kin, definite=amount.definite, named=phrase.head in (PEOPLE, UNKNOWN),
        harm=phrase.harm.harm if phrase.head == HARM and phrase.harm else None,
        word=tokens.low[phrase.stop - 1] if phrase.stop > phrase.start else "",
    )  # fmt: skip


def _partitive(tokens: Tokens, amount: Amount, at: int, every: list[Amount], lexicon: Lexicon) -> Group | None:
    """ "Two of them", "half of the 40 dead", "nine of our medics", "five of the ship's 17 crew", "dozens of people"."""
    low, size = tokens.low, len(tokens)
    if at >= size:
        return None
    word = low[at]
    if word in ("them", "whom", "these", "us", "which", "those", "you"):
        follows = noun_phrase(tokens, at + 1, lexicon) if word in ("these", "those") else None
        if follows is not None and follows.head not in (BARE,):
            if follows.head == HARM and follows.harm is not None:
                group = _made(tokens, amount, amount.left, Phrase(HARM, at, follows.stop, follows.who))
                group.anaphor, group.of_harm = "harm", follows.harm.harm
                group.harm, group.head = None, BARE
                return group
            return _made(tokens, amount, amount.left, follows) if follows.head != THING else None
        stop = at + 1
        complement = _complement(tokens, stop, lexicon)
        group = _made(tokens, amount, amount.left, Phrase(BARE, at, stop))
        group.anaphor, group.stop = "them", stop
        if complement is not None:
            group.who, group.stop = complement
        return group
    inner = at
    while inner < size and (
        low[inner] in ("the", "all", *POSSESSIVES, "those", "these", "some", "a", "an", "its") or tokens.owner[inner]
    ):
        inner += 1
    step = inner
    while (
        step < min(inner + 3, size) and not tokens.owner[step] and tokens.kind[step] == WORD and low[step] not in CLOSED
    ):
        step += 1
    if step < size and step > at and tokens.owner[step] and step - inner <= 3:
        inner = step + 1
    nested = next((other for other in every if other is not amount and other.left <= inner < other.right), None)
    if nested is not None and nested.kind in ("number", "vague"):
        whole = _counted(tokens, nested, every, lexicon)
        if whole is None or whole.head == THING:
            return None
        group = _made(tokens, amount, amount.left, Phrase(whole.head, at, whole.stop, whole.who, whole.phrase.noun))
        group.stop = whole.stop
        group.number = (amount.first, amount.stop)
        if amount.kind == "share":
            group.bounds = _share_of(amount, whole.bounds, lexicon)
        if whole.head == HARM:
            group.nested, group.harm, group.of_harm, group.anaphor = whole, whole.harm, whole.harm, "nested"
            group.head = PEOPLE
        else:
            group.nested, group.anaphor = whole, "nested"
        return group
    if amount.kind == "none" and low[amount.first] != "none":
        return None
    own = inner < size and low[inner] == "own"
    phrase = noun_phrase(tokens, inner + own, lexicon) if inner + own < size else Phrase(BARE, inner, inner)
    if phrase.head == BARE and own:
        phrase = Phrase(PEOPLE, inner, inner + 1)
    if phrase.head in (BARE, THING):
        return None
    group = _made(tokens, amount, amount.left, phrase)
    group.owned_kin = group.owned_kin or any(word in POSSESSIVES for word in low[at:inner])
    if group.owned_kin and phrase.noun is not None and phrase.noun.id == "men":
        group.who = Who(status=Status.COMBATANT)  # "a dozen of his men" fight for him
    if phrase.head == HARM and phrase.harm is not None and not phrase.harm.event and inner > at:
        group.anaphor, group.of_harm, group.harm = "harm", phrase.harm.harm, None
        group.head = BARE if phrase.who == EVERYONE else PEOPLE
    elif inner > at and amount.kind == "share":
        group.anaphor = "them"
    if amount.kind == "share" and group.anaphor is None:
        return None
    if low[inner - 1] in ("the",) and inner > at and phrase.head == PEOPLE and phrase.noun is not None:
        group.anaphor = "noun"
    return group


def _share_of(amount: Amount, whole: Bounds, lexicon: Lexicon) -> Bounds:
    """A share of a stated number, rounded, taken as about."""
    if amount.share is None or whole.value is None:
        return amount.bounds
    over, under = amount.share
    value = round(whole.value * over / under)
    low, high = (value * (100 - lexicon.margin) // 100, -(-value * (100 + lexicon.margin) // 100))
    return Bounds(value, low, high, Qualifier.ABOUT)


def _complement(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Who, int] | None:
    """Who a part is, said right after it: "three of them children", "one of them a girl", "two of them Tunisians"."""
    low, size = tokens.low, len(tokens)
    inner = at + 1 if at < size and low[at] in ("a", "an") else at
    if inner >= size or tokens.kind[inner] != WORD or (low[inner] in CLOSED):
        return None
    phrase = noun_phrase(tokens, inner, lexicon)
    return (phrase.who, phrase.stop) if phrase.head == PEOPLE else None


def _single(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> list[Group]:
    """One person each, by article, possessive or owner; in a title also without ("Soldier killed in ambush")."""
    low = tokens.low
    found: list[Group] = []
    at = start
    while at < end:
        word = low[at]
        bare = tokens.kind[at] == WORD and word not in CLOSED and (at == 0 or _harms(tokens, at - 1, lexicon))
        named = _named(tokens, at, end, lexicon)
        if named is not None:
            found.append(named)
            at = named.stop
            continue
        kin = _more_kin(tokens, at, found, lexicon)
        if kin is not None:
            found.append(kin)
            at = kin.stop
            continue
        if bare or word in _DETERMINERS or word in POSSESSIVES or (tokens.owner[at] and at + 1 < end):
            group = _ordinal(tokens, at, lexicon) or _person(
                tokens, at, lexicon, bare=bare and not tokens.owner[at]
            )
            if group is not None and group.first >= start and group.stop <= len(tokens):
                found.append(group)
                at = group.stop
                continue
        at += 1
    return found


_DETERMINERS = frozenset("a an the another this that".split())


_THEIRS = ("his", "her", "their")
_PARENTS = frozenset("parents grandparents".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh".split())


def _ordinal(tokens: Tokens, at: int, lexicon: Lexicon) -> Group | None:
    """ "A third died": one more, said by its place in the row."""
    low = tokens.low
    stop = at + 2
    if at + 2 >= len(tokens) or low[at] not in ("a", "the") or low[at + 1] not in _ORDINALS:
        return None
    if low[stop] not in ("was", "is", "has", "had") and lexicon.triggers.at(low, stop) is None:
        return None
    amount = Amount(at, stop, at, stop, _ONE, "article", more=True)
    return Group(at, stop, (at, stop), amount, _ONE, Phrase(BARE, stop, stop), BARE, EVERYONE)


def _person(tokens: Tokens, at: int, lexicon: Lexicon, *, bare: bool) -> Group | None:
    low, size = tokens.low, len(tokens)
    inner = at if bare else at + 1
    if inner >= size or tokens.kind[inner] != WORD:
        return None
    stop = inner
    while stop < min(inner + 3, size) and low[stop] in (
        "elderly",
        "young",
        "local",
        "married",
        "old",
        "newlywed",
        "whole",
    ):
        stop += 1
    word = low[at]
    if word in POSSESSIVES and low[inner] in _PARENTS:
        amount = Amount(at, inner + 1, at, inner + 1, _PAIR, "article")
        parents = noun_phrase(tokens, inner, lexicon)
        group = Group(at, inner + 1, (at, inner + 1), amount, _PAIR, parents, PEOPLE, parents.who)
        group.owned = group.owned_kin = True
        return group
    if stop < size and low[stop] in ("couple", "pair") and (stop + 1 >= size or low[stop + 1] != "of") and not bare:
        who = Who(age=noun_phrase(tokens, inner, lexicon).who.age) if stop > inner else EVERYONE
        amount = Amount(at, stop + 1, at, stop + 1, _PAIR, "article")
        return Group(at, stop + 1, (at, stop + 1), amount, _PAIR, Phrase(PEOPLE, inner, stop + 1, who), PEOPLE, who)
    phrase = noun_phrase(tokens, inner, lexicon)
    if phrase.head != PEOPLE or phrase.noun is None or (phrase.noun.plural and not _aged_one(tokens, phrase)):
        return None
    if word in ("the", "this", "that") and phrase.noun.id == "people":
        return None
    if _noun_like(tokens, phrase.stop, lexicon):
        return None
    if bare and not (_ends(tokens, phrase.stop) if at else _harm_next(tokens, phrase.stop, lexicon)):
        return None
    kin = phrase.noun.kin
    stop_number = phrase.stop if kin and word in POSSESSIVES else at + 1 if not bare else phrase.stop
    more = word == "another"
    amount = Amount(at, stop_number, at, at + 1, _ONE, "article", more=more, definite=word in ("the", "this", "that"))
    group = Group(
        at, phrase.stop, (at, stop_number), amount, _ONE, phrase, PEOPLE, phrase.who, definite=amount.definite
    )
    group.owned = group.owned_kin = word in POSSESSIVES or tokens.owner[at]
    return group


def _harms(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of harm ends at a token, as in a title: "strike kills commander, two aides"."""
    found = lexicon.triggers.single.get(tokens.low[at])
    return found is not None and found.frame is VerbFrame.TRANSITIVE and not found.weak


def _ends(tokens: Tokens, at: int) -> bool:
    if at >= len(tokens) or tokens.kind[at] == MARK:
        return True
    return tokens.low[at] in ("and", "&") or tokens.low[at] in PREPOSITIONS


def _named(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> Group | None:
    """A person named in a list with others of theirs ("Ahmad, his wife and ..."; "killing him and his guard")."""
    low, raw = tokens.low, tokens.raw
    stop = at
    if low[at] in ("him", "her") and at and _harms(tokens, at - 1, lexicon):
        stop = at + 1
    else:
        while stop < end and tokens.kind[stop] == WORD and raw[stop][0].isupper() and low[stop] not in CLOSED:
            stop += 1
            if stop < end and low[stop] == "." and stop + 1 < end and raw[stop + 1][0].isupper() and len(low[stop - 1]) < 5:
                stop += 1
        if stop == at or stop - at > 7 or low[at] in lexicon.things.single:
            return None
    after = low[stop : stop + 5]
    joined = after[:1] in (["and"], [","]) or after[:2] == [",", "and"]
    rest = after[2:] if after[:2] == [",", "and"] else after[1:]
    own = rest[:1] and rest[0] in _THEIRS or (rest[1:2] == ["of"] and rest[2:3] and rest[2] in _THEIRS)
    if not joined or not own or (len(after) > 1 and lexicon.triggers.at(low, stop + 1)):
        return None
    amount = Amount(at, stop, at, stop, _ONE, "article")
    group = Group(at, stop, (at, stop), amount, _ONE, Phrase(PEOPLE, at, stop), PEOPLE, EVERYONE)
    group.named = False
    return group


def _more_kin(tokens: Tokens, at: int, found: list[Group], lexicon: Lexicon) -> Group | None:
    """ "His wife and son": a relative who shares the possessive before."""
    if not found or at < 2 or tokens.low[at - 1] not in ("and", ",") or not found[-1].owned_kin:
        return None
    if found[-1].stop not in (at - 1, at - 2):
        return None
    person = lexicon.people.at(tokens.low, at)
    if person is None or not person[1].kin or person[1].plural:
        return None
    stop = at + person[0]
    amount = Amount(at, stop, at, stop, _ONE, "article")
    phrase = noun_phrase(tokens, at, lexicon)
    group = Group(at, stop, (at, stop), amount, _ONE, phrase, PEOPLE, phrase.who)
    group.owned_kin = True
    return group


def _aged_one(tokens: Tokens, phrase: Phrase) -> bool:
    return phrase.noun is not None and phrase.noun.id == "aged" and not tokens.low[phrase.stop - 1].endswith("s")


def _harm_next(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    return at < len(tokens) and lexicon.triggers.at(tokens.low, at) is not None


def _noun_like(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word goes on with the noun before it, so that it is no person ("a police station")."""
    if at >= len(tokens) or tokens.kind[at] != WORD:
        return False
    word = tokens.low[at]
    if word in CLOSED or is_adverb(word) or word in IRREGULAR or lexicon.triggers.at(tokens.low, at):
        return False
    if tokens.raw[at][0].isupper():
        return False
    return not word.endswith(("ed", "ing", "s")) or bool(lexicon.things.at(tokens.low, at))


def added_up(members: tuple[Group, ...]) -> Group:
    """Relatives joined in one list as one group, its number the whole list ("a father and his two sons")."""
    first, last = members[0], members[-1]
    low = sum(member.bounds.low for member in members)
    highs = [member.bounds.high for member in members]
    high = None if None in highs else sum(value for value in highs if value is not None)
    values = [member.bounds.value for member in members]
    value = None if None in values else sum(number for number in values if number is not None)
    exact = all(member.bounds.qualifier is Qualifier.EXACT for member in members)
    bounds = Bounds(
        value, low, high, Qualifier.EXACT if exact else Qualifier.AT_LEAST if high is None else Qualifier.VAGUE
    )
    amount = Amount(first.first, last.stop, first.first, last.stop, bounds, "list")
    return Group(
        first.first, last.stop, (first.first, last.stop), amount, bounds, first.phrase, PEOPLE,
        common(member.who for member in members), members=members,
    )  # fmt: skip
