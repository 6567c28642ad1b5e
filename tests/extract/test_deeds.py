"""Who did it and by what, figure by figure: the cases of `tests/cases/extract/deeds/`, read end to end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casualties.extract.extractor import Extractor
from casualties.model import Claim, Document
from casualties.yamlfile import read_raw

CASES = [
    pytest.param(case["text"], case["says"], id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parents[1] / "cases" / "extract" / "deeds").glob("*.yaml"))
    for case in read_raw(path)
]


@pytest.mark.parametrize(("text", "says"), CASES)
def test_each_figure_has_its_cause_and_perpetrator(
    extractor: Extractor, text: str, says: list[tuple[str | int, str, str | None, str | None]]
) -> None:
    claims = extractor.claims(Document(id="case", text=text))
    told = [(figure, harm, *_read(claims, text, str(figure), harm)) for figure, harm, _, _ in says]
    assert told == [tuple(line) for line in says]


def _read(claims: list[Claim], text: str, figure: str, harm: str) -> tuple[str | None, str | None]:
    """Cause and perpetrator of the claim whose number the words hold."""
    words = re.search(rf"(?<!\w){re.escape(figure)}(?!\w)", text)
    assert words is not None, f"the case's text does not hold {figure!r}"
    for claim in claims:
        number = claim.evidence.number  # type: ignore[union-attr]
        if claim.scope.harm == harm and number.start < words.end() and words.start() < number.end:
            return claim.scope.cause, claim.scope.perpetrator.name if claim.scope.perpetrator else None
    return "no such claim", "no such claim"
