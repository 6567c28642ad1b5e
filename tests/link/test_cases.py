from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casualties.yamlfile import read_raw
from tests.link.made import linked, row, together

FILE = Path(__file__).parent.parent / "cases" / "link" / "pairs.yaml"


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in read_raw(FILE)])
def test_rows_are_together_as_told(case: dict[str, Any]) -> None:
    rows = [row(**line) for line in case["rows"]]
    found = {names for names in together(linked(rows)) if len(names) > 1}
    assert found == {frozenset(names) for names in case["together"]}
