"""What is excused stays visible, and excuses run out."""

from __future__ import annotations

from datetime import date

import pytest

from casualties.checks import formats, read_baseline, waived
from casualties.errors import InputError
from casualties.rulebook.waivers import Waiver

TODAY = date(2024, 6, 1)


def waiver(fingerprint, until):
    return Waiver(fingerprint=fingerprint, reason="known since May", who="A. Reviewer", until=until)


def test_a_waiver_excuses_its_finding_until_its_day(checked):
    fingerprint = checked.located[0].finding.fingerprint
    standing, excused = waived(checked.located, [waiver(fingerprint, TODAY)], TODAY)
    assert [each.finding.code for each in excused] == ["C01"]
    assert len(standing) == 14


def test_a_waiver_past_its_day_is_a_finding_and_excuses_nothing(checked):
    fingerprint = checked.located[0].finding.fingerprint
    standing, excused = waived(checked.located, [waiver(fingerprint, date(2024, 5, 31))], TODAY)
    assert excused == []
    assert standing[-1].finding.code == "waiver-expired"


def test_a_waiver_that_fits_nothing_is_a_finding(checked):
    standing, _ = waived(checked.located, [waiver("none", TODAY)], TODAY)
    assert standing[-1].finding.code == "waiver-unmatched"


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_baseline_is_what_an_earlier_check_printed(name, checked, tmp_path):
    path = tmp_path / "baseline"
    path.write_text(formats()[name](checked), encoding="utf-8")
    assert read_baseline(path) == {each.finding.fingerprint for each in checked.located}


def test_a_baseline_that_is_no_json_is_told(tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text("C01 here")
    with pytest.raises(InputError, match="is no JSON; give the output of an earlier"):
        read_baseline(path)


@pytest.mark.parametrize(
    "held", ["5", "null", "[1, 2]", '{"findings": 5}', '{"findings": [{"fingerprint": 5}]}', '{"a": 1}']
)
def test_a_baseline_without_findings_of_a_check_is_told(held, tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text(held)
    with pytest.raises(InputError, match="holds no findings of a check; give the output of an earlier"):
        read_baseline(path)


@pytest.mark.parametrize("held", ["", '{"findings": []}'])
def test_a_baseline_of_a_clean_check_knows_nothing(held, tmp_path):
    path = tmp_path / "baseline.json"
    path.write_text(held)
    assert read_baseline(path) == frozenset()


def test_a_waiver_needs_a_reason_and_a_name():
    for empty in ("reason", "who", "fingerprint"):
        fields = {"fingerprint": "f", "reason": "known", "who": "A. Reviewer", "until": TODAY, empty: " "}
        with pytest.raises(ValueError, match=empty):
            Waiver(**fields)
