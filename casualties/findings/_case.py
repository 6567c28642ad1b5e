"""The case handed to each finding: claims, linkage, bounds and rules, and what earlier findings have explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from casualties.bounds import Bounds
from casualties.bounds.certainty import together
from casualties.bounds.lessening import Lessening
from casualties.findings._beside import Beside
from casualties.findings._dossier import Dossier
from casualties.findings._tellings import Telling
from casualties.model import Claim, Document, Finding, Linkage, Relation
from casualties.rulebook import Rulebook
from casualties.rulebook.findings import ToleranceName
from casualties.scopes.relations import Relations, ScopeRelation

__all__ = ["Case"]


@dataclass(frozen=True)
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
    def lessening(self) -> Lessening:
        """Which later, lower counts of a source are no fall."""
        return self.dossier.lessening

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
        found = self.dossier.membership(claim_id)
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
                least = min(least, together(members, self.dossier.link_probability, self._membership))
        return least

    def named(self, *codes: str) -> frozenset[str]:
        """The ids that earlier findings of these codes name first: the copy of D04, the withdrawal of R02."""
        return frozenset(finding.claims[0] for finding in self.earlier if finding.code in codes and finding.claims)

    def explained(self, ids: Iterable[str], codes: Iterable[str]) -> bool:
        """Whether an earlier finding of one of the codes names all of these claims, or these all that it names."""
        asked, of = frozenset(ids), frozenset(codes)
        near = {id(finding): finding for name in asked for finding in self.telling_of.get(name, ())}
        return any(
            finding.code in of and (asked <= (named := frozenset(finding.claims)) or named <= asked)
            for finding in near.values()
        )

    @cached_property
    def telling_of(self) -> dict[str, list[Finding]]:
        """The earlier findings that name a claim, by claim id."""
        found: dict[str, list[Finding]] = {}
        for finding in self.earlier:
            for name in finding.claims:
                found.setdefault(name, []).append(finding)
        return found

    def finding(
        self,
        code: str,
        name: str,
        claims: Sequence[Claim | str],
        message: str,
        resolve: str,
        *,
        relation: Relation | str = "",
        probability: float | None = None,
        doubtful: bool = False,
        key: str = "",
    ) -> Finding:
        """A finding of a code on claims, given as such or by their ids, the one that says most first.

        Where the links it rests on are less than certain by `rules/findings.yaml`, or it is `doubtful` for another
        reason (an unstated dimension), its severity is the doubtful one; the message says why.
        """
        ids = tuple(claim if isinstance(claim, str) else claim.id for claim in claims)
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

    def _membership(self, name: str) -> float | None:
        found = self.dossier.membership(name)
        return found[1] if found else None
