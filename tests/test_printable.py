"""What strangers wrote cannot steer a terminal or a log."""

from __future__ import annotations

import pytest

from casualties.printable import printable, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("43 killed\tin all\n", "43 killed\tin all\n"),
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("a\x00b\rc", "a\\x00b\\rc"),
        ("exe.\u202egpj", "exe.\\u202egpj"),
        ("half \ud800", "half \\ud800"),
        ("الرقة, Łódź, 東京", "الرقة, Łódź, 東京"),
    ],
)
def test_characters_that_steer_are_shown_and_others_stay(text, shown):
    assert printable(text) == shown


def test_a_long_text_says_how_much_of_it_is_left_out():
    assert shortened("a" * 30 + "b" * 30, 20) == "a" * 10 + " … (40 characters left out) … " + "b" * 10
    assert shortened("short", 20) == "short"
