"""GitLab Code Quality: a list of issues with fingerprints (docs.gitlab.com: code quality report format)."""

from __future__ import annotations

from json import dumps

from casualties.checks.located import Checked
from casualties.model import Severity

__all__ = ["render"]

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(checked: Checked) -> str:
    """A JSON list with one entry a finding."""
    issues = [
        {
            "description": each.finding.message,
            "check_name": each.finding.code,
            "fingerprint": each.finding.fingerprint,
            "severity": _SEVERITIES[each.finding.severity],
            "location": {"path": each.spot.path, "lines": {"begin": each.spot.line or 1}},
        }
        for each in checked.located
    ]
    return dumps(issues, indent=2, ensure_ascii=False)
