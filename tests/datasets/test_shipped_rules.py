"""The maps and conventions that ship: complete, consistent, and their patterns proved on notes."""

from __future__ import annotations

import polars as pl
import pytest

from casualties.datasets.cells import slots_of
from casualties.rulebook import Rulebook

RULES = Rulebook()
PATTERNS = [
    pytest.param(entry, id=f"{convention.id}: {entry.id}")
    for convention in RULES.conventions.values()
    for entry in (*convention.placeholders, *convention.rules)
]


@pytest.mark.parametrize("name", list(RULES.datasets))
def test_a_map_is_named_as_its_file_and_says_why(name: str) -> None:
    mapped = RULES.datasets[name]
    assert mapped.id == name
    assert mapped.why
    assert mapped.title


@pytest.mark.parametrize("name", list(RULES.datasets))
def test_the_convention_of_a_map_is_there(name: str) -> None:
    constants = [cell.constant for cell in slots_of(RULES.datasets[name].convention) if cell.constant]
    assert set(constants) <= set(RULES.conventions)


@pytest.mark.parametrize("name", list(RULES.conventions))
def test_a_convention_is_named_as_its_file_and_says_why(name: str) -> None:
    convention = RULES.conventions[name]
    assert convention.id == name
    assert all(entry.why for entry in (*convention.placeholders, *convention.rules))


@pytest.mark.parametrize("entry", PATTERNS)
def test_patterns_find_and_ignore(entry) -> None:
    if not entry.said:
        assert (entry.finds, entry.ignores) == ((), ())
        return
    pattern = "(?i)" + "|".join(f"(?:{words})" for words in entry.said)
    assert entry.finds
    assert entry.ignores
    assert pl.Series(entry.finds).str.contains(pattern).all()
    assert not pl.Series(entry.ignores).str.contains(pattern).any()


def test_causes_and_words_of_maps_are_known() -> None:
    known = {cause.id for cause in RULES.causes.causes}
    for mapped in RULES.datasets.values():
        for cell in slots_of(mapped.cause):
            words = {word for word in cell.values.values() if word} | ({cell.constant} if cell.constant else set())
            assert words <= known, mapped.id
