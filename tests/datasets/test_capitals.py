"""A header in other capitals is read as the header it is."""

from __future__ import annotations

import pytest
from polars.testing import assert_frame_equal

from casualties.datasets.header import header_of
from casualties.datasets.raw import read_raw_table
from tests.datasets.test_cases import cases

SPELT = {"capitals": str.upper, "capital words": str.title}


@pytest.mark.parametrize("spelling", SPELT)
def test_every_table_of_the_cases_gives_the_same_claims(spelling: str, read, tmp_path, rulebook) -> None:
    seen = set()
    for at, case in enumerate(param.values[0] for param in cases()):
        header, _, rows = case["table"].partition("\n")
        top = header_of(case["table"].splitlines())
        if top.above or top.lines > 1 or header.split(",")[0].isdigit() or "#" in case["table"][:400]:
            continue
        file = case.get("file", "t.csv")
        for folder in (f"{at}", f"{at}{spelling}"):
            (tmp_path / folder).mkdir()
        given = read(case["table"], f"{at}/{file}", case.get("map"))
        spelt = read(f"{SPELT[spelling](header)}\n{rows}", f"{at}{spelling}/{file}", case.get("map"))
        assert_frame_equal(given.claims.drop("warning"), spelt.claims.drop("warning"))
        assert [(each.line, each.row_id) for each in given.unread] == [
            (each.line, each.row_id) for each in spelt.unread
        ]
        seen.add(read_raw_table(tmp_path / f"{at}" / file, rulebook).column_map)
    assert seen >= {*rulebook.datasets}, {*rulebook.datasets} - seen
