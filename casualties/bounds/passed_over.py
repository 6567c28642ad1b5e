"""What the system of bounds could not use, and what was too large to settle: told, and never silently skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from casualties.model import Unread

__all__ = ["leads_back", "passed_over"]


def passed_over(claims: pl.DataFrame, unsolved: Iterable[tuple[tuple[str, ...], int]]) -> tuple[Unread, ...]:
    """Claims that are part of themselves, by one step or by several, parts of nothing, and components left unsolved.

    Sorted by input, row and problem.
    """
    rings, left = list(_ringed(claims)), list(unsolved)
    named = [*(claim for claim, _, _ in rings), *(ids[0] for ids, _ in left if ids)]
    told = claims.select("claim_id", "dataset", "document", "row_id").filter(pl.col("claim_id").is_in(named))
    where = {claim: (dataset or document or "", row or "") for claim, dataset, document, row in told.iter_rows()}
    found = [
        Unread(input=where[claim][0], row_id=where[claim][1], column=column, problem=problem)
        for claim, column, problem in rings
    ]
    for ids, size in left:
        first = where.get(ids[0], ("", "")) if ids else ("", "")
        found.append(
            Unread(
                input=first[0],
                row_id=first[1],
                problem=f"{len(ids):,} figures whose scopes cross one another are beyond the work limit ({size:,}); "
                "contradictions among them were not looked for, each figure bounds its own scope",
            )
        )
    return tuple(sorted(found, key=lambda each: (each.input, each.row_id, each.column, each.problem)))


def _ringed(claims: pl.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Claims whose `part_of` or `revises` leads back to themselves, or to a claim that is not there."""
    for column, words in (("part_of", "a part of"), ("revises", "a revision of")):
        given = claims.filter(pl.col(column).is_not_null()).select("claim_id", column)
        if not given.height:
            continue
        known = given.join(claims.select("claim_id"), left_on=column, right_on="claim_id", how="semi")
        lost = given.join(known, on="claim_id", how="anti")
        stepping = known.join(known.select("claim_id"), left_on=column, right_on="claim_id", how="semi")
        step_of = dict(stepping.iter_rows())
        told = pl.concat([lost.with_columns(lost=True), stepping.with_columns(lost=False)])
        for claim, step, is_lost in told.iter_rows():
            if is_lost:
                yield claim, column, f"{words} a claim that is not there ({step}); it is taken by itself"
            elif leads_back(claim, step_of):
                yield claim, column, f"{words} itself, directly or in a ring; it is taken by itself"


def leads_back(claim: str, step_of: dict[str, str]) -> bool:
    """Whether the steps from a claim come back to it."""
    seen: set[str] = set()
    step: str | None = step_of.get(claim)
    while step is not None and step not in seen:
        if step == claim:
            return True
        seen.add(step)
        step = step_of.get(step)
    return False
