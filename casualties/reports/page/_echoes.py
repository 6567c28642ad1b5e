"""Echoes for the page: each origin, who repeats it, and what changed on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from casualties.model import JOIN
from casualties.reports.stored import Stored
from casualties.wording import range_words

__all__ = ["ShownCopy", "ShownEcho", "echoes_of"]

_ECHO_CODES = ("D01", "D04")
_COMPARED = ("figure", "place", "start", "end", "perpetrator")


@dataclass(frozen=True, slots=True)
class ShownCopy:
    """A copy: who published it, the figure there, and the slots that differ from the origin's."""

    who: str
    figure: str
    changed: str


@dataclass(frozen=True, slots=True)
class ShownEcho:
    """An origin's figure and its copies."""

    origin: str
    figure: str
    copies: Sequence[ShownCopy]


def echoes_of(stored: Stored) -> list[ShownEcho]:
    """One entry for each echo finding (D01, D04), in their order."""
    claims = {line["claim_id"]: line for line in stored.claims.iter_rows(named=True)}
    echoes = []
    for line in stored.findings.filter(pl.col("code").is_in(_ECHO_CODES)).iter_rows(named=True):
        members = [claims[name] for name in (line["claims"] or "").split(JOIN) if name in claims]
        if len(members) < 2:
            continue
        first, *copies = sorted(
            members, key=lambda claim: (len((claim["source_chain"] or "").split(JOIN)), str(claim["reported"]))
        )
        echoes.append(
            ShownEcho(
                origin=first["origin"] or "nobody named",
                figure=_figure(first),
                copies=[
                    ShownCopy(
                        (copy["source_chain"] or "nobody named").replace(JOIN, " → "),
                        _figure(copy),
                        _changed(first, copy),
                    )
                    for copy in copies
                ],
            )
        )
    return echoes


def _figure(claim: Mapping[str, Any]) -> str:
    return f"{_range(claim)} {claim['harm']}"


def _range(claim: Mapping[str, Any]) -> str:
    words = range_words(claim["low"], claim["high"], is_open=False, nothing=claim.get("suppressed") or "no number")
    return f"{claim['figure_text']} ({words})" if claim["qualifier"] == "vague" and claim["figure_text"] else words


def _changed(first: Mapping[str, Any], copy: Mapping[str, Any]) -> str:
    changes = []
    for name in _COMPARED:
        if name == "figure":
            if (first["low"], first["high"]) != (copy["low"], copy["high"]):
                changes.append(f"figure ({_range(first)} → {_range(copy)})")
        elif first[name] is not None and copy[name] is not None and first[name] != copy[name]:
            changes.append(f"{name} ({first[name]} → {copy[name]})")
    return ", ".join(changes)
