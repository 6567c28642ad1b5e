"""A small stored run, with hostile words in it, for every test of reports."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from casualties.bounds import INCIDENTS
from casualties.model import CLAIMS, LINKS, MEMBERS
from casualties.reports.stored import Stored
from casualties.reports.tables import FINDINGS, UNREAD

HOSTILE = '=HYPERLINK("x")<script>alert(1)</script>\u202eabc'


def claim(claim_id, value, low, high, qualifier, origin, **more):
    quote = more.pop("quote", None)
    text = {"quote": quote, "quote_start": 0, "quote_end": len(quote)} if quote else {}
    if quote and str(value) in quote:
        at = quote.index(str(value))
        text |= {"number_start": at, "number_end": at + len(str(value))}
    return {
        "claim_id": claim_id, "harm": "killed", "value": value, "low": low, "high": high, "qualifier": qualifier,
        "place": "Tal Ahmar", "country": "SY", "latitude": 35.9512, "longitude": 39.0134, "start": date(2017, 8, 5),
        "end": date(2017, 8, 5), "coverage": "incident", "basis": "occurrence", "stance": "asserted", "origin": origin,
        "publisher": origin, "source_chain": origin, "reported": date(2017, 8, 7), **text, **more,
    }  # fmt: skip


@pytest.fixture
def stored() -> Stored:
    claims = [
        claim("a@9:killed", 43, 43, None, "at_least", "Town council", document="a", status="civilian",
              quote=f"at least 43 civilians were killed {HOSTILE}", source_chain="Town council | Morning Paper"),
        claim("b@9:killed", 38, 38, 38, "exact", "River Monitor", document="b", quote="we count 38 people killed"),
        claim("events:1:killed", None, 30, 50, "range", "Events", dataset="events", row_id="1"),
        claim("a@90:killed", 624, 624, 624, "exact", "Coalition", document="a", coverage="total",
              quote="The coalition says 624 people were killed, Omar Example said"),
    ]  # fmt: skip
    members = [["i1", c["claim_id"], c.get("dataset"), c.get("row_id"), c.get("document"), 0.98] for c in claims[:3]]
    incident = {
        "incident_id": "i1", "start": date(2017, 8, 5), "end": date(2017, 8, 5), "place": "Tal Ahmar", "country": "SY",
        "latitude": 35.9512, "longitude": 39.0134, "cause": "airstrike", "harm": "killed", "low": 30, "high": 50,
        "open": True, "bound_low": 43, "bound_high": None, "policy": "widest", "claims": 3, "origins": 3, "datasets": 1,
    }  # fmt: skip
    findings = [
        ["C01-1", "C01", "conflicting-figures", "error", "0.98", "a@9:killed | b@9:killed", "i1", "equal",
         "Town council says at least 43, River Monitor says 38.", "Ask which list each holds.", "f1"],
        ["D03-1", "D03", "corroborated", "note", "certain", "b@9:killed | events:1:killed", "i1", "equal",
         "River Monitor's 38 and Events' 30 to 50 agree.", "", "f2"],
        ["O03-1", "O03", "outside", "note", "certain", "a@9:killed | a@90:killed", "i1", "disjoint",
         f"The 624 end before the strike. {HOSTILE}", "", "f3"],
    ]  # fmt: skip
    return Stored(
        claims=pl.DataFrame(claims, schema=CLAIMS, orient="row"),
        members=pl.DataFrame(members, schema=MEMBERS, orient="row"),
        links=pl.DataFrame(
            [["a@9:killed", "b@9:killed", 0.981, "model", "same day +5.2 | same place +4.1 | figures apart -1.3"]],
            schema=LINKS, orient="row",
        ),
        near=pl.DataFrame(schema=LINKS),
        incidents=pl.DataFrame([incident], schema=INCIDENTS, orient="row"),
        findings=pl.DataFrame(findings, schema=FINDINGS, orient="row"),
        unread=pl.DataFrame([["x.csv", "7", 8, "best", "not a whole number: 2.5"]], schema=UNREAD, orient="row"),
        run={
            "casualties": "0.1.0", "policy": "widest", "options": {},
            "counts": {"documents": 2, "datasets": 1, "claims": 4, "incidents": 1, "findings": 3, "errors": 1,
                       "warnings": 0, "notes": 2, "unread": 1},
        },
    )  # fmt: skip
