"""The case handed to each finding: claims, linkage, bounds and rules, and what earlier findings have explained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from casualties.bounds import Bounds
from casualties.findings._beside import Beside, beside
from casualties.findings._pairs import ScopeTable
from casualties.findings._series import series
from casualties.findings._tellings import Telling, cells, tellings
from casualties.model import Claim, Document, Finding, Linkage, Place, Relation, lift
from casualties.rulebook import Rulebook
from casualties.rulebook.findings import ToleranceName
from casualties.scopes import Gazetteer
from casualties.scopes.relations import Relations, ScopeRelation
from casualties.scopes.victims import GroupRelations

__all__ = ["Case", "Dossier"]


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
        return tellings(self.claims, self.linkage.members, GroupRelations(rules.trees), rules.bounds.kind_of)

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

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The tellings of incidents whose source has replaced them by a later word, or corrected them."""
        return frozenset(
            each.id
            for own in series((cell for cell in self.cells if cell[0].incident is not None), frozenset())
            for step, word in zip(own.steps, own.words, strict=False)
            if step.replaces
            for each in word.tellings
        )

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


@dataclass(frozen=True, slots=True)
class Case:
    """A dossier, and the findings that earlier rules have made of it."""

    dossier: Dossier
    earlier: tuple[Finding, ...] = ()

    def after(self, found: Iterable[Finding]) -> Case:
        """The same case with these findings made."""
        return replace(self, earlier=(*self.earlier, *found))

    @property
    def claims(self) -> pl.DataFrame:
        """The claims frame."""
        return self.dossier.claims

    @property
    def incident_claims(self) -> pl.DataFrame:
        """The claims frame of incident claims with `incident_id` and `probability`."""
        return self.dossier.in_incidents

    @property
    def totals(self) -> pl.DataFrame:
        """The claims frame of totals."""
        return self.dossier.totals

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """All claims as tellings, in the frame's order."""
        return self.dossier.tellings

    @property
    def cells(self) -> tuple[tuple[Telling, ...], ...]:
        """Tellings of the same people, two or more together: of one incident or of one scope of totals."""
        return self.dossier.cells

    @property
    def beside(self) -> tuple[Beside, ...]:
        """How incidents and totals lie to each total, by total and verdict."""
        return self.dossier.beside

    @property
    def linkage(self) -> Linkage:
        """Incidents and the links behind them."""
        return self.dossier.linkage

    @property
    def bounds(self) -> Bounds:
        """Ranges and minimal conflicts."""
        return self.dossier.bounds

    @property
    def relations(self) -> Relations:
        """How two scopes lie to one another."""
        return self.dossier.relations

    @property
    def rulebook(self) -> Rulebook:
        """The rules in force."""
        return self.dossier.rulebook

    def claim(self, claim_id: str) -> Claim:
        """The claim of an id."""
        return self.dossier.lifted([claim_id])[0]

    def lifted(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids, in this order; faster than one by one."""
        return self.dossier.lifted(ids)

    def relate(self, left: str, right: str) -> ScopeRelation:
        """How the scope of the left claim lies to that of the right one; both are ids."""
        one, other = self.dossier.lifted((left, right))
        return self.relations.relate(one, other)

    def document(self, document_id: str) -> Document | None:
        """The document of an id, where its text was handed in."""
        return self.dossier.documents.get(document_id)

    def tolerance(self, name: ToleranceName) -> float:
        """A limit of `rules/findings.yaml`."""
        return self.rulebook.findings.tolerance(name)

    def incident_of(self, claim_id: str) -> str | None:
        """The incident of a claim; None for a total."""
        found = self.dossier.membership.get(claim_id)
        return found[0] if found else None

    def incidents_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The incidents of claims, each once, in the order of the claims."""
        return tuple(dict.fromkeys(incident for name in ids if (incident := self.incident_of(name))))

    def probability(self, ids: Sequence[str]) -> float:
        """The probability that the claims of each incident among `ids` do speak of one incident (1 for one alone)."""
        least = 1.0
        by_incident: dict[str, list[str]] = {}
        for name in dict.fromkeys(ids):
            if incident := self.incident_of(name):
                by_incident.setdefault(incident, []).append(name)
        for members in by_incident.values():
            if len(members) > 1:
                least = min(least, self._together(members))
        return least

    def named(self, *codes: str) -> frozenset[str]:
        """The ids that earlier findings of these codes name first: the copy of D04, the withdrawal of R02."""
        return frozenset(finding.claims[0] for finding in self.earlier if finding.code in codes and finding.claims)

    def explained(self, ids: Iterable[str], codes: Iterable[str]) -> bool:
        """Whether an earlier finding of one of the codes names all of these claims, or these all that it names."""
        asked, of = frozenset(ids), frozenset(codes)
        return any(
            finding.code in of and (asked <= (named := frozenset(finding.claims)) or named <= asked)
            for finding in self.earlier
        )

    def finding(
        self,
        code: str,
        name: str,
        claims: Sequence[Claim],
        message: str,
        resolve: str,
        *,
        relation: Relation | str = "",
        probability: float | None = None,
        doubtful: bool = False,
        key: str = "",
    ) -> Finding:
        """A finding of a code on claims, the one that says most first.

        Where the links it rests on are less than certain by `rules/findings.yaml`, or it is `doubtful` for another
        reason (an unstated dimension), its severity is the doubtful one; the message says why.
        """
        ids = tuple(claim.id for claim in claims)
        likely = self.probability(ids) if probability is None else probability
        unsure = likely < self.tolerance("certain_link")
        return Finding(
            code=code,
            name=name,
            severity=self.rulebook.findings.severity(code, doubtful=doubtful or unsure),
            claims=ids,
            message=f"{message} This holds if these are the same incident (probability {likely:.2f})."
            if unsure
            else message,
            resolve=resolve,
            incidents=self.incidents_of(ids),
            relation=str(relation),
            probability=likely if unsure else 1.0,
            key=key,
        )

    def _together(self, members: Sequence[str]) -> float:
        """The least probability of the pairs: that of their link where there is one, else of their membership."""
        first, *others = members
        known = self.dossier.link_probability
        least = 1.0
        for other in others:
            pair = (min(first, other), max(first, other))
            default = min(self.dossier.membership[first][1], self.dossier.membership[other][1])
            least = min(least, known.get(pair, default))
        return least
