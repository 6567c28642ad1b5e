"""Findings for the page: each with its picture, the words or rows of its claims, and why they are linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from markupsafe import Markup

from casualties.model import JOIN, Severity
from casualties.reports.page._intervals import picture
from casualties.reports.page._quotes import marked
from casualties.reports.page._waterfall import Step, steps_of, waterfall
from casualties.reports.stored import Stored

__all__ = ["ShownClaim", "ShownFinding", "ShownLink", "findings_of"]

_CLAIMS_SHOWN = 12
_LINKS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim's words with the number marked, and where they stand."""

    quote: Markup
    where: str


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link between two claims: who with whom, how probable, and the comparisons behind it."""

    title: str
    picture: Markup
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as the page shows it."""

    finding_id: str
    code: str
    name: str
    severity: str
    certainty_words: str
    relation: str
    message: str
    resolve: str
    picture: Markup
    claims: Sequence[ShownClaim]
    more: int
    links: Sequence[ShownLink]


def findings_of(stored: Stored) -> list[ShownFinding]:
    """The findings, errors first, then by code and in the run's order."""
    claims = {line["claim_id"]: line for line in stored.claims.iter_rows(named=True)}
    links = {frozenset((line["left_claim"], line["right_claim"])): line for line in stored.links.iter_rows(named=True)}
    order = {grave.value: grave.rank for grave in Severity}
    last = len(order)
    lines = sorted(
        stored.findings.iter_rows(named=True), key=lambda line: (order.get(line["severity"], last), line["code"])
    )
    return [_shown(line, claims, links) for line in lines]


def _shown(
    line: Mapping[str, Any], claims: Mapping[str, dict[str, Any]], links: Mapping[frozenset[str], dict[str, Any]]
) -> ShownFinding:
    named = [name for name in (line["claims"] or "").split(JOIN) if name in claims]
    shown = named[:_CLAIMS_SHOWN]
    certain = line["certainty"] == "certain"
    return ShownFinding(
        finding_id=line["finding_id"],
        code=line["code"],
        name=(line["name"] or "").replace("-", " "),
        severity=line["severity"],
        certainty_words="certain" if certain else f"if these are the same incident (probability {line['certainty']})",
        relation=line["relation"] or "",
        message=line["message"] or "",
        resolve=line["resolve"] or "",
        picture=picture([claims[name] for name in shown]),
        claims=[ShownClaim(marked(claims[name]), where(claims[name])) for name in shown],
        more=len(named) - len(shown),
        links=[
            _link(links[pair], claims)
            for pair in map(frozenset, combinations(shown, 2))
            if pair in links and links[pair]["reasons"]
        ][:_LINKS_SHOWN],
    )


def where(claim: Mapping[str, Any]) -> str:
    """Where a claim comes from: its origin and path, its document or row, its day of publication."""
    chain = (claim["source_chain"] or "").replace(JOIN, " → ") or "nobody named"
    if claim["document"] is not None:
        place = f"document {claim['document']}, characters {claim['number_start']}–{claim['number_end']}"
    else:
        place = f"dataset {claim['dataset']}, row {claim['row_id']}"
    reported = f", {claim['reported']}" if claim["reported"] else ""
    days = "–".join(dict.fromkeys(str(claim[name]) for name in ("start", "end") if claim[name]))
    scope = " · ".join(part for part in (claim["place"] or claim["place_text"] or "", days) if part)
    return f"{chain}{reported} · {place}" + (f" · {scope}" if scope else "")


def _link(link: Mapping[str, Any], claims: Mapping[str, dict[str, Any]]) -> ShownLink:
    left, right = claims.get(link["left_claim"]), claims.get(link["right_claim"])
    who = " and ".join(
        str((claim or {}).get("origin") or name)
        for claim, name in ((left, link["left_claim"]), (right, link["right_claim"]))
    )
    decided = "decided by a person" if link["decided_by"] == "person" else f"probability {link['probability']:.3f}"
    return ShownLink(f"{who}: {decided}", waterfall(link["reasons"]), steps_of(link["reasons"]))
