"""Claims and linkages made by hand for the tests of bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from casualties.model import CLAIMS, JOIN, LINKS, MEMBERS, Linkage

DAY = date(2020, 3, 1)


def frame(*rows: Mapping[str, Any]) -> pl.DataFrame:
    """A claims frame of rows that give only what matters; each is asserted by a source of its own on one day."""
    filled = []
    for number, row in enumerate(rows):
        name = row.get("claim_id", f"c{number}")
        value = row.get("value")
        line = {
            "claim_id": name,
            "document": None if "dataset" in row else name,
            "row_id": name if "dataset" in row else None,
            "harm": "killed",
            "qualifier": "exact",
            "start": DAY,
            "end": row.get("start", DAY),
            "date_precision": "day" if row.get("start", DAY) == row.get("end", row.get("start", DAY)) else None,
            "basis": "occurrence",
            "coverage": "incident",
            "stance": "asserted",
            "origin": f"source {name}",
            "publisher": row.get("origin", f"source {name}"),
            "place": "Bol",
            "country": "TD",
            "latitude": 13.459,
            "longitude": 14.715,
            "place_kind": "city",
            "low": value if row.get("qualifier", "exact") in ("exact", "at_least") else None,
            "high": value if row.get("qualifier", "exact") in ("exact", "at_most") else None,
        }
        whole = {**line, **row}
        chain = dict.fromkeys(name for name in (whole["origin"], whole["publisher"]) if name is not None)
        filled.append({"source_chain": JOIN.join(chain) or None, **whole})
    return pl.DataFrame(filled, schema=CLAIMS, orient="row")


def linked(claims: pl.DataFrame, incidents: Mapping[str, Sequence[str]] | None = None) -> Linkage:
    """A linkage that puts claims into incidents: all incident claims in one, or as given by incident."""
    ids = claims.filter(pl.col("coverage") == "incident")["claim_id"].to_list()
    groups = {"i1": ids} if incidents is None else incidents
    rows = [(incident, claim, None, None, None, 1.0) for incident, members in groups.items() for claim in members]
    return Linkage(
        members=pl.DataFrame(rows, schema=MEMBERS, orient="row"),
        links=pl.DataFrame(schema=LINKS),
        near=pl.DataFrame(schema=LINKS),
    )
