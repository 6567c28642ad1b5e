"""The whole walk on the example that the README runs: same bytes, read back, added to, decided on."""

from __future__ import annotations

import json

import polars as pl
import pytest
from rich.console import Console

from casualties.errors import InputError
from casualties.model import Decision
from casualties.pipeline import Options, reconcile
from casualties.reports import print_summary, tables_of
from casualties.resources import folder
from casualties.rulebook import Rulebook

EXAMPLE = folder("data") / "examples" / "raqqa-2017"
SERIES = folder("data") / "series" / "cjtf-oir.csv"


def run(*paths, **more):
    return reconcile(list(paths), Rulebook(), Options(), **more)


def written(report):
    return {name: bytes(content) for name, content in tables_of(report).items()}


@pytest.fixture(scope="module")
def report():
    return run(EXAMPLE, SERIES)


def test_the_same_input_gives_the_same_bytes_in_whatever_order_it_is_named(report):
    assert written(run(SERIES, EXAMPLE)) == written(report)


def test_a_run_that_knows_an_earlier_one_changes_nothing(report):
    assert written(run(EXAMPLE, SERIES, previous=report.linkage.members)) == written(report)


def test_incident_ids_stay_when_a_dataset_joins(report):
    before = run(EXAMPLE / "zagros-daily.md", EXAMPLE / "euphrates-wire.md")
    after = run(EXAMPLE, SERIES, previous=before.linkage.members)
    old = dict(before.linkage.members.select("claim_id", "incident_id").iter_rows())
    new = dict(after.linkage.members.select("claim_id", "incident_id").iter_rows())
    assert {claim: new[claim] for claim in old} == old


def test_the_example_holds_what_its_notes_promise(report):
    found = {(finding.code, claim) for finding in report.findings for claim in finding.claims}
    assert {("D01", "invented_events_ucdp_shape:900002:killed:civilian"), ("D01", "zagros-daily@355:killed")} <= found
    assert ("C01", "invented_events_ucdp_shape:900003:killed:civilian") in found
    assert any(code == "O01" and claim.startswith("invented_incidents_airwars_shape:INV101") for code, claim in found)
    assert any(code == "O03" and claim.startswith("invented_incidents_airwars_shape:INV102") for code, claim in found)


def test_a_persons_decision_parts_what_the_model_joined(report):
    pair = ("invented_events_ucdp_shape:900003:killed", "invented_incidents_airwars_shape:INV103:killed:civilian")
    incident = dict(report.linkage.members.select("claim_id", "incident_id").iter_rows())
    assert incident[pair[0]] == incident[pair[1]]
    apart = Decision(
        left=pair[0], right=pair[1], verdict="different", who="A. Reviewer", when="2024-05-01", why="two raids"
    )
    decided = run(EXAMPLE, SERIES, decisions=[apart], previous=report.linkage.members)
    incident = dict(decided.linkage.members.select("claim_id", "incident_id").iter_rows())
    assert incident[pair[0]] != incident[pair[1]]


def test_a_runs_claims_are_a_dataset(report, tmp_path):
    path = tmp_path / "claims.csv"
    path.write_bytes(bytes(tables_of(report)["claims.csv"]))
    again = run(path)
    columns = ["harm", "value", "low", "high", "start", "end", "country", "origin"]
    assert again.claims.select(columns).sort(columns).equals(report.claims.select(columns).sort(columns))


def test_the_record_names_rules_and_inputs_by_hash(report):
    record = json.loads(tables_of(report)["run.json"])
    assert record["counts"]["claims"] == report.claims.height
    assert len(record["inputs"]) == 5
    assert all(len(value) == 64 for value in (*record["inputs"].values(), *record["rules"].values()))


def test_a_document_without_a_figure_is_a_normal_result(tmp_path):
    (tmp_path / "quiet.txt").write_text("The council met on Monday and approved the budget.\n")
    quiet = run(tmp_path)
    assert quiet.claims.is_empty()
    assert quiet.findings == ()
    assert pl.DataFrame(quiet.incidents).is_empty()


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(InputError, match="holds no document and no dataset"):
        run(tmp_path)


def test_what_a_column_map_does_not_read_is_told(tmp_path):
    rules = tmp_path / "rules" / "datasets"
    rules.mkdir(parents=True)
    (rules / "harbour.yaml").write_text(
        "id: harbour\nwhy: The log of a harbour clinic.\ntitle: Harbour log\nheader: [case, day, dead, kind]\n"
        "row_id: case\nperiod: {date: day}\nfigures: [{id: killed, harm: killed, value: dead}]\n"
        "left_out: {drill: {kind: [drill]}}\n",
        encoding="utf-8",
    )
    table = tmp_path / "log.csv"
    table.write_text("case,day,dead,kind,moon\n1,2020-03-02,4,fire,full\n2,2020-03-03,9,drill,new\n", encoding="utf-8")
    found = reconcile([table], Rulebook(tmp_path / "rules"), Options())
    (read,) = found.run.datasets
    assert (read.dataset, read.column_map, read.rows) == ("log", "harbour", 2)
    assert read.columns_not_read == ("moon",)
    assert read.rows_left_out == {"drill": 1}
    console = Console(width=200)
    with console.capture() as shown:
        print_summary(found, tmp_path / "out", console)
    assert "columns of log that its map (harbour) does not know: moon" in shown.get()
    assert "rows of log left out (drill): 1" in shown.get()
    assert json.loads(tables_of(found)["run.json"])["datasets"][0]["columns_not_read"] == ["moon"]
