"""Inputs of one name stay two: each has an id of its own, and no claim hides another."""

from __future__ import annotations

import json
from datetime import date

import pytest

from casualties.cli._checking import Asked, run_check
from casualties.pipeline import Options, dataset_ids, reconcile
from casualties.pipeline._names import Names
from casualties.reports import tables_of
from casualties.rulebook import Rulebook

HEADER = "row_id,harm,value,place,country,date\n"


def run(*paths):
    return reconcile(list(paths), Rulebook(), Options())


@pytest.fixture
def years(tmp_path):
    for year, dead in (("2017", 4), ("2018", 9)):
        (tmp_path / year).mkdir()
        (tmp_path / year / "events.csv").write_text(f"{HEADER}1,killed,{dead},Beni,CD,{year}-01-08\n")
    return tmp_path


def test_two_files_of_one_name_are_two_datasets(years):
    report = run(years)
    assert report.claims["claim_id"].to_list() == ["events:1:killed", "events#2:1:killed"]
    assert [(table.dataset, table.rows) for table in report.run.datasets] == [("events", 1), ("events#2", 1)]
    incident = dict(report.linkage.members.select("claim_id", "incident_id").iter_rows())
    assert len(set(incident.values())) == 2
    assert report.linkage.links.is_empty()


def test_a_table_and_its_copy_in_another_form_are_two_datasets(years):
    (years / "2017" / "events.tsv").write_text((years / "2017" / "events.csv").read_text().replace(",", "\t"))
    report = run(years / "2017")
    assert report.claims["claim_id"].to_list() == ["events:1:killed", "events#2:1:killed"]


def test_a_runs_own_table_beside_its_input_repeats_no_id(years):
    out = years / "claims.csv"
    out.write_bytes(bytes(tables_of(run(years / "2017"))["claims.csv"]))
    report = run(years / "2017", out)
    assert report.claims["claim_id"].to_list() == ["events:1:killed", "events:1:killed#2"]


def test_a_check_names_the_file_that_a_finding_comes_from(years, tmp_path):
    (years / "2018" / "events.csv").write_text(f"{HEADER}1,killed,4,Nowhere Atall,,\n")
    asked = Asked(None, None, (), date(2024, 1, 1), None, None, None)
    run_check([years], asked, format="jsonl", fail_on="error", output=tmp_path / "found.jsonl")
    found = [json.loads(line) for line in (tmp_path / "found.jsonl").read_text().splitlines()]
    undated = [each["spot"]["path"] for each in found if each["code"] == "Q01"]
    assert undated == [str(years / "2018" / "events.csv")]


def test_a_name_that_is_taken_gets_the_first_free_number():
    names = Names()
    assert [names.own(name) for name in ("a", "a#2", "a", "a", "b")] == ["a", "a#2", "a#3", "a#4", "b"]


def test_only_datasets_are_named(years):
    (years / "events.txt").write_text("x")
    assert list(dataset_ids([years / "events.txt", years / "2017" / "events.csv"]).values()) == ["events"]
