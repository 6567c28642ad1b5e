"""Conflicts of bounds in words: which are still to be told, what they rest on, which standards of proof they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import inf

from casualties.bounds import Conflict, Shape, Side
from casualties.findings._case import Case
from casualties.findings._words import joined, told
from casualties.model import Claim, Finding
from casualties.rulebook.sources import Standard

__all__ = ["conflict_finding", "untold"]

_BEFORE = ("C10", "C05")


def untold(case: Case, shape: Shape) -> Iterator[tuple[Conflict, tuple[Claim, ...]]]:
    """The conflicts of a shape with their claims, without those that an earlier code has told.

    A contradiction of a text with its own sums and a count that falls have their own codes; a copy that was altered on
    the way and a figure that was taken back contradict nobody; what its source has replaced is in no conflict anyway.
    Counts that meet once those of a scaled dataset (Q07) are divided are told with the dataset, not one by one.
    """
    out = case.named("D04", "R02")
    factors = {shift.dataset: shift.amount for shift in case.linkage.shifts if shift.kind == "scale"}
    kept = [
        conflict
        for conflict in case.bounds.conflicts
        if conflict.shape is shape
        and out.isdisjoint((*conflict.claims, *conflict.beside))
        and not case.explained(conflict.claims, _BEFORE)
        and not (shape is Shape.SAME and _one_list(case, conflict))
    ]
    for conflict in kept:
        claims = case.lifted((*conflict.claims, *conflict.beside))
        if not (factors and _by_scale(conflict, claims, factors)):
            yield conflict, claims


def _one_list(case: Case, conflict: Conflict) -> bool:
    """Whether a text counts different people with these figures, one after another ("200 leaders and 60 fighters")."""
    return len({case.dossier.list_of.get(name, name) for name in conflict.claims}) == 1


def _by_scale(conflict: Conflict, claims: Sequence[Claim], factors: Mapping[str, float]) -> bool:
    """Whether a conflict is gone once the counts of scaled datasets are divided by their factor."""
    if conflict.shape is Shape.SAME:
        return _meet_unscaled(claims, factors)
    if conflict.shape is Shape.OTHER:
        return False
    factor = {claim.id: factors.get(getattr(claim.evidence, "dataset", ""), 1.0) for claim in claims}
    sums = {side: sum(part.count / factor[part.claim] for part in conflict.parts if part.side is side) for side in Side}
    return len({*factor.values(), 1.0}) > 1 and sums[Side.LOWER] <= sums[Side.UPPER]


def _meet_unscaled(claims: Sequence[Claim], factors: Mapping[str, float]) -> bool:
    """Whether some number is allowed by all claims once those of scaled datasets are divided by their factor."""
    factor = [factors.get(getattr(claim.evidence, "dataset", ""), 1.0) for claim in claims]
    least = max((claim.figure.low or 0) / by for claim, by in zip(claims, factor, strict=True))
    most = min(
        claim.figure.high / by if claim.figure.high is not None else inf
        for claim, by in zip(claims, factor, strict=True)
    )
    return len(set(factor)) > 1 and least <= most


def conflict_finding(
    case: Case,
    code: str,
    name: str,
    conflict: Conflict,
    claims: Sequence[Claim],
    message: str,
    resolve: str,
) -> Finding:
    """The finding of a conflict, with what it rests on; a warning where it rests on what nobody states."""
    notes = list(_notes(case, conflict, claims))
    return case.finding(
        code,
        name,
        claims,
        " ".join([message, *notes]),
        resolve,
        relation=conflict.relation,
        probability=conflict.probability,
        doubtful=bool(notes),
    )


def _notes(case: Case, conflict: Conflict, claims: Sequence[Claim]) -> Iterator[str]:
    if conflict.unstated:
        yield f"Not all of them state the {joined(conflict.unstated)}; those that do not are read as counting any."
    if conflict.lag is not None:
        larger = case.claim(conflict.lag)
        yield f"With the longer total of the same source they do agree ({told(larger)}): it may have counted late."
    standards = {claim.id: _standard(claim, case.rulebook.sources.standards) for claim in claims}
    named = {standard.id: standard for standard in standards.values() if standard is not None}
    if len(named) > 1:
        ordered = sorted(named.values(), key=lambda standard: standard.rank)
        yield f"They are given by different standards of proof: {joined(standard.id for standard in ordered)}."


@lru_cache(maxsize=64)
def _words_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(word.casefold())}\b" for word in words) or "(?!)")


def _standard(claim: Claim, standards: Sequence[Standard]) -> Standard | None:
    """The strongest standard of proof that the words or the row name."""
    text = claim.evidence.quote.casefold()
    named = [standard for standard in standards if _words_of(standard.words).search(text)]
    return max(named, key=lambda standard: standard.rank, default=None)
