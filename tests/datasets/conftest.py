"""Tables written by a test, read by the rules and the gazetteer of the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casualties.datasets import Table, read_dataset
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return Rulebook()


@pytest.fixture(scope="session")
def gazetteer(rulebook: Rulebook) -> Gazetteer:
    return Gazetteer.load(rulebook)


Reader = Callable[..., Table]


@pytest.fixture
def read(tmp_path: Path, rulebook: Rulebook, gazetteer: Gazetteer) -> Reader:
    """`read(text, name="t.csv", dataset=None)`: the table of a file with this text or these bytes."""

    def reader(content: str | bytes, name: str = "t.csv", dataset: str | None = None) -> Table:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_dataset(path, rulebook, gazetteer, dataset=dataset)

    return reader
