"""Which claims bound, and why the others do not: denied, withdrawn, replaced by their source's later word, altered.

Only asserted claims bound. Among the claims of one origin on the same incident and group (or the same scope of totals):

- what another claim `revises` is replaced by it, and so is every earlier telling of the same figure by that origin;
- a later word replaces an earlier one where the toll did not fall; a fall with no correction named is a contradiction
  of the source with itself, and both stand;
- a copy by somebody else that cites the origin stands only where it gives what the origin's last own word gives; else
  it is altered (the origin never said so) or stale (it once did);
- what a text tells before a toll that new people bring about ("bringing the toll to") is replaced by it;
- a retraction withdraws the figures it names.

A running total ("since March") that its source's later value replaces is `superseded`: it stands against others' counts
of the same scope and days, and bounds nothing else, since running totals grow by late reports too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import polars as pl

from casualties.bounds.growth import outgrown
from casualties.bounds.lessening import Lessening, lessening_of
from casualties.bounds.origins import agree, by_origin
from casualties.bounds.passed_over import leads_back
from casualties.bounds.running import runs
from casualties.bounds.turns import last_words, turns
from casualties.model import JOIN, said_in
from casualties.rulebook.bounds import BoundRules

__all__ = ["STANDING", "with_standing"]

STANDING = ("asserted", "not_asserted", "withdrawn", "replaced", "stale", "altered", "superseded")

_CELL = ("incident_id", "harm", "status", "age", "sex", "role", "nationality", "kind", "basis")
_SCOPE = ("place", "country", "admin1", "geonameid", "place_kind", "perpetrator", "cause", "start")
_READ = (
    "at",
    "claim_id",
    "incident_id",
    "coverage",
    "stance",
    "origin",
    "publisher",
    "reported",
    "least",
    "most",
    "value",
    "best",
    "low",
    "high",
    "qualifier",
    "end",
    "as_of",
    "source_chain",
    "revises",
)


@dataclass(frozen=True, slots=True)
class _Told:
    """One statement on one cell; a `Statement` by its bounds."""

    at: int
    id: str
    incident: str | None
    chain: tuple[str, ...]
    published_by: str | None
    stance: str
    low: int
    high: int | None
    said: int | None
    qualifier: str
    day: date | None
    reported: date | None
    revises: str | None

    def by_then(self, copy: _Told) -> bool:
        """Whether it was said by the time of a copy, as far as both are dated."""
        return copy.reported is None or self.reported is None or self.reported <= copy.reported


def with_standing(claims: pl.DataFrame, rules: BoundRules) -> pl.DataFrame:
    """A frame with `standing` (one of `STANDING`) and `standing_by`, the claim that took its place or that it altered.

    Takes a claims frame with `incident_id` (empty for totals), `least`, `most` and `kind`. Only lines whose standing is
    `asserted` bound (`superseded` ones against the same scope and days).
    """
    verdicts: dict[str, tuple[str, str | None]] = {}
    revised = claims.filter(pl.col("revises").is_not_null()).select("claim_id", "revises", "stance")
    known = set(claims["claim_id"].to_list()) if revised.height else set[str]()
    revises = {claim_id: earlier for claim_id, earlier, _ in revised.iter_rows() if earlier in known}
    for claim_id, earlier, stance in revised.iter_rows():
        if earlier in known and not leads_back(claim_id, revises):
            verdicts[earlier] = ("replaced" if stance == "asserted" else "withdrawn", claim_id)
    verdicts.update(_told_before(claims, verdicts))
    for claim_id, toll in outgrown(claims, rules):
        verdicts.setdefault(claim_id, ("replaced", toll))
    lessening = lessening_of(claims, rules)
    for origin, told in _statements(claims):
        for claim_id, verdict, by in _judged(origin, told, lessening):
            verdicts.setdefault(claim_id, (verdict, by))
    for claim_id, by in _superseded(claims, rules):
        verdicts.setdefault(claim_id, ("superseded", by))
    frame = pl.DataFrame(
        [(name, verdict, by) for name, (verdict, by) in verdicts.items()],
        schema={"claim_id": pl.String(), "standing": pl.String(), "standing_by": pl.String()},
        orient="row",
    )
    asserted = pl.col("stance").fill_null("asserted") == "asserted"
    own = claims.select("claim_id").join(frame, on="claim_id", how="left", maintain_order="left")
    return claims.with_columns(own["standing"], own["standing_by"]).with_columns(
        pl.when(~asserted)
        .then(pl.lit("not_asserted"))
        .otherwise(pl.col("standing").fill_null("asserted"))
        .alias("standing"),
    )


def _told_before(
    claims: pl.DataFrame, verdicts: dict[str, tuple[str, str | None]]
) -> dict[str, tuple[str, str | None]]:
    """Earlier tellings of figures of totals that their origin has corrected elsewhere, with what corrects them.

    What a claim replaces was said by that claim's own origin, whoever it is read as.
    """
    cell = ["origin", *_CELL, *_SCOPE, "least", "most"]
    totals = (pl.col("coverage") == "total") & pl.col("origin").is_not_null() & pl.col("part_of").is_null()
    columns = claims.filter(totals).select("claim_id", "reported", *cell)
    correcting = [by for _, by in verdicts.values() if by is not None]
    origin_of = dict(claims.filter(pl.col("claim_id").is_in(correcting)).select("claim_id", "origin").iter_rows())
    rows = columns.filter(pl.col("claim_id").is_in(list(verdicts))).to_dicts()
    if not rows:
        return {}
    for row in rows:
        row["origin"] = origin_of.get(verdicts[row["claim_id"]][1]) or row["origin"]
    corrected = pl.DataFrame(rows, schema=columns.schema)
    reported = dict(columns.select("claim_id", "reported").iter_rows())
    same = columns.join(corrected, on=cell, how="inner", nulls_equal=True, maintain_order="left")
    found = {}
    for claim_id, other in same.select("claim_id", "claim_id_right").iter_rows():
        verdict, by = verdicts[other]
        days = (reported[claim_id], reported.get(by or ""))
        if claim_id not in verdicts and claim_id != by and (None in days or days[0] <= days[1]):
            found[claim_id] = (verdict, by)
    return found


def _statements(claims: pl.DataFrame) -> Iterator[tuple[str, list[_Told]]]:
    """The statements of each origin on each cell, asserted and withdrawn, where there are more than one."""
    total = pl.col("coverage") == "total"
    scope = pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in _SCOPE], separator="\x1f")
    told = pl.col("stance").fill_null("asserted").is_in(["asserted", "retracted"])
    keyed = (
        claims.with_row_index("at")
        .filter(told & pl.col("origin").is_not_null() & pl.col("part_of").is_null())
        .with_columns(pl.when(total).then(scope).alias("scope"))
    )
    for said in _together(keyed, ("scope", *_CELL)):
        by_end: dict[date | None, list[_Told]] = {}
        for line in said:
            by_end.setdefault(_until(line), []).append(_told(line))
        for lines in by_end.values():
            yield from ((origin, told) for origin, told in by_origin(lines).items() if len(told) > 1)


def _together(keyed: pl.DataFrame, cell: Sequence[str]) -> Iterator[list[dict[str, Any]]]:
    """The lines of each cell in which two go back to one origin, or one is told through another's."""
    steps = pl.coalesce("source_chain", "origin").str.split(JOIN)
    named = keyed.select("at", *cell, first=steps.list.first(), rest=steps.list.slice(1)).filter(
        pl.len().over(cell) > 1
    )
    cells = named.group_by(cell, maintain_order=True).agg("at", "first", pl.col("rest").list.explode())
    shared = cells.filter(
        (pl.col("first").list.n_unique() < pl.col("first").list.len())
        | (pl.col("first").list.set_intersection("rest").list.len() > 0)
    )
    lines = keyed.select(_READ)
    place = pl.Series("place", [], dtype=pl.UInt32) if keyed.is_empty() else keyed["at"]
    for part in shared.select("at").iter_slices(_PART):
        held = part.with_row_index("cell").explode("at")
        rows = lines[place.search_sorted(held["at"])].rows(named=True)
        for _, same in groupby(zip(held["cell"].to_list(), rows, strict=True), key=lambda each: each[0]):
            yield [line for _, line in same]


