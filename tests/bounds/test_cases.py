from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from casualties.bounds import Bounds, solve
from casualties.rulebook import Rulebook
from casualties.yamlfile import read_raw
from tests.bounds.made import frame, linked
from tests.bounds.places import Apart

RULES = Rulebook()
FOLDER = Path(__file__).parent.parent / "cases" / "bounds"


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in read_raw(FOLDER / f"{name}.yaml")]


def claims_of(case: dict[str, Any]) -> pl.DataFrame:
    return frame(*[_row(row) for row in case["claims"]])


def solved(case: dict[str, Any], policy: str = "widest") -> Bounds:
    claims = claims_of(case)
    by_claim = {row["id"]: row["id"] for row in case["claims"]}
    incidents = case.get("incidents")
    assert incidents is None or {name for held in incidents.values() for name in held} <= by_claim.keys()
    return solve(claims, linked(claims, incidents), RULES, Apart(), policy)  # type: ignore[arg-type]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    days = {name: _day(row[name]) for name in ("start", "end", "reported", "as_of") if name in row}
    rest = {name: value for name, value in row.items() if name not in (*days, "id")}
    return {"claim_id": row["id"], **rest, **days}


def _day(given: Any) -> date | None:
    return date.fromisoformat(str(given)) if given is not None else None


def conflicts_of(found: Bounds) -> list[dict[str, Any]]:
    return [
        {
            "shape": conflict.shape.value,
            "claims": list(conflict.claims),
            "gap": conflict.gap,
            "beside": list(conflict.beside),
            "unstated": list(conflict.unstated),
            "lag": conflict.lag,
        }
        for conflict in found.conflicts
    ]


def agrees(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("case", [*cases("incidents"), *cases("totals")])
def test_conflicts_are_exactly_those_expected(case: dict[str, Any]) -> None:
    found, wanted = conflicts_of(solved(case)), case["conflicts"]
    assert len(found) == len(wanted), found
    assert all(any(agrees(each, one) for each in found) for one in wanted), found


@pytest.mark.parametrize(
    "case", [each for each in [*cases("incidents"), *cases("totals")] if "ranges" in each.values[0]]
)
def test_ranges_are_as_expected(case: dict[str, Any]) -> None:
    lines = {(line["harm"], line["victims"] or ""): line for line in solved(case).incidents.iter_rows(named=True)}
    for wanted in case["ranges"]:
        line = lines[wanted.get("harm", "killed"), wanted.get("victims", "")]
        rest = {name: value for name, value in wanted.items() if name not in ("harm", "victims")}
        assert agrees(line, rest), line


@pytest.mark.parametrize("case", cases("standing"))
def test_standing_is_as_expected(case: dict[str, Any]) -> None:
    columns = solved(case).standing.select("claim_id", "standing", "standing_by").iter_rows()
    found = {claim: [standing, by] for claim, standing, by in columns if standing != "asserted"}
    assert found == case["standing"]


@pytest.mark.parametrize("case", cases("policies"))
def test_each_policy_draws_its_range(case: dict[str, Any]) -> None:
    for policy, wanted in case["policies"].items():
        lines = solved(case, policy).incidents.iter_rows(named=True)
        line = next(line for line in lines if line["victims"] is None)
        assert line["policy"] == policy
        assert agrees(line, wanted), (policy, line)
