"""Which claims bound, and why the others do not: denied, withdrawn, replaced by their source's later word, altered.

Only asserted claims bound. Among the claims of one origin on the same incident and group (or the same scope of totals):

- what another claim `revises` is replaced by it, and so is every earlier telling of the same figure by that origin;
- a later word replaces an earlier one where the toll did not fall; a fall with no correction named is a contradiction
  of the source with itself, and both stand;
- a copy by somebody else that cites the origin stands only where it gives what the origin's last own word gives; else
  it is altered (the origin never said so) or stale (it once did);
- a retraction withdraws the figures it names.

A running total ("since March") that its source's later value replaces is `superseded`: it stands against others' counts
of the same scope and days, and bounds nothing else, since running totals grow by late reports too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import polars as pl

from casualties.bounds.passed_over import leads_back
from casualties.rulebook.bounds import BoundRules

__all__ = ["STANDING", "with_standing"]

STANDING = ("asserted", "not_asserted", "withdrawn", "replaced", "stale", "altered", "superseded")

_CELL = ("incident_id", "harm", "status", "age", "sex", "role", "nationality", "kind", "basis")
_SCOPE = ("place", "country", "admin1", "geonameid", "place_kind", "perpetrator", "cause", "start")
_READ = (
    "claim_id",
    "coverage",
    "stance",
    "origin",
    "publisher",
    "reported",
    "least",
    "most",
    "value",
    "start",
    "end",
    "as_of",
    "date_precision",
    "source_chain",
)


@dataclass(frozen=True, slots=True)
class _Word:
    """One statement of an origin on one cell."""

    claim_id: str
    own: bool
    day: date | None
    least: int
    most: int | None
    until: date | None

    def says(self, other: _Word) -> bool:
        """Whether both give the same bounds."""
        return (self.least, self.most) == (other.least, other.most)


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
    for words, withdrawn in _statements(claims):
        for claim_id, verdict, by in _judged(words, withdrawn):
            verdicts.setdefault(claim_id, (verdict, by))
    for claim_id, by in _superseded(claims, rules):
        verdicts.setdefault(claim_id, ("superseded", by))
    frame = pl.DataFrame(
        [(name, verdict, by) for name, (verdict, by) in verdicts.items()],
        schema={"claim_id": pl.String(), "standing": pl.String(), "standing_by": pl.String()},
        orient="row",
    )
    asserted = pl.col("stance").fill_null("asserted") == "asserted"
    return claims.join(frame, on="claim_id", how="left", maintain_order="left").with_columns(
        pl.when(~asserted)
        .then(pl.lit("not_asserted"))
        .otherwise(pl.col("standing").fill_null("asserted"))
        .alias("standing"),
    )


def _told_before(
    claims: pl.DataFrame, verdicts: dict[str, tuple[str, str | None]]
) -> dict[str, tuple[str, str | None]]:
    """Earlier tellings of figures that their origin has corrected elsewhere, with what corrects them."""
    if not verdicts:
        return {}
    cell = ["origin", *_CELL, *_SCOPE, "least", "most"]
    columns = claims.filter(pl.col("origin").is_not_null() & pl.col("part_of").is_null()).select(
        "claim_id", "reported", *cell
    )
    reported = dict(columns.select("claim_id", "reported").iter_rows())
    corrected = columns.filter(pl.col("claim_id").is_in(list(verdicts)))
    same = columns.join(corrected, on=cell, how="inner", nulls_equal=True, maintain_order="left")
    found = {}
    for claim_id, other in same.select("claim_id", "claim_id_right").iter_rows():
        verdict, by = verdicts[other]
        days = (reported[claim_id], reported.get(by or ""))
        if claim_id not in verdicts and claim_id != by and None not in days and days[0] <= days[1]:
            found[claim_id] = (verdict, by)
    return found


def _statements(claims: pl.DataFrame) -> Iterator[tuple[list[_Word], list[_Word]]]:
    """For each origin and cell with more than one claim: what it asserts, in order of time, and what it withdraws."""
    total = pl.col("coverage") == "total"
    scope = pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in _SCOPE], separator="\x1f")
    keyed = claims.filter(pl.col("origin").is_not_null() & pl.col("part_of").is_null()).with_columns(
        pl.when(total).then(scope).alias("scope")
    )
    groups = (
        keyed.group_by("origin", "scope", *_CELL, maintain_order=True)
        .agg(pl.struct(*_READ).alias("said"))
        .filter(pl.col("said").list.len() > 1)
    )
    for said in groups["said"].to_list():
        by_end: dict[date | None, list[dict[str, Any]]] = {}
        for line in said:
            by_end.setdefault(_until(line), []).append(line)
        for lines in by_end.values():
            if len(lines) > 1:
                yield _ordered(lines)


def _superseded(claims: pl.DataFrame, rules: BoundRules) -> Iterator[tuple[str, str]]:
    """Running totals of one origin, scope and first day, each with the last later one that did not fall."""
    asserted = (pl.col("coverage") == "total") & (pl.col("stance").fill_null("asserted") == "asserted")
    running = claims.filter(asserted & pl.all_horizontal(pl.col("origin", "end").is_not_null()) & _runs(rules)).filter(
        pl.col("part_of").is_null()
    )
    cell = [name for name in _CELL if name != "incident_id"]
    groups = (
        running.group_by("origin", *cell, *_SCOPE, maintain_order=True)
        .agg(pl.struct(*_READ).alias("said"))
        .filter(pl.col("said").list.len() > 1)
    )
    for said in groups["said"].to_list():
        yield from _last(_ordered(said)[0]).items()


def _runs(rules: BoundRules) -> pl.Expr:
    """Totals that run on from their first day to the day of the data, rather than filling a day, months or a year."""
    words = "|".join(re.escape(word) for entry in rules.running for word in entry.words)
    told = pl.col("period_text").str.contains(rf"(?i)\b(?:{words})\b").fill_null(False)
    whole_months = (pl.col("start").dt.day() == 1) & ((pl.col("end") + pl.duration(days=1)).dt.day() == 1)
    to_the_day = pl.any_horizontal(pl.col("end") == pl.col("as_of"), pl.col("end") == pl.col("reported"))
    span = pl.col("date_precision").fill_null("span") == "span"
    return (pl.col("start") < pl.col("end")) & (told | (span & ~whole_months & to_the_day.fill_null(False)))


def _until(line: dict[str, Any]) -> date | None:
    """The day up to which a total counts; None for an incident."""
    if line["coverage"] != "total":
        return None
    ends = [day for day in (line["end"], line["as_of"]) if day is not None]
    return min(ends, default=None)


def _ordered(said: list[dict[str, Any]]) -> tuple[list[_Word], list[_Word]]:
    words: dict[bool, list[_Word]] = {True: [], False: []}
    for line in said:
        if line["stance"] in ("asserted", "retracted"):
            words[line["stance"] == "asserted"].append(
                _Word(
                    line["claim_id"],
                    line["publisher"] is None or line["publisher"] == line["origin"],
                    line["reported"],
                    line["least"],
                    line["most"],
                    _until(line),
                )
            )
    return tuple(sorted(part, key=_when) for part in words.values())  # type: ignore[return-value]  # two lists


def _when(word: _Word) -> tuple[date, date, str]:
    return word.until or date.min, word.day or date.min, word.claim_id


def _judged(words: list[_Word], withdrawn: list[_Word]) -> Iterator[tuple[str, str, str | None]]:
    for back in withdrawn:
        for word in words:
            if word.says(back) and (word.day is None or back.day is None or word.day <= back.day):
                yield word.claim_id, "withdrawn", back.claim_id
    own = [word for word in words if word.own]
    line = own or words
    last = _last(line)
    for word in line:
        if later := last.get(word.claim_id):
            yield word.claim_id, "replaced", later
    if not own:
        return
    for copy in words:
        if copy.own:
            continue
        said_by_then = [word for word in own if copy.day is None or word.day is None or word.day <= copy.day]
        if not said_by_then:
            continue
        same = [word for word in said_by_then if word.says(copy)]
        if not same:
            yield copy.claim_id, "altered", said_by_then[-1].claim_id
        elif later := last.get(same[-1].claim_id):
            yield copy.claim_id, "stale", later


def _last(words: list[_Word]) -> dict[str, str]:
    """For each word that a later one replaces, the last of those that follow it without a fall.

    From the end backwards only those words count that are higher than all after them.
    """
    replaced: dict[str, str] = {}
    highs: list[int] = []
    holders: list[str] = []
    for _, same in groupby(reversed(words), key=lambda word: _when(word)[:2]):
        at_once = list(same)
        for word in at_once:
            at = bisect_left(highs, word.least)
            if at < len(highs):
                replaced[word.claim_id] = holders[at]
        for word in sorted(at_once, key=lambda each: (each.least, each.claim_id)):
            if not highs or word.least > highs[-1]:
                highs.append(word.least)
                holders.append(word.claim_id)
    return replaced
