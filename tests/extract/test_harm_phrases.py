"""Every phrase of the rules is found where it says it is, and nowhere that it says it is not."""

from __future__ import annotations

import pytest

from casualties.extract import Extractor
from casualties.model import Document
from casualties.rulebook import Rulebook

PHRASES = Rulebook().phrases.phrases
FINDS = [pytest.param(text, entry.harm, id=text) for entry in PHRASES for text in entry.finds]
IGNORES = [pytest.param(text, entry.harm, id=text) for entry in PHRASES for text in entry.ignores]


@pytest.mark.parametrize(("text", "harm"), FINDS)
def test_a_phrase_is_found(extractor: Extractor, text: str, harm: str) -> None:
    assert harm in {claim.scope.harm for claim in extractor.claims(Document(id="text", text=text))}


@pytest.mark.parametrize(("text", "harm"), IGNORES)
def test_a_close_phrase_is_not(extractor: Extractor, text: str, harm: str) -> None:
    assert extractor.claims(Document(id="text", text=text)) == []


def test_every_phrase_has_both() -> None:
    assert [entry.id for entry in PHRASES if not (entry.finds and entry.ignores)] == []
