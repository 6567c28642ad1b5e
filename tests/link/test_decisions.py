from __future__ import annotations

from datetime import date
from typing import Any

from casualties.model import Decision, Verdict
from tests.link.made import linked, row, together

ALIKE = {"place": "Saraqib", "country": "SY", "cause": "airstrike"}
ROWS = [row("one", "a", 5, 14, **ALIKE), row("two", "b", 5, 14, **ALIKE)]
PAIR = {"left": "one:a:killed", "right": "two:b:killed", "who": "A reader"}


def _decision(verdict: Verdict, day: int, **more: Any) -> Decision:
    return Decision(**PAIR, verdict=verdict, when=date(2024, 5, day), **more)


def test_the_last_word_on_a_pair_counts() -> None:
    said = [_decision(Verdict.DIFFERENT, 1), _decision(Verdict.SAME, 2)]
    assert len(together(linked(ROWS, *said))) == 1
    assert len(together(linked(ROWS, *reversed(said)))) == 1


def test_a_decision_is_a_link_with_who_and_why() -> None:
    links = linked(ROWS, _decision(Verdict.SAME, 1, why="both name the market")).links
    (line,) = links.filter(links["decided_by"] == "person").to_dicts()
    assert line["probability"] == 1
    assert "A reader" in line["reasons"]
    assert "both name the market" in line["reasons"]


def test_a_person_parts_what_an_earlier_run_joined() -> None:
    before = linked(ROWS).members
    after = linked(ROWS, _decision(Verdict.DIFFERENT, 1), previous=before)
    assert len(together(after)) == 2
    assert before["incident_id"][0] in set(after.members["incident_id"])


def test_a_decision_on_claims_that_are_gone_is_passed_over() -> None:
    elsewhere = Decision(
        left="one:x:killed", right="two:y:killed", verdict=Verdict.SAME, who="A", when=date(2024, 1, 1)
    )
    assert together(linked(ROWS, elsewhere)) == together(linked(ROWS))


def test_every_link_tells_its_reasons() -> None:
    (line,) = linked(ROWS).links.to_dicts()
    assert line["decided_by"] == "model"
    assert "same day" in line["reasons"]
    assert "killed: equal (14)" in line["reasons"]
