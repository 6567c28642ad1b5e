"""The rules of causes: those of the contract are there, and each phrase says one thing."""

from __future__ import annotations

import pytest

from casualties.errors import RuleFileError
from casualties.extract.text.phrases import spelled
from casualties.rulebook import Rulebook
from casualties.rulebook.causes import read_causes

CONTRACT = """airstrike drone_strike shelling rocket missile bombing suicide_bombing car_bomb ied landmine shooting
stabbing clash execution massacre chemical fire collapse drowning torture starvation disease earthquake flood storm
stampede crash other""".split()


def test_every_cause_of_the_contract_has_words() -> None:
    words = {
        cause.id: (*cause.manner, *cause.decisive, *cause.means, *cause.setting, *cause.scene)
        for cause in Rulebook().causes.causes
    }
    assert all(words[cause] for cause in CONTRACT)
    assert set(words) == {*CONTRACT, "explosive"}


def test_no_phrase_stands_under_two_causes() -> None:
    rules = Rulebook().causes
    owners: dict[str, set[str]] = {}
    for cause in rules.causes:
        for phrase in (*cause.manner, *cause.decisive, *cause.means, *cause.setting, *cause.scene, *cause.agent):
            if "{" not in phrase:
                for form in spelled(phrase, {}):
                    owners.setdefault(form, set()).add(cause.id)
    assert {form: causes for form, causes in owners.items() if len(causes) > 1} == {}


def test_weapons_lie_within_explosives_and_drones_within_air_strikes() -> None:
    rules = Rulebook().causes
    assert rules.above("drone_strike") == ("airstrike", "explosive")
    assert rules.above("car_bomb") == ("bombing", "explosive")
    assert rules.above("shooting") == ()


def test_an_unknown_parent_is_told_with_what_was_meant(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "causes.yaml").write_text('causes: [{id: gas, parent: chemicl, why: "A try."}]\n', encoding="utf-8")
    with pytest.raises(RuleFileError, match='no cause "chemicl"; did you mean "chemical"'):
        read_causes((*Rulebook().folders, tmp_path))
