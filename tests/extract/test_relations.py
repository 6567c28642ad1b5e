"""How the claims of one text hang together: parts, revisions, events, coverage, definition."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casualties.extract import Extractor
from casualties.model import Document
from tests.extract._reading import cases


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in cases("relations.yaml")])
def test_claims_of_one_text(extractor: Extractor, case: dict[str, Any]) -> None:
    claims = extractor.claims(Document(id="text", text=case["text"], published=date(2020, 6, 15)))
    place = {claim.id: index for index, claim in enumerate(claims)}
    found = {
        "part_of": {n: place[claim.part_of] for n, claim in enumerate(claims) if claim.part_of},
        "revises": {n: place[claim.revises] for n, claim in enumerate(claims) if claim.revises},
        "events": [claim.event for claim in claims],
        "coverage": [claim.coverage.value for claim in claims],
        "definition": [claim.definition and claim.definition.value for claim in claims],
    }
    wanted = {key: value for key, value in case.items() if key not in ("name", "text")}
    assert {key: found[key] for key in wanted} == wanted
