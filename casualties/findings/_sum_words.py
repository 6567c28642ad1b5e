"""Sums in words: the rates, shares and steps that a sentence states beside its counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from casualties.extract.figures.amounts import Amount, amounts
from casualties.extract.text.tokens import MARK, Tokens, tokenize
from casualties.extract.words.lexicon import Lexicon
from casualties.extract.words.table import PhraseTable
from casualties.rulebook import Rulebook
from casualties.rulebook.sums import ShareWords
from casualties.scopes.added import AddedNumbers

__all__ = ["Breakdown", "Rate", "Share", "Step", "SumWords"]

_BETWEEN = 4
_CLOSING = {"(": ")"}
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Rate:
    """A number by the day (or so many `days`): its bounds, and where the number stands in the text."""

    low: float
    high: float | None
    days: float
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of those counted, and the number of the whole where it is named with it ("48 % of 1,402")."""

    percent: float
    loose: bool
    whole: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """The number by which a count grew."""

    value: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A list set out as all of the count before it: where it opens, and where its numbers begin."""

    start: int
    numbers: tuple[int, ...]


class SumWords:
    """Reads sentences by the words of `rules/sums.yaml`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook, rules = rulebook, rulebook.sums
        self._after = PhraseTable((words, rate.days) for rate in rules.rates for words in rate.after)
        self._before = PhraseTable(((words, rate.days) for rate in rules.rates for words in rate.before), backward=True)
        self._shares = [_ShareTables(words) for words in rules.shares]
        self._steps = PhraseTable(((words, step.id) for step in rules.steps for words in step.before), backward=True)
        ends = chain.from_iterable((*rate.after, *rate.before) for rate in rules.rates)
        marks = {words.split()[-1] for words in ends} | {rate.id for rate in rules.rates}
        units = {unit for words in rules.shares for unit in words.units}
        self._adds = PhraseTable((words, step.id) for step in rules.steps for words in step.after)
        self._added = AddedNumbers(rulebook.bounds)
        self.opens = _any(words for entry in rules.breakdowns for words in entry.opens)
        self.so_far = _any(words for entry in rules.steps for words in entry.openings)
        self._spoils = _any(words for entry in rules.breakdowns for words in entry.spoils)
        self.marks = re.compile("|".join(map(re.escape, sorted(marks | units))), re.IGNORECASE)

    @cached_property
    def _lexicon(self) -> Lexicon:
        """The words of counts, compiled when a sentence with a mark of a sum is first met."""
        return Lexicon(self._rulebook)

    def rates(self, text: str, offset: int) -> Iterator[Rate]:
        """The rates of people in a sentence that stands at `offset`."""
        tokens = tokenize(text, offset)
        for amount in amounts(tokens, self._lexicon):
            days = self._days(tokens, amount)
            if days is not None and amount.bounds.value is not None:
                low, high = float(amount.bounds.low), amount.bounds.high
                exact = amount.bounds.value == low == high
                start, end = tokens.start[amount.first], tokens.end[amount.stop - 1]
                said = text[start - offset : end - offset]
                yield Rate(low - 0.5 * exact, None if high is None else high + 0.5 * exact, days, start, end, said)

    def shares(self, text: str, offset: int) -> Iterator[Share]:
        """The shares of those counted in a sentence."""
        tokens = tokenize(text, offset)
        for at in range(1, len(tokens)):
            for tables in self._shares:
                unit = tables.units.at(tokens.low, at)
                if unit is not None and (share := self._share(tokens, at, unit[0], tables)) is not None:
                    yield share

    def steps(self, text: str, offset: int) -> Iterator[Step]:
        """The numbers by which a count grew in a sentence."""
        tokens = tokenize(text, offset)
        for amount in amounts(tokens, self._lexicon):
            if amount.left and amount.bounds.value is not None and self._steps.at(tokens.low, amount.left - 1):
                start, end = tokens.start[amount.first], tokens.end[amount.stop - 1]
                yield Step(amount.bounds.value, start, text[start - offset : end - offset])

    def added(self, text: str, start: int, end: int) -> bool:
        """Whether the number at `start` to `end` of a sentence is said to come on top of what was counted before."""
        rest = tokenize(text[end:], 0).low
        return self._added.adds(text, start, end) or bool(rest and self._adds.at(rest, 0))

    def breakdowns(self, text: str, offset: int, *, after: int = 0, until: int | None = None) -> Iterator[Breakdown]:
        """The lists between two places of a sentence that are set out as all of a count, and say nothing else."""
        for mark in self.opens.finditer(text, max(after - offset, 0)):
            rest = text[mark.end() : len(text) if until is None else until - offset]
            closing = _CLOSING.get(mark.group(), mark.group())
            end = min(at for at in (rest.find(closing), rest.find(";"), len(rest)) if at >= 0)
            listed = rest[:end]
            if self._spoils.search(listed):
                continue
            tokens = tokenize(listed, offset + mark.end())
            found = amounts(tokens, self._lexicon)
            if len(found) > 1 and found[0].left == 0:
                yield Breakdown(offset + mark.start(), tuple(tokens.start[each.first] for each in found))

    def stated_days(self, text: str, offset: int) -> list[int]:
        """The lengths in days that a sentence names: "in ten days", "a 30-day month"."""
        tokens = tokenize(text, offset)
        low = tokens.low
        found = [
            amount.bounds.value
            for amount in amounts(tokens, self._lexicon)
            if amount.stop < len(low) and low[amount.stop] == "days" and amount.bounds.value
        ]
        return found + [int(word.partition("-")[0]) for word in low if re.fullmatch(r"\d+-days?", word)]

    def _days(self, tokens: Tokens, amount: Amount) -> float | None:
        """The days of the rate that an amount of people is; None where it is none, or counts something else.

        Where it names people ("60 patients a day") the sentence must say what befell them.
        """
        low = tokens.low
        lead = amount.left - 1 if amount.left and tokens.kind[amount.left - 1] != MARK else amount.left - 2
        days = found[1] if lead >= 0 and (found := self._before.at(low, lead)) else None
        people = harmed = False
        for at in range(amount.stop, min(amount.stop + _BETWEEN, len(low))):
            found = self._after.at(low, at)
            if found is not None:
                days = found[1] if people or harmed or at == amount.stop else None
                break
            if self._lexicon.things.at(low, at):
                return None
            people = people or bool(self._lexicon.people.at(low, at))
            harmed = harmed or self._of_harm(low, at)
        if people and not harmed and not any(self._of_harm(low, at) for at in range(len(low))):
            return None
        return days

    def _of_harm(self, low: Sequence[str], at: int) -> bool:
        return any(table.at(low, at) for table in (self._lexicon.harm_nouns, self._lexicon.triggers))

    def _share(self, tokens: Tokens, at: int, length: int, tables: _ShareTables) -> Share | None:
        low = tokens.low
        number = tokens.raw[at - 1]
        value = float(number.replace(",", ".")) if _DECIMAL.fullmatch(number) else None
        said = next((a for a in amounts(tokens, self._lexicon) if a.stop == at), None)
        if value is None and said is not None and said.bounds.value is not None:
            value = float(said.bounds.value)
        first = said.left if said is not None else at - 1
        after = at + length
        change = first and tables.before.at(low, first - 1) and not tables.keeps.at(low, first - 1)
        spoiled = change or (after < len(low) and tables.after.at(low, after))
        if value is None or spoiled:
            return None
        whole = None
        if after < len(low) and low[after] == "of":
            named = next((a for a in amounts(tokens, self._lexicon) if after < a.first <= after + _BETWEEN), None)
            between = low[after + 1 : named.first] if named else []
            whole = named.bounds.value if named is not None and set(between) <= tables.lead else None
            if whole is None and not (after + 1 < len(low) and tables.wholes.at(low, after + 1)):
                return None
        loose = said is not None and said.bounds.low != said.bounds.high
        start, end = tokens.start[at - 1], tokens.end[after - 1]
        return Share(value, loose, whole, start, end, " ".join(tokens.raw[at - 1 : after]))


class _ShareTables:
    """The words of one kind of share, ready to be looked up."""

    def __init__(self, words: ShareWords) -> None:
        self.units = PhraseTable((unit, unit) for unit in words.units)
        self.wholes = PhraseTable((whole, whole) for whole in words.wholes)
        self.before = PhraseTable(((spoil, spoil) for spoil in words.spoils_before), backward=True)
        self.keeps = PhraseTable(((keep, keep) for keep in words.keeps_before), backward=True)
        self.after = PhraseTable((spoil, spoil) for spoil in words.spoils_after)
        self.lead = {part for whole in words.wholes for part in whole.split()} | {"of", "a", "the"}


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words or marks, the longest first; words stand alone, marks end before a blank (but a bracket)."""
    ordered = sorted(words, key=lambda each: (-len(each), each))
    alone = (rf"\b{re.escape(word)}(?!\w)" if word[0].isalpha() else re.escape(word) for word in ordered)
    return re.compile("|".join(word if word.endswith(("(", r"(?!\w)")) else rf"{word}(?=\s)" for word in alone), re.I)
