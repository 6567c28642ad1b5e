"""Small tables as people hand them in, read and reconciled: `tests/cases/link/situations.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
import pytest
from ruamel.yaml import YAML

from casualties.bounds import solve
from casualties.findings import find_all
from casualties.link import link
from casualties.model import Decision, Linkage, Unread, Verdict, with_sums
from casualties.pipeline import collect
from tests.link.made import PLACES, RULES

FILE = Path(__file__).parent.parent / "cases" / "link" / "situations.yaml"
CASES = {case["name"]: case for case in YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))}


class Run(NamedTuple):
    """What a run says."""

    claims: pl.DataFrame
    linkage: Linkage
    incidents: pl.DataFrame
    codes: set[str]
    unread: tuple[Unread, ...]


def run(folder: Path, tables: Mapping[str, str], decided: Sequence[Sequence[str]], before: Run | None) -> Run:
    """The walk of `casualties.pipeline`, with one gazetteer for all cases."""
    paths = []
    for name, text in tables.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    said = {"who": "A", "when": date(2024, 1, 1)}
    decisions = [
        Decision(left=f"{one}:killed", right=f"{other}:killed", verdict=Verdict(verdict), **said)
        for one, other, verdict in decided
    ]
    collected = collect(paths, RULES, PLACES, None, None, {})
    previous = before.linkage.members if before is not None else None
    linkage = link(collected.claims, RULES, PLACES, decisions, previous=previous)
    claims = with_sums(collected.claims, linkage)
    bounds = solve(claims, linkage, RULES, PLACES, "widest")
    codes = {finding.code for finding in find_all(claims, linkage, bounds, RULES, PLACES)}
    return Run(claims, linkage, bounds.incidents, codes, collected.unread)


def row_name(claim: Mapping[str, Any]) -> str:
    return re.sub(":(killed|injured).*?(#[0-9]+)?$", r"\2", str(claim["claim_id"]))


def members(report: Run) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in report.linkage.members.to_dicts():
        found.setdefault(line["incident_id"], set()).add(row_name(line))
    return found


def hold(case: Mapping[str, Any], report: Run) -> None:
    found = members(report)
    if "together" in case:
        joined = {frozenset(names) for names in found.values() if len(names) > 1}
        assert joined == {frozenset(names) for names in case["together"]}, report.linkage.near
    if "alone" in case:
        assert {name for names in found.values() if len(names) == 1 for name in names} == {*case["alone"]}
    for one, other in case.get("apart", []):
        assert not any({one, other} <= names for names in found.values())
    incident = {name: incident for incident, names in found.items() for name in names}
    everyone = report.incidents.filter(pl.col("victims").is_null(), pl.col("harm") == "killed")
    ranges = {line["incident_id"]: [line["low"], line["high"]] for line in everyone.to_dicts()}
    for name, expected in case.get("ranges", {}).items():
        assert ranges[incident[name]] == expected, name
    totals = report.claims.filter(pl.col("coverage") == "total", pl.col("part_of").is_null())
    assert {row_name(line) for line in totals.to_dicts()} >= set(case.get("totals", []))
    assert report.codes >= set(case.get("codes", []))
    assert not report.codes & set(case.get("never", []))
    problems = " | ".join(f"{each.column}: {each.problem}" for each in report.unread)
    for words in case.get("unread", []):
        assert words in problems


@pytest.mark.parametrize("name", CASES)
def test_what_comes_out_is_what_a_careful_recorder_would_say(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    first = run(tmp_path, case["tables"], case.get("decisions", []), None)
    hold(case, first)
    if "later" in case:
        later = case["later"]
        second = run(tmp_path, {**case["tables"], **later["tables"]}, case.get("decisions", []), first)
        hold(later, second)
        assert set(members(first)) <= set(members(second))