_PART = 5_000
"""Cells that are held as values at a time."""


def _superseded(claims: pl.DataFrame, rules: BoundRules) -> Iterator[tuple[str, str]]:
    """Running totals of one origin, scope and first day, each with the last later one that did not fall."""
    asserted = (pl.col("coverage") == "total") & (pl.col("stance").fill_null("asserted") == "asserted")
    running = (
        claims.with_row_index("at")
        .filter(asserted & pl.all_horizontal(pl.col("origin", "end").is_not_null()) & runs(rules))
        .filter(pl.col("part_of").is_null())
    )
    cell = [name for name in _CELL if name != "incident_id"]
    groups = (
        running.group_by("origin", *cell, *_SCOPE, maintain_order=True)
        .agg(pl.struct(*_READ).alias("said"))
        .filter(pl.col("said").list.len() > 1)
    )
    for said in groups["said"].to_list():
        words = turns([_told(line) for line in said])
        for number, last in last_words(words).items():
            for each in words[number].tellings:
                yield each.id, words[last].first.id


def _until(line: dict[str, Any]) -> date | None:
    """The day up to which a total counts; None for an incident."""
    if line["coverage"] != "total":
        return None
    ends = [day for day in (line["end"], line["as_of"]) if day is not None]
    return min(ends, default=None)


def _told(line: dict[str, Any]) -> _Told:
    chain = tuple(line["source_chain"].split(JOIN)) if line["source_chain"] else (line["origin"],)
    return _Told(
        at=line["at"],
        id=line["claim_id"],
        incident=line["incident_id"],
        chain=chain,
        published_by=line["publisher"],
        stance=line["stance"] or "asserted",
        low=line["least"],
        high=line["most"],
        said=said_in(line),
        qualifier=line["qualifier"] or "exact",
        day=_until(line),
        reported=line["reported"],
        revises=line["revises"],
    )


def _judged(origin: str, told: Sequence[_Told], lessening: Lessening) -> Iterator[tuple[str, str, str | None]]:
    """What the statements of one origin on one cell leave of one another."""
    asserted = [each for each in told if each.stance == "asserted"]
    for back in told:
        if back.stance == "retracted":
            for each in asserted:
                if agree(each, back) and each.by_then(back):
                    yield each.id, "withdrawn", back.id
    if not asserted:
        return
    own = [each for each in asserted if each.published_by in (None, origin)]
    words = turns(own or asserted)
    last = last_words(words, lessening.natural)
    for number, follower in last.items():
        for each in words[number].tellings:
            yield each.id, "replaced", words[follower].first.id
    for copy in asserted if own else ():
        if copy in own or not (by_then := [at for at, word in enumerate(words) if word.first.by_then(copy)]):
            continue
        same = [at for at in by_then if agree(words[at].first, copy)]
        if not same:
            yield copy.id, "altered", words[by_then[-1]].first.id
        elif (later := last.get(same[-1])) is not None:
            yield copy.id, "stale", words[later].first.id
