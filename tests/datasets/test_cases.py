"""Small tables with the claims and the unread rows that a careful reader expects: `tests/cases/datasets/*.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from casualties.model import CLAIMS, lift

FOLDER = Path(__file__).parents[1] / "cases" / "datasets"


def cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in YAML(typ="safe").load(path.read_text(encoding="utf-8")):
            found.append(pytest.param(case, id=f"{path.stem}: {case['name']}"))
    return found


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any], read) -> None:
    table = read(case["table"], case.get("file", "t.csv"), case.get("map"))
    assert dict(table.claims.schema) == CLAIMS
    claims = list(table.claims.iter_rows(named=True))
    for claim in claims:
        lift(claim)
    expected = case.get("claims", [])
    seen = [{name: plain(claim[name]) for name in want} for claim, want in zip(claims, expected, strict=False)]
    assert seen == [{name: plain(value) for name, value in want.items()} for want in expected]
    assert len(claims) == len(expected), [claim["claim_id"] for claim in claims]
    unread = case.get("unread", [])
    assert len(table.unread) == len(unread), table.unread
    for got, want in zip(table.unread, unread, strict=True):
        assert (got.line, got.column) == (want["line"], want["column"])
        assert want["says"] in got.problem
    assert list(table.ignored) == case.get("ignored", [])


def plain(value: object) -> str | None:
    return None if value is None else str(value)
