"""The day of a publication, as feeds, pages and people write it."""

from __future__ import annotations

from datetime import date

import pytest

from casualties.documents._told import day_of


@pytest.mark.parametrize(
    "text",
    [
        "2017-08-07",
        "2017-08-07T10:00:00Z",
        "2017-08-07 10:00",
        "2017/08/07",
        "20170807",
        "Mon, 07 Aug 2017 10:00:00 GMT",
        "Monday, 7 August 2017",
        "7 August 2017",
        "7th Aug. 2017",
        "August 7, 2017",
        "Monday, August 7th, 2017, 10:00",
        " Aug 7 2017 ",
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert day_of(text) == date(2017, 8, 7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2017",
        "August 2017",
        "07/08/2017",
        "2017-13-01",
        "2017-02-30",
        "31 June 2017",
        "201708071",
        "17-08-07",
    ],
)
def test_what_is_no_day_or_two_is_none(text: str) -> None:
    assert day_of(text) is None
