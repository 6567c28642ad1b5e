"""Every format holds every finding, escaped as its readers need."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from casualties import __version__
from casualties.checks import Located, Spot
from casualties.checks.formats import formats

GOLDEN = Path(__file__).parent / "golden"


def test_the_formats_are_those_promised():
    assert set(formats()) == {"text", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit"}


@pytest.mark.parametrize("name", ["text", "concise", "github"])
def test_a_clean_check_says_on_how_much(name, clean):
    assert "All checks passed (4 claims, 20 rules, 2 files)" in formats()[name](clean)


@pytest.mark.parametrize("name", ["text", "concise", "github"])
def test_what_was_not_checked_is_said(name, checked):
    assert "not checked: ged.csv: ged-rows: no earlier release" in formats()[name](checked)


def test_concise_is_one_line_a_finding(checked):
    lines = formats()["concise"](checked).splitlines()
    assert lines[0].startswith("data/a, b.csv:3: C01 43 and 38 100 %, a new line::")
    assert sum(": Q01 " in line for line in lines) == 14


def test_text_shows_the_other_figure_too(checked):
    assert "data/other.csv:9: “38 killed”" in formats()["text"](checked)


def test_text_says_how_many_places_it_does_not_show(clean, checked):
    spots = tuple(Spot(path=f"data/{at}.csv", line=1, says="38 killed") for at in range(8))
    one = checked.located[0].model_copy(update={"related": spots})
    shown = formats()["text"](clean.model_copy(update={"located": (one,)}))
    assert shown.count("killed”") == 6
    assert "    … and 3 more" in shown
    assert "more" not in formats()["text"](clean.model_copy(update={"located": (checked.located[0],)}))


def test_sarif_tells_what_was_not_checked(checked, clean):
    (run,) = json.loads(formats()["sarif"](checked))["runs"]
    (invocation,) = run["invocations"]
    told = [each["message"]["text"] for each in invocation["toolExecutionNotifications"]]
    assert told == ["not checked: ged.csv: ged-rows: no earlier release"]
    (run,) = json.loads(formats()["sarif"](clean))["runs"]
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_github_escapes_and_caps(checked):
    lines = formats()["github"](checked).splitlines()
    assert lines[0] == (
        "::error file=data/a%2C b.csv,line=3,title=C01 conflicting-figures::"
        "43 and 38 100 %25, a%0Anew line:: ]]> <b>&\\x00\\u202e"
    )
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert "… and 4 more warnings; run with --format text to see them" in lines


def test_json_can_be_read_back_with_its_fingerprints(checked):
    whole = json.loads(formats()["json"](checked))
    assert [entry["fingerprint"] for entry in whole["findings"]] == [
        each.finding.fingerprint for each in checked.located
    ]
    assert len(whole["waived"]) == 1
    assert [json.loads(line)["code"] for line in formats()["jsonl"](checked).splitlines()] == ["C01"] + ["Q01"] * 14


def test_gitlab_entries_have_what_its_schema_requires(checked):
    issues = json.loads(formats()["gitlab"](checked))
    assert len({issue["fingerprint"] for issue in issues}) == 15
    assert all(issue["severity"] in {"info", "minor", "major", "critical", "blocker"} for issue in issues)
    assert issues[0]["location"] == {"path": "data/a, b.csv", "lines": {"begin": 3}}


def test_sarif_keeps_the_rules_of_its_schema(checked):
    log = json.loads(formats()["sarif"](checked))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        location = result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"] == "data/a%2C%20b.csv"
        assert location["region"]["startLine"] >= 1
        assert result["partialFingerprints"]["casualties/v1"]
    related = run["results"][0]["relatedLocations"]
    assert related[0]["physicalLocation"]["artifactLocation"]["uri"] == "data/other.csv"
    assert related[0]["message"]["text"] == "38 killed"
    assert run["results"][-1]["suppressions"] == [{"kind": "external", "status": "accepted"}]


def test_junit_is_xml_with_a_suite_for_each_rule(checked, clean):
    root = ElementTree.fromstring(formats()["junit"](checked))
    suites = {suite.get("name"): suite for suite in root}
    assert set(suites) == {"C01", "Q01"}
    assert suites["Q01"].get("tests") == suites["Q01"].get("failures") == "14"
    assert "43 and 38" in suites["C01"][0][0].get("message")
    assert ElementTree.fromstring(formats()["junit"](clean))[0].get("failures") == "0"


def test_a_check_of_nothing_says_so(clean):
    nothing = clean.model_copy(update={"files": 0, "claims": 0, "rules": 0})
    assert formats()["concise"](nothing) == "Nothing was checked: no document and no dataset"


@pytest.mark.parametrize("name", sorted(formats()))
def test_each_format_is_as_it_was(name, checked):
    """Golden files; a wanted change is written with `GOLDEN=write pytest tests/checks`."""
    path = GOLDEN / f"{name}.txt"
    shown = formats()[name](checked).replace(__version__, "VERSION")
    if os.environ.get("GOLDEN") == "write":
        path.write_bytes(shown.encode())
    assert path.read_bytes().decode() == shown


def test_sarif_takes_nothing_of_a_message_for_a_mark_and_no_path_for_a_scheme(checked):
    finding = checked.located[0].finding.model_copy(update={"message": "{0} [43](http://x) killed"})
    spots = [Spot(path="a:b.csv"), Spot(path="/data/a b.csv")]
    located = tuple(Located(finding=finding, spot=spot) for spot in spots)
    log = json.loads(formats()["sarif"](checked.model_copy(update={"located": located, "waived": ()})))
    results = log["runs"][0]["results"]
    assert results[0]["message"]["text"] == "{{0}} [43]\\(http://x) killed"
    uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results]
    assert uris == ["a%3Ab.csv", "file:///data/a%20b.csv"]
