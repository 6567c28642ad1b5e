"""Every form in which a word of the rules may stand in a text: plurals, verb forms, spelled-out phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from casualties.extract.words.lexemes import Form, Noun, Trigger
from casualties.rulebook import Rulebook
from casualties.rulebook.actors import ActorKind
from casualties.rulebook.harms import Frame, HarmPhrase, HarmVerbs, VerbFrame
from casualties.rulebook.victims import PeopleWords

__all__ = ["forms_of", "nations", "noun", "nouns", "phrase", "plural", "verb"]


def noun(entry: PeopleWords, *, plural: bool, mass: bool = False, kin: bool = False) -> Noun:
    """An entry as the tables hold it."""
    return Noun(
        entry.id, entry.status, entry.age, entry.sex, entry.role, plural, mass=mass, kin=kin, explicit=entry.explicit
    )


def nouns(entries: tuple[PeopleWords, ...], *, kin: bool) -> Iterator[tuple[str, Noun]]:
    """Every form of the words of some entries, singular and plural."""
    for entry in entries:
        for one, many in entry.forms:
            yield one, noun(entry, plural=False, kin=kin)
            yield many, noun(entry, plural=True, kin=kin)
        for word in entry.mass:
            yield word, noun(entry, plural=True, mass=True, kin=kin)


def fighters(rulebook: Rulebook) -> Iterator[tuple[str, Noun]]:
    """Names of armed groups in two words and more, which alone stand for their fighters ("16 Tamil Tigers")."""
    entry = next(entry for entry in rulebook.victims.nouns if entry.id == "militants")
    for actor in rulebook.actors.actors:
        for name in (actor.name, *actor.also):
            if actor.kind is ActorKind.ARMED_GROUP and " " in name and "(" not in name:
                yield name, noun(entry, plural=True, mass=True)


def nations(rulebook: Rulebook) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Adjectives and nouns of nations with code and whether the word can only be people in the plural."""
    for group in rulebook.countries.entries:
        for code, words in group.countries.items():
            for word in words.of:
                yield word, (code, False)
                if not word.endswith(("ese", "ish", "ch", "s", "ss")):
                    yield word + "s", (code, True)
            for word in words.people:
                yield word, (code, True)


def plural(word: str) -> str:
    """The regular plural; a word in -s stands as it is."""
    return (
        word
        if word.endswith("s")
        else word[:-1] + "ies"
        if word.endswith("y") and word[-2:-1] not in "aeiou"
        else (word + "es" if word.endswith(("x", "ch", "sh")) else word + "s")
    )


def forms_of(word: str) -> list[tuple[str, bool, bool]]:
    """Singular and plural of a word, with whether it is plural and mass."""
    one, stroke, many = word.partition("/")
    return [(one, False, False), (many if stroke else plural(one), True, False)]


def verb(entry: HarmVerbs) -> Iterator[tuple[str, Trigger]]:
    """Every form of the verbs of an entry."""
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


def phrase(entry: HarmPhrase) -> Iterator[tuple[str, Trigger]]:
    """Every way to say the phrases of an entry."""
    form = {Frame.SUBJECT: Form.SUBJECT, Frame.OBJECT: Form.OBJECT, Frame.PASSIVE: Form.STATE}[entry.frame]
    trigger = Trigger(entry.id, entry.harm, form, VerbFrame.INTRANSITIVE, unless=frozenset(entry.unless))
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
