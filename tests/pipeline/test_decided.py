"""A decision on claims that are not in the run is told, and counted among what could not be used."""

from __future__ import annotations

from casualties.pipeline import Options, reconcile
from casualties.rulebook import Rulebook
from casualties.rulebook.decisions import read_decisions

CLAIMS = "row_id,harm,value,place,country,date\n1,killed,4,Beni,CD,2017-01-08\n2,killed,5,Beni,CD,2017-01-08\n"
LINE = '{"left": "%s", "right": "events:2:killed", "verdict": "same", "who": "A reader", "when": "2024-05-01"}\n'


def decided(folder, *left):
    (folder / "events.csv").write_text(CLAIMS)
    (folder / "decisions.jsonl").write_text("".join(LINE % name for name in left))
    decisions = read_decisions(folder / "decisions.jsonl")
    return reconcile([folder / "events.csv"], Rulebook(), Options(), decisions=decisions)


def test_a_claim_that_nobody_made_is_told_by_file_and_line(tmp_path):
    report = decided(tmp_path, "events:1:killed", "events:1:kiled")
    (unread,) = report.unread
    assert (unread.input, unread.line, unread.column) == (str(tmp_path / "decisions.jsonl"), 2, "left")
    assert unread.problem == (
        'no claim "events:1:kiled" in this run, so the decision has no effect; did you mean "events:1:killed"?'
    )
    assert report.run.counts["unread"] == len(report.unread) == 1


def test_decisions_on_claims_of_the_run_are_not_told(tmp_path):
    report = decided(tmp_path, "events:1:killed")
    assert (report.unread, report.run.counts["unread"]) == ((), 0)


def test_what_bounds_could_not_use_is_counted_too(tmp_path):
    each_part_of_the_other = "row_id,harm,value,country,part_of\n1,killed,4,CD,2\n2,killed,5,CD,1\n"
    (tmp_path / "events.csv").write_text(each_part_of_the_other)
    report = reconcile([tmp_path / "events.csv"], Rulebook(), Options())
    assert report.unread
    assert report.run.counts["unread"] == len(report.unread)
