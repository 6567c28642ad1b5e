"""Many documents: in their order, the same from one process and from several."""

from __future__ import annotations

from casualties.extract import extract_all
from casualties.model import Document
from casualties.rulebook import Rulebook
from casualties.scopes import Gazetteer


def documents(count: int, length: int = 0) -> list[Document]:
    filler = "The road to the coast was open again after the rain. " * length
    return [Document(id=f"d{n}", text=f"{filler}A bomb killed {n + 2} people in Aleppo.") for n in range(count)]


def test_documents_come_out_in_order(rulebook: Rulebook) -> None:
    found = list(extract_all(documents(5), rulebook, Gazetteer.load(rulebook), workers=1))
    assert [each.document for each in found] == ["d0", "d1", "d2", "d3", "d4"]
    assert [each.claims[0].figure.value for each in found] == [2, 3, 4, 5, 6]
    assert [each.incidents[0].low for each in found] == [2, 3, 4, 5, 6]


def test_processes_give_what_one_gives(rulebook: Rulebook) -> None:
    many, gazetteer = documents(8, 1600), Gazetteer.load(rulebook)
    assert list(extract_all(many, rulebook, gazetteer, workers=2)) == list(
        extract_all(many, rulebook, gazetteer, workers=1)
    )


def test_nothing_in_nothing_out(rulebook: Rulebook) -> None:
    assert list(extract_all([], rulebook, Gazetteer.load(rulebook))) == []
