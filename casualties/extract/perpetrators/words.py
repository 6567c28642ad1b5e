"""The words of blame as one lexicon: what each phrase may stand for in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from casualties.extract.text.phrases import Phrases, spelled
from casualties.rulebook import Rulebook

__all__ = ["Name", "Sense", "Use", "demonyms", "lexicon"]


class Use(StrEnum):
    """What a phrase may do in a sentence."""

    FORCE = "force"
    STATELESS = "stateless"
    POLICE = "police"
    HEDGE = "hedge"
    FOLLOWER = "follower"
    STRIKE = "strike"
    STATE_ARM = "state_arm"
    FOREIGN_ARM = "foreign_arm"
    HARM = "harm"
    ATTACK = "attack"
    BASE = "base"
    PAST = "past"
    DOING = "doing"
    TAKE = "take"
    DEFEND = "defend"
    FIGHT = "fight"
    SAYS = "says"
    CLAIM = "claim"
    BLAME = "blame"
    DENIAL = "denial"
    UNNAMED = "unnamed"
    GROUP_AGAIN = "group_again"
    PRONOUN = "pronoun"
    COUNTRY = "country"
    ADJECTIVE = "adjective"
    SEAT = "seat"


_ENGLISH = frozenset(("Polish", "Pole", "Poles", "Dane", "Turks", "Swede", "Swedes", "Lao", "Finn"))
"""People whose name in small letters, as some posts write it, is an English word."""


@dataclass(frozen=True, slots=True)
class Name:
    """An actor that a phrase may name: a group by its printed name, or a state by its code; where it holds."""

    name: str = ""
    state: str = ""
    countries: tuple[str, ...] = ()
    local: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase may do, whom it may name, and the country that it names."""

    uses: frozenset[Use]
    names: tuple[Name, ...] = ()
    country: str = ""


def lexicon(rulebook: Rulebook) -> Phrases[Sense]:
    """All words of blame; a phrase of several uses has them all."""
    uses: dict[str, set[Use]] = {}
    names: dict[str, list[Name]] = {}
    countries: dict[str, str] = {}
    for phrase, use in _used(rulebook):
        for form in spelled(phrase, {}):
            uses.setdefault(form, set()).add(use)
    for phrase, name in _named(rulebook):
        names.setdefault(phrase, []).append(name)
    for phrase, code, use in _countries(rulebook):
        countries.setdefault(phrase, code)
        uses.setdefault(phrase, set()).add(use)
    ignored = (phrase for ignores in rulebook.causes.ignores for phrase in ignores.phrases if "{" not in phrase)
    forms = dict.fromkeys((*uses, *names, *countries, *(form for phrase in ignored for form in spelled(phrase, {}))))
    return Phrases(
        (form, Sense(frozenset(uses.get(form, ())), tuple(names.get(form, ())), countries.get(form, "")))
        for form in forms
    )


def demonyms(rulebook: Rulebook) -> dict[str, str]:
    """The adjective that is printed for each country, by its code."""
    return {
        code: words.of[0] if words.of else words.name
        for group in rulebook.countries.entries
        for code, words in group.countries.items()
    }


def _used(rulebook: Rulebook) -> Iterator[tuple[str, Use]]:
    rules = rulebook.blame
    lists: tuple[tuple[Use, Iterable[str]], ...] = (
        (Use.HEDGE, rules.hedges.phrases),
        (Use.FOLLOWER, rules.followers.phrases),
        (Use.STRIKE, rules.strikes.phrases),
        (Use.STATE_ARM, rules.state_arms.phrases),
        (Use.FOREIGN_ARM, rules.foreign_arms.phrases),
        (Use.TAKE, rules.takes.phrases),
        (Use.DEFEND, rules.defends.phrases),
        (Use.FIGHT, rules.fights.phrases),
        (Use.SAYS, rules.says.phrases),
        (Use.CLAIM, rules.claims.phrases),
        (Use.BLAME, rules.blames.phrases),
        (Use.DENIAL, rules.denials.phrases),
        (Use.UNNAMED, rules.unnamed.phrases),
        (Use.GROUP_AGAIN, rules.taken_up.group),
        (Use.PRONOUN, rules.taken_up.pronoun),
    )
    for use, phrases in lists:
        yield from ((phrase, use) for phrase in phrases)
    for verb, verbs in ((Use.HARM, rules.harms), (Use.ATTACK, rules.attacks)):
        for form, phrases in ((Use.BASE, verbs.base), (Use.PAST, verbs.past), (Use.DOING, verbs.doing)):
            for phrase in phrases:
                yield phrase, verb
                yield phrase, form
    for forces in rules.forces:
        police = forces is not rules.forces[0]
        for noun in forces.nouns:
            yield noun, Use.FORCE
            if police:
                yield noun, Use.POLICE
    for stateless in rules.stateless:
        for noun in stateless.nouns:
            yield noun, Use.STATELESS
            if stateless.police:
                yield noun, Use.POLICE


def _named(rulebook: Rulebook) -> Iterator[tuple[str, Name]]:
    for actor in rulebook.actors.actors:
        state = ""
        for phrase in (actor.name, *actor.also):
            yield phrase, Name(actor.name, state, actor.countries)
        for phrase, where in actor.local.items():
            yield phrase, Name(actor.name, state, where, local=True)
    for forces in rulebook.actors.states:
        for phrase in forces.also:
            yield phrase, Name("", forces.country, (forces.country,))
        for phrase, where in forces.local.items():
            yield phrase, Name("", forces.country, where, local=True)


def _countries(rulebook: Rulebook) -> Iterator[tuple[str, str, Use]]:
    for state in rulebook.actors.states:
        for phrase in state.seat:
            yield phrase, state.country, Use.SEAT
    for group in rulebook.countries.entries:
        for code, words in group.countries.items():
            for phrase in (words.name, *words.also):
                yield phrase, code, Use.COUNTRY
            for phrase in (*words.of, *words.people):
                yield phrase, code, Use.ADJECTIVE
                if phrase not in _ENGLISH and not phrase.isupper():
                    yield phrase.lower(), code, Use.ADJECTIVE
