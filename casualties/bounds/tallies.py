"""Tallies: the totals of a run as nodes, by what and which days they count, with the claims that count them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from casualties.bounds.extent import Extent, Extents, What
from casualties.bounds.nesting import Spot
from casualties.bounds.node import Account, Share, Sum
from casualties.bounds.places import place_of
from casualties.model import Harm, Relation, combine
from casualties.rulebook.trees import Cover
from casualties.scopes.periods import Days, reach, relate_days
from casualties.scopes.relations import Relations
from casualties.scopes.victims import Group

__all__ = ["Tallies", "tallies_of"]


@dataclass(frozen=True, slots=True)
class Tallies:
    """Spots with their accounts and sums of unnamed parts; `spot_of` gives the spot of a claim by its number."""

    extents: Extents
    spots: tuple[Spot, ...]
    accounts: tuple[tuple[Account, ...], ...]
    sums: tuple[tuple[Sum, ...], ...]
    spot_of: Mapping[str, int]
    origin_of: Mapping[str, str | None]


def tallies_of(
    totals: pl.DataFrame,
    relations: Relations,
    covers: Sequence[Cover],
    asked: Sequence[tuple[Extent, Days]] = (),
) -> Tallies:
    """The totals that bound, from a frame with intervals and standing; those without days or place bound nothing.

    Scopes `asked` for come first, as spots that nobody counts.
    """
    rows = [row for row in totals.iter_rows(named=True) if row["standing"] in ("asserted", "superseded")]
    found = {row["claim_id"]: _scope(row, relations) for row in rows}
    scopes = {claim: scope for claim, scope in found.items() if scope is not None}
    extents = Extents((extent for extent, _ in (*asked, *scopes.values())), relations, covers)
    numbers: dict[Spot, int] = {}
    accounts: list[list[Account]] = []
    sums: list[list[Sum]] = []
    spot_of: dict[str, int] = {}
    pieces = []
    for extent, days in asked:
        spot = Spot(extents.number(extent), days.start.toordinal(), days.end.toordinal())
        if numbers.setdefault(spot, len(numbers)) == len(accounts):
            accounts.append([])
            sums.append([])
    for row in rows:
        claim = row["claim_id"]
        if claim not in scopes:
            continue
        extent, days = scopes[claim]
        whole = scopes.get(row["part_of"] or "")
        if whole is not None and row["part_of"] != claim and not _inside((extent, days), whole, extents):
            pieces.append(row)
            if (extent.what.kind, extent.what.basis) == (whole[0].what.kind, whole[0].what.basis):
                continue
        spot = Spot(extents.number(extent), days.start.toordinal(), days.end.toordinal())
        at = numbers.setdefault(spot, len(numbers))
        if at == len(accounts):
            accounts.append([])
            sums.append([])
        accounts[at].append(Account(claim, row["least"], row["most"], past=row["standing"] == "superseded"))
        spot_of[claim] = at
    for row in pieces:
        if (whole_at := spot_of.get(row["part_of"])) is not None:
            sums[whole_at].append(_single(row["claim_id"], row["least"]))
    return Tallies(
        extents=extents,
        spots=tuple(numbers),
        accounts=tuple(map(tuple, accounts)),
        sums=tuple(map(tuple, sums)),
        spot_of=spot_of,
        origin_of={row["claim_id"]: row["origin"] for row in rows},
    )


def _scope(row: Mapping[str, Any], relations: Relations) -> tuple[Extent, Days] | None:
    days = reach(row["start"], row["end"], as_of=row["as_of"], reported=row["reported"], total=True)
    place = place_of(row)
    if days is None or place is None:
        return None
    group = Group(row["status"], row["age"], row["sex"], row["role"], row["nationality"])
    what = What(row["kind"], row["basis"] or "occurrence", str(Harm(row["harm"])), relations.groups.stated(group))
    return Extent(what, place, row["perpetrator"], row["cause"]), days


def _inside(part: tuple[Extent, Days], whole: tuple[Extent, Days], extents: Extents) -> bool:
    """Whether the words of a part set it inside its whole, and not beside it or equal to it."""
    found = combine((extents.relate(part[0], whole[0]), relate_days(part[1], whole[1])))
    return found is Relation.WITHIN


def _single(claim: str, least: int) -> Sum:
    shares = (Share(claim, least),)
    return Sum(least, lambda: shares)
