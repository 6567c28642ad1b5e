"""The rules of actors: many, each by one name, in countries that exist, and whose names do not clash."""

from __future__ import annotations

import pytest

from casualties.errors import RuleFileError
from casualties.rulebook import Rulebook
from casualties.rulebook.actors import read_actors


def test_the_world_is_covered() -> None:
    actors = Rulebook().actors.actors
    assert len(actors) >= 250
    assert len({actor.id for actor in actors}) == len({actor.name for actor in actors}) == len(actors)


def test_every_country_of_an_actor_has_words_of_its_own() -> None:
    rulebook = Rulebook()
    known = {code for group in rulebook.countries.entries for code in group.countries}
    used = {code for actor in rulebook.actors.actors for code in actor.countries}
    used |= {code for actor in rulebook.actors.actors for codes in actor.local.values() for code in codes}
    used |= {state.country for state in rulebook.actors.states}
    assert used - known == set()


def test_a_branch_lies_within_its_parents() -> None:
    actors = Rulebook().actors
    assert actors.above("Islamic State West Africa Province (ISWAP)") == ("Islamic State",)
    assert actors.above("Katiba Macina") == ("JNIM", "Al-Qaeda")
    assert actors.above("Israeli police forces") == ("Israeli forces",)
    assert actors.above("M23") == ()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('{id: x, name: X, kind: gang, also: [M23], why: "A try."}', '"M23" is a name of both M23 and X'),
        ('{id: x, name: X, kind: gang, parent: Talibn, why: "A try."}', 'no actor "Talibn"; did you mean "Taliban"'),
    ],
)
def test_a_name_taken_or_a_parent_unknown_is_told(tmp_path, entry: str, told: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "actors.yaml").write_text(f"actors: [{entry}]\n", encoding="utf-8")
    with pytest.raises(RuleFileError, match=told):
        read_actors((*Rulebook().folders, tmp_path))
