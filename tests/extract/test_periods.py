from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from casualties.extract.periods import Periods
from casualties.extract.periods.calendar import days_of
from casualties.extract.text.reading import Anchor, Reading, read
from casualties.model import Document, Harm, Period
from casualties.rulebook import Rulebook

CASES = YAML(typ="safe").load(Path(__file__).parents[1] / "cases" / "extract" / "periods.yaml")


@pytest.fixture(scope="module")
def periods(rulebook: Rulebook) -> Periods:
    return Periods(rulebook)


def reading_of(text: str, published: date | None = None) -> Reading:
    return read(Document(id="case", text=text, published=published))


def anchor_at(reading: Reading, number: str) -> Anchor:
    written, _, nth = number.partition("@")
    found = [
        each
        for each in re.finditer(rf"(?<![\w,./:-]){re.escape(written)}(?![\w/]|[,.]\d|-\d)", reading.document.text)
        if not re.match(r"\s?(?:hours|May|July|June|-)", reading.document.text[each.end() :])
    ]
    start, end = found[int(nth or 1) - 1].span()
    sentence = reading.at(start)
    return Anchor(sentence.index, start, end, (start, end), (start, start), (sentence.start, sentence.end), Harm.KILLED)


def told(period: Period | None) -> str:
    if period is None or period.start is None or period.end is None:
        return "-"
    days = str(period.start) if period.start == period.end else f"{period.start} to {period.end}"
    return days if period.basis.value == "occurrence" else f"{days} {period.basis.value}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_figure_has_the_days_of_its_words(periods: Periods, case: dict[str, object]) -> None:
    reading = reading_of(case["text"], case.get("published"))
    mentions = periods.read(reading)
    found = {}
    for number in case["figures"]:
        own = periods.own(reading, mentions, anchor_at(reading, number))
        found[number] = told(own.value if own else None)
    assert found == {number: str(days) for number, days in case["figures"].items()}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_mention_is_in_order_and_quotes_the_text(periods: Periods, case: dict[str, object]) -> None:
    reading = reading_of(case["text"], case.get("published"))
    mentions = periods.read(reading)
    assert [each.start for each in mentions] == sorted(each.start for each in mentions)
    for each in mentions:
        assert reading.document.text[each.start : each.end] == each.value.text
        assert (each.value.end is None) == bool(each.unread)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        (date(2020, 5, 4), date(2020, 5, 4), "day"),
        (date(2020, 5, 4), date(2020, 5, 10), "week"),
        (date(2020, 5, 5), date(2020, 5, 11), "span"),
        (date(2020, 2, 1), date(2020, 2, 29), "month"),
        (date(2020, 1, 1), date(2020, 12, 31), "year"),
    ],
)
def test_precision_follows_the_days(first: date, last: date, precision: str) -> None:
    days = days_of(first, last)
    assert days is not None
    assert days.precision == precision


def test_days_that_run_backwards_are_none() -> None:
    assert days_of(date(2020, 5, 5), date(2020, 5, 4)) is None


def test_a_date_of_two_readings_names_both(periods: Periods) -> None:
    reading = reading_of("On 03/04/2010 a bomb killed 5 people.", date(2010, 12, 30))
    (mention,) = periods.read(reading)
    assert "2010-04-03 or 2010-03-04" in mention.unread


def test_a_relative_day_without_a_date_says_so(periods: Periods) -> None:
    (mention,) = periods.read(reading_of("A bomb killed 5 people on Sunday."))
    assert mention.value.text == "on Sunday"
    assert mention.unread == '"on Sunday" has no date to count from'


PIECES = """Monday Friday March May 31 29 12 2016 2017-02-31 31/02/2015 03/04/2010 0 first half last week this year
previous two weeks the day before same period overnight weekend between and since until as of by from to in on at killed
5 said , ; : . – - ( ) the 31st early mid Q2 then""".split()


@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.sampled_from([None, date.min, date(2016, 2, 29), date.max]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_pieces_of_time_are_read_without_a_crash(periods: Periods, text: str, published: date | None) -> None:
    reading = reading_of(text, published)
    mentions = periods.read(reading)
    for each in mentions:
        assert text[each.start : each.end] == each.value.text
        assert each.value.start is None or each.value.end is None or each.value.start <= each.value.end
    for sentence in reading.sentences:
        span = (sentence.start, sentence.start + 1)
        periods.own(reading, mentions, Anchor(sentence.index, *span, span, span, span, Harm.KILLED))


def test_a_long_run_of_dates_is_read_in_one_go(periods: Periods) -> None:
    text = "On 3 March 2015 and since then, between Monday and Tuesday 12 died; " * 400
    assert len(periods.read(reading_of(text, date(2015, 4, 1)))) >= 400
