"""Plausible linkings: the run's own, one that parts all that is not certain, and one that joins all that nearly linked.

A count over uncertain links is a range over these, not over one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import polars as pl

from casualties.model import Linkage

__all__ = ["plausible_linkings"]


def plausible_linkings(claims: pl.DataFrame, linkage: Linkage, *, certain: float) -> tuple[Linkage, ...]:
    """The linkage, the one without links below `certain`, and the one with the near pairs joined; without repeats.

    What one text tells of one event, and the figures of one row, stay together. Two rows of one dataset that the run
    keeps apart are not joined.
    """
    members = linkage.members["claim_id"].to_list()
    whole = dict(zip(members, linkage.members["incident_id"].to_list(), strict=True))
    bound = [group for group in _told_together(claims, whole) if len(group) > 1]
    links = list(linkage.links.select("left_claim", "right_claim", "probability").iter_rows())
    sure = [(left, right) for left, right, probability in links if probability is None or probability >= certain]
    found = [linkage]
    if len(sure) < len(links):
        found.append(_regrouped(linkage, _Joined(members, [*bound, *sure])))
    near = sorted(
        linkage.near.select("left_claim", "right_claim", "probability").iter_rows(),
        key=lambda pair: (-(pair[2] or 0.0), pair[0], pair[1]),
    )
    if near:
        dataset = dict(claims.select("claim_id", "dataset").iter_rows())
        joined = _Joined(members, [*bound, *([left, right] for left, right, _ in links)])
        for left, right, _ in near:
            joined.join_apart(left, right, dataset)
        found.append(_regrouped(linkage, joined))
    return tuple(found)


def _told_together(claims: pl.DataFrame, whole: dict[str, str]) -> list[list[str]]:
    """Claims of one incident that one text or row tells together."""
    groups: dict[tuple[str, str | None, str | None, int | None], list[str]] = {}
    for claim, document, dataset, row, event in claims.select(
        "claim_id", "document", "dataset", "row_id", "event"
    ).iter_rows():
        if claim in whole:
            key = (whole[claim], document, row if dataset else None, event)
            groups.setdefault(key, []).append(claim)
    return list(groups.values())


class _Joined:
    """Claims in groups that can be joined."""

    def __init__(self, members: Sequence[str], groups: Iterable[Sequence[str]]) -> None:
        self._root = {claim: claim for claim in members}
        self._held: dict[str, list[str]] = {claim: [claim] for claim in members}
        for first, *others in groups:
            for other in others:
                self.join(first, other)

    def find(self, claim: str) -> str:
        """The claim that stands for a group."""
        while self._root[claim] != claim:
            self._root[claim] = self._root[self._root[claim]]
            claim = self._root[claim]
        return claim

    def join(self, left: str, right: str) -> None:
        """Make one group of two."""
        if left not in self._root or right not in self._root:
            return
        one, other = sorted((self.find(left), self.find(right)))
        if one != other:
            self._root[other] = one
            self._held[one] += self._held.pop(other)

    def join_apart(self, left: str, right: str, dataset: dict[str, str | None]) -> None:
        """Join two groups unless both hold rows of one dataset."""
        if left in self._root and right in self._root:
            sides = [{dataset.get(claim) for claim in self._held[self.find(side)]} - {None} for side in (left, right)]
            if sides[0].isdisjoint(sides[1]):
                self.join(left, right)


def _regrouped(linkage: Linkage, joined: _Joined) -> Linkage:
    ids = [joined.find(claim) for claim in linkage.members["claim_id"].to_list()]
    return replace(linkage, members=linkage.members.with_columns(pl.Series("incident_id", ids, dtype=pl.String)))
