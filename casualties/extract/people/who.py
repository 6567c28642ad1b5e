"""Who is counted: the slots of a group of victims, and how the words of a noun phrase add up to them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from casualties.extract.words.lexemes import Noun
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Age, Sex, Status

__all__ = ["EVERYONE", "Who", "age_of", "apart", "common", "described", "narrower", "who_of"]


@dataclass(frozen=True, slots=True)
class Who:
    """The slots of a group; None is not said."""

    status: Status | None = None
    age: Age | None = None
    sex: Sex | None = None
    role: str | None = None
    nationality: str | None = None

    def over(self, whole: Who) -> Who:
        """This group where it says something, else what its whole says."""
        if self.role == "women_and_children":
            whole = replace(whole, age=None, sex=None)
        return Who(
            self.status or whole.status,
            self.age or whole.age,
            self.sex or whole.sex,
            self.role or whole.role,
            self.nationality or whole.nationality,
        )


EVERYONE = Who()


def who_of(noun: Noun) -> Who:
    """The slots that a word for people fills by itself."""
    return Who(noun.status, noun.age, noun.sex, noun.role)


_ADULT_FROM = 18
_AGE = re.compile(r"(?:(\d{1,3})|([a-z]+(?:-[a-z]+)?))-(year|month|week|day)s?-olds?")


def age_of(word: str, lexicon: Lexicon) -> Age | None:
    """The age group of a word such as "14-year-old"; None where it is no age."""
    found = _AGE.fullmatch(word) if word.endswith(("-old", "-olds")) else None
    if found is None:
        return None
    digits, spelled, unit = found.groups()
    years = int(digits) if digits else sum(lexicon.numbers.get(part, 0) for part in spelled.split("-"))
    return Age.ADULT if unit == "year" and years >= _ADULT_FROM else Age.CHILD


def described(
    head: Noun | None, before: Iterable[Noun], nation: str | None, age: Age | None, former: bool = False
) -> Who:
    """The slots of a noun with the words that stand before it: the noun's own first, an explicit word over it."""
    words = list(before)
    who = who_of(head) if head else EVERYONE
    for word in reversed(words):
        who = who.over(who_of(word))
    for word in words:
        if word.explicit:
            who = replace(who, status=word.status or who.status, age=word.age or who.age)
    if former:
        who = replace(who, status=Status.CIVILIAN, role=None if head and head.status is Status.COMBATANT else who.role)
    return replace(who, nationality=nation, age=age or who.age)


def common(groups: Iterable[Who]) -> Who:
    """What holds for a list added up: a slot where all agree, and status where none says otherwise."""
    every = list(groups)
    said = {who.status for who in every if who.status}

    def one(values: set[Age | None] | set[Sex | None] | set[str | None]) -> object:
        return next(iter(values)) if len(values) == 1 else None

    return Who(
        said.pop() if len(said) == 1 else None,
        one({who.age for who in every}),  # type: ignore[arg-type]  # one value of that very set
        one({who.sex for who in every}),  # type: ignore[arg-type]
        one({who.role for who in every}),  # type: ignore[arg-type]
        one({who.nationality for who in every}),  # type: ignore[arg-type]
    )


def apart(left: Who, right: Who) -> bool:
    """Whether nobody can be in both groups: another status, age, sex, nation, or role where both are said."""
    pairs = (
        (left.status, right.status),
        (left.age, right.age),
        (left.sex, right.sex),
        (left.role, right.role),
        (left.nationality, right.nationality),
    )
    return any(a is not None and b is not None and a != b for a, b in pairs)


def narrower(one: Who, other: Who) -> bool:
    """Whether a group is told more closely than another that may hold it ("civilians" beside "people", "Iraqis")."""
    pairs = ((one.status, other.status), (one.age, other.age), (one.sex, other.sex), (one.role, other.role))
    return any(a is not None and b is None for a, b in pairs) and all(b is None or a == b for a, b in pairs)
