"""Tables set as text: counts by their column, other numbers left alone."""

from __future__ import annotations

import pytest

from casualties.extract import Extractor
from casualties.extract.harm.tables import is_row
from casualties.model import Document

BARS = "Province | Killed | Injured | Houses\nAceh | 14 | 33 | 120\nRiau | 2 | at least 5 | 7"


@pytest.mark.parametrize("table", [BARS, *(BARS.replace(" | ", gap) for gap in ("\t", "     ", ", ", "; "))])
def test_counts_take_the_harm_of_their_column(extractor: Extractor, table: str) -> None:
    claims = extractor.claims(Document(id="text", text=table))
    assert [(claim.scope.harm.value, claim.figure.low, claim.figure.high) for claim in claims] == [
        ("killed", 14, 14),
        ("injured", 33, 33),
        ("killed", 2, 2),
        ("injured", 5, None),
    ]


def test_a_table_without_harm_counts_nobody(extractor: Extractor) -> None:
    assert extractor.claims(Document(id="text", text="Province | Schools | Wells\nAceh | 14 | 33")) == []


def test_rows_end_with_their_paragraph(extractor: Extractor) -> None:
    claims = extractor.claims(Document(id="text", text=BARS + "\n\nAceh | 12 | 13 | 14"))
    assert len(claims) == 4


def test_what_is_a_row() -> None:
    assert [is_row(row) for row in ("Aceh | 14", "Aceh\t14", "Aceh      14")] == [True, True, True]
    assert not is_row("Five people died in Aceh.")


def test_rows_may_have_narrow_gaps_under_wide_headings(extractor: Extractor) -> None:
    table = "Town            Date        Killed   Wounded\nAceh            2019-03-16  22       17"
    claims = extractor.claims(Document(id="text", text=table))
    assert [(claim.scope.harm.value, claim.figure.value) for claim in claims] == [("killed", 22), ("injured", 17)]


def test_a_list_after_commas_is_no_table(extractor: Extractor) -> None:
    text = "Killed, injured, missing.\nHe bought 12 pears, 3 apples, 4 plums."
    assert extractor.claims(Document(id="text", text=text)) == []
