"""A counted group of people: how many, who, and what is found out about it while the sentence is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from casualties.extract.figures.amounts import Amount
from casualties.extract.figures.bounds import Bounds
from casualties.extract.people.nouns import HARM, PEOPLE, UNKNOWN, Phrase
from casualties.extract.people.who import Who, common
from casualties.extract.text.tokens import Tokens
from casualties.extract.words.grammar import POSSESSIVES
from casualties.model import Harm, Qualifier

__all__ = ["ONE", "PAIR", "Group", "added_up", "made"]


ONE = Bounds(1, 1, 1, Qualifier.EXACT)


PAIR = Bounds(2, 2, 2, Qualifier.EXACT)


@dataclass(slots=True, eq=False)
class Group:
    """One counted group. Tokens `first`..`stop` are all its words, `number` those of the number alone.

    `anaphor` says what it is a part of: "them" (the group before), "harm" (the dead, the wounded: `of_harm`), or the
    group `nested` in it ("half of the 40 dead"). `aside`: the token behind the words of
    time with which it is told in passing, 0 where it is told for itself. The rest is filled in while the clauses
    are read.
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
    by_name: bool = False
    harm: Harm | None = None
    more_harms: list[Harm] = field(default_factory=list)
    trigger: tuple[int, int] | None = None
    rule: str = ""
    whole: Group | None = None
    revises: Group | None = None
    members: tuple[Group, ...] = ()
    dropped: bool = False
    governed: bool = False
    attacker: bool = False
    aside: int = 0
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


def made(tokens: Tokens, amount: Amount, first: int, phrase: Phrase, *, others: bool = False) -> Group:
    """The group of an amount and its noun phrase, from token `first` on."""
    stop = max(phrase.stop, amount.right)
    owned_kin = phrase.noun is not None and any(word in POSSESSIVES for word in tokens.low[first : amount.first])
    return Group(
        first, stop, (amount.first, amount.stop), amount, amount.bounds, phrase, phrase.head, phrase.who,
        others=others, owned_kin=owned_kin, definite=amount.definite, named=phrase.head in (PEOPLE, UNKNOWN),
        harm=phrase.harm.harm if phrase.head == HARM and phrase.harm else None,
        word=tokens.low[phrase.stop - 1] if phrase.stop > phrase.start else "",
    )  # fmt: skip


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
