"""Lessening: counts that fall with nothing wrong: the missing are found, and some of the injured die."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

from casualties.rulebook.bounds import BoundRules

__all__ = ["Counted", "Lessening", "lessening_of"]


class Counted(NamedTuple):
    """What one claim counts: its harm and least count, in which incident (None for a total), by whom, and where it is
    written (`home`)."""

    claim: str
    harm: str
    incident: str | None
    origin: str | None
    home: object
    least: int


class Lessening:
    """Tells which later, lower counts of a source are no fall, by `lessens` of `rules/bounds.yaml`."""

    def __init__(self, counts: Iterable[Counted], rules: BoundRules) -> None:
        self._passing = {str(harm) for entry in rules.lessens if entry.by is None for harm in entry.harms}
        self._by = {str(harm): str(entry.by) for entry in rules.lessens if entry.by for harm in entry.harms}
        grows = set(self._by.values())
        self._count: dict[str, Counted] = {}
        self._grown: dict[tuple[object, ...], int] = {}
        for each in counts:
            if each.harm in self._passing or each.harm in self._by:
                self._count[each.claim] = each
            if each.harm in grows and each.incident is not None:
                key = (each.harm, each.incident, each.origin, each.home)
                self._grown[key] = max(each.least, self._grown.get(key, 0))

    def natural(self, word: str, than: str) -> bool:
        """Whether a claim may count fewer than an earlier one of its source, though neither is wrong.

        So it is where people leave such a count in time, and where the same two reports have as many more of those
        whom they became: two injured fewer and two dead more.
        """
        now, then = self._count.get(word), self._count.get(than)
        if now is None or then is None:
            return False
        if now.harm in self._passing:
            return True
        after, before = (self._grown.get((self._by[now.harm], each.incident, each.origin, each.home))
                         for each in (now, then))  # fmt: skip
        return after is not None and before is not None and after - before >= then.least - now.least


def lessening_of(claims: pl.DataFrame, rules: BoundRules) -> Lessening:
    """Of a frame with `incident_id` and `least`: only what one source counts more than once in an incident, or in a
    total, is looked at."""
    harms = sorted({harm for entry in rules.lessens for harm in entry.harms})
    grow = sorted({entry.by for entry in rules.lessens if entry.by is not None})
    asserted = pl.col("stance").fill_null("asserted") == "asserted"
    told = claims.filter(asserted & pl.col("origin").is_not_null() & pl.col("part_of").is_null())
    again = told.filter(pl.col("harm").is_in(harms) & (pl.len().over("incident_id", "origin", "harm") > 1))
    by = told.filter(pl.col("harm").is_in(grow)).join(again, on=["incident_id", "origin"], how="semi")
    columns = ["claim_id", "harm", "incident_id", "origin", pl.coalesce("document", "dataset"), "least"]
    return Lessening(map(Counted._make, pl.concat([again, by]).select(columns).iter_rows()), rules)
