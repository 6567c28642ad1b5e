"""A user's mistake gets one message that says where, what and what to do; exit 2, and nothing is written."""

from __future__ import annotations

import subprocess
import sys

import pytest

CLAIMS = "row_id,harm,value,place,country,date\n1,killed,4,Beni,CD,2017-01-08\n"


def run(*arguments, cwd):
    command = [sys.executable, "-m", "casualties", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "claims.csv").write_text(CLAIMS)
    (tmp_path / "broken.jsonl").write_text('{"id": "x", "text":\n')
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["reconcile", "nowhere.csv", "-o", "out"], "nowhere.csv: no such file or folder; check the path"),
        (["reconcile", "broken.jsonl", "-o", "out"], "broken.jsonl:1: is not JSON"),
        (["reconcile", "claims.csv", "-o", "out", "--policy", "widset"], 'did you mean "widest"?'),
        (["reconcile", "claims.csv", "-o", "out", "--published", "7.8.17"], '--published "7.8.17": not a day'),
        (["reconcile", "claims.csv", "-o", "claims.csv"], "claims.csv: is a file, not a folder"),
        (["reconcile", "claims.csv", "-o", "out", "--dataset", "x"], "write it as FILE=ID"),
        (["reconcile", "claims.csv", "-o", "out", "--dataset", "no.csv=acled"], "no such input file"),
        (["reconcile", "claims.csv", "-o", "out", "--dataset", "claims.csv=aceld"], 'did you mean "acled"?'),
        (["reconcile", "claims.csv", "-o", "out", "--rules", "mine"], "mine: no such folder of rules"),
        (["extract", "note.txt", "--incidents", "--format", "csv"], "--incidents gives JSON lines alone; leave out"),
        (["explain", "C1"], "did you mean"),
        (["report", "out"], "holds no run (no run.json); name the OUT folder of `casualties reconcile`"),
        (["check", "claims.csv", "--suite", "clams"], 'did you mean "claims"?'),
    ],
)
def test_a_mistake_is_one_message(folder, arguments, said):
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "out").exists()


def test_two_words_for_one_thing_are_no_group_of_victims(folder):
    assert run("reconcile", "claims.csv", "-o", "out", cwd=folder).returncode == 0
    done = run("totals", "out", "--victims", "child elderly", cwd=folder)
    assert done.returncode == 2
    assert "child and elderly are both words for age; name one of them" in done.stderr
    assert run("totals", "out", "--victims", "child female", cwd=folder).returncode == 0


def test_what_strangers_wrote_is_not_obeyed(folder):
    (folder / "batch.jsonl").write_text(
        '{"id": "a", "text": "3 killed", "published": "\\u001b[31m%s"}\n' % ("x" * 3_000)
    )
    done = run("extract", "batch.jsonl", cwd=folder)
    assert done.returncode == 0
    assert "\x1b" not in done.stderr
    assert "characters left out" in done.stderr


def test_five_mistakes_of_a_rule_file_are_told_at_once(folder):
    (folder / "mine").mkdir()
    (folder / "mine" / "findings.yaml").write_text(
        "severities:\n"
        "  - {id: C01, severity: grave, why: x}\n"
        "  - {id: C02, why: x}\n"
        "  - {id: C03, severity: error}\n"
        "tolerances:\n"
        "  - {id: certain_link, value: high, unit: probability, why: x}\n"
        "colour: red\n"
    )
    done = run("reconcile", "claims.csv", "-o", "out", "--rules", "mine", cwd=folder)
    assert done.returncode == 2
    for line in (2, 3, 4, 6, 7):
        assert f"findings.yaml:{line}: " in done.stderr
    assert not (folder / "out").exists()


def test_a_decision_that_cannot_be_read_is_told_by_its_line(folder):
    (folder / "decisions.jsonl").write_text('{"left": "a"}\n')
    done = run("reconcile", "claims.csv", "-o", "out", "--decisions", "decisions.jsonl", cwd=folder)
    assert done.returncode == 2
    assert "decisions.jsonl:1: right: " in done.stderr


def test_help_loads_neither_polars_nor_great_expectations(folder):
    code = (
        "import sys; sys.argv = ['casualties', '--help']\n"
        "from casualties.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'polars', 'pandas', 'great_expectations'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
