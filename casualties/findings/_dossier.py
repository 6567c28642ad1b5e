"""The dossier: what a run knows of its claims, shared by all findings and worked out once, when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

import polars as pl

from casualties.bounds import Bounds
from casualties.bounds.late_deaths import with_late_deaths
from casualties.bounds.lessening import Counted, Lessening
from casualties.bounds.parts_by_place import with_parts_by_place
from casualties.bounds.set_apart import set_apart
from casualties.findings._beside import Beside, beside
from casualties.findings._lines import Lines
from casualties.findings._pairs import ScopeTable
from casualties.findings._series import Series, series
from casualties.findings._tellings import Telling, cells, tellings
from casualties.model import Claim, Document, Linkage, Place, lift
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from casualties.scopes.relations import Relations
from casualties.scopes.victims import GroupRelations

__all__ = ["Dossier"]

_PAGE = 64
"""Lines that are taken from the frame at a time."""
_PAGES = 400
_KEPT = 20_000
"""Claims that are kept once they were lifted; more are lifted anew."""
_MANY = 100_000
"""Members that are not held one by one."""


class Dossier:
    """What a run knows of some of its claims, shared by all findings; claims are lifted when a finding shows them.

    `lines` are the places of the claims in the whole frame, where they are not all of it. `beyond` are further claims
    of incidents that lie beside totals (a claims frame with `line`); they are told of as such and looked at by nothing
    else.
    """

    def __init__(
        self,
        claims: pl.DataFrame,
        linkage: Linkage,
        bounds: Bounds,
        rulebook: Rulebook,
        gazetteer: Gazetteer,
        documents: Sequence[Document] = (),
        *,
        lines: pl.Series | None = None,
        beyond: pl.DataFrame | None = None,
        relations: Relations | None = None,
    ) -> None:
        self.rulebook, self.gazetteer = rulebook, gazetteer
        self.linkage, self.bounds = linkage, bounds
        self.relations = relations or Relations(gazetteer, rulebook)
        self.claims = with_parts_by_place(with_late_deaths(claims, rulebook.bounds), self.relations)
        self.documents = {document.id: document for document in documents}
        self._lines = lines if lines is not None else pl.Series(range(0))
        self._numbered = lines is not None
        self._beyond = beyond if beyond is not None else claims.clear().with_columns(line=pl.lit(0, pl.UInt32))
        self._pages: dict[int, list[tuple[Any, ...]]] = {}
        self._lifted: dict[str, Claim] = {}
        self._series: dict[frozenset[str], tuple[Series, ...]] = {}

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """The claims as tellings, in the frame's order."""
        return self._tellings(self.claims, self._lines if self._numbered else None)

    @cached_property
    def _tellings_beyond(self) -> tuple[Telling, ...]:
        return self._tellings(self._beyond.drop("line"), self._beyond["line"])

    def _tellings(self, claims: pl.DataFrame, lines: pl.Series | None) -> tuple[Telling, ...]:
        rules = self.rulebook
        return tellings(claims, self.linkage.members, GroupRelations(rules.trees), rules.bounds, lines)

    def telling(self, name: str) -> Telling | None:
        """The telling of a claim; None where there is no such claim."""
        at = self._line_of.at(name)
        if at is None:
            return None
        return self.tellings[at] if at < self.claims.height else self._tellings_beyond[at - self.claims.height]

    @cached_property
    def cells(self) -> tuple[tuple[Telling, ...], ...]:
        """Tellings of the same people: of one incident, harm and victim group, or of one scope of totals."""
        return tuple(tuple(cell) for cell in cells(self.tellings))

    def series(self, altered: frozenset[str]) -> tuple[Series, ...]:
        """The series of each origin in each cell, without these altered copies."""
        if altered not in self._series:
            self._series[altered] = tuple(series(self.cells, altered, self.lessening.natural))
        return self._series[altered]

    @cached_property
    def cells_of_totals(self) -> tuple[tuple[Telling, ...], ...]:
        """Those of `cells` that are of totals, without a look at any incident."""
        totals = self.claims.with_row_index("line").filter(pl.col("coverage") == "total")
        return tuple(tuple(cell) for cell in cells(self._tellings(totals.drop("line"), totals["line"])))

    @cached_property
    def lessening(self) -> Lessening:
        """Which later, lower counts of a source are no fall."""
        counts = (
            Counted(each.id, each.harm, each.incident, each.origin, each.document or each.dataset, each.low or 0)
            for each in self.tellings
            if each.stance == "asserted" and each.part_of is None
        )
        return Lessening(counts, self.rulebook.bounds)

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """How incidents and totals lie to each total; of a long series of one source only the last word is asked."""
        asserted = [each for each in self.tellings if each.stance == "asserted"]
        passed = self._passed() if any(each.incident is None for each in asserted) else frozenset()
        totals = [each for each in asserted if each.incident is None and each.id not in passed]
        if not totals:
            return ()
        apart = [each for each in (*asserted, *self._tellings_beyond) if each.incident and each.part_of is None]
        tables = (ScopeTable(apart, *self._scopes), ScopeTable(totals, *self._scopes))
        shown = int(self.rulebook.findings.tolerance("shown_pairs"))
        return tuple(beside(totals, *tables, shown=shown, apart=self._apart()))

    def _apart(self) -> frozenset[tuple[str, str]]:
        """Each total that is counted on top of what its text told before, with the incidents and claims told."""
        pairs = set_apart(self.claims, self.rulebook.bounds).iter_rows()
        return frozenset((total, (self.membership(told) or (told, 1.0))[0]) for total, told in pairs)

    def _passed(self) -> frozenset[str]:
        """The earlier words of series longer than are shown one by one."""
        longest = self.rulebook.findings.tolerance("shown_pairs")
        return frozenset(
            each.id
            for own in self.series(frozenset())
            if len(own.words) > longest
            for word in own.words[:-1]
            for each in word.tellings
        )

    @property
    def _scopes(self) -> tuple[Callable[[Telling], Place | None], Relations]:
        return (lambda each: self.lifted((each.id,))[0].scope.place), self.relations

    @cached_property
    def _told_of(self) -> pl.DataFrame:
        """All claims that can be lifted."""
        return pl.concat([self.claims, self._beyond.drop("line")]) if self._beyond.height else self.claims

    @cached_property
    def _line_of(self) -> Lines:
        return Lines(self._told_of["claim_id"])

    @cached_property
    def list_of(self) -> dict[str, str]:
        """The first claim of the list that a claim continues, by claim id."""
        listed = self.bounds.standing.filter(pl.col("listed_with").is_not_null())
        return dict(listed.select("claim_id", "listed_with").iter_rows())

    @cached_property
    def _member_of(self) -> Lines:
        return Lines(self.linkage.members["claim_id"])

    @cached_property
    def _members(self) -> tuple[list[str], list[float | None]]:
        members = self.linkage.members
        return members["incident_id"].to_list(), members["probability"].to_list()

    def membership(self, name: str) -> tuple[str, float] | None:
        """Incident and probability of a claim; None for one with coverage `total`."""
        at = self._member_of.at(name)
        if at is None:
            return None
        if self.linkage.members.height > _MANY:
            incident, probability = self.linkage.members["incident_id"][at], self.linkage.members["probability"][at]
        else:
            incident, probability = self._members[0][at], self._members[1][at]
        return incident, 1.0 if probability is None else probability

    @cached_property
    def _pair_of(self) -> Lines:
        one, other = pl.min_horizontal("left_claim", "right_claim"), pl.max_horizontal("left_claim", "right_claim")
        pairs = self.linkage.links.select(pl.concat_str([one, other], separator="\x1f").alias("pair"))
        return Lines(pairs["pair"])

    def link_probability(self, left: str, right: str) -> float | None:
        """The probability of the link of two claims; None where none links them."""
        at = self._pair_of.at(f"{min(left, right)}\x1f{max(left, right)}")
        if at is None:
            return None
        probability = self.linkage.links["probability"][at]
        return 1.0 if probability is None else float(probability)

    def lifted(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids, in this order."""
        wanted = tuple(ids)
        missing = [name for name in dict.fromkeys(wanted) if name not in self._lifted]
        if len(self._lifted) + len(missing) > _KEPT:
            missing = list(dict.fromkeys(wanted))
            self._lifted.clear()
        columns = self._told_of.columns
        for name, at in zip(missing, self._line_of.all(missing), strict=True):
            if at is None:
                raise KeyError(name)
            self._lifted[name] = lift(dict(zip(columns, self._line(at), strict=True)))
        return tuple(self._lifted[name] for name in wanted)

    def _line(self, at: int) -> tuple[Any, ...]:
        page, place = divmod(at, _PAGE)
        if page not in self._pages:
            if len(self._pages) >= _PAGES:
                self._pages.clear()
            self._pages[page] = self._told_of.slice(page * _PAGE, _PAGE).rows()
        return self._pages[page][place]
