"""The page in a real browser: no errors, no requests, filters work, marks fit, prints. Needs Debian's `chromium`.

Without Chromium the tests are skipped, unless `CASUALTIES_BROWSER` says that there must be one.
"""

from __future__ import annotations

import os
import shutil

import polars as pl
import pytest
from playwright.sync_api import sync_playwright

from casualties.reports.page import page as render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CASUALTIES_BROWSER"), reason="no Chromium on this machine"
)


@pytest.fixture(scope="module")
def browser():
    assert CHROMIUM is not None, "CASUALTIES_BROWSER is set, and there is no Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def opened(browser, tmp_path):
    contexts = []

    def opened_at(stored, width=1100, **more):
        path = tmp_path / "report.html"
        path.write_text(render(stored), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("console", lambda message: message.type == "error" and page.problems.append(message.text))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or page.problems.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened_at
    for context in contexts:
        context.close()


def shown(page):
    return page.locator(".finding:visible").count()


def test_it_opens_without_errors_or_requests(opened, stored):
    page = opened(stored)
    assert page.problems == []
    assert shown(page) == 3


def test_filters_and_search_work(opened, stored):
    page = opened(stored)
    page.uncheck("input[value=note]")
    assert shown(page) == 1
    assert page.locator("#shown").inner_text() == "1 of 3 shown"
    page.check("input[value=note]")
    page.select_option("select[name=code]", "O03")
    assert shown(page) == 1
    page.select_option("select[name=code]", "")
    page.fill("input[name=search]", "river 38")
    assert shown(page) == 2


def test_the_mark_holds_the_number(opened, stored):
    page = opened(stored)
    assert page.locator("#C01-1 mark").first.inner_text() == "43"


def test_filters_are_reached_by_keyboard_and_named(opened, stored):
    page = opened(stored)
    page.locator("input[name=search]").focus()
    page.keyboard.type("624")
    assert shown(page) == 1
    assert page.get_by_label("search").count() == 1


def test_every_picture_has_words(opened, stored):
    page = opened(stored)
    labels = page.eval_on_selector_all("svg[role=img]", "all => all.map(each => each.getAttribute('aria-label'))")
    assert len(labels) >= 4
    assert all(labels)


def test_nothing_is_wider_than_a_phone(opened, stored):
    page = opened(stored, width=375)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_it_prints(opened, stored):
    page = opened(stored)
    assert page.pdf().startswith(b"%PDF")


def test_five_thousand_findings_can_be_searched(opened, stored):
    line = stored.findings.filter(pl.col("code") == "D03")
    many = pl.concat([line.with_columns(finding_id=pl.lit(f"D03-{at}")) for at in range(5_000)])
    fields = {
        name: getattr(stored, name) for name in ("claims", "members", "links", "near", "incidents", "unread", "run")
    }
    page = opened(type(stored)(**fields, findings=many))
    page.fill("input[name=search]", "D03-4999")
    assert shown(page) == 1


def test_figures_and_their_names_are_in_sight_on_a_phone(opened, stored):
    page = opened(stored, width=390)
    right = page.eval_on_selector_all(
        ".intervals .dot, .intervals .arrow, .intervals text",
        "all => all.map(each => each.getBoundingClientRect().right)",
    )
    assert right
    assert max(right) <= 390


def test_a_dark_room_gets_light_words_on_a_dark_page(opened, stored):
    page = opened(stored, color_scheme="dark")
    style = "each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
    ink, paper = page.eval_on_selector("body", style)
    assert ink == "rgb(232, 235, 238)"
    assert paper == "rgb(21, 25, 29)"


def test_what_is_folded_up_is_printed_and_folded_up_again(opened, stored):
    page = opened(stored)
    still = "document.querySelectorAll('details:not([open])').length"
    folded = page.evaluate(still)
    assert folded > 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(still) == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(still) == folded


def test_every_control_can_be_reached_and_has_a_name(opened, stored):
    page = opened(stored)
    tree = page.locator("form.filters").aria_snapshot()
    assert 'searchbox "search"' in tree
    assert 'combobox "code"' in tree
    assert 'checkbox "error (1)"' in tree
    assert page.locator("th:not([scope])").count() == 0
