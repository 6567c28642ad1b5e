"""What the tests of extraction share: one extractor, compiled once."""

from __future__ import annotations

import pytest

from casualties.extract.extractor import Extractor
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return Rulebook()


@pytest.fixture(scope="session")
def extractor(rulebook: Rulebook) -> Extractor:
    return Extractor(rulebook, Gazetteer.load(rulebook))
