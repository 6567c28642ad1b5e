"""The words of the rules, compiled once into tables that are looked up at a token."""

from __future__ import annotations

from casualties.extract.words.lexemes import Form, HarmNoun, Toll, Trigger, Vague
from casualties.extract.words.rates import Rates
from casualties.extract.words.spellings import fighters, forms_of, nations, noun, nouns, phrase, plural, verb
from casualties.extract.words.table import PhraseTable
from casualties.rulebook import Rulebook
from casualties.rulebook.harms import VerbFrame
from casualties.rulebook.quantities import Kind

__all__ = ["Lexicon"]


class Lexicon:
    """Every table of the grammar."""

    def __init__(self, rulebook: Rulebook) -> None:
        quantities, victims, harms, phrases = rulebook.quantities, rulebook.victims, rulebook.harms, rulebook.phrases
        self.numbers = {word: n for entry in quantities.numbers for word, n in entry.words.items()}
        self.scales = {word: n for entry in quantities.scales for word, n in entry.words.items()}
        self.suffixes = {word: n for entry in quantities.scales for word, n in entry.suffixes.items()}
        self.vague = PhraseTable(
            [(w, Vague(n, n, n)) for entry in quantities.exact for w, n in entry.words.items()]
            + [(w, Vague(entry.low, entry.high, None)) for entry in quantities.vague for w in entry.words]
        )
        self.none = PhraseTable((w, entry.id) for entry in quantities.none for w in entry.words)
        self.fractions = PhraseTable((w, share) for entry in quantities.fractions for w, share in entry.words.items())
        self.before: PhraseTable[Kind] = PhraseTable(
            ((w, entry.kind) for entry in quantities.qualifiers for w in entry.before), backward=True
        )
        self.after: PhraseTable[Kind] = PhraseTable(
            (w, entry.kind) for entry in quantities.qualifiers for w in entry.after
        )
        self.amount_words = (
            set(self.numbers) | self.vague.firsts | self.none.firsts | self.fractions.firsts | {"a", "an"}
        )
        self.margin = quantities.margin.percent
        self.rates = Rates(rulebook)
        self.people = PhraseTable(
            [*nouns(victims.nouns, kin=False), *nouns(victims.kin, kin=True), *fighters(rulebook)]
        )
        self.collectives = {w: n for entry in victims.collectives for w, n in entry.words.items()}
        self.forces = frozenset(w for entry in victims.forces for w in entry.words)
        self.partitives = frozenset(w for entry in victims.partitives for w in entry.words)
        self.modifiers = {
            word.lower(): noun(entry, plural=False) for entry in victims.modifiers for word in entry.words
        }
        self.things = PhraseTable(
            (form, entry.id) for entry in victims.things for word in entry.words for form in (word, plural(word))
        )
        self.events = frozenset(w for entry in rulebook.events.totals if entry.id == "single" for w in entry.words)
        self.actors = PhraseTable(
            (name, actor.id) for actor in rulebook.actors.actors for name in (actor.name, *actor.also)
        )
        self.nations = PhraseTable(nations(rulebook))
        self.triggers = PhraseTable(
            [(w, t) for entry in phrases.phrases for w, t in phrase(entry)]
            + [(w, t) for verbs in harms.verbs for w, t in verb(verbs)]
            + [
                (w, Trigger(state.id, state.harm, Form.STATE, VerbFrame.INTRANSITIVE))
                for state in harms.states
                for w in state.words
            ]
        )
        self.harm_nouns = PhraseTable(
            (w, HarmNoun(entry.id, entry.harm, event, many, mass, frozenset(entry.needs)))
            for entry in harms.nouns
            for words, event in ((entry.events, True), (entry.people, False))
            for word in words
            for w, many, mass in forms_of(word)
        )
        masses = PhraseTable(
            (w, HarmNoun(entry.id, entry.harm, False, True, True, frozenset(entry.needs)))
            for entry in harms.nouns
            for w in entry.mass
        )
        self.harm_masses = masses
        self.tolls = PhraseTable((w, Toll(entry.id, entry.harm)) for entry in harms.tolls for w in entry.words)
        self.labels = PhraseTable((w, Toll(entry.id, entry.harm)) for entry in harms.labels for w in entry.words)
        self.figures = PhraseTable((w, entry.id) for entry in harms.figures for w in entry.words)
        self.topic_firsts = self.tolls.firsts | self.figures.firsts | {"number"}
        self.movers = frozenset(w for entry in harms.movers for w in entry.words)
        hypotheticals = {entry.id: frozenset(entry.words) for entry in harms.hypotheticals}
        self.perfect = hypotheticals.pop("perfect", frozenset())
        self.hypotheticals = frozenset(w for words in hypotheticals.values() for w in words)
        self.harm_firsts = (
            self.triggers.firsts
            | self.harm_nouns.firsts
            | self.harm_masses.firsts
            | self.tolls.firsts
            | self.labels.firsts
        ) - _TOO_PLAIN
        self.tellings = {entry.id: frozenset(entry.words) for entry in harms.tellings}
        self.captives = frozenset(w for entry in harms.captives for w in entry.words)
        self.attackers = frozenset(w for entry in harms.attackers for w in entry.words)
        self.self_killers = frozenset(w for entry in harms.self_killers for w in entry.words)
        self.placeholders = PhraseTable((w, entry.id) for entry in harms.placeholders for w in entry.words)


_TOO_PLAIN = frozenset("the of in number no total reported official confirmed people persons".split())
