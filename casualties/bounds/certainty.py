"""How sure it is that claims speak of one incident, or of different ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

import polars as pl

from casualties.model import Linkage

__all__ = ["Certainty", "together"]


def together(
    members: Sequence[str],
    link: Callable[[str, str], float | None],
    membership: Callable[[str], float | None],
) -> float:
    """The least probability that the first claim of an incident and another of it speak of the same.

    That of their link where there is one, else the lower of their membership.
    """
    first, *others = members
    least = 1.0
    for other in others:
        known = link(first, other)
        if known is None:
            known = min(sure for name in (first, other) if (sure := membership(name)) is not None)
        least = min(least, known)
    return least


class Certainty:
    """Probabilities of some claims by the links of a run."""

    def __init__(self, linkage: Linkage, claims: Collection[str]) -> None:
        asked = pl.Series(sorted(claims), dtype=pl.String).implode()
        touching = pl.col("left_claim").is_in(asked) | pl.col("right_claim").is_in(asked)
        links, nearly = (pairs.filter(touching) for pairs in (linkage.links, linkage.near))
        others = pl.concat([nearly["left_claim"], nearly["right_claim"]]).implode()
        known = pl.col("claim_id").is_in(asked) | pl.col("claim_id").is_in(others)
        members = linkage.members.filter(known).select("claim_id", "incident_id", "probability")
        self._incident: dict[str, str] = {}
        self._membership: dict[str, float] = {}
        for claim, incident, probability in members.iter_rows():
            self._incident[claim] = incident
            self._membership[claim] = 1.0 if probability is None else probability
        self._link = _pairs(links.select("left_claim", "right_claim", "probability").iter_rows())
        self._near: dict[str, list[tuple[str, float]]] = {}
        for (left, right), probability in _pairs(
            nearly.select("left_claim", "right_claim", "probability").iter_rows()
        ).items():
            self._near.setdefault(left, []).append((right, probability))
            self._near.setdefault(right, []).append((left, probability))

    def incident_of(self, claim: str) -> str | None:
        """The incident of a claim; None for a total."""
        return self._incident.get(claim)

    def of(self, claims: Sequence[str]) -> float:
        """The probability that claims of one incident do speak of one, and claims of different incidents do not."""
        by_incident: dict[str, list[str]] = {}
        for claim in claims:
            if (incident := self._incident.get(claim)) is not None:
                by_incident.setdefault(incident, []).append(claim)
        least = min((self._together(members) for members in by_incident.values()), default=1.0)
        return min(least, self._distinct(by_incident))

    def _together(self, claims: Sequence[str]) -> float:
        return together(claims, self._link_of, self._membership.get)

    def _link_of(self, left: str, right: str) -> float | None:
        return self._link.get((min(left, right), max(left, right)))

    def _distinct(self, by_incident: dict[str, list[str]]) -> float:
        if len(by_incident) < 2:
            return 1.0
        least = 1.0
        for incident, claims in by_incident.items():
            for claim in claims:
                for other, probability in self._near.get(claim, ()):
                    where = self._incident.get(other)
                    if where != incident and where in by_incident:
                        least = min(least, 1.0 - probability)
        return least


def _pairs(rows: Iterable[tuple[str, str, float | None]]) -> dict[tuple[str, str], float]:
    return {(min(a, b), max(a, b)): 1.0 if p is None else p for a, b, p in rows}
