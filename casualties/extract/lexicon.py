"""The words of the rules, compiled once into tables that are looked up at a token."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from casualties.extract.table import PhraseTable
from casualties.model import Age, Harm, Sex, Status
from casualties.rulebook import Rulebook
from casualties.rulebook.harms import Frame, HarmPhrase, HarmVerbs, VerbFrame
from casualties.rulebook.quantities import Kind
from casualties.rulebook.victims import PeopleWords

__all__ = ["Form", "HarmNoun", "Lexicon", "Noun", "Toll", "Trigger", "Vague"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A word for people and what it says of them; `plural` as written, `kin` for relatives."""

    id: str
    status: Status | None
    age: Age | None
    sex: Sex | None
    role: str | None
    plural: bool
    mass: bool = False
    kin: bool = False
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of harm: `form` says which part of speech they are, `frame` where the victims stand."""

    id: str
    harm: Harm
    form: str
    frame: VerbFrame
    weak: bool = False
    flight: bool = False
    people: bool = False
    fighters: bool = False
    needs: frozenset[str] = frozenset()


class Form:
    """The forms of a trigger."""

    PAST = "past"  # killed: past tense or participle
    ING = "ing"
    BASE = "base"  # kill, kills
    STATE = "state"  # dead, missing; phrases used with "be"
    SUBJECT = "subject"  # who stands before is harmed, whatever the form
    OBJECT = "object"  # who follows is harmed


@dataclass(frozen=True, slots=True)
class HarmNoun:
    """A noun of harm: an event that counts itself, or the harmed themselves; `needs` must stand beside it."""

    id: str
    harm: Harm
    event: bool
    plural: bool
    mass: bool
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Toll:
    """Words after which a bare number counts the harmed."""

    id: str
    harm: Harm


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that bound a count, or name it (`value`)."""

    low: int
    high: int | None
    value: int | None


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
        self.people = PhraseTable([*_nouns(victims.nouns, kin=False), *_nouns(victims.kin, kin=True)])
        self.collectives = {w: n for entry in victims.collectives for w, n in entry.words.items()}
        self.forces = frozenset(w for entry in victims.forces for w in entry.words)
        self.partitives = frozenset(w for entry in victims.partitives for w in entry.words)
        self.modifiers = {
            word.lower(): _noun(entry, plural=False) for entry in victims.modifiers for word in entry.words
        }
        self.things = PhraseTable(
            (form, entry.id) for entry in victims.things for word in entry.words for form in (word, _plural(word))
        )
        self.nations = PhraseTable(_nations(rulebook))
        self.triggers = PhraseTable(
            [(w, t) for entry in phrases.phrases for w, t in _phrase(entry)]
            + [(w, t) for verbs in harms.verbs for w, t in _verb(verbs)]
            + [
                (w, Trigger(state.id, state.harm, Form.STATE, VerbFrame.INTRANSITIVE))
                for state in harms.states
                for w in state.words
            ]
        )
        self.harm_nouns = PhraseTable(
            (w, HarmNoun(entry.id, entry.harm, event, plural, mass, frozenset(entry.needs)))
            for entry in harms.nouns
            for words, event in ((entry.events, True), (entry.people, False))
            for word in words
            for w, plural, mass in _forms(word)
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
        self.placeholders = PhraseTable((w, entry.id) for entry in harms.placeholders for w in entry.words)


_TOO_PLAIN = frozenset("the of in number no total reported official confirmed people persons".split())


def _noun(entry: PeopleWords, *, plural: bool, mass: bool = False, kin: bool = False) -> Noun:
    return Noun(
        entry.id, entry.status, entry.age, entry.sex, entry.role, plural, mass=mass, kin=kin, explicit=entry.explicit
    )


def _nouns(entries: tuple[PeopleWords, ...], *, kin: bool) -> Iterator[tuple[str, Noun]]:
    for entry in entries:
        for one, many in entry.forms:
            yield one, _noun(entry, plural=False, kin=kin)
            yield many, _noun(entry, plural=True, kin=kin)
        for word in entry.mass:
            yield word, _noun(entry, plural=True, mass=True, kin=kin)


def _nations(rulebook: Rulebook) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Adjectives and nouns of nations with code and whether the word can only be people in the plural."""
    for group in rulebook.countries.entries:
        for code, words in group.countries.items():
            for word in words.of:
                yield word, (code, False)
                if not word.endswith(("ese", "ish", "ch", "s", "ss")):
                    yield word + "s", (code, True)
            for word in words.people:
                yield word, (code, True)


def _plural(word: str) -> str:
    return (
        word
        if word.endswith("s")
        else word[:-1] + "ies"
        if word.endswith("y") and word[-2:-1] not in "aeiou"
        else (word + "es" if word.endswith(("x", "ch", "sh")) else word + "s")
    )


def _forms(word: str) -> list[tuple[str, bool, bool]]:
    one, stroke, many = word.partition("/")
    return [(one, False, False), (many if stroke else _plural(one), True, False)]


def _verb(entry: HarmVerbs) -> Iterator[tuple[str, Trigger]]:
    for word in entry.words:
        base, third, past, participle, ing = _conjugated(word)
        for form, said in (
            (Form.PAST, past),
            (Form.PAST, participle),
            (Form.ING, ing),
            (Form.BASE, base),
            (Form.BASE, third),
        ):
            yield (
                said,
                Trigger(
                    entry.id,
                    entry.harm,
                    form,
                    entry.frame,
                    entry.weak,
                    entry.flight,
                    entry.people,
                    entry.fighters,
                    frozenset(entry.needs),
                ),
            )


def _conjugated(word: str) -> tuple[str, str, str, str, str]:
    """Base, third person, past, participle and -ing form; given after strokes, or derived from the first word."""
    given = word.split("/")
    if len(given) == 5:
        base, third, past, participle, ing = given
        return base, third, past, participle, ing
    verb, _, rest = word.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = verb[:-1] if verb.endswith("e") else verb
    past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else stem + "ed"
    third = (
        verb[:-1] + "ies" if past.endswith("ied") else verb + ("es" if verb.endswith(("s", "x", "ch", "sh")) else "s")
    )
    return verb + tail, third + tail, past + tail, past + tail, stem + "ing" + tail


def _phrase(entry: HarmPhrase) -> Iterator[tuple[str, Trigger]]:
    form = {Frame.SUBJECT: Form.SUBJECT, Frame.OBJECT: Form.OBJECT, Frame.PASSIVE: Form.STATE}[entry.frame]
    trigger = Trigger(entry.id, entry.harm, form, VerbFrame.INTRANSITIVE)
    for words in entry.words:
        for spelled in _spelled(words):
            yield spelled, replace(trigger)


def _spelled(words: str) -> Iterator[str]:
    """Every way to say a phrase: one form of each word, those marked with a tilde also left out."""
    said = [""]
    for word in words.split():
        left_out = word.endswith("~")
        forms = [form for form in word.rstrip("~").split("/") if form] + ([""] if left_out else [])
        said = [f"{head} {form}".strip() for head in said for form in forms]
    yield from said
