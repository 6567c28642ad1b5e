"""A check says where each thing stands, and everything that it could not read."""

from __future__ import annotations

import json
from datetime import date
from email.message import EmailMessage

import pytest

from casualties.checks import formats
from casualties.cli._checking import Asked, run_check
from casualties.cli.check import Format
from casualties.errors import UsageError

NOBODY = "Police said 12 people were killed.\n"
FRONT = "---\ntitle: A strike\npublisher: Lake Daily\n---\n\n"


@pytest.fixture
def found(tmp_path):
    """`found(path, **asked)`: exit code and the findings of a check, as written."""

    def check(*paths, **more):
        asked = {"suite": None, "baseline": None, "previous": (), "today": date(2024, 1, 1)}
        asked |= {"published": None, "publisher": None, "rules": None, **more}
        out = tmp_path / "found.jsonl"
        code = run_check(paths, Asked(**asked), format="jsonl", fail_on="error", output=out)
        return code, [json.loads(line) for line in out.read_text().splitlines() if line]

    return check


def test_a_broken_line_of_a_table_without_a_map_is_found(tmp_path, found):
    rules = tmp_path / "rules" / "expectations"
    rules.mkdir(parents=True)
    (rules / "odd.yaml").write_text(
        "why: Ours.\ncolumns: {b: text}\nexpectations:\n"
        "  - {id: odd-a, expect: expect_column_values_to_be_unique, arguments: {column: b}, why: x, says: twice}\n"
    )
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n1,2,3\n")
    code, all_found = found(tmp_path / "odd.csv", suite="odd", rules=tmp_path / "rules")
    assert code == 1
    assert [(each["code"], each["spot"]["line"]) for each in all_found] == [("unread", 3)]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("note.txt", "\n\n" + NOBODY, 3),
        ("note.md", FRONT + NOBODY, 6),
        ("note.html", f"<html><body>\n\n<p>{NOBODY}</p></body></html>", None),
        ("note.ndjson", json.dumps({"id": "a", "text": "\n\n" + NOBODY}), None),
    ],
)
def test_a_line_is_told_only_where_it_is_one_of_the_file(tmp_path, found, name, content, line):
    (tmp_path / name).write_text(content)
    _, all_found = found(tmp_path / name)
    undated = [each["spot"]["line"] for each in all_found if each["code"] == "Q01"]
    assert undated == [line]


def test_a_message_has_no_lines_of_its_file(tmp_path, found):
    message = EmailMessage()
    message["Subject"] = "A strike"
    message.set_content(NOBODY)
    (tmp_path / "note.eml").write_bytes(message.as_bytes())
    _, all_found = found(tmp_path / "note.eml")
    assert [each["spot"]["line"] for each in all_found if each["code"] == "Q01"] == [None]


HEADER = "harm,value,place,country,date\n"


def test_an_earlier_release_of_no_table_is_a_mistake(tmp_path, found):
    (tmp_path / "events.csv").write_text(f"{HEADER}killed,4,Beni,CD,2017-01-08\n")
    (tmp_path / "event.csv").write_text(f"{HEADER}killed,4,Beni,CD,2017-01-08\n")
    with pytest.raises(UsageError, match=r'no table that is checked is called event.csv; did you mean "events.csv"\?'):
        found(tmp_path / "events.csv", previous=(tmp_path / "event.csv",))


def test_two_earlier_releases_of_one_table_are_a_mistake(tmp_path, found):
    for folder in ("old", "older", "new"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "events.csv").write_text(f"{HEADER}killed,4,Beni,CD,2017-01-08\n")
    earlier = (tmp_path / "old" / "events.csv", tmp_path / "older" / "events.csv")
    with pytest.raises(UsageError, match=r"are both called events.csv; give one of them"):
        found(tmp_path / "new", previous=earlier)
    assert found(tmp_path / "new", previous=earlier[:1])[0] == 0


def test_the_same_finding_in_two_files_of_one_name_has_two_fingerprints(tmp_path, found):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "claims.csv").write_text(f"claim_id,{HEADER}x:1:killed,slain,4,Beni,CD,2017-01-08\n")
    _, all_found = found(tmp_path / "a", tmp_path / "b")
    prints = [each["fingerprint"] for each in all_found if each["code"] == "claims-harm"]
    assert len(prints) == len(set(prints)) == 2


def test_every_format_that_can_be_asked_for_is_there():
    assert {each.value for each in Format} == set(formats())
