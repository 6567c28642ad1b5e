"""Words of rows by their one name: the enumerations of a claim, perpetrators, causes, bodies, nationalities.

Each distinct word is looked up once. A word that an enumeration does not know loses the row, since a figure of "12 of
the military" is not one of 12 people of any kind; a perpetrator, cause or body that the rules do not know is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

import polars as pl

from casualties.datasets.problems import cell_problems
from casualties.datasets.sheet import LINE
from casualties.datasets.words import by_word, each_text, enumerated, plain
from casualties.errors import did_you_mean
from casualties.model import Age, Basis, Coverage, Definition, PlaceKind, Sex, Stance, Status, ToldAs
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["named_once_for_all"]

_WORDS: dict[str, type[StrEnum]] = {
    "status": Status,
    "age": Age,
    "sex": Sex,
    "coverage": Coverage,
    "basis": Basis,
    "stance": Stance,
    "definition": Definition,
    "told_as": ToldAs,
    "place_kind": PlaceKind,
}
_ASIDE = re.compile(r"\s*\([^)]*\)$")
_YEARS = re.compile(r"\s*\(\d{4}\s*-\s*(?:\d{4})?\)")


def named_once_for_all(
    rows: pl.DataFrame, names: dict[str, str], rulebook: Rulebook, gazetteer: Gazetteer
) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """The rows with their words by one name each, and the problems."""
    problems = []
    for name, kind in _WORDS.items():
        if name in rows.columns:
            words, wrong = enumerated(rows[name], kind, rulebook.tables.meanings(name))
            problems.append(cell_problems(rows[LINE], names.get(name, name), wrong, row_is_lost=True))
            rows = rows.with_columns(words.alias(name))
    if "convention" in rows.columns:
        told = _unknown_conventions(rows, rulebook)
        problems.append(cell_problems(rows[LINE], names.get("convention", "convention"), told, row_is_lost=False))
    actors, bodies = _Actors(rulebook, gazetteer), _body_names(rulebook)
    causes = _Causes(rulebook)
    lookups: dict[str, Callable[[str], str | None]] = {
        "perpetrator": actors.name,
        "cause": causes.get,
        "role": plain,
        "origin": lambda text: bodies.get(text.casefold(), text),
        "publisher": lambda text: bodies.get(text.casefold(), text),
        "nationality": lambda text: gazetteer.country_code(text) or gazetteer.demonym(text),
    }
    given = rows
    for name, look_up in lookups.items():
        if name in rows.columns:
            rows = rows.with_columns(_each(rows[name], look_up))
    if "perpetrator" in rows.columns and "perpetrator_text" not in rows.columns:
        rows = rows.with_columns(given["perpetrator"].alias("perpetrator_text"))
    return rows.with_columns(_unknown(given, rows, ("cause", "nationality"))), problems


def _unknown(given: pl.DataFrame, read: pl.DataFrame, names: tuple[str, ...]) -> pl.Expr:
    """What is said of words that the rules do not know and the claim goes without."""
    told = [
        pl.when(given[name].is_not_null() & read[name].is_null()).then(
            pl.format(f'{name} "{{}}" is not known and left out', given[name])
        )
        for name in names
        if name in given.columns
    ]
    joined = pl.concat_str(told, separator="; ", ignore_nulls=True) if told else pl.lit("")
    return pl.when(joined != "").then(joined).alias("word_warning")


def _each(column: pl.Series, look_up: Callable[[str], str | None]) -> pl.Series:
    given = each_text(column, look_up)
    return by_word(column, {text: meant for text, meant in given.items() if meant is not None})


def _body_names(rulebook: Rulebook) -> dict[str, str]:
    """Names of bodies, small letters, with the name that is printed."""
    return {name.casefold(): body.name for body in rulebook.sources.bodies for name in (body.name, *body.also)}


class _Causes:
    """Causes by their word in the rules, however it is written ("Air strike", "car-bomb")."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._known = {cause.id.replace("_", ""): cause.id for cause in rulebook.causes.causes}

    def get(self, text: str) -> str | None:
        """The cause; None for a word that is none."""
        bare = "".join(letter for letter in text.casefold() if letter.isalnum())
        return self._known.get(bare) or self._known.get(bare.removesuffix("s"))


def _unknown_conventions(rows: pl.DataFrame, rulebook: Rulebook) -> pl.Series:
    """What is wrong with the names of conventions, None where nothing is; lines of a run have been through theirs."""
    ours = pl.col("claim_id").is_not_null() if "claim_id" in rows.columns else pl.lit(False)
    asked = rows.select(pl.when(~ours).then("convention")).to_series()
    known = list(rulebook.conventions)
    unknown = [name for name in asked.unique(maintain_order=True) if name is not None and name not in known]
    told = [
        f'no conventions are known by the name "{name}"{did_you_mean(name, known)}; its figures stand as given'
        for name in unknown
    ]
    return asked.replace_strict(unknown, told, default=None, return_dtype=pl.String)


class _Actors:
    """Names of actors as datasets write them: a group by any of its names, a state by what its forces are called."""

    def __init__(self, rulebook: Rulebook, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known = {
            name.casefold(): actor.name for actor in rulebook.actors.actors for name in (actor.name, *actor.also)
        }
        self._states = {name.casefold(): state.country for state in rulebook.actors.states for name in state.also}
        self._forms = [re.compile(form.pattern, re.I) for form in rulebook.tables.state_forces]

    def name(self, text: str) -> str:
        """The canonical name; the text itself, without years in brackets, where the rules know none."""
        bare = _YEARS.sub("", text).strip()
        if found := self._known.get(bare.casefold()) or self._known.get(_ASIDE.sub("", bare).casefold()):
            return found
        country = self._states.get(bare.casefold())
        for form in self._forms:
            if country is None and (match := form.fullmatch(bare)):
                country = self._gazetteer.country_code(match[1])
        demonym = self._gazetteer.demonym_of(country) if country else None
        return f"{demonym} forces" if demonym else bare
