"""The dossier: what a run knows of its claims, shared by all findings and worked out once, when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import polars as pl

from casualties.bounds import Bounds
from casualties.findings._beside import Beside, beside
from casualties.findings._pairs import ScopeTable
from casualties.findings._series import series
from casualties.findings._tellings import Telling, cells, tellings
from casualties.model import Claim, Document, Linkage, Place, lift
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer
from casualties.scopes.relations import Relations
from casualties.scopes.victims import GroupRelations

__all__ = ["Dossier"]


class Dossier:
    """What a run knows, shared by all findings; claims are lifted from the frame once, when a finding shows them."""

    def __init__(
        self,
        claims: pl.DataFrame,
        linkage: Linkage,
        bounds: Bounds,
        rulebook: Rulebook,
        gazetteer: Gazetteer,
        documents: Sequence[Document] = (),
    ) -> None:
        self.claims, self.linkage, self.bounds = claims, linkage, bounds
        self.rulebook, self.gazetteer = rulebook, gazetteer
        self.documents = {document.id: document for document in documents}
        self._lifted: dict[str, Claim] = {}

    @cached_property
    def relations(self) -> Relations:
        """How two scopes lie to one another."""
        return Relations(self.gazetteer, self.rulebook)

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """All claims as tellings, in the frame's order."""
        rules = self.rulebook
        return tellings(self.claims, self.linkage.members, GroupRelations(rules.trees), rules.bounds)

    @cached_property
    def cells(self) -> tuple[tuple[Telling, ...], ...]:
        """Tellings of the same people: of one incident, harm and victim group, or of one scope of totals."""
        return tuple(tuple(cell) for cell in cells(self.tellings))

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """How incidents and totals lie to each total; of a long series of one source only the last word is asked."""
        asserted = [each for each in self.tellings if each.stance == "asserted"]
        passed = self._passed()
        totals = [each for each in asserted if each.incident is None and each.id not in passed]
        tables = (
            ScopeTable(
                [each for each in asserted if each.incident is not None and each.part_of is None], *self._scopes
            ),
            ScopeTable(totals, *self._scopes),
        )
        shown = int(self.rulebook.findings.tolerance("shown_pairs"))
        return tuple(beside(totals, *tables, shown=shown))

    def _passed(self) -> frozenset[str]:
        """The earlier words of series longer than are shown one by one."""
        longest = self.rulebook.findings.tolerance("shown_pairs")
        return frozenset(
            each.id
            for own in series(self.cells, frozenset())
            if len(own.words) > longest
            for word in own.words[:-1]
            for each in word.tellings
        )

    @property
    def _scopes(self) -> tuple[Callable[[Telling], Place | None], Relations]:
        return (lambda each: self.lifted((each.id,))[0].scope.place), self.relations

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The line of the claims frame by claim id."""
        return {name: at for at, name in enumerate(self.claims["claim_id"].to_list())}

    @cached_property
    def list_of(self) -> dict[str, str]:
        """The first claim of the list that a claim continues, by claim id."""
        listed = self.bounds.standing.filter(pl.col("listed_with").is_not_null())
        return dict(listed.select("claim_id", "listed_with").iter_rows())

    @cached_property
    def membership(self) -> dict[str, tuple[str, float]]:
        """Incident and probability by claim id; claims with coverage `total` have none."""
        columns = self.linkage.members.select("claim_id", "incident_id", "probability")
        return {claim: (incident, 1.0 if p is None else p) for claim, incident, p in columns.iter_rows()}

    @cached_property
    def link_probability(self) -> dict[tuple[str, str], float]:
        """The probability of each link by its two claims, in the order of their ids."""
        columns = self.linkage.links.select("left_claim", "right_claim", "probability")
        return {(min(a, b), max(a, b)): 1.0 if p is None else p for a, b, p in columns.iter_rows()}

    @cached_property
    def in_incidents(self) -> pl.DataFrame:
        """The incident claims: the claims frame with `incident_id` and `probability`, in the frame's order."""
        members = self.linkage.members.select("claim_id", "incident_id", "probability")
        return self.claims.join(members, on="claim_id", how="inner", maintain_order="left")

    @cached_property
    def totals(self) -> pl.DataFrame:
        """The claims with coverage `total`, in the frame's order."""
        return self.claims.filter(pl.col("coverage") == "total")

    def lifted(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids, in this order."""
        wanted = tuple(ids)
        missing = [name for name in dict.fromkeys(wanted) if name not in self._lifted]
        if missing:
            for line in self.claims[[self.row_of[name] for name in missing]].iter_rows(named=True):
                self._lifted[line["claim_id"]] = lift(line)
        return tuple(self._lifted[name] for name in wanted)
