"""The page holds every finding with its words, escapes what strangers wrote, and asks no outside host."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import polars as pl

from casualties import __version__
from casualties.reports.page import page


def words_of(html):
    texts = []

    class Reader(HTMLParser):
        def handle_data(self, data):
            texts.append(data)

    Reader().feed(html)
    return " ".join(" ".join(texts).split())


def test_every_finding_stands_with_its_message_and_quote(stored):
    words = words_of(page(stored))
    for message in stored.findings["message"]:
        assert " ".join(message.split()) in words
    assert "we count 38 people killed" in words.replace("  ", " ")


def test_the_number_is_marked_in_its_sentence(stored):
    assert "at least <mark>43</mark> civilians were killed" in page(stored)


def test_what_strangers_wrote_is_escaped(stored):
    html = page(stored)
    assert "<script>alert(1)</script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_no_outside_host_stands_in_the_page(stored):
    html = page(stored)
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?\s*(?:https?:)?//""", html)
    assert "http://" not in html
    assert "https://" not in html


def test_counted_once_stands_beside_added_up(stored):
    words = words_of(page(stored))
    assert "735" in words  # 43 + 38 + 30 + 624, every figure added up
    assert "30–50+" in words


def test_an_empty_run_says_so(stored):
    counts = dict.fromkeys(stored.run["counts"], 0)
    empty = type(stored)(
        **{name: frame.clear() for name, frame in stored.frames.items()}, run={**stored.run, "counts": counts}
    )
    assert "No casualty figure was found" in words_of(page(empty))


def test_the_same_run_gives_the_same_page(stored):
    assert page(stored) == page(stored)


def test_the_link_explains_itself_step_by_step(stored):
    words = words_of(page(stored))
    assert "same day +5.2" in words
    assert "figures apart -1.3" in words


def test_an_echo_says_what_changed_and_into_what(stored):
    line = stored.findings.head(1).with_columns(code=pl.lit("D01"))
    echoing = replace(stored, findings=line)
    assert "changed: figure (38 → 43+)" in words_of(page(echoing))


def test_the_page_is_as_it_was(stored):
    """A golden file; a wanted change is written with `GOLDEN=write pytest tests/reports`.

    Without the drawing of the timeline, whose texts are measured by the fonts of the machine.
    """
    path = Path(__file__).parent / "golden" / "report.html"
    shown = page(stored, method=["How it was counted."]).replace(__version__, "VERSION")
    shown = re.sub(r'(<section id="timeline">).*?(</section>)', r"\1\2", shown, flags=re.DOTALL)
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(shown.encode())
    assert path.read_bytes().decode() == shown
