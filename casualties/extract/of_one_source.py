"""Revisions are of one source: what two sources give differs, and neither figure replaces the other."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.extract.drafts import Draft
from casualties.extract.sources import Attributed

__all__ = ["keep_revisions"]


def keep_revisions(drafts: Sequence[Draft]) -> None:
    """Take back each revision whose two figures the text ascribes to different sources.

    A figure whose source the text does not say may be anybody's, and stays revised.
    """
    by_group = {id(draft.group): draft for draft in drafts}
    for draft in drafts:
        older = by_group.get(id(draft.group.revises)) if draft.group.revises is not None else None
        if older is not None and _apart(_origin(draft), _origin(older)):
            draft.group.revises = None


def _origin(draft: Draft) -> str:
    """Who first gave a figure; empty where only its publisher tells it."""
    source = draft.source
    said = isinstance(source, Attributed) and source.said is not None
    return next(iter(source.value.chain), "").casefold() if source is not None and said else ""


def _apart(one: str, other: str) -> bool:
    """Whether two names are of two bodies: neither holds all the words of the other."""
    left, right = set(one.split()), set(other.split())
    return bool(left) and bool(right) and not (left <= right or right <= left)
