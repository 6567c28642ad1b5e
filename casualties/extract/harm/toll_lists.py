"""Lists that a word for a toll opens: "the dead were four soldiers and six civilians"."""

from __future__ import annotations

from casualties.extract.people.group import Group
from casualties.extract.people.nouns import BARE, PEOPLE
from casualties.extract.text.tokens import Tokens
from casualties.model import Harm

__all__ = ["listed", "one_by_one"]

_JOINTS = ([","], ["and"], [",", "and"])


def listed(tokens: Tokens, groups: list[Group], first: Group, harm: Harm) -> None:
    """ "The dead were four soldiers and six civilians": all people of the list are counted."""
    last = first
    for group in groups:
        joint = tokens.low[last.stop : group.first]
        if group.first > last.first and group.head == PEOPLE and group.harm is None and joint in _JOINTS:
            group.harm, group.rule, last = harm, "listed", group


def one_by_one(tokens: Tokens, groups: list[Group], first: Group, harm: Harm) -> None:
    """ "The fatalities were one from Kapan and one from Goris": each of the list is counted."""
    for group in groups:
        said = group.head == PEOPLE or (group.head == BARE and tokens.low[group.first] == "one")
        if group.first >= first.first and said and group.harm is None and group.whole is None:
            group.harm, group.rule = harm, "listed"
