"""Totals asked for: how many people in a scope, counted once, and what adding the rows up would have given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from casualties.bounds.asked import Answer, answer
from casualties.bounds.linkings import plausible_linkings
from casualties.bounds.prepared import Prepared, prepare
from casualties.bounds.question import By, Question, days_asked, divisions, names_in
from casualties.model import JOIN, Linkage, Place, PlaceKind
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

__all__ = ["LEFT_OUT", "TOTALS", "By", "Question", "Totals", "totals"]

TOTALS: dict[str, pl.DataType] = {
    "harm": pl.String(),
    "victims": pl.String(),
    "low": pl.Int64(),
    "best": pl.Int64(),
    "high": pl.Int64(),
    "open": pl.Boolean(),
    "bound_low": pl.Int64(),
    "bound_high": pl.Int64(),
    "policy": pl.String(),
    "added_up": pl.Int64(),
    "incidents": pl.Int64(),
    "claims_used": pl.String(),
    "claims_left_out": pl.String(),
    "incidents_partly": pl.Int64(),
    "low_held_by": pl.String(),
    "high_held_by": pl.String(),
    "linkings": pl.Int64(),
}

LEFT_OUT: dict[str, pl.DataType] = {
    "group": pl.String(),
    "claim_id": pl.String(),
    "reason": pl.String(),
    "because_of": pl.String(),
}


@dataclass(frozen=True, slots=True)
class Totals:
    """The answer to a question.

    `lines` has the column `by` asked for, if any, then those of `TOTALS`; `left_out` (schema `LEFT_OUT`) says of each
    claim in the scope that was not added why, and which claim counts its people.
    """

    lines: pl.DataFrame
    left_out: pl.DataFrame


def totals(
    claims: pl.DataFrame,
    linkage: Linkage,
    rulebook: Rulebook,
    gazetteer: Gazetteer,
    question: Question,
    policy: str,
) -> Totals:
    """Totals of a scope, by a policy, over the plausible linkings.

    Raises UsageError for an unknown policy.
    """
    certain = rulebook.findings.tolerance("certain_link")
    linkings = plausible_linkings(claims, linkage, certain=certain)
    harms = (question.harm.value, *(branch.id for branch in rulebook.trees.harms))
    wanted = [(harm, question.victims) for harm in harms]
    runs = [prepare(claims, each, rulebook, gazetteer, policy, wanted) for each in linkings]
    rows, left_out = [], []
    for name, asked in _groups(question, runs[0]):
        answers = [answer(run, asked) for run in runs]
        rows.append(_line(name, asked, answers, policy))
        left_out += [(name, *found) for found in answers[0].left_out]
    named: dict[str, pl.DataType] = {question.by: pl.String()} if question.by else {}
    lines = [row if question.by else row[1:] for row in rows]
    return Totals(
        pl.DataFrame(lines, schema={**named, **TOTALS}, orient="row"),
        pl.DataFrame(left_out, schema=LEFT_OUT, orient="row"),
    )


def _groups(question: Question, run: Prepared) -> Iterator[tuple[str | None, Question]]:
    """The question itself, or one for each group with claims in it, in the order of their names."""
    match question.by:
        case None:
            yield None, question
        case "month":
            for start, end in _months(question, run):
                yield start.strftime("%Y-%m"), replace(question, start=start, end=end)
        case "admin1":
            for country, admin1 in divisions(question, run):
                place = Place(name=admin1, country=country, admin1=admin1, kind=PlaceKind.ADMIN)
                yield f"{admin1}, {country}" if country else admin1, replace(question, place=place)
        case "perpetrator":
            for name in names_in("perpetrator", run):
                yield name, replace(question, perpetrator=name)
        case "cause":
            for name in names_in("cause", run):
                yield name, replace(question, cause=name)


def _months(question: Question, run: Prepared) -> Iterator[tuple[date, date]]:
    """Calendar months from the first to the last day asked for, or of the claims in scope, cut to these days."""
    days = days_asked(question, run)
    if days is None:
        return
    start, end = days
    while start <= end:
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        yield start, min(end, date.fromordinal(following.toordinal() - 1))
        start = following


def _line(name: str | None, asked: Question, answers: Sequence[Answer], policy: str) -> tuple[object, ...]:
    """One line: the range over all linkings, the rest by the run's own."""
    own = answers[0]
    return (
        name,
        asked.harm.value,
        asked.victims.label or None,
        _least(each.low for each in answers),
        own.best if len({each.best for each in answers}) == 1 else None,
        _greatest(each.high for each in answers),
        any(each.open for each in answers),
        None if any(each.bound_low is None for each in answers) else _least(each.bound_low for each in answers),
        None if any(each.bound_low is None for each in answers) else _greatest(each.bound_high for each in answers),
        policy,
        own.added_up,
        own.incidents,
        JOIN.join(own.used) or None,
        JOIN.join(claim for claim, _, _ in own.left_out) or None,
        own.partly,
        JOIN.join(own.low_held_by) or None,
        JOIN.join(own.high_held_by) or None,
        len(answers),
    )


def _least(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return min(known, default=None)


def _greatest(counts: Iterable[int | None]) -> int | None:
    """The greatest count; open where any is."""
    found = list(counts)
    return None if None in found else max(count for count in found if count is not None)
