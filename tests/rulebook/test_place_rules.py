from __future__ import annotations

from pathlib import Path

import pytest

from casualties.errors import RuleFileError
from casualties.rulebook import Rulebook


def test_a_country_name_or_adjective_is_of_one_country() -> None:
    owners: dict[str, set[str]] = {}
    for group in Rulebook().countries.entries:
        for code, words in group.countries.items():
            for word in {words.name, *words.also, *words.of, *words.people}:
                owners.setdefault(word, set()).add(code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {"Congolese": {"CD", "CG"}}


def test_ids_stand_once_in_their_list() -> None:
    places, regions = Rulebook().places, Rulebook().regions
    lists = (places.levels, places.compass, places.tolerances, places.cues, places.sites, places.events)
    lists += (places.not_places, places.hints, regions.regions, regions.aliases, regions.villages)
    for entries in lists:
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))


def test_a_user_lays_names_over_ours(tmp_path: Path) -> None:
    (tmp_path / "regions.yaml").write_text(
        "regions:\n  - {id: our-valley, why: local use, names: [Our Valley], country: SY, within: [SY]}\n"
    )
    names = [name for region in Rulebook(tmp_path).regions.regions for name in region.names]
    assert "Our Valley" in names
    assert "Eastern Ghouta" in names


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "places.yaml").write_text("tolerances:\n  - id: near-km\n    why: test\n    value: -5\n")
    with pytest.raises(RuleFileError, match=r"places\.yaml:\d+: tolerances"):
        _ = Rulebook(tmp_path).places
