"""Counts that a text tells beside a toll and that are no rivals of it: by place, and of the injured who died."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.findings.test_cases import found

_QUAKE = "A quake killed 44 people in Bihar, India, on 3 August 2019, the governor said."
_BOMB = "A bomb killed 11 people and wounded 30 in Sukkur, Pakistan, on 3 August 2019, the police said."


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{_QUAKE} In Patna, 13 people died, a hospital said.", set()),
        (f"{_QUAKE} In Patna, 51 people died, a hospital said.", {"C01"}),
        (f"{_BOMB} Three of the wounded died later.", set()),
        (f"{_BOMB} Doctors said three people were killed.", {"C01"}),
    ],
)
def test_a_part_of_a_toll_is_no_rival_of_it(text: str, codes: set[str], tmp_path: Path) -> None:
    report = {"id": "news", "published": "2019-08-05", "publisher": "River Post", "text": text}
    _, findings = found({}, {"documents": [report]}, tmp_path)
    assert {finding.code for finding in findings if finding.code.startswith("C")} & {"C01", "C02", "C03"} == codes
