"""How many: every way to say a figure, with the bounds that it allows."""

from __future__ import annotations

from typing import Any

import pytest

from casualties.extract import Extractor
from casualties.extract.figures.bounds import about, qualified
from casualties.model import Document, Qualifier
from casualties.rulebook.quantities import Kind
from tests.extract._reading import cases


@pytest.mark.parametrize("case", [pytest.param(case, id=case["words"]) for case in cases("figures.yaml")])
def test_a_figure_in_words(extractor: Extractor, case: dict[str, Any]) -> None:
    (claim,) = extractor.claims(Document(id="text", text=f"{case['words']} in Aleppo."))
    figure = claim.figure
    assert (figure.value, figure.low, figure.high, figure.qualifier.value) == (
        case["value"],
        case["low"],
        case["high"],
        case["qualifier"],
    )


def test_about_is_rounded_outward() -> None:
    assert about(35, 10) == (31, 39)
    assert about(7, 10) == (6, 8)
    assert about(0, 10) == (0, 0)


def test_a_qualified_range_keeps_its_ends() -> None:
    assert qualified(None, 10, 15, Kind.AT_LEAST, 10).low == 10
    assert qualified(None, 10, 15, Kind.AT_LEAST, 10).high is None
    assert qualified(None, 10, 15, Kind.AT_MOST, 10).high == 15
    assert qualified(None, 10, 15, None, 10).qualifier is Qualifier.VAGUE
