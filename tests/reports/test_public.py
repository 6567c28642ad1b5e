"""The public profile lets nothing out that it must not."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import polars as pl
import pytest

from casualties.reports import datapackage, page, people_csv, tagged_csv, workbook
from casualties.reports.public import WITHHELD, WITHHELD_COUNT, public
from casualties.rulebook import Rulebook

RULES = Rulebook()


def test_coordinates_are_coarse(stored):
    assert public(stored, RULES).incidents["latitude"].to_list() == [36.0]
    assert public(stored, RULES).claims["longitude"].unique().to_list() == [39.0]


def test_a_quote_that_may_name_a_person_is_withheld(stored):
    quotes = dict(public(stored, RULES).claims.select("claim_id", "quote").iter_rows())
    assert quotes["a@90:killed"] == WITHHELD
    assert quotes["b@9:killed"] == "we count 38 people killed"


def test_a_source_named_by_the_run_is_no_person(stored):
    messages = public(stored, RULES).findings["message"].to_list()
    assert messages[0] == "Town council says at least 43, River Monitor says 38."


def test_a_small_group_is_suppressed_and_never_zero(stored):
    shown = (
        public(stored, RULES, suppress_below=50).claims.filter(pl.col("claim_id") == "a@9:killed").row(0, named=True)
    )
    assert shown["suppressed"] == "suppressed"
    assert shown["value"] is None
    assert shown["low"] is None


def test_a_figure_of_one_origin_is_flagged(stored):
    lone = type(stored)(
        claims=stored.claims, members=stored.members, links=stored.links, near=stored.near,
        incidents=stored.incidents.with_columns(origins=pl.lit(1, pl.Int64)), findings=stored.findings,
        unread=stored.unread, run=stored.run,
    )  # fmt: skip
    warnings = dict(public(lone, RULES).claims.select("claim_id", "warning").iter_rows())
    assert warnings["b@9:killed"] == "unconfirmed: one origin alone"
    assert warnings["a@90:killed"] is None


PERSON = "Nadia Exampleova"
SHAPES = [
    "Nadia Exampleova",
    "Abu Nadia al-Exampli",
    "Nadia Exampleo Fictício",
    "N. Exampleova",
    "Sgt Nadia Exampleova",
    "Exampleova",
    "NADIA EXAMPLEOVA",
    "Police Chief Nadia Exampleova",
    "ناديا المثال",
    "Надя Примерова",
    "例子娜",
    "Nadia O’Exampleova",
]


def everything(shown):
    """All that a public folder holds, as one text."""
    files = {f"{name}.csv": people_csv(frame) for name, frame in shown.frames.items()}
    files["datapackage.json"] = datapackage(shown, files, profile="public")
    files |= {f"{name}.hxl.csv": tagged_csv(name, shown.frames[name]) for name in ("incidents", "claims")}
    text = "\n".join(content.decode() for content in files.values()) + page(shown, profile="public")
    with zipfile.ZipFile(io.BytesIO(workbook(shown, []))) as book:
        return text + "\n".join(book.read(name).decode() for name in book.namelist())


def spread(stored, name):
    """The run with a person's name in every place where a stranger can write one."""
    put = pl.lit
    ids = {"a@9:killed": f"{name}@9:killed", "events:1:killed": f"events:{name}:killed"}
    claims = stored.claims.with_columns(
        pl.col("claim_id").replace(ids),
        pl.col("document").replace({"a": name}),
        row_id=pl.when(pl.col("row_id").is_not_null()).then(put(name)),
        part_of=put(ids["a@9:killed"]),
        place_text=put(f"the house of {name}"),
        victims=put(f"{name} and two sons"),
        figure_text=put(f"{name} and two sons"),
        period_text=put(f"the day of {name}'s wedding"),
        perpetrator=put(name),
        perpetrator_text=put(f"men of {name}"),
        origin=put(name),
        source_chain=put(f"{name} | Morning Paper"),
        quote=put(f"{name} and two sons were killed in Tal Ahmar"),
        warning=put(f"told by {name}"),
    )
    rename = pl.col("claim_id").replace(ids)
    return replace(
        stored,
        claims=claims,
        members=stored.members.with_columns(rename, pl.col("document").replace({"a": name}), row_id=put(name)),
        links=stored.links.with_columns(
            pl.col("left_claim").replace(ids), reasons=put(f"same perpetrator {name} +2.0 | same day +5.2")
        ),
        incidents=stored.incidents.with_columns(perpetrator=put(name), place=put(f"{name} farm")),
        findings=stored.findings.with_columns(
            claims=pl.col("claims").str.replace_all("a@9:killed", ids["a@9:killed"], literal=True),
            message=put(f"{name} says at least 43 (document {name}: “{name} was killed”), River Monitor says 38."),
            resolve=put(f"Ask {name}."),
        ),
        unread=stored.unread.with_columns(
            input=put(f"in/{name}.csv"),
            row_id=put(name),
            column=put(f"{name}'s"),
            problem=put(f'"{name}" is no number'),
        ),
    )


@pytest.mark.parametrize("name", SHAPES)
def test_no_shape_of_a_name_leaves_the_house_in_any_file(stored, name):
    text = everything(public(spread(stored, name), RULES))
    for part in name.replace("O’", "").split():
        if part not in ("Sgt", "Police", "Chief", "Abu", "N."):
            assert part not in text, part


def test_bodies_places_and_states_stay_readable(stored):
    names = [
        "Human Rights Watch",
        "Syrian Observatory for Human Rights",
        "Ministry of Health",
        "Raqqa Relief Committee",
        "SANA",
        "Syrian forces",
        "Zagros Daily",
        "a military source",
    ]
    for name in names:
        shown = public(replace(stored, claims=stored.claims.with_columns(origin=pl.lit(name))), RULES)
        assert shown.claims["origin"].unique().to_list() == [name]


def test_one_person_has_one_number_all_through_the_report(stored):
    shown = public(spread(stored, PERSON), RULES)
    (alias,) = shown.claims["origin"].unique()
    assert shown.incidents["perpetrator"].to_list() == [alias]
    assert (
        shown.findings["message"][0]
        == f"{alias} says at least 43 (document 1: “{alias} was killed”), River Monitor says 38."
    )
    assert set(shown.members["claim_id"]) <= set(shown.claims["claim_id"])
    assert shown.claims["claim_id"].is_unique().all()


def test_what_would_tell_a_suppressed_count_is_suppressed_too(stored):
    shown = public(stored, RULES, suppress_below=50)
    quotes = dict(shown.claims.select("claim_id", "quote").iter_rows())
    assert quotes["a@9:killed"] == WITHHELD_COUNT
    messages = dict(shown.findings.select("code", "message").iter_rows())
    assert messages["C01"] == WITHHELD_COUNT
    assert messages["D03"] == "River Monitor's 38 and Events' 30 to 50 agree."
    groups = stored.incidents.with_columns(victims=pl.lit("child"), low=pl.lit(2, pl.Int64), high=pl.lit(3, pl.Int64),
                                           bound_low=pl.lit(2, pl.Int64))  # fmt: skip
    shown = public(replace(stored, incidents=groups), RULES, suppress_below=5)
    assert shown.incidents.select("low", "high", "suppressed").row(0) == (None, None, "suppressed")
    assert "<b>suppressed</b>" in page(shown, profile="public")
    assert '"name": "suppressed"' in everything(shown)
