"""Incidents of one document: one line for each event, harm and victim group, and stated totals apart."""

from __future__ import annotations

from datetime import date

import pytest

from casualties.extract import Extractor
from casualties.extract.people.who import EVERYONE
from casualties.extract.sums.incidents import DocumentIncident
from casualties.model import Document
from tests.extract._reading import cases, written

TOTALS = [pytest.param(case, id=case["name"]) for case in cases("totals.yaml")]

TWO = (
    "On 3 May 2019 seven women and three children were killed in Aleppo and 12 people were hurt. "
    "On 9 May 2019 gunmen killed two policemen in Homs. Since January 2019, 640 people have been killed in Syria."
)


def lines(extractor: Extractor, text: str) -> list[DocumentIncident]:
    return extractor.incidents(Document(id="text", text=text, published=date(2019, 5, 12)))


def told(line: DocumentIncident) -> tuple[str, str, str, int, int | None]:
    slots = (line.victims.status, line.victims.age, line.victims.sex, line.victims.role, line.victims.nationality)
    return line.incident, line.harm.value, " ".join(str(slot) for slot in slots if slot), line.low, line.high


def test_events_and_groups_stand_apart(extractor: Extractor) -> None:
    assert [told(line) for line in lines(extractor, TWO)] == [
        ("text#1", "killed", "", 10, 10),
        ("text#1", "killed", "civilian adult female", 7, 7),
        ("text#1", "killed", "civilian child", 3, 3),
        ("text#1", "injured", "", 12, 12),
        ("text#2", "killed", "", 2, 2),
        ("text#2", "killed", "combatant police", 2, 2),
        ("text#3", "killed", "", 640, 640),
    ]


def test_a_line_says_where_when_and_by_which_claims(extractor: Extractor) -> None:
    line = lines(extractor, TWO)[0]
    assert line.place is not None
    assert line.place.country == "SY"
    assert line.period is not None
    assert line.period.start == date(2019, 5, 3)
    assert line.claims == ("text@14:killed", "text@30:killed")
    assert line.as_json()["victims"] == dict.fromkeys(("status", "age", "sex", "role", "nationality"))


def test_two_accounts_widen_the_range(extractor: Extractor) -> None:
    (line,) = lines(extractor, "Police said six people were killed. Medics said at least nine people had died.")[:1]
    assert (line.low, line.high) in ((6, None), (9, None))
    assert len(line.claims) == 2


def test_a_denied_figure_adds_nothing(extractor: Extractor) -> None:
    text = "The army denied that it had killed 60 civilians. Residents said 54 people were killed."
    assert [told(line)[1:] for line in lines(extractor, text)] == [("killed", "", 54, 54)]


def test_no_casualties_are_no_dead_and_no_injured(extractor: Extractor) -> None:
    found = {line.harm.value: line.high for line in lines(extractor, "There were no casualties.")}
    assert found == {"casualties": 0, "killed": 0, "injured": 0}


def test_a_text_without_figures_has_none(extractor: Extractor) -> None:
    assert lines(extractor, "The road was closed.") == []


@pytest.mark.parametrize("case", TOTALS)
def test_a_document_gives_each_of_its_totals(extractor: Extractor, case: dict[str, list[str]]) -> None:
    found: dict[str, dict[str, str]] = {}
    for line in extractor.incidents(Document(id="text", text=case["text"], published=date(2019, 9, 12))):
        if line.victims == EVERYONE:
            found.setdefault(line.incident, {})[line.harm.value] = written(line.low, line.high)
    assert [f"{one.get('killed', '-')} {one.get('injured', '-')}" for one in found.values()] == case["incidents"]


def test_the_places_of_shares_are_theirs_alone(extractor: Extractor) -> None:
    text = "The quake left 39 people dead (35 in Elazig, 4 in Malatya) and 1,600 injured."
    claims = extractor.claims(Document(id="text", text=text, published=date(2020, 1, 25)))
    named = [claim.scope.place.text if claim.scope.place else None for claim in claims]
    assert named == [None, "Elazig", "Malatya", None]
    assert [line.place for line in lines(extractor, text)] == [None, None]


TABLE = (
    "Floods in Mozambique.\n\n"
    "| Province | Dead |\n|---|---|\n| Sofala | 217 |\n| Manica | 18 |\n| Total | 235 |\n\n"
    "At least 412 people have died across the three countries."
)


def test_a_row_of_a_table_is_where_its_first_cell_says(extractor: Extractor) -> None:
    claims = extractor.claims(Document(id="text", text=TABLE, published=date(2019, 3, 25)))
    named = [claim.scope.place.text if claim.scope.place else None for claim in claims]
    assert named == ["Sofala", "Manica", "Mozambique", None]
    assert [claim.part_of for claim in claims] == [claims[2].id, claims[2].id, None, None]
