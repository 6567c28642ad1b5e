"""What `docs/checks.md` says of CI is tried: its YAML is YAML, and its commands run on an example repository."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from casualties.rulebook.expectations import Suite
from casualties.rulebook.waivers import Waiver

DOCS = Path(__file__).resolve().parents[2] / "docs" / "checks.md"
BLOCKS = re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), flags=re.DOTALL)
COMMANDS = sorted(set(re.findall(r"casualties check [^\n]*data/[^\n]*", DOCS.read_text(encoding="utf-8"))))

ROWS = (
    "row_id,harm,value,low,high,place,country,latitude,longitude,date,publisher\n"
    "1,killed,12,12,12,Bol,TD,13.459,14.715,2020-03-29,Lake file\n"
    "2,killed,5,9,4,Mao,TD,14.121,15.31,2020-06-11,Lake file\n"
)


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "incidents_of_2020.csv").write_text(ROWS)
    return tmp_path


def run(command, cwd, **environment):
    arguments = [sys.executable, "-m", *shlex.split(command)]
    env = {**os.environ, "GITHUB_STEP_SUMMARY": "", **environment}
    return subprocess.run(arguments, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_there_is_something_to_try():
    assert len(BLOCKS) >= 4
    assert len(COMMANDS) >= 2


@pytest.mark.parametrize("block", BLOCKS)
def test_each_snippet_is_yaml(block):
    assert isinstance(YAML(typ="safe").load(block.replace("<address of this repository>", "here")), dict)


def test_the_suites_and_waivers_shown_are_what_the_rules_take():
    shown = [YAML(typ="safe").load(block) for block in BLOCKS if "<address" not in block]
    suites = [Suite.model_validate(each) for each in shown if "expectations" in each]
    assert len(suites) == 2
    assert [Waiver.model_validate(entry).who for each in shown for entry in each.get("waivers", ())] == ["A. Reviewer"]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_fails_on_broken_data_and_passes_on_whole_data(command, repository):
    broken = run(command, repository)
    assert broken.returncode == 1, broken.stderr
    (repository / "data" / "incidents_of_2020.csv").write_text("".join(ROWS.splitlines(keepends=True)[:2]))
    whole = run(command, repository)
    assert whole.returncode == 0, whole.stdout + whole.stderr


def test_github_gets_annotations_at_the_row_and_a_summary(repository):
    summary = repository / "summary.md"
    done = run("casualties check data/ --format github", repository, GITHUB_STEP_SUMMARY=str(summary))
    assert "::error file=data/incidents_of_2020.csv,line=3,title=Q05" in done.stdout
    assert "| error | Q05 | data/incidents_of_2020.csv:3 |" in summary.read_text()


def test_a_baseline_lets_known_findings_pass_and_new_ones_fail(repository):
    run("casualties check data/ --format json -o baseline.json", repository)
    assert run("casualties check data/ --baseline baseline.json", repository).returncode == 0
    with (repository / "data" / "incidents_of_2020.csv").open("a") as file:
        file.write("3,killed,5,8,4,Mao,TD,14.121,15.31,2021-06-11,Lake file\n")
    again = run("casualties check data/ --baseline baseline.json --format json", repository)
    assert again.returncode == 1
    assert {entry["spot"]["line"] for entry in json.loads(again.stdout)["findings"]} == {4}


def test_zero_is_given_where_asked_and_three_where_nothing_was_checked(repository):
    assert run("casualties check data/ --exit-zero", repository).returncode == 0
    (repository / "data" / "incidents_of_2020.csv").unlink()
    (repository / "data" / "README.md").write_text("no data yet\n")
    assert run("casualties check data/", repository).returncode == 3


def test_the_hook_checks_the_files_that_pre_commit_hands_it(repository):
    (hook,) = YAML(typ="safe").load((DOCS.parents[1] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    changed = [path.relative_to(repository) for path in sorted((repository / "data").iterdir())]
    handed = [str(path) for path in changed if re.search(hook["files"], str(path))]
    assert handed == ["data/incidents_of_2020.csv"]
    assert all(re.search(hook["files"], f"events.{kind}") for kind in ("csv", "tsv", "parquet", "xlsx", "jsonl"))
    assert not re.search(hook["files"], "README.md")
    assert hook["require_serial"]
    done = run(f"{hook['entry']} {' '.join(handed)}", repository)
    assert done.returncode == 1
    assert done.stdout.startswith("data/incidents_of_2020.csv:3: ")


def test_the_summary_obeys_nothing_that_strangers_wrote(repository):
    path = repository / "data" / "incidents_of_2020.csv"
    path.write_text(ROWS.replace("2,killed,5,9,4,Mao", "2,killed,5,9,4,![x](http://x)<b>|Mao"))
    summary = repository / "summary.md"
    run("casualties check data/ --format github", repository, GITHUB_STEP_SUMMARY=str(summary))
    shown = summary.read_text()
    assert r"\!\[x\](http://x)\<b\>\|Mao" in shown
