"""Who: the slots that a noun phrase fills, and those it leaves open."""

from __future__ import annotations

from typing import Any

import pytest

from casualties.extract import Extractor
from casualties.model import Document
from tests.extract._reading import cases

SLOTS = ("status", "age", "sex", "role", "nationality")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["words"]) for case in cases("victims.yaml")])
def test_victims_in_words(extractor: Extractor, case: dict[str, Any]) -> None:
    (claim,) = extractor.claims(Document(id="text", text=f"{case['words']} on Monday."))
    victims = claim.scope.victims.model_dump(mode="json", exclude={"text"})
    assert victims == {slot: case.get(slot) for slot in SLOTS}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The bomb killed five policemen and wounded 12.", "combatant police"),
        ("The bomb killed five policemen and wounded 12 people.", ""),
        ("The bomb killed five policemen and wounded 12 others.", ""),
        ("Five civilians and three soldiers died and 12 were hurt.", ""),
        ("Seven villagers were shot dead. A further 19 were injured.", "civilian"),
        ("At least 117 pilgrims, including 31 Iranians, died.", "civilian pilgrim IR"),
        ("Sixty people died, of whom 12 were students.", "civilian student"),
        ("Fourteen people, including three assailants, were killed.", "combatant militant"),
        ("We confirmed the deaths of six child soldiers, one of them a girl.", "combatant child female soldier"),
        ("The brigade suffered 12 casualties.", "combatant"),
        ("The mine killed a commander and a dozen of his men.", "combatant militant"),
        ("Russian troops lost 590 personnel.", "combatant soldier RU"),
        ("Village captains put civilian deaths at 15.", "civilian"),
        ("Civilians: 2 dead, 14 wounded.", "civilian"),
    ],
)
def test_what_a_number_takes_from_others(extractor: Extractor, text: str, last: str) -> None:
    assert extractor.claims(Document(id="text", text=text))[-1].scope.victims.label == last
