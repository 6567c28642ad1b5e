from __future__ import annotations

from pathlib import Path

from casualties.findings import handbook, pages
from casualties.findings._registry import HEADINGS, ordered
from casualties.rulebook import Rulebook

CODES = (
    "C01 C02 C03 C04 C05 C06 C07 C08 C09 C10 D01 D02 D03 D04 O01 O02 O03 O04 Q01 Q02 Q03 Q04 Q05 Q06 Q07 R01 R02"
).split()


def test_every_code_of_the_catalogue_has_one_module() -> None:
    assert [page.code for page in pages()] == CODES


def test_every_page_says_what_it_means_with_an_example_and_what_to_do() -> None:
    for page in pages():
        assert tuple(heading for heading, _ in page.sections) == HEADINGS, page.code
        assert all(text for _, text in page.sections), page.code


def test_every_code_has_a_severity() -> None:
    assert [Rulebook().findings.severity(code).value for code in CODES]


def test_one_contradiction_is_looked_for_in_the_order_of_precedence() -> None:
    order = [kind.code for kind in ordered()]
    places = [order.index(code) for code in ("C10", "C05", "C01", "C02", "C03", "C04", "C06")]
    assert places == sorted(places)


def test_the_page_in_docs_is_what_the_modules_say() -> None:
    stored = (Path(__file__).parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")
    assert stored == handbook()
