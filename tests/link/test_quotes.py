"""The rare words of quotes: which are taken, and that they tell two incidents of one day and town apart."""

from __future__ import annotations

from typing import Any

from casualties.link.nodes import read_nodes
from tests.link.made import RULES, frame, linked, row, together

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _lists(days: int) -> list[dict[str, Any]]:
    """Two lists with two attacks a day in one town, equal in all but the words of their rows; the second list has the
    two in the other order."""
    place = {"place": "Raqqa", "place_kind": "city", "country": "SY", "cause": "shelling"}
    return [
        row(
            dataset, f"{number}{half}", number * 3, 3, **place,
            quote=f"Shells fell on the quarter of {('Halab', 'Zarqa')[half ^ swapped]}{_name(number)}",
        )
        for dataset, swapped in (("one", 0), ("two", 1))
        for number in range(days)
        for half in (0, 1)
    ]  # fmt: skip


def _name(number: int) -> str:
    return _LETTERS[number // 26] + _LETTERS[number % 26]


def test_words_of_many_rows_or_of_one_are_left_out() -> None:
    nodes = read_nodes(frame(_lists(120)), RULES.linking).frame
    counts = nodes["words"].list.len().drop_nulls()
    assert counts.len() == nodes.height
    assert counts.max() == 1


def test_short_lists_have_no_rare_words() -> None:
    assert "words" not in read_nodes(frame(_lists(20)), RULES.linking).frame.columns


def test_rare_words_tell_which_of_two_attacks_is_meant() -> None:
    groups = together(linked(_lists(120)))
    expected = {
        frozenset({f"one:{number}{half}", f"two:{number}{1 - half}"}) for number in range(120) for half in (0, 1)
    }
    assert groups == expected
