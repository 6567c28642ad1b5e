"""Blocks: incidents that findings look at some at a time, and the rest of a run, which they look at as a whole.

What most findings say of an incident rests on its own claims alone. So a run of millions of rows is taken block by
block, and memory holds the claims of one. An incident stays with the rest where something outside of it may bear on
it: claims of texts, denials and withdrawals, a chain that another one cites, a claim that is part of or revises one
elsewhere, a row that is in several incidents, a contradiction with totals. A claim that stands alone in its incident,
and that nothing is wrong with, is in no block: there is nothing to set it against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import polars as pl

from casualties.bounds import Bounds, Conflict
from casualties.model import JOIN, Linkage

__all__ = ["CLAIMS", "Block", "taken_apart"]

CLAIMS = 20_000
"""Claims of a block: what memory grows with."""

_REST, _ALONE = -1, -2


@dataclass(frozen=True, slots=True)
class Block:
    """Some claims in the frame's order, their `lines` in the whole frame, their linkage and their conflicts.

    `beyond` are the claims of incidents in other blocks that may lie beside its totals, with their `line`; they are in
    its linkage.
    """

    claims: pl.DataFrame
    lines: pl.Series
    linkage: Linkage
    bounds: Bounds
    beyond: pl.DataFrame | None = None


def taken_apart(
    claims: pl.DataFrame, linkage: Linkage, bounds: Bounds, *, size: int = CLAIMS
) -> tuple[Block, Iterator[Block]]:
    """The rest of a run, and its blocks of some `size` claims each, incidents in the order of the frame."""
    placed = _placed(claims, linkage, bounds.conflicts, size)
    links = linkage.links.join(placed.select("claim_id", "block"), left_on="left_claim", right_on="claim_id")
    conflicts: dict[int, list[Conflict]] = {}
    block_of = _block_of(placed, bounds.conflicts)
    for conflict in bounds.conflicts:
        conflicts.setdefault(block_of.get(conflict.incidents[0], _REST) if conflict.incidents else _REST, []).append(
            conflict
        )
    told = bounds.standing.filter(pl.col("listed_with").is_not_null())

    def block(number: int, own: pl.DataFrame) -> Block:
        lines = own["line"]
        here = claims[lines]
        named = here.select("claim_id", "dataset", "row_id", "document")
        members = named.with_columns(own["incident_id"], own["probability"]).drop_nulls("incident_id")
        beyond = None
        if number == _REST and (here["coverage"] == "total").any():
            beyond = _beside_totals(claims, here, placed)
            further = beyond.select("claim_id", "dataset", "row_id", "document")
            held = placed[beyond["line"]]
            members = pl.concat([members, further.with_columns(held["incident_id"], held["probability"])])
        mine = links.filter(pl.col("block") == number).drop("block")
        standing = told if number == _REST else told.clear()
        return Block(
            here,
            lines,
            Linkage(members.select(linkage.members.columns), mine, linkage.near.clear(), linkage.shifts),
            replace(bounds, conflicts=tuple(conflicts.get(number, ())), standing=standing),
            beyond,
        )

    def others() -> Iterator[Block]:
        begin = 0
        blocks = placed.filter(pl.col("block") >= 0).sort("block", "line")
        for number, count in blocks.group_by("block", maintain_order=True).len().iter_rows():
            yield block(number, blocks.slice(begin, count))
            begin += count

    return block(_REST, placed.filter(pl.col("block") == _REST)), others()


def _placed(claims: pl.DataFrame, linkage: Linkage, conflicts: Sequence[Conflict], size: int) -> pl.DataFrame:
    """`line`, `claim_id`, `incident_id`, `probability` and `block` of each claim."""
    lines = claims.select(
        "claim_id",
        line=pl.int_range(pl.len(), dtype=pl.UInt32),
        whole=(pl.col("stance") == "asserted").fill_null(False)
        & pl.col("document").is_null()
        & pl.all_horizontal(pl.col("dataset", "row_id").is_not_null()),
        told=pl.col("warning").is_not_null(),
    )
    members = linkage.members.select("claim_id", "incident_id", "probability")
    lines = lines.join(members, on="claim_id", how="left", maintain_order="left")
    tangled = [
        lines.filter(~pl.col("whole"))["incident_id"],
        _citing(claims, lines),
        *(_pointing_out(claims, lines, column) for column in ("part_of", "revises")),
        _in_several(claims, lines),
        _with_others(lines, conflicts),
    ]
    apart = pl.concat(tangled).drop_nulls().unique()
    against = pl.Series([each.incidents[0] for each in conflicts if each.incidents], dtype=pl.String).unique()
    known = lines.filter(pl.col("incident_id").is_not_null())
    incidents = (
        known.group_by("incident_id")
        .agg(pl.len(), pl.col("line").min(), pl.col("told").any())
        .with_columns(
            rest=pl.col("incident_id").is_in(apart.implode()),
            alone=(pl.col("len") == 1) & ~pl.col("told") & ~pl.col("incident_id").is_in(against.implode()),
        )
        .sort("line")
    )
    whole = incidents.filter(~pl.col("rest") & ~pl.col("alone"))
    numbered = whole.select("incident_id", block=((pl.col("len").cum_sum() - 1) // size).cast(pl.Int32))
    alone = incidents.filter(~pl.col("rest") & pl.col("alone")).select(
        "incident_id", block=pl.lit(_ALONE, dtype=pl.Int32)
    )
    found = lines.join(pl.concat([numbered, alone]), on="incident_id", how="left", maintain_order="left")
    return found.select("line", "claim_id", "incident_id", "probability", pl.col("block").fill_null(_REST))


def _beside_totals(claims: pl.DataFrame, rest: pl.DataFrame, placed: pl.DataFrame) -> pl.DataFrame:
    """The claims of incidents outside of the rest whose days may touch those of its totals."""
    totals = rest.filter(pl.col("coverage") == "total")
    first = totals["start"].min()
    last = totals.select(pl.max_horizontal("end", "as_of", "reported").max()).item()
    near = (pl.col("end") >= pl.lit(first, pl.Date)) & (pl.col("start") <= pl.lit(last, pl.Date))
    outside = (placed["block"] != _REST).rename("outside")
    kept = claims.select("part_of", "start", "end", line=pl.int_range(pl.len(), dtype=pl.UInt32)).filter(
        outside, near, pl.col("part_of").is_null()
    )
    return claims[kept["line"]].with_columns(kept["line"])


def _block_of(placed: pl.DataFrame, conflicts: Sequence[Conflict]) -> dict[str, int]:
    """The block of each incident that is named in a conflict."""
    named = pl.Series([incident for each in conflicts for incident in each.incidents], dtype=pl.String).unique()
    found = placed.select("incident_id", "block").filter(pl.col("incident_id").is_in(named.implode()))
    return dict(found.unique("incident_id").iter_rows())


def _citing(claims: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """Incidents with a chain that another one goes on from, or that goes on from another one."""
    chains = {tuple(chain.split(JOIN)) for chain in claims["source_chain"].drop_nulls().unique() if chain}
    tied: set[tuple[str, ...]] = set()
    for chain in chains:
        before = {chain[:length] for length in range(1, len(chain))} & chains
        tied |= before | ({chain} if before else set())
    named = pl.Series([JOIN.join(chain) for chain in sorted(tied)], dtype=pl.String)
    return lines.filter(claims["source_chain"].is_in(named.implode()).fill_null(False))["incident_id"]


def _pointing_out(claims: pl.DataFrame, lines: pl.DataFrame, column: str) -> pl.Series:
    """Incidents with a claim that is part of, or revises, one that is not among them."""
    if claims[column].null_count() == claims.height:
        return pl.Series("incident_id", [], dtype=pl.String)
    asked = lines.select("incident_id", meant=claims[column]).drop_nulls("meant")
    held = lines.select(meant="claim_id", other="incident_id")
    found = asked.join(held, on="meant", how="left")
    outside = found.filter((pl.col("incident_id") != pl.col("other")).fill_null(True))
    return pl.concat([outside["incident_id"], outside["other"].alias("incident_id")])


def _in_several(claims: pl.DataFrame, lines: pl.DataFrame) -> pl.Series:
    """Incidents of rows that are in more than one, or in one and in none."""
    rows = claims.select("dataset", "row_id").with_columns(lines["incident_id"])
    split = rows.group_by("dataset", "row_id").agg(pl.col("incident_id").unique())
    several = split.filter(pl.col("incident_id").list.len() > 1)
    return several["incident_id"].explode()


def _with_others(lines: pl.DataFrame, conflicts: Sequence[Conflict]) -> pl.Series:
    """Incidents that contradict one another, or a total."""
    totals = set(lines.filter(pl.col("incident_id").is_null())["claim_id"].to_list())
    found = [
        incident
        for each in conflicts
        if len(each.incidents) != 1 or not totals.isdisjoint((*each.claims, *each.beside))
        for incident in each.incidents
    ]
    return pl.Series("incident_id", found, dtype=pl.String)
