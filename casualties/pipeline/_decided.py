"""Decisions that cannot hold in this run, since they name claims that are not in it: told, never passed over."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from casualties.errors import did_you_mean
from casualties.model import Decision, Unread

__all__ = ["without_effect"]

_MANY = 10_000
"""Claims among which an id mistyped is still looked for."""


def without_effect(decisions: Sequence[Decision], claims: pl.Series) -> tuple[Unread, ...]:
    """One Unread for each claim that a decision names and `claims` (ids) have not, in the order of the decisions."""
    asked = dict.fromkeys(name for one in decisions for name in (one.left, one.right))
    if not asked:
        return ()
    known = set(claims.filter(claims.is_in(list(asked))))
    near = claims.to_list() if len(claims) <= _MANY else []
    return tuple(
        Unread(
            input=one.path or "decisions",
            row_id=name,
            line=one.line,
            column=column,
            problem=f'no claim "{name}" in this run, so the decision has no effect{did_you_mean(name, near)}',
        )
        for one in decisions
        for column, name in (("left", one.left), ("right", one.right))
        if name not in known
    )
