"""The public profile lets nothing out that it must not."""

from __future__ import annotations

import polars as pl

from casualties.reports.public import WITHHELD, public


def test_coordinates_are_coarse(stored):
    assert public(stored).incidents["latitude"].to_list() == [36.0]
    assert public(stored).claims["longitude"].unique().to_list() == [39.0]


def test_a_quote_that_may_name_a_person_is_withheld(stored):
    quotes = dict(public(stored).claims.select("claim_id", "quote").iter_rows())
    assert quotes["a@90:killed"] == WITHHELD
    assert quotes["b@9:killed"] == "we count 38 people killed"


def test_a_source_named_by_the_run_is_no_person(stored):
    messages = public(stored).findings["message"].to_list()
    assert messages[0] == "Town council says at least 43, River Monitor says 38."


def test_a_small_group_is_suppressed_and_never_zero(stored):
    shown = public(stored, suppress_below=50).claims.filter(pl.col("claim_id") == "a@9:killed").row(0, named=True)
    assert shown["suppressed"] == "suppressed"
    assert shown["value"] is None
    assert shown["low"] is None


def test_a_figure_of_one_origin_is_flagged(stored):
    lone = type(stored)(
        claims=stored.claims, members=stored.members, links=stored.links, near=stored.near,
        incidents=stored.incidents.with_columns(origins=pl.lit(1, pl.Int64)), findings=stored.findings,
        unread=stored.unread, run=stored.run,
    )  # fmt: skip
    warnings = dict(public(lone).claims.select("claim_id", "warning").iter_rows())
    assert warnings["b@9:killed"] == "unconfirmed: one origin alone"
    assert warnings["a@90:killed"] is None
