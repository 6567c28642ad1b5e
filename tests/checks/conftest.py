"""A check's result with hostile words, for every format."""

from __future__ import annotations

import pytest

from casualties.checks import Checked, Located, Spot
from casualties.model import Finding, Severity

HOSTILE = "100 %, a\nnew line:: ]]> <b>&\x00\u202e"


def located(code, severity, message, line=3, related=()):
    finding = Finding(
        code=code, name="conflicting-figures", severity=severity, claims=("a@1:killed", "b@1:killed"), message=message,
        resolve="Ask both.", key=message,
    )  # fmt: skip
    return Located(finding=finding, spot=Spot(path="data/a, b.csv", line=line, says="43 killed"), related=related)


@pytest.fixture
def checked() -> Checked:
    other = Spot(path="data/other.csv", line=9, says="38 killed")
    many = [located("Q01", Severity.WARNING, f"no day {number}") for number in range(14)]
    return Checked(
        located=(located("C01", Severity.ERROR, f"43 and 38 {HOSTILE}", related=(other,)), *many),
        claims=4,
        rules=20,
        files=2,
        not_checked=("ged.csv: ged-rows: no earlier release",),
        waived=(located("C02", Severity.ERROR, "a part exceeds its whole"),),
    )


@pytest.fixture
def clean() -> Checked:
    return Checked(located=(), claims=4, rules=20, files=2)
