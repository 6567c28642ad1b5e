"""`rules/sums.yaml`: the words of rates, shares, steps and breakdowns, by which a text can be held to its own sums."""

from __future__ import annotations

from pathlib import Path

from casualties.model import Value
from casualties.rulebook._entry import Entry
from casualties.rulebook._folders import layers
from casualties.yamlfile import read_layers

__all__ = ["BreakdownWords", "RateWords", "ShareWords", "StepWords", "SumRules", "read_sums"]


class RateWords(Entry):
    """Words that make a number one by the day, week or month of so many `days`."""

    days: float
    after: tuple[str, ...]
    before: tuple[str, ...] = ()
    finds: tuple[str, ...]
    ignores: tuple[str, ...]


class ShareWords(Entry):
    """Words of parts of a hundred: the unit, the wholes they may be of, and what makes them a change instead.

    Words of `spoils_before` spoil nothing where they end one of `keeps_before`.
    """

    units: tuple[str, ...]
    wholes: tuple[str, ...]
    keeps_before: tuple[str, ...] = ()
    spoils_before: tuple[str, ...]
    spoils_after: tuple[str, ...]
    finds: tuple[str, ...]
    ignores: tuple[str, ...]


class StepWords(Entry):
    """Words before the number by which a count grew, and words after it that say that it is the growth.

    `openings` tell of a count that it is one so far, which new people are added to.
    """

    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    finds: tuple[str, ...]
    ignores: tuple[str, ...]


class BreakdownWords(Entry):
    """Words that open a list which is all of the count before it, and words by which a list is not all."""

    opens: tuple[str, ...]
    spoils: tuple[str, ...]
    finds: tuple[str, ...]
    ignores: tuple[str, ...]


class SumRules(Value):
    """The words of sums beside counts."""

    rates: tuple[RateWords, ...]
    shares: tuple[ShareWords, ...]
    steps: tuple[StepWords, ...]
    breakdowns: tuple[BreakdownWords, ...]


def read_sums(folders: tuple[Path, ...]) -> SumRules:
    """The rules of sums in force."""
    return read_layers(layers(folders, "sums.yaml"), SumRules)
