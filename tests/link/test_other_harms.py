"""Harms beside killed and injured: a number of one is never set against a number of another."""

from __future__ import annotations

from tests.link.made import linked, row, together


def test_as_many_abducted_as_displaced_says_nothing() -> None:
    place = {"place": "Mubi", "place_kind": "city", "country": "NG"}
    same = linked([row("one", "a", 3, 20, harm="abducted", **place), row("two", "b", 3, 20, harm="abducted", **place)])
    other = linked(
        [row("one", "a", 3, 20, harm="abducted", **place), row("two", "b", 3, 20, harm="displaced", **place)]
    )
    assert "others: equal" in same.links["reasons"][0]
    told = [*other.links["reasons"], *other.near["reasons"]]
    assert told
    assert not any("others:" in reasons for reasons in told)


def test_abducted_of_one_attack_are_linked() -> None:
    place = {"place": "Mubi", "place_kind": "city", "country": "NG"}
    rows = [row("one", "a", 3, 20, harm="abducted", **place), row("two", "b", 3, 20, harm="abducted", **place)]
    assert together(linked(rows)) == {frozenset({"one:a", "two:b"})}
