"""A sentence read by the grammar: its tokens, the groups it counts, and what each was harmed by as far as it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casualties.extract.figures.amounts import amounts
from casualties.extract.harm.attach import Attacher
from casualties.extract.harm.by_place import by_place
from casualties.extract.harm.labels import labelled
from casualties.extract.harm.tolls import TollCount, tolls
from casualties.extract.harm.triggers import Found, find_triggers
from casualties.extract.harm.verbless import verbless
from casualties.extract.people.group import Group
from casualties.extract.people.groups import groups
from casualties.extract.people.nouns import PEOPLE, THING
from casualties.extract.people.units import Unit, units
from casualties.extract.people.who import EVERYONE
from casualties.extract.text.reading import Sentence
from casualties.extract.text.tokens import Tokens, tokenize
from casualties.extract.words.grammar import BE, HAVE
from casualties.extract.words.lexicon import Lexicon
from casualties.model import Harm

__all__ = ["Parsed", "parse"]


@dataclass(slots=True)
class Parsed:
    """One sentence and all that the grammar found in it."""

    sentence: Sentence
    tokens: Tokens
    units: list[Unit]
    groups: list[Group]
    triggers: list[Found]
    tolls: list[TollCount]


_UPROOTED = ["people", "internally", "displaced"]
_SELF = ("himself", "herself")


def parse(sentence: Sentence, lexicon: Lexicon) -> Parsed:
    """Read one sentence; what hangs on other sentences is left to `resolve`."""
    tokens = tokenize(sentence.text, sentence.start)
    counted = groups(tokens, amounts(tokens, lexicon), lexicon)
    for group in counted:
        if _is_placeholder(tokens, group, lexicon):
            group.head, group.dropped = THING, True
    if not lexicon.rates.marks.isdisjoint(tokens.low):
        firsts = frozenset(group.first for group in counted)
        for group in counted:
            if not group.one and lexicon.rates.is_one(tokens, group.number[0], group.stop, firsts):
                group.head, group.harm = THING, None
    taken = [False] * len(tokens)
    for group in counted:
        if group.head != THING:
            for at in range(group.first, min(group.stop, len(tokens))):
                taken[at] = True
    triggers = find_triggers(tokens, taken, {group.first: group for group in counted}, lexicon)
    joined = units(tokens, counted, lexicon)
    Attacher(tokens, joined, triggers, lexicon).attach()
    every = sorted(_all(joined), key=lambda group: (group.number[0], group.first))
    for group in every:
        group.attacker = (
            tokens.low[max(group.phrase.stop, 1) - 1] in lexicon.attackers or tokens.low[group.first] in _SELF
        )
    verbless(tokens, every, lexicon)
    by_place(tokens, every, lexicon)
    if labelled(tokens, every, lexicon):
        by_place(tokens, every, lexicon)  # "Dead: 61 (Ende 40; Bima 21)"
    _displaced(tokens, every)
    found = tolls(tokens, every, triggers, lexicon)
    return Parsed(sentence, tokens, joined, every, triggers, found)


def _is_placeholder(tokens: Tokens, group: Group, lexicon: Lexicon) -> bool:
    """Whether a coder put the number in for an unknown one ("coded as 3")."""
    for at in range(max(group.first - 3, 0), group.first):
        found = lexicon.placeholders.at(tokens.low, at)
        if found is not None and at + found[0] >= group.first - 1:
            return True
    return False


def _all(joined: list[Unit]) -> Iterator[Group]:
    for unit in joined:
        for group in [*unit.groups, *unit.parts]:
            yield group
            if group.nested is not None and group.nested not in unit.parts:
                yield group.nested


def _displaced(tokens: Tokens, groups: list[Group]) -> None:
    """ "334,000 people internally displaced": a line that says so of people it counts, with no verb of its own."""
    for group in groups:
        if group.harm is None and group.head == PEOPLE and tokens.low[group.stop - 3 : group.stop] == _UPROOTED:
            verb = group.stop < len(tokens) and tokens.low[group.stop] in BE | HAVE
            if not verb and not group.governed:
                group.harm, group.rule, group.trigger = Harm.DISPLACED, "unsaid", (group.stop - 1, group.stop)
                group.who = EVERYONE
