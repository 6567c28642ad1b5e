"""A run looked at block by block says what it says as a whole; names are found in their lines however many they are."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

import casualties.findings._lines as lines
from casualties.bounds import solve
from casualties.findings import find_all
from casualties.findings._blocks import taken_apart
from casualties.link import link
from casualties.model import CLAIMS
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer

ROW = {
    "harm": "killed",
    "qualifier": "exact",
    "basis": "occurrence",
    "coverage": "incident",
    "stance": "asserted",
    "country": "ML",
    "place": "Gao",
    "place_kind": "city",
    "latitude": 16.27,
    "longitude": -0.04,
    "cause": "shelling",
}
RULES = Rulebook()
GAZETTEER = Gazetteer.load(RULES)


def row(dataset, number, day, value, chain, **more):
    origin, *_, publisher = (*chain, *chain)
    return {
        **ROW,
        "claim_id": f"{dataset}:{number}:killed",
        "dataset": dataset,
        "row_id": str(number),
        "start": date(2019, 5, day),
        "end": date(2019, 5, day),
        "value": value,
        "low": value,
        "high": value,
        "origin": origin,
        "publisher": publisher,
        "source_chain": " | ".join(chain),
        **more,
    }


def frame(rows):
    given = pl.DataFrame(rows, infer_schema_length=None)
    missing = (pl.lit(None, kind).alias(name) for name, kind in CLAIMS.items() if name not in given.columns)
    return given.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in CLAIMS.items())


def listed():
    """Two lists of twelve attacks, told alike, otherwise, through one another, denied, twice, and with a total."""
    rows = []
    for day in range(1, 25, 2):
        rows.append(row("first", day, day, 10 + day, (f"Mayor {day}", "First Office")))
        rows.append(row("second", day, day, 10 + day + (day % 3) * 9, (f"Radio {day % 4}", "Second Office")))
    rows.append(row("second", 90, 7, 17, ("Mayor 7", "First Office", "Second Office")))
    rows.append(row("first", 91, 9, 19, ("Army", "First Office"), stance="denied"))
    rows.append(row("first", 92, 11, 21, ("Mayor 11", "First Office")))
    part = {"claim_id": "first:13:killed:civilian", "status": "civilian", "part_of": "first:13:killed"}
    rows.append(row("first", 13, 13, 40, ("Mayor 13", "First Office"), **part))
    month = {"start": date(2019, 5, 1), "end": date(2019, 5, 31), "coverage": "total"}
    rows.append(row("sums", 1, 1, 60, ("Institute",), **month))
    return frame(rows)


def case():
    claims = listed()
    linkage = link(claims, RULES, GAZETTEER)
    return claims, linkage, solve(claims, linkage, RULES, GAZETTEER, "widest")


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_a_run_says_the_same_block_by_block(size):
    claims, linkage, bounds = case()
    whole = find_all(claims, linkage, bounds, RULES, GAZETTEER)
    assert find_all(claims, linkage, bounds, RULES, GAZETTEER, block=size) == whole
    assert {"C01", "C09", "D03", "O01"} <= {finding.code for finding in whole}


def test_every_claim_that_can_be_set_against_another_is_in_one_block():
    claims, linkage, bounds = case()
    first, others = taken_apart(claims, linkage, bounds, size=2)
    blocks = list(others)
    held = [name for block in (first, *blocks) for name in block.claims["claim_id"].to_list()]
    assert len(held) == len(set(held))
    alone = set(claims["claim_id"].to_list()) - set(held)
    sizes = linkage.members.group_by("incident_id").len()
    of_one = linkage.members.join(sizes.filter(pl.col("len") == 1), on="incident_id")["claim_id"].to_list()
    assert alone <= set(of_one)
    assert len(blocks) > 3
    for block in blocks:
        assert block.lines.is_sorted()
        assert claims[block.lines]["claim_id"].equals(block.claims["claim_id"])


def test_what_reaches_out_of_its_incident_stays_with_the_rest():
    claims, linkage, bounds = case()
    first, _ = taken_apart(claims, linkage, bounds, size=2)
    rest = set(first.claims["claim_id"].to_list())
    assert {"sums:1:killed", "first:91:killed", "second:90:killed"} <= rest
    assert "first:3:killed" not in rest


@pytest.mark.parametrize("few", [0, 100])
def test_names_are_found_in_their_lines(monkeypatch, few):
    monkeypatch.setattr(lines, "_FEW", few)
    names = pl.Series([f"name {number}" for number in range(50)] + ["name 7"])
    found = lines.Lines(names)
    assert found.all(["name 0", "name 49", "nobody", "name 7"]) == [0, 49, None, 50]
    assert found.at("name 3") == 3
    assert found.at("") is None
